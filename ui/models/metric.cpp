#include "ui/models/metric.h"

namespace dpfm::models {

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
    }
    return std::nullopt;
}

bool isLoss(Metric metric) {
    return metric == Metric::Loss || metric == Metric::ValLoss;
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
    }
    return {};
}

} // namespace dpfm::models
