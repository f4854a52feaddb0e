#include "ui/views/figure_choices.h"

#include <QComboBox>
#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace dpfm::views {

using models::Metric;
using models::Reading;

namespace {

// Accuracies come last: without them the others keep their places.
constexpr std::array kPanels{std::array{Metric::Loss, Metric::ValLoss},
                             std::array{Metric::Loss, Metric::Loss},
                             std::array{Metric::ValLoss, Metric::ValLoss},
                             std::array{Metric::Accuracy, Metric::ValAccuracy}};
constexpr std::array kMetrics{Metric::ValLoss, Metric::Loss, Metric::ValAccuracy};
constexpr std::array kReadings{Reading::Best, Reading::Final, Reading::Lowest};

QString tr(const char* text) {
    return QCoreApplication::translate("dpfm::views", text);
}

bool classifies(const session::SweepRecord& sweep) {
    return !sweep.runs.empty() && network::shapeOf(sweep.experiment.data).classification;
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
    }
    return {};
}

void fillMetricsChoice(QComboBox& box, const session::SweepRecord& sweep) {
    QStringList items{tr("loss and val_loss"), tr("loss"), tr("val_loss")};
    if (classifies(sweep))
        items << tr("accuracy");
    fill(box, tr("Metric"), items);
}

std::vector<Metric> chosenMetrics(const QComboBox& box) {
    const auto [first, second] = chosen(box, kPanels);
    return first == second ? std::vector{first} : std::vector{first, second};
}

void chooseMetrics(QComboBox& box, const std::vector<Metric>& metrics) {
    if (!metrics.empty())
        choose(box, kPanels, {metrics.front(), metrics.back()});
}

void fillMetricChoice(QComboBox& box, const session::SweepRecord& sweep) {
    QStringList items{tr("val_loss"), tr("loss")};
    if (classifies(sweep))
        items << tr("val_accuracy");
    fill(box, tr("Metric"), items);
}

Metric chosenMetric(const QComboBox& box) {
    return chosen(box, kMetrics);
}

void chooseMetric(QComboBox& box, Metric metric) {
    choose(box, kMetrics, metric);
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
