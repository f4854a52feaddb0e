#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/data/input_scale.h"
#include "core/network/experiment.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace dpfm::data {

/// What a run trains on and is validated with.
struct TrainingData {
    Samples training;
    Samples validation;
    /// How the inputs were scaled, one an input; empty if they were not. What is fed to the trained
    /// network later has to go through scale() as well.
    std::vector<InputScale> scales;
    std::vector<std::string> inputNames;
    std::vector<std::string> outputNames;
    bool classification = false;
    /// The table that the samples were picked from, if they were: while it is held, the next one
    /// who prepares data of it finds it loaded.
    std::shared_ptr<const void> whole;
};

/// The data of one run. Bundled sets and files are permuted once by the seed; generated ones come
/// in the seed's order. The corpus of N is the first N samples, so the corpora of one seed nest;
/// its last ceil(share·N) are the validation part. With a common holdout of H the first H samples
/// are the validation part of every corpus and the next N the training part. With test files the
/// first N are the training part, and the test files, permuted by the seed as well, the validation
/// part: all of them or the first H. Scaling is fitted on the training part alone. The experiment
/// must be valid for this corpus (network::validate); what can still fail is reading its files.
Result<TrainingData> prepare(const network::Experiment& experiment, int corpus, std::uint64_t seed);

} // namespace dpfm::data
