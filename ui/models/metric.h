#pragma once

#include "ui/session/run_record.h"

#include <QString>
#include <QStringView>

#include <array>
#include <optional>

namespace dpfm::models {

/// A figure of an epoch.
enum class Metric {
    Loss,
    ValLoss,
    Accuracy,
    ValAccuracy,
    // What readings of fidelity tell of the whole network, as session::kFidelityMeasures has them:
    Cosine,
    NormRatio,
    SignAgreement,
    KeptOfCandidates,
    KeptSquaresOfCandidates,
    KeptOfFull,
    KeptSquaresOfFull,
    Overlap,
    HalfLife,
    Starved,
};
inline constexpr std::array kMetrics{Metric::Loss,
                                     Metric::ValLoss,
                                     Metric::Accuracy,
                                     Metric::ValAccuracy,
                                     Metric::Cosine,
                                     Metric::NormRatio,
                                     Metric::SignAgreement,
                                     Metric::KeptOfCandidates,
                                     Metric::KeptSquaresOfCandidates,
                                     Metric::KeptOfFull,
                                     Metric::KeptSquaresOfFull,
                                     Metric::Overlap,
                                     Metric::HalfLife,
                                     Metric::Starved};

/// Whether it is a loss: not negative, less is better, and best seen on a logarithmic scale.
bool isLoss(Metric metric);
bool isAccuracy(Metric metric);
/// Whether it is of readings, which not every epoch has.
bool isFidelity(Metric metric);
/// Whether more of it, or less, is better, as a comparison has to know: less of a loss, more of
/// accuracies and of what says how near the gradient is to the full one. The others tell what
/// pruning does, not how well.
bool isComparable(Metric metric);
/// Whether it may be drawn on a logarithmic scale: fidelity may be 0 and below.
bool hasLogScale(Metric metric);
/// What is of one part of a reading; none if it is not of fidelity or the part does not have it.
std::optional<double> valueOf(const training::PartReading& part, Metric metric);

/// Of an epoch of a run that has one; none if it, or its reading, does not have the metric.
std::optional<double> valueAt(const session::RunRecord& run, const training::EpochMetrics& epoch,
                              Metric metric);
/// The same, and of fidelity the reading of the last epoch up to this one that has one.
std::optional<double> valueUpTo(const session::RunRecord& run, const training::EpochMetrics& epoch,
                                Metric metric);

/// As options and files have it: "loss", "val_loss", "accuracy", "val_accuracy", "cosine",
/// "norm_ratio", "sign_agreement", "kept_candidates", "kept_candidates_squared", "kept_full",
/// "kept_full_squared", "id_overlap", "id_half_life", "starved".
QString metricName(Metric metric);
std::optional<Metric> metricOf(QStringView name);
/// On an axis.
QString metricTitle(Metric metric);
/// What a metric of fidelity is, in a sentence; empty for others.
QString metricExplanation(Metric metric);

} // namespace dpfm::models
