#include "core/network/variants.h"

#include "core/network/sweepable_field.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace dpfm::network {

std::size_t variantCount(const SweepSettings& sweep) {
    if (sweep.fields.empty())
        return 1;
    if (sweep.combination == FieldCombination::Zipped)
        return std::min_element(sweep.fields.begin(), sweep.fields.end(),
                                [](const SweptField& a, const SweptField& b) {
                                    return a.values.size() < b.values.size();
                                })
            ->values.size();
    std::size_t count = 1;
    for (const SweptField& field : sweep.fields) {
        const std::size_t values = field.values.size();
        if (values == 0)
            return 0;
        count = count > std::numeric_limits<std::size_t>::max() / values
                    ? std::numeric_limits<std::size_t>::max()
                    : count * values;
    }
    return count;
}

std::vector<FieldValue> variantValues(const SweepSettings& sweep, std::size_t variant) {
    assert(variant < variantCount(sweep));
    std::vector<FieldValue> values(sweep.fields.size());
    for (std::size_t i = sweep.fields.size(); i-- > 0;) {
        const SweptField& field = sweep.fields[i];
        if (sweep.combination == FieldCombination::Zipped) {
            values[i] = {field.field, field.values[variant]};
        } else {
            values[i] = {field.field, field.values[variant % field.values.size()]};
            variant /= field.values.size();
        }
    }
    return values;
}

Experiment variantOf(const Experiment& experiment, std::size_t variant) {
    Experiment made = experiment;
    made.sweep.fields.clear();
    made.sweep.combination = FieldCombination::Crossed;
    for (const FieldValue& value : variantValues(experiment.sweep, variant)) {
        [[maybe_unused]] const Result<void> set = setField(made, value.field, value.value);
        assert(set);
    }
    return made;
}

std::vector<Experiment> variantsOf(const Experiment& experiment) {
    std::vector<Experiment> variants;
    const std::size_t count = variantCount(experiment.sweep);
    for (std::size_t variant = 0; variant < count; ++variant)
        variants.push_back(variantOf(experiment, variant));
    return variants;
}

} // namespace dpfm::network
