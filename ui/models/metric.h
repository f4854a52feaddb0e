#pragma once

#include "core/training/snapshot.h"

#include <QString>

#include <optional>

namespace dpfm::models {

/// A figure of an epoch.
enum class Metric { Loss, ValLoss, Accuracy, ValAccuracy };

std::optional<double> valueOf(const training::EpochMetrics& epoch, Metric metric);
/// Whether it is a loss: not negative, less is better, and best seen on a logarithmic scale.
bool isLoss(Metric metric);
/// "loss", "val_loss", "accuracy", "val_accuracy".
QString metricTitle(Metric metric);

} // namespace dpfm::models
