#include "ui/views/figure_choices.h"

#include <QComboBox>
#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <vector>

namespace dpfm::views {

using models::Metric;
using models::Reading;

namespace {

/// What curves may be drawn of, a panel each.
using Panels = std::vector<Metric>;

constexpr std::array kReadings{Reading::Best, Reading::Final, Reading::Lowest};

QString tr(const char* text) {
    return QCoreApplication::translate("dpfm::views", text);
}

bool classifies(const session::SweepRecord& sweep) {
    return !sweep.runs.empty() && network::shapeOf(sweep.experiment.data).classification;
}

bool hasReadings(const session::SweepRecord& sweep) {
    return sweep.experiment.record.fidelity ||
           std::any_of(sweep.runs.begin(), sweep.runs.end(),
                       [](const session::RunRecord& run) { return !run.fidelity.empty(); });
}

QString titleOf(const Panels& panels) {
    if (panels.size() == 1)
        return models::metricTitle(panels.front());
    return panels.front() == Metric::Accuracy ? tr("accuracy") : tr("loss and val_loss");
}

QVariant dataOf(const Panels& panels) {
    QVariantList metrics;
    for (const Metric metric : panels)
        metrics << static_cast<int>(metric);
    return metrics;
}

Panels panelsOf(const QVariant& data) {
    Panels panels;
    for (const QVariant& metric : data.toList())
        panels.push_back(static_cast<Metric>(metric.toInt()));
    return panels;
}

/// Keeps what is chosen if it is still there.
void fillMetrics(QComboBox& box, const std::vector<Panels>& choices) {
    const QVariant chosen = box.currentData();
    box.setAccessibleName(tr("Metric"));
    box.clear();
    for (const Panels& panels : choices) {
        addMetric(box, panels.front(), dataOf(panels));
        box.setItemText(box.count() - 1, titleOf(panels));
    }
    box.setCurrentIndex(std::max(box.findData(chosen), 0));
}

void fill(QComboBox& box, const QString& name, const QStringList& items) {
    const int chosen = box.currentIndex();
    box.setAccessibleName(name);
    box.clear();
    box.addItems(items);
    box.setCurrentIndex(chosen < 0 || chosen >= box.count() ? 0 : chosen);
}

template <class Choices>
typename Choices::value_type chosen(const QComboBox& box, const Choices& choices) {
    return choices[static_cast<std::size_t>(std::max(box.currentIndex(), 0))];
}

template <class Choices>
void choose(QComboBox& box, const Choices& choices, const typename Choices::value_type& value) {
    const auto place =
        static_cast<int>(std::find(choices.begin(), choices.end(), value) - choices.begin());
    box.setCurrentIndex(place < box.count() ? place : 0);
}

} // namespace

QString plotTitle(figures::PlotKind plot) {
    using figures::PlotKind;
    switch (plot) {
    case PlotKind::Curves:
        return tr("curves");
    case PlotKind::CrossSection:
        return tr("cross-section over R");
    case PlotKind::Matrix:
        return tr("matrix R × corpus");
    case PlotKind::Paired:
        return tr("paired differences");
    case PlotKind::Cost:
        return tr("loss against cost");
    case PlotKind::Minima:
        return tr("training and validation minimum");
    case PlotKind::OutputMap:
        return tr("output map");
    case PlotKind::Confusion:
        return tr("confusion matrix");
    case PlotKind::Instrument:
        break;
    }
    return {};
}

void addMetric(QComboBox& box, Metric metric, const QVariant& data) {
    box.addItem(models::metricTitle(metric), data);
    box.setItemData(box.count() - 1, models::metricExplanation(metric), Qt::ToolTipRole);
}

void fillMetricsChoice(QComboBox& box, const session::SweepRecord& sweep) {
    std::vector<Panels> choices{{Metric::Loss, Metric::ValLoss}, {Metric::Loss}, {Metric::ValLoss}};
    if (classifies(sweep))
        choices.push_back({Metric::Accuracy, Metric::ValAccuracy});
    if (hasReadings(sweep))
        for (const Metric metric : models::kMetrics)
            if (models::isFidelity(metric))
                choices.push_back({metric});
    fillMetrics(box, choices);
}

std::vector<Metric> chosenMetrics(const QComboBox& box) {
    const Panels panels = panelsOf(box.currentData());
    return panels.empty() ? Panels{Metric::Loss, Metric::ValLoss} : panels;
}

void chooseMetrics(QComboBox& box, const std::vector<Metric>& metrics) {
    box.setCurrentIndex(std::max(box.findData(dataOf(metrics)), 0));
}

void fillMetricChoice(QComboBox& box, const session::SweepRecord& sweep) {
    std::vector<Panels> choices{{Metric::ValLoss}, {Metric::Loss}};
    if (classifies(sweep))
        choices.push_back({Metric::ValAccuracy});
    if (hasReadings(sweep))
        for (const Metric metric : models::kMetrics)
            if (models::isFidelity(metric) && models::isComparable(metric))
                choices.push_back({metric});
    fillMetrics(box, choices);
}

Metric chosenMetric(const QComboBox& box) {
    const Panels panels = panelsOf(box.currentData());
    return panels.empty() ? Metric::ValLoss : panels.front();
}

void chooseMetric(QComboBox& box, Metric metric) {
    chooseMetrics(box, {metric});
}

void fillReadingChoice(QComboBox& box) {
    fill(box, tr("Reading"),
         {tr("at the lowest training loss"), tr("final"), tr("lowest val_loss")});
    box.setToolTip(tr("Which epoch stands for a run."));
}

Reading chosenReading(const QComboBox& box) {
    return chosen(box, kReadings);
}

void chooseReading(QComboBox& box, Reading reading) {
    choose(box, kReadings, reading);
}

} // namespace dpfm::views
