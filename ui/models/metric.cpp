#include "ui/models/metric.h"

#include <QCoreApplication>

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
        return QCoreApplication::translate("dpfm::models", "loss");
    case Metric::ValLoss:
        return QCoreApplication::translate("dpfm::models", "val_loss");
    case Metric::Accuracy:
        return QCoreApplication::translate("dpfm::models", "accuracy");
    case Metric::ValAccuracy:
        return QCoreApplication::translate("dpfm::models", "val_accuracy");
    }
    return {};
}

} // namespace dpfm::models
