#include "ui/views/compare_view.h"

#include "ui/views/figure_choices.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace dpfm::views {

namespace {

constexpr int kRefreshMs = 100;

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
    fillReadingChoice(*reading_);
    metric_->setObjectName(QStringLiteral("compareMetric"));
    fillMetricChoice(*metric_, results_.sweep());
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
        fillMetricChoice(*metric_, results_.sweep());
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

figures::FigureOptions CompareView::figureOptions() const {
    figures::FigureOptions options;
    options.plot =
        pages_->currentIndex() == 0 ? figures::PlotKind::CrossSection : figures::PlotKind::Matrix;
    options.readingOf = chosenMetric(*metric_);
    options.reading = chosenReading(*reading_);
    options.logY = crossSection_.logY();
    options.filter.shown = results_.shown();
    return options;
}

void CompareView::refresh() {
    const figures::FigureOptions options = figureOptions();
    const models::ReadingTable table =
        models::readingTable(results_.sweep(), options.readingOf, options.reading, options.filter);
    const QString title = models::readingTitle(options.readingOf, options.reading);
    crossSection_.setTable(table, title);
    matrix_.setTable(table, title, models::isLoss(options.readingOf));
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
