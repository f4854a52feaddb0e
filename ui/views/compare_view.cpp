#include "ui/views/compare_view.h"

#include "ui/views/figure_choices.h"
#include "ui/views/legend_click.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QSplitter>
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
    , sentences_(new QPlainTextEdit(this))
    , live_(new LiveRefresh(
          *this, [this] { refresh(); },
          [this]() -> const QCustomPlot& { return figure().plot(); })) {
    plot_->setObjectName(QStringLiteral("comparePlot"));
    plot_->setAccessibleName(tr("Plot"));
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
    sentences_->setObjectName(QStringLiteral("pairedSentences"));
    sentences_->setAccessibleName(tr("What the differences say"));
    sentences_->setReadOnly(true);
    sentences_->setTabChangesFocus(true);
    // A cursor, so that sentences can be walked through, selected and copied by keys.
    sentences_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* paired = new QSplitter(Qt::Vertical, this);
    paired->addWidget(paired_.widget());
    paired->addWidget(sentences_);
    paired->setStretchFactor(0, 1);
    paired->setSizes({300, 100}); // a share each
    paired->setChildrenCollapsible(false);
    addPage(figures::PlotKind::CrossSection, tr("cross-section over R"), crossSection_.widget());
    addPage(figures::PlotKind::Matrix, tr("matrix R × corpus"), matrix_.widget());
    addPage(figures::PlotKind::Paired, tr("paired differences"), paired);
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
        logY_->setVisible(plot() == figures::PlotKind::CrossSection);
        live_->now();
    });
    connect(reading_, &QComboBox::activated, live_, &LiveRefresh::now);
    connect(metric_, &QComboBox::activated, live_, &LiveRefresh::now);
    connect(logY_, &QCheckBox::toggled, this, [this](bool on) { crossSection_.setLogY(on); });
    const auto toggleCorpus = [this](int corpus) {
        toggleRuns(results_,
                   [&](const training::RunParameters& run) { return run.corpus == corpus; });
    };
    connect(&crossSection_, &figures::CrossSectionFigure::corpusToggled, this, toggleCorpus);
    connect(&paired_, &figures::PairedFigure::corpusToggled, this, toggleCorpus);
    connect(&paired_, &figures::PairedFigure::categoryToggled, this,
            [this](network::Method method, int registers) {
                const models::RegisterCategory category{method, registers};
                toggleRuns(results_, [&](const training::RunParameters& run) {
                    return models::categoryOf(run) == category;
                });
            });
    restyle();
    live_->now();
}

void CompareView::addPage(figures::PlotKind plot, const QString& name, QWidget* page) {
    plot_->addItem(name, static_cast<int>(plot));
    pages_->addWidget(page);
}

figures::PlotKind CompareView::plot() const {
    return static_cast<figures::PlotKind>(plot_->itemData(pages_->currentIndex()).toInt());
}

const figures::Figure& CompareView::figure() const {
    if (plot() == figures::PlotKind::Matrix)
        return matrix_;
    if (plot() == figures::PlotKind::Paired)
        return paired_;
    return crossSection_;
}

figures::FigureOptions CompareView::figureOptions() const {
    figures::FigureOptions options;
    options.plot = plot();
    options.readingOf = chosenMetric(*metric_);
    options.reading = chosenReading(*reading_);
    options.logY = crossSection_.logY();
    options.filter.shown = results_.shown();
    return options;
}

void CompareView::refresh() {
    const figures::FigureOptions options = figureOptions();
    const auto summaryOf = [this](const session::RunRecord& run) {
        return results_.summary(run.run.index);
    };
    if (options.plot == figures::PlotKind::Paired) {
        showPaired(models::pairedTable(results_.sweep(), options.readingOf, options.reading,
                                       options.filter, summaryOf));
        return;
    }
    const models::ReadingTable table = models::readingTable(
        results_.sweep(), options.readingOf, options.reading, options.filter, summaryOf);
    const QString title = models::readingTitle(options.readingOf, options.reading);
    crossSection_.setTable(table, title);
    matrix_.setTable(table, title, models::isLoss(options.readingOf));
}

void CompareView::showPaired(const models::PairedTable& table) {
    paired_.setTable(table);
    // Without a pair the figure says what is missing.
    sentences_->setVisible(!paired_.empty());
    const QString text = models::pairedSentences(table).join(u'\n');
    // What is selected stays if nothing is said anew.
    if (text != sentences_->toPlainText())
        sentences_->setPlainText(text);
}

void CompareView::restyle() {
    const figures::FigureStyle style = figures::screenStyle(palette(), font(), logicalDpiY());
    crossSection_.setStyle(style);
    matrix_.setStyle(style);
    paired_.setStyle(style);
}

void CompareView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
    QWidget::changeEvent(event);
}

} // namespace dpfm::views
