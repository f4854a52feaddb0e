#include "tests/benchmarks/check.h"

#include "tests/benchmarks/subjects.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dpfm::bench {

namespace {

/// NaN counts as infinitely far.
double layerError(std::span<const double> got, std::span<const double> expected) {
    double largest = 0.0;
    double difference = 0.0;
    for (std::size_t i = 0; i < got.size(); ++i) {
        if (!std::isfinite(got[i]))
            return std::numeric_limits<double>::infinity();
        largest = std::max(largest, std::fabs(expected[i]));
        difference = std::max(difference, std::fabs(got[i] - expected[i]));
    }
    if (difference == 0.0)
        return 0.0;
    return difference / largest;
}

} // namespace

double gradientError(const network::Topology& topology, std::span<const double> got,
                     std::span<const double> expected) {
    if (got.size() != expected.size())
        return std::numeric_limits<double>::infinity();
    double error = 0.0;
    for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer) {
        const std::size_t first = index(topology.weight(layer, 0, 0));
        const std::size_t count = topology.width(layer) * (topology.width(layer - 1) + 1);
        error =
            std::max(error, layerError(got.subspan(first, count), expected.subspan(first, count)));
    }
    return error;
}

double gradientError(const LearnerKind& kind, const Workload& workload, std::size_t registers) {
    Workload atRateOne = workload;
    atRateOne.learningRate = 1.0;
    const network::Topology& topology = workload.topology;
    const auto learner = kind.make(atRateOne, registers);
    double error = 0.0;
    for (std::size_t batch = 0; batch < std::min<std::size_t>(workload.batches(), 2); ++batch) {
        learner->reset();
        learner->step(batch);
        for (std::size_t run = 0; run < workload.runs.size(); ++run) {
            std::vector<double> expected = referenceGradient(
                atRateOne, run, batch, kind.claim == Claim::Pruned ? registers : 0);
            const std::size_t last = index(topology.weight(topology.layerCount(), 0, 0));
            if (kind.claim == Claim::LastLayer)
                std::fill_n(expected.begin(), last, 0.0);
            std::vector<double> got = atRateOne.runs[run].weights;
            const network::Weights after = learner->weights(run);
            for (std::size_t i = 0; i < got.size(); ++i)
                got[i] -= after[i];
            error = std::max(error, gradientError(topology, got, expected));
        }
    }
    return error;
}

} // namespace dpfm::bench
