#include "ui/views/curves_view.h"

#include "ui/views/corpus_choice.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace dpfm::views {

using models::Metric;

namespace {

constexpr int kRefreshMs = 40;
enum MetricChoice { kLosses, kLossOnly, kValLossOnly, kAccuracies };

std::vector<Metric> metricsOf(int choice) {
    switch (choice) {
    case kLossOnly:
        return {Metric::Loss};
    case kValLossOnly:
        return {Metric::ValLoss};
    case kAccuracies:
        return {Metric::Accuracy, Metric::ValAccuracy};
    default:
        return {Metric::Loss, Metric::ValLoss};
    }
}

} // namespace

CurvesView::CurvesView(models::ResultsModel& results, QWidget* parent)
    : QWidget(parent)
    , results_(results)
    , metrics_(new QComboBox(this))
    , corpus_(new QComboBox(this))
    , logY_(new QCheckBox(tr("log y"), this)) {
    metrics_->setObjectName(QStringLiteral("metrics"));
    metrics_->setAccessibleName(tr("Metric"));
    metrics_->addItems({tr("loss and val_loss"), tr("loss"), tr("val_loss"), tr("accuracy")});
    corpus_->setObjectName(QStringLiteral("curvesCorpus"));
    logY_->setObjectName(QStringLiteral("curvesLogY"));
    logY_->setChecked(true);
    auto* showAll = new QPushButton(tr("Show all"), this);
    showAll->setObjectName(QStringLiteral("resetZoom"));
    showAll->setToolTip(tr("Ends the zoom; so does a double click in the plot."));

    auto* bar = new QHBoxLayout;
    auto* metricCaption = new QLabel(tr("Show"), this);
    metricCaption->setBuddy(metrics_);
    auto* corpusCaption = new QLabel(tr("Corpus"), this);
    corpusCaption->setBuddy(corpus_);
    bar->addWidget(metricCaption);
    bar->addWidget(metrics_);
    bar->addWidget(corpusCaption);
    bar->addWidget(corpus_);
    bar->addWidget(logY_);
    bar->addStretch(1);
    bar->addWidget(showAll);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->addLayout(bar);
    column->addWidget(figure_.widget(), 1);
    figure_.widget()->setFocusPolicy(Qt::ClickFocus);
    setFocusPolicy(Qt::StrongFocus);

    refreshTimer_.setSingleShot(true);
    refreshTimer_.setInterval(kRefreshMs);
    connect(&refreshTimer_, &QTimer::timeout, this, &CurvesView::refresh);
    const auto soon = [this] {
        if (!refreshTimer_.isActive())
            refreshTimer_.start();
    };
    connect(&results_, &models::ResultsModel::runsChanged, this, soon);
    connect(&results_, &models::ResultsModel::shownChanged, this, &CurvesView::refresh);
    connect(&results_, &models::ResultsModel::resetDone, this, [this] {
        refreshChoices();
        figure_.resetZoom();
        refresh();
    });
    connect(metrics_, &QComboBox::activated, this, &CurvesView::refresh);
    connect(corpus_, &QComboBox::activated, this, &CurvesView::refresh);
    connect(logY_, &QCheckBox::toggled, this, [this](bool on) { figure_.setLogY(on); });
    connect(showAll, &QPushButton::clicked, &figure_, &figures::CurvesFigure::resetZoom);
    connect(&figure_, &figures::CurvesFigure::legendToggled, this,
            [this](network::Method method, int registers) {
                toggle([&](const training::RunParameters& run) {
                    return run.method == method && run.registers == registers;
                });
            });
    connect(&figure_, &figures::CurvesFigure::corpusToggled, this, [this](int corpus) {
        toggle([&](const training::RunParameters& run) { return run.corpus == corpus; });
    });
    figure_.setLogY(true);
    restyle();
    refreshChoices();
    refresh();
}

template <class Matches>
void CurvesView::toggle(Matches matches) {
    std::vector<std::size_t> runs;
    std::size_t shown = 0;
    for (std::size_t run = 0; run < results_.runCount(); ++run)
        if (matches(results_.run(run).run.parameters)) {
            runs.push_back(run);
            shown += results_.isShown(run) ? 1U : 0U;
        }
    results_.setShown(runs, 2 * shown < runs.size());
}

void CurvesView::refreshChoices() {
    fillCorpusChoice(*corpus_, results_.sweep());
    const bool classification =
        !results_.empty() && network::shapeOf(results_.sweep().experiment.data).classification;
    metrics_->setMaxVisibleItems(classification ? 4 : 3);
    if (!classification && metrics_->count() > kAccuracies) {
        metrics_->removeItem(kAccuracies);
    } else if (classification && metrics_->count() <= kAccuracies) {
        metrics_->addItem(tr("accuracy"));
    }
}

void CurvesView::refresh() {
    models::RunFilter filter;
    filter.shown = results_.shown();
    filter.corpora = chosenCorpora(*corpus_);
    std::vector<figures::CurvePanel> panels;
    for (const Metric metric : metricsOf(metrics_->currentIndex()))
        panels.push_back({metric, models::curves(results_.sweep(), metric, filter)});
    figure_.setPanels(std::move(panels));
}

void CurvesView::restyle() {
    figure_.setStyle(figures::screenStyle(palette(), font(), logicalDpiY()));
}

void CurvesView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
    QWidget::changeEvent(event);
}

} // namespace dpfm::views
