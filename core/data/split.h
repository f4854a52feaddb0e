#pragma once

#include "core/data/dataset.h"
#include "core/network/experiment.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dpfm::data {

/// What a run trains on and is validated with.
struct TrainingData {
    Samples training;
    Samples validation;
    std::vector<std::string> inputNames;
    std::vector<std::string> outputNames;
    bool classification = false;
};

/// The data of one run. Bundled sets are permuted once by the seed; generated ones come in the
/// seed's order. The corpus of N is the first N samples, so the corpora of one seed nest; its last
/// ceil(share·N) are the validation part. With a common holdout of H the first H samples are the
/// validation part of every corpus and the next N the training part. Scaling is fitted on the
/// training part alone. The experiment must be valid for this corpus (network::validate).
TrainingData prepare(const network::Experiment& experiment, int corpus, std::uint64_t seed);

} // namespace dpfm::data
