#pragma once

#include "core/base/control.h"
#include "core/data/split.h"
#include "core/network/experiment.h"
#include "core/network/forward_pass.h"
#include "core/training/fidelity_reading.h"
#include "core/training/register_churn.h"
#include "core/training/snapshot.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace dpfm::training {

class Learner;

/// Samples of the batch that gradients and kept shares are measured on: of the training part, drawn
/// by the run's seed and the same in every epoch.
inline constexpr std::size_t kRecordedBatch = 10;
/// Samples of the probe set, over which ids are followed: the first of the validation part.
inline constexpr std::size_t kProbeSet = 16;

/// Whether such a run has something to record: registers.
bool recordsFidelity(const network::Experiment& experiment, network::Method method);

/// Epochs from one reading to the next: as the experiment says or, if it leaves it open, so many
/// that recording takes less than a tenth of the time by a model of the work (multiplications), so
/// that it is the same on every machine. A short run is read at its end alone.
int fidelityInterval(const network::Experiment& experiment, int registers,
                     std::size_t trainingSamples);

/// Reads the fidelity of one run as it trains: after each epoch that the interval divides, and the
/// last. Changes nothing of the run. One thread at a time.
class FidelityRecorder {
public:
    /// `data` must outlive this.
    FidelityRecorder(const network::Experiment& experiment, int registers, std::uint64_t seed,
                     const data::TrainingData& data);

    /// To be told of the learner before its first epoch, and of each epoch when all its batches are
    /// taken and it is not ended yet: then what is read, empty if nothing is due; none if it was
    /// asked to stop.
    void begin(const Learner& learner);
    std::optional<Recorded> read(const Learner& learner, const RunControl& control);

private:
    bool due(int epoch) const;
    void follow(std::span<const double> weights, int epoch);
    void addChurn(const std::vector<HeldIds>& heldBefore, FidelityReading& reading);
    void addStarvation(const WeightsFed& fed, FidelityReading& reading) const;

    network::Topology topology_;
    autodiff::Loss loss_;
    autodiff::SelectionSettings selection_;
    const data::TrainingData& data_;
    std::vector<std::size_t> rows_;
    int interval_;
    int epochs_;
    network::ForwardPass pass_;
    std::vector<HeldIds> held_; ///< by layer, as of the last epoch that was followed
    std::vector<IdSurvival> survival_;
};

} // namespace dpfm::training
