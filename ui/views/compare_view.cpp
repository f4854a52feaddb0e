#include "ui/views/compare_view.h"

#include "ui/views/figure_choices.h"
#include "ui/views/legend_click.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace dpfm::views {

CompareView::CompareView(models::ResultsModel& results, QWidget* parent)
    : QWidget(parent)
    , results_(results)
    , plot_(new QComboBox(this))
    , reading_(new QComboBox(this))
    , metric_(new QComboBox(this))
    , logY_(new QCheckBox(tr("log y"), this))
    , pages_(new QStackedWidget(this))
    , live_(new LiveRefresh(
          *this, [this] { refresh(); },
          [this]() -> const QCustomPlot& {
              return pages_->currentIndex() == 0 ? crossSection_.plot() : matrix_.plot();
          })) {
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

    connect(&results_, &models::ResultsModel::runsChanged, live_, &LiveRefresh::soon);
    connect(&results_, &models::ResultsModel::shownChanged, live_, &LiveRefresh::now);
    connect(&results_, &models::ResultsModel::resetDone, this, [this] {
        fillMetricChoice(*metric_, results_.sweep());
        live_->now();
    });
    connect(plot_, &QComboBox::activated, this, [this](int page) {
        pages_->setCurrentIndex(page);
        logY_->setVisible(page == 0);
    });
    connect(reading_, &QComboBox::activated, live_, &LiveRefresh::now);
    connect(metric_, &QComboBox::activated, live_, &LiveRefresh::now);
    connect(logY_, &QCheckBox::toggled, this, [this](bool on) { crossSection_.setLogY(on); });
    connect(&crossSection_, &figures::CrossSectionFigure::corpusToggled, this, [this](int corpus) {
        toggleRuns(results_,
                   [&](const training::RunParameters& run) { return run.corpus == corpus; });
    });
    restyle();
    live_->now();
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
    const models::ReadingTable table = models::readingTable(
        results_.sweep(), options.readingOf, options.reading, options.filter,
        [this](const session::RunRecord& run) { return results_.summary(run.run.index); });
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
