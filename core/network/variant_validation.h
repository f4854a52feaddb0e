#pragma once

#include "core/base/error.h"
#include "core/network/experiment.h"
#include "core/network/validation.h"

#include <vector>

namespace dpfm::network {

inline constexpr std::size_t kMaxVariants = 1'000;

/// What keeps an experiment's swept fields from being run: unknown fields, values that cannot be
/// read or are there twice, zipped lists of different lengths, too many variants, and variants that
/// are no experiments that are good for the purpose. Places are such as
/// "sweep.fields[0].values[2]". Nothing without swept fields.
std::vector<Error> validateVariants(const Experiment& experiment, Purpose purpose);

} // namespace dpfm::network
