#include "ui/views/compare_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <array>

namespace dpfm::views {

using models::Metric;
using models::Reading;

namespace {

constexpr int kRefreshMs = 100;
constexpr std::array kReadings{Reading::Best, Reading::Final, Reading::Lowest};
constexpr std::array kMetrics{Metric::ValLoss, Metric::Loss, Metric::ValAccuracy};

} // namespace

CompareView::CompareView(models::ResultsModel& results, QWidget* parent)
    : QWidget(parent)
    , results_(results)
    , plot_(new QComboBox(this))
    , reading_(new QComboBox(this))
    , metric_(new QComboBox(this))
    , logY_(new QCheckBox(tr("log y"), this))
    , pages_(new QStackedWidget(this)) {
    plot_->setObjectName(QStringLiteral("comparePlot"));
    plot_->setAccessibleName(tr("Plot"));
    plot_->addItems({tr("cross-section over R"), tr("matrix R × corpus")});
    reading_->setObjectName(QStringLiteral("reading"));
    reading_->setAccessibleName(tr("Reading"));
    reading_->addItems({tr("at the lowest training loss"), tr("final"), tr("lowest val_loss")});
    reading_->setToolTip(tr("Which epoch stands for a run."));
    metric_->setObjectName(QStringLiteral("compareMetric"));
    metric_->setAccessibleName(tr("Metric"));
    metric_->addItems({tr("val_loss"), tr("loss")});
    logY_->setChecked(true);
    logY_->setObjectName(QStringLiteral("compareLogY"));

    auto* bar = new QHBoxLayout;
    bar->addWidget(plot_);
    bar->addWidget(metric_);
    bar->addWidget(reading_);
    bar->addWidget(logY_);
    bar->addStretch(1);
    pages_->addWidget(crossSection_.widget());
    pages_->addWidget(matrix_.widget());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->addLayout(bar);
    column->addWidget(pages_, 1);
    setFocusPolicy(Qt::StrongFocus);

    refreshTimer_.setSingleShot(true);
    refreshTimer_.setInterval(kRefreshMs);
    connect(&refreshTimer_, &QTimer::timeout, this, &CompareView::refresh);
    const auto soon = [this] {
        if (!refreshTimer_.isActive())
            refreshTimer_.start();
    };
    connect(&results_, &models::ResultsModel::runsChanged, this, soon);
    connect(&results_, &models::ResultsModel::shownChanged, this, soon);
    connect(&results_, &models::ResultsModel::resetDone, this, [this] {
        const bool classification =
            !results_.empty() && network::shapeOf(results_.sweep().experiment.data).classification;
        const int accuracy = 2;
        if (classification && metric_->count() == accuracy)
            metric_->addItem(tr("val_accuracy"));
        else if (!classification && metric_->count() > accuracy)
            metric_->removeItem(accuracy);
        refresh();
    });
    connect(plot_, &QComboBox::activated, this, [this](int page) {
        pages_->setCurrentIndex(page);
        logY_->setVisible(page == 0);
    });
    connect(reading_, &QComboBox::activated, this, &CompareView::refresh);
    connect(metric_, &QComboBox::activated, this, &CompareView::refresh);
    connect(logY_, &QCheckBox::toggled, this, [this](bool on) { crossSection_.setLogY(on); });
    connect(&crossSection_, &figures::CrossSectionFigure::corpusToggled, this, [this](int corpus) {
        std::vector<std::size_t> runs;
        bool anyShown = false;
        for (std::size_t run = 0; run < results_.runCount(); ++run)
            if (results_.run(run).run.parameters.corpus == corpus) {
                runs.push_back(run);
                anyShown = anyShown || results_.isShown(run);
            }
        results_.setShown(runs, !anyShown);
    });
    restyle();
    refresh();
}

figures::PlotKind CompareView::plotKind() const {
    return pages_->currentIndex() == 0 ? figures::PlotKind::CrossSection
                                       : figures::PlotKind::Matrix;
}

void CompareView::refresh() {
    models::RunFilter filter;
    filter.shown = results_.shown();
    const Reading reading = kReadings[static_cast<std::size_t>(reading_->currentIndex())];
    const Metric metric = kMetrics[static_cast<std::size_t>(metric_->currentIndex())];
    const models::ReadingTable table =
        models::readingTable(results_.sweep(), metric, reading, filter);
    const QString title = models::readingTitle(metric, reading);
    crossSection_.setTable(table, title);
    matrix_.setTable(table, title, metric != Metric::ValAccuracy);
}

void CompareView::restyle() {
    const figures::FigureStyle style = figures::screenStyle(palette(), font(), logicalDpiY());
    crossSection_.setStyle(style);
    matrix_.setStyle(style);
}

void CompareView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
    QWidget::changeEvent(event);
}

} // namespace dpfm::views
