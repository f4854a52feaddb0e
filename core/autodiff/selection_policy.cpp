#include "core/autodiff/selection_policy.h"

#include "core/base/random.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace dpfm::autodiff {

namespace {

bool byId(const Register& a, const Register& b) {
    return a.id < b.id;
}

/// Keeps the `count` candidates of largest key, the earlier of equal keys.
template <class Key>
void keepLargestKey(Registers& candidates, std::size_t count, Key key) {
    if (candidates.size() <= count)
        return;
    std::vector<std::pair<decltype(key(candidates.front())), std::size_t>> ranked;
    for (std::size_t place = 0; place < candidates.size(); ++place)
        ranked.emplace_back(key(candidates[place]), place);
    const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(count);
    std::nth_element(ranked.begin(), end, ranked.end(), [](const auto& a, const auto& b) {
        return a.first > b.first || (a.first == b.first && a.second < b.second);
    });
    Registers kept;
    for (auto one = ranked.begin(); one != end; ++one)
        kept.push_back(candidates[one->second]);
    std::sort(kept.begin(), kept.end(), byId);
    candidates = std::move(kept);
}

class LargestPolicy : public SelectionPolicy {
public:
    void keep(Registers& candidates, const SelectionContext& context) const override {
        keepLargest(candidates, context.registers);
    }
};

class RandomPolicy : public SelectionPolicy {
public:
    void keep(Registers& candidates, const SelectionContext& context) const override {
        std::uint64_t neuron = splitmix64(context.draw.seed);
        for (const std::uint64_t part :
             {context.draw.epoch, context.draw.row, static_cast<std::uint64_t>(context.neuron)})
            neuron = splitmix64(neuron ^ part);
        keepLargestKey(candidates, context.registers, [neuron](const Register& candidate) {
            return splitmix64(neuron ^ index(candidate.id));
        });
    }
};

class LayerQuotaPolicy : public SelectionPolicy {
public:
    void keep(Registers& candidates, const SelectionContext& context) const override {
        if (candidates.size() <= context.registers)
            return;
        const std::size_t layers = context.layerEnds.size();
        const std::size_t each = context.registers / layers;
        const std::size_t nearest = layers - context.registers % layers; // from here on one more
        Registers kept;
        Registers left;
        auto first = candidates.begin();
        for (std::size_t layer = 0; layer < layers; ++layer) {
            const auto last = std::find_if(first, candidates.end(), [&](const Register& one) {
                return index(one.id) >= context.layerEnds[layer];
            });
            const std::size_t quota = std::min(each + (layer >= nearest ? 1U : 0U),
                                               static_cast<std::size_t>(last - first));
            const auto end = first + static_cast<std::ptrdiff_t>(quota);
            std::nth_element(first, end, last, outranks);
            kept.insert(kept.end(), first, end);
            left.insert(left.end(), end, last);
            first = last;
        }
        const auto end = left.begin() + static_cast<std::ptrdiff_t>(
                                            std::min(context.registers - kept.size(), left.size()));
        std::nth_element(left.begin(), end, left.end(), outranks);
        kept.insert(kept.end(), left.begin(), end);
        std::sort(kept.begin(), kept.end(), byId);
        candidates = std::move(kept);
    }
};

class LargestTimesWeightPolicy : public SelectionPolicy {
public:
    void keep(Registers& candidates, const SelectionContext& context) const override {
        keepLargestKey(candidates, context.registers, [&](const Register& candidate) {
            const double product = candidate.gradient * context.weights[index(candidate.id)];
            return std::isnan(product) ? std::numeric_limits<double>::infinity()
                                       : std::fabs(product);
        });
    }
};

class StreamingPolicy : public SelectionPolicy {
public:
    bool addsEqualIds() const override { return false; }

    void keep(Registers& candidates, const SelectionContext& context) const override {
        // A cell gives way to what outranks its own, so the chain holds the first R of this order.
        if (candidates.size() > context.registers) {
            std::stable_sort(candidates.begin(), candidates.end(), outranks);
            candidates.resize(context.registers);
        }
        addEqualIds(candidates);
    }

    static void addEqualIds(Registers& registers) {
        std::stable_sort(registers.begin(), registers.end(), byId);
        Registers added;
        for (const Register& one : registers) {
            if (added.empty() || added.back().id != one.id)
                added.push_back(one);
            else
                added.back().gradient += one.gradient;
        }
        std::erase_if(added, [](const Register& one) { return one.gradient == 0.0; });
        registers = std::move(added);
    }
};

} // namespace

std::string_view name(Selection selection) {
    switch (selection) {
    case Selection::Largest:
        return "largest";
    case Selection::Random:
        return "random";
    case Selection::LayerQuota:
        return "layer-quota";
    case Selection::LargestTimesWeight:
        return "largest-times-weight";
    case Selection::ErrorFeedback:
        return "error-feedback";
    case Selection::Streaming:
        return "streaming";
    }
    return {};
}

const SelectionPolicy& policyOf(Selection selection) {
    static const LargestPolicy largest;
    static const RandomPolicy random;
    static const LayerQuotaPolicy layerQuota;
    static const LargestTimesWeightPolicy largestTimesWeight;
    static const StreamingPolicy streaming;
    switch (selection) {
    case Selection::Random:
        return random;
    case Selection::LayerQuota:
        return layerQuota;
    case Selection::LargestTimesWeight:
        return largestTimesWeight;
    case Selection::Streaming:
        return streaming;
    case Selection::Largest:
    case Selection::ErrorFeedback:
        break;
    }
    return largest;
}

} // namespace dpfm::autodiff
