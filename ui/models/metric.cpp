#include "ui/models/metric.h"

#include "core/training/fidelity_recorder.h"
#include "ui/session/fidelity_measures.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace dpfm::models {

namespace {

/// Of the epoch's own figures; those of readings come after them.
constexpr std::array kNames{"loss", "val_loss", "accuracy", "val_accuracy"};
static_assert(kNames.size() + std::tuple_size_v<decltype(session::kFidelityMeasures)> ==
              kMetrics.size());

/// None if it is one of the epoch's own.
const session::FidelityMeasure* measureOf(Metric metric) {
    const auto index = static_cast<std::size_t>(metric);
    return index < kNames.size() ? nullptr : &session::kFidelityMeasures[index - kNames.size()];
}

QString tr(const char* text) {
    return QCoreApplication::translate("dpfm::models", text);
}

/// Of the epoch's own figures; none for those of readings.
std::optional<double> valueOf(const training::EpochMetrics& epoch, Metric metric) {
    switch (metric) {
    case Metric::Loss:
        return epoch.loss;
    case Metric::ValLoss:
        return epoch.valLoss;
    case Metric::Accuracy:
        return epoch.accuracy;
    case Metric::ValAccuracy:
        return epoch.valAccuracy;
    default:
        return std::nullopt;
    }
}

/// The first reading after an epoch.
auto readingAfter(const session::RunRecord& run, int epoch) {
    return std::upper_bound(
        run.fidelity.begin(), run.fidelity.end(), epoch,
        [](int e, const training::FidelityReadingPtr& reading) { return e < reading->epoch; });
}

} // namespace

bool isLoss(Metric metric) {
    return metric == Metric::Loss || metric == Metric::ValLoss;
}

bool isAccuracy(Metric metric) {
    return metric == Metric::Accuracy || metric == Metric::ValAccuracy;
}

bool isFidelity(Metric metric) {
    return !isLoss(metric) && !isAccuracy(metric);
}

bool isComparable(Metric metric) {
    switch (metric) {
    case Metric::NormRatio:
    case Metric::Overlap:
    case Metric::HalfLife:
    case Metric::Starved:
        return false;
    default:
        return true;
    }
}

bool hasLogScale(Metric metric) {
    return !isFidelity(metric);
}

std::optional<double> valueOf(const training::PartReading& part, Metric metric) {
    const session::FidelityMeasure* measure = measureOf(metric);
    return measure != nullptr ? measure->of(part) : std::nullopt;
}

std::optional<double> valueAt(const session::RunRecord& run, const training::EpochMetrics& epoch,
                              Metric metric) {
    if (!isFidelity(metric))
        return valueOf(epoch, metric);
    const auto after = readingAfter(run, epoch.epoch);
    if (after == run.fidelity.begin() || (*std::prev(after))->epoch != epoch.epoch)
        return std::nullopt;
    return valueOf((*std::prev(after))->network, metric);
}

std::optional<double> valueUpTo(const session::RunRecord& run, const training::EpochMetrics& epoch,
                                Metric metric) {
    if (!isFidelity(metric))
        return valueOf(epoch, metric);
    const auto after = readingAfter(run, epoch.epoch);
    return after == run.fidelity.begin() ? std::nullopt
                                         : valueOf((*std::prev(after))->network, metric);
}

QString metricName(Metric metric) {
    const session::FidelityMeasure* measure = measureOf(metric);
    return QString::fromLatin1(measure != nullptr ? measure->name
                                                  : kNames[static_cast<std::size_t>(metric)]);
}

std::optional<Metric> metricOf(QStringView name) {
    const auto found = std::find_if(kMetrics.begin(), kMetrics.end(),
                                    [name](Metric metric) { return name == metricName(metric); });
    return found == kMetrics.end() ? std::nullopt : std::optional(*found);
}

QString metricTitle(Metric metric) {
    switch (metric) {
    case Metric::Loss:
        return QStringLiteral("loss");
    case Metric::ValLoss:
        return QStringLiteral("val_loss");
    case Metric::Accuracy:
        return QStringLiteral("accuracy");
    case Metric::ValAccuracy:
        return QStringLiteral("val_accuracy");
    case Metric::Cosine:
        return tr("cosine");
    case Metric::NormRatio:
        return tr("norm ratio");
    case Metric::SignAgreement:
        return tr("same sign");
    case Metric::KeptOfCandidates:
        return tr("kept |g|, seen");
    case Metric::KeptSquaresOfCandidates:
        return tr("kept g², seen");
    case Metric::KeptOfFull:
        return tr("kept |g|, unpruned");
    case Metric::KeptSquaresOfFull:
        return tr("kept g², unpruned");
    case Metric::Overlap:
        return tr("overlap of ids (Jaccard)");
    case Metric::HalfLife:
        return tr("half-life of ids (epochs)");
    case Metric::Starved:
        return tr("starved weights");
    }
    return {};
}

QString metricExplanation(Metric metric) {
    switch (metric) {
    case Metric::Cosine:
        return tr("Cosine of the angle between the pruned and the full gradient of the batch: 1 if "
                  "they point the same way.");
    case Metric::NormRatio:
        return tr("Length of the pruned gradient over that of the full one.");
    case Metric::SignAgreement:
        return tr("Of the weights whose full gradient is not 0, the share whose pruned gradient "
                  "has the same sign; a pruned gradient of 0 has none.");
    case Metric::KeptOfCandidates:
        return tr("Share of Σ|g| over the candidates a neuron saw that belongs to the ids it kept; "
                  "mean over samples and neurons.");
    case Metric::KeptSquaresOfCandidates:
        return tr("Share of Σg² over the candidates a neuron saw that belongs to the ids it kept; "
                  "mean over samples and neurons.");
    case Metric::KeptOfFull:
        return tr("Share of Σ|g| over the candidates of a pass without pruning that belongs to the "
                  "ids the neuron kept; mean over samples and neurons.");
    case Metric::KeptSquaresOfFull:
        return tr("Share of Σg² over the candidates of a pass without pruning that belongs to the "
                  "ids the neuron kept; mean over samples and neurons.");
    case Metric::Overlap:
        return tr("Of all (sample, neuron, weight) in a register in this epoch or the one before: "
                  "the share that is in both. Over the first %1 validation samples.")
            .arg(training::kProbeSet);
    case Metric::HalfLife:
        return tr("After how many epochs half of the weights in registers have been given up at "
                  "least once; a multiple of the distance between readings, and none while it is "
                  "longer than is known.");
    case Metric::Starved:
        return tr("Of all batches so far, one by one with each weight: the share that gave the "
                  "weight no gradient.");
    default:
        return {};
    }
}

} // namespace dpfm::models
