#include "core/hardware/latency.h"

#include "core/base/random.h"
#include "core/engine/gradient_engine.h"
#include "core/network/forward_pass.h"
#include "core/network/weights.h"
#include "core/sweep/summary.h"

#include <algorithm>
#include <chrono>
#include <vector>

namespace dpfm::hardware {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t kSeed = 1;
constexpr std::size_t kSamples = 64; ///< different ones; a larger batch has them repeatedly
constexpr std::size_t kRounds = 9;
constexpr double kSecondsEach = 0.08;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// The median over rounds of as many calls as fill their share of the time; none once a call
/// answers false. What is slow is called once a round, and in as few rounds as the time allows.
template <class Call>
std::optional<double> secondsOf(Call call) {
    if (!call()) // the first one finds cold caches
        return std::nullopt;
    std::size_t calls = 1;
    std::vector<double> rounds;
    const Clock::time_point begin = Clock::now();
    while (rounds.size() < kRounds && (rounds.empty() || secondsSince(begin) < kSecondsEach)) {
        const Clock::time_point start = Clock::now();
        for (std::size_t i = 0; i < calls; ++i)
            if (!call())
                return std::nullopt;
        const double seconds = secondsSince(start);
        if (rounds.empty() && seconds < kSecondsEach / kRounds && calls < 1'000'000) {
            calls *= 2;
            continue;
        }
        rounds.push_back(seconds / static_cast<double>(calls));
    }
    return sweep::median(rounds);
}

data::Samples randomSamples(const network::Topology& topology, autodiff::Loss loss,
                            std::size_t count) {
    RandomStream random(kSeed, Purpose::Data);
    data::Samples samples{topology.inputs(), topology.outputs(), {}, {}};
    for (std::size_t i = 0; i < count * topology.inputs(); ++i)
        samples.inputs.push_back(random.uniform());
    samples.targets.assign(count * topology.outputs(), 0.0);
    for (std::size_t row = 0; row < count; ++row)
        if (loss == autodiff::Loss::CrossEntropy)
            samples.targets[row * topology.outputs() + random.below(topology.outputs())] = 1.0;
        else
            for (std::size_t o = 0; o < topology.outputs(); ++o)
                samples.targets[row * topology.outputs() + o] = random.uniform();
    return samples;
}

} // namespace

std::optional<Latency> measureLatency(const network::Topology& topology, autodiff::Loss loss,
                                      std::size_t registers, std::size_t batch,
                                      const RunControl& control) {
    const data::Samples samples = randomSamples(topology, loss, std::min(batch, kSamples));
    const network::Weights weights = network::glorotUniform(topology, kSeed);
    const auto engine = engine::makeEngine(topology, loss, registers);
    AlignedVector<double> placed(engine->layout().size());
    AlignedVector<double> gradient(engine->layout().size());
    engine->layout().arrange(weights, placed);
    std::vector<std::size_t> rows(batch);
    for (std::size_t i = 0; i < batch; ++i)
        rows[i] = i % samples.count();

    const auto gradientOf = [&](std::size_t count) {
        engine::Batch one;
        one.weights = placed;
        one.weightsAreFinite = true;
        one.samples = &samples;
        one.rows = std::span(rows).first(count);
        one.gradient = gradient;
        return engine->compute(std::span(&one, 1), control);
    };
    network::Prediction prediction(topology);
    const auto predicted = secondsOf([&] {
        prediction.run(weights, samples.input(0));
        return control.proceed();
    });
    const auto sample = predicted ? secondsOf([&] { return gradientOf(1); }) : std::nullopt;
    const auto whole = sample ? secondsOf([&] { return gradientOf(batch); }) : std::nullopt;
    if (!whole)
        return std::nullopt;
    return Latency{*predicted, *sample, *whole};
}

} // namespace dpfm::hardware
