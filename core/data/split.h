#pragma once

#include "core/data/dataset.h"
#include "core/network/experiment.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace dpfm::data {

/// The map x → (x − shift)/width of one input. A division, because (high − low)·(1/(high − low))
/// need not be 1. The width of a constant input is infinite, which makes it 0.
struct InputScale {
    double shift = 0.0;
    double width = 1.0;

    double scaled(double value) const { return (value - shift) / width; }
    /// The value that scaled() maps to `value`; of a constant input its one value.
    double unscaled(double value) const;
};

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
};

/// Scales inputs in place; `inputs` is one sample or several, row-major. No scales: no change.
void scale(std::span<double> inputs, std::span<const InputScale> scales);

/// The data of one run. Bundled sets are permuted once by the seed; generated ones come in the
/// seed's order. The corpus of N is the first N samples, so the corpora of one seed nest; its last
/// ceil(share·N) are the validation part. With a common holdout of H the first H samples are the
/// validation part of every corpus and the next N the training part. Scaling is fitted on the
/// training part alone. The experiment must be valid for this corpus (network::validate).
TrainingData prepare(const network::Experiment& experiment, int corpus, std::uint64_t seed);

} // namespace dpfm::data
