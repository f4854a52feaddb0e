#pragma once

#include "ui/figures/figure_options.h"
#include "ui/session/run_record.h"

#include <QString>
#include <QVariant>

#include <vector>

class QComboBox;

/// What a figure can be of, as boxes to choose from: the same in the views and where figures are
/// exported. Accuracies are offered of classifications only.
namespace dpfm::views {

/// What a figure is called; an instrument's has a title of its own.
QString plotTitle(figures::PlotKind plot);

/// A further entry, which explains itself: a metric as it is called, with data of its own.
void addMetric(QComboBox& box, models::Metric metric, const QVariant& data = {});

/// The panels of curves. Filling keeps the choice if it is still there; so do the next.
void fillMetricsChoice(QComboBox& box, const session::SweepRecord& sweep);
std::vector<models::Metric> chosenMetrics(const QComboBox& box);
void chooseMetrics(QComboBox& box, const std::vector<models::Metric>& metrics);

/// What is compared.
void fillMetricChoice(QComboBox& box, const session::SweepRecord& sweep);
models::Metric chosenMetric(const QComboBox& box);
void chooseMetric(QComboBox& box, models::Metric metric);

/// Which epoch stands for a run.
void fillReadingChoice(QComboBox& box);
models::Reading chosenReading(const QComboBox& box);
void chooseReading(QComboBox& box, models::Reading reading);

} // namespace dpfm::views
