#pragma once

#include "core/training/fidelity.h"
#include "ui/models/metric.h"
#include "ui/models/probe_follower.h"
#include "ui/models/text_table.h"

#include <QString>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace dpfm::models {

/// Those that a batch can be measured by at once.
inline constexpr std::array kFidelityMeasures{Metric::Cosine,
                                              Metric::NormRatio,
                                              Metric::SignAgreement,
                                              Metric::KeptOfCandidates,
                                              Metric::KeptSquaresOfCandidates,
                                              Metric::KeptOfFull,
                                              Metric::KeptSquaresOfFull};

/// Of a layer from 0, or of the whole network. None if the full gradient leaves it undefined.
std::optional<double> fidelityValue(const training::Fidelity& fidelity,
                                    std::optional<std::size_t> layer, Metric measure);

/// How true the gradient of a network is at several register counts.
struct FidelityReport {
    std::shared_ptr<const Probe> probe; ///< whose weights they are
    std::size_t samples = 0;            ///< of the batch
    std::size_t trainingSamples = 0;    ///< that it is drawn from
    /// By R, all registers last; none if the network is too large for a pass in full.
    std::vector<training::Fidelity> measured;

    std::size_t layers() const { return probe->pass.topology().layerCount(); }
};

/// Samples that a report's batch has at most.
inline constexpr std::size_t kFidelitySamples = 64;

/// 2, 4, 8, … below the most candidates that a neuron can have, at most seven of them; the run's
/// own R; and 0 for all.
std::vector<std::size_t> fidelityRegisters(std::size_t candidates, std::size_t trained);

/// Of the weights of a probe, over a batch of the training part drawn by the run's seed. What a run
/// of backpropagation shows is what the method would make of its weights.
FidelityReport fidelityOf(std::shared_ptr<const Probe> probe);

/// What a report is of: run, epoch, batch and selection.
QString fidelityTitle(const FidelityReport& report);

std::vector<TextTable::Column> fidelityColumns();
/// For each R the whole network and then its layers.
std::vector<TextTable::Row> fidelityRows(const FidelityReport& report);

/// Keeps the report of the probe's network while somebody looks at it.
class FidelityModel : public ProbeFollower {
    Q_OBJECT
public:
    explicit FidelityModel(ProbeModel& probe, QObject* parent = nullptr);

    /// None if there is no probe.
    std::shared_ptr<const FidelityReport> report() const {
        return std::static_pointer_cast<const FidelityReport>(computed());
    }
};

} // namespace dpfm::models
