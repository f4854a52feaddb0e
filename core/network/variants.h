#pragma once

#include "core/network/experiment.h"

#include <cstddef>
#include <string>
#include <vector>

/// What an experiment becomes by the values of its swept fields: each variant is an experiment of
/// its own, and a run of it has the bits of that experiment's run.
namespace dpfm::network {

/// A swept field with the value it has in one variant.
struct FieldValue {
    std::string field;
    std::string value;

    bool operator==(const FieldValue&) const = default;
};

/// 1 without swept fields, 0 if a field has no values. Crossed it is the product of the lists'
/// lengths (or the largest number there is), zipped the length of the shortest list.
std::size_t variantCount(const SweepSettings& sweep);

/// The values of a variant, in the order of the fields. Variants count from 0; crossed, the last
/// field's values change first. Empty without swept fields.
std::vector<FieldValue> variantValues(const SweepSettings& sweep, std::size_t variant);

/// The experiment with those values and without swept fields. Its values must be readable (see
/// validate()).
Experiment variantOf(const Experiment& experiment, std::size_t variant);

/// All of them; at least one if the experiment is valid.
std::vector<Experiment> variantsOf(const Experiment& experiment);

} // namespace dpfm::network
