#include "ui/views/compare_view.h"

#include "ui/views/figure_choices.h"
#include "ui/views/flow_layout.h"
#include "ui/views/panels_choice.h"
#include "ui/views/run_links.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace dpfm::views {

using figures::PlotKind;

CompareView::CompareView(models::ResultsModel& results, QWidget* parent)
    : QWidget(parent)
    , results_(results)
    , plot_(new QComboBox(this))
    , reading_(new QComboBox(this))
    , metric_(new QComboBox(this))
    , logY_(new QCheckBox(tr("log"), this))
    , panels_(new PanelsChoice(this))
    , pages_(new QStackedWidget(this))
    , sentences_(new QPlainTextEdit(this))
    , live_(new LiveRefresh(
          *this, [this] { refresh(); },
          [this]() -> const QCustomPlot& { return figure().plot(); })) {
    sentences_->setObjectName(QStringLiteral("compareSentences"));
    sentences_->setAccessibleName(tr("What the figure says"));
    sentences_->setReadOnly(true);
    sentences_->setTabChangesFocus(true);
    // A cursor, so that sentences can be walked through, selected and copied by keys.
    sentences_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* both = new QSplitter(Qt::Vertical, this);
    both->addWidget(pages_);
    both->addWidget(sentences_);
    both->setStretchFactor(0, 1);
    both->setSizes({300, 100}); // a share each
    both->setChildrenCollapsible(false);
    addPage(PlotKind::CrossSection, crossSection_);
    addPage(PlotKind::Matrix, matrix_);
    addPage(PlotKind::Paired, paired_);
    addPage(PlotKind::Cost, cost_);
    addPage(PlotKind::Minima, minima_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->addLayout(buildBar());
    column->addWidget(both, 1);
    setAccessibleName(tr("Comparison of the runs"));
    setFocusPolicy(Qt::StrongFocus);

    connect(&results_, &models::ResultsModel::runsChanged, live_, &LiveRefresh::soon);
    connect(&results_, &models::ResultsModel::shownChanged, live_, &LiveRefresh::now);
    connect(&results_, &models::ResultsModel::resetDone, this, [this] {
        refreshChoices();
        live_->now();
    });
    connect(&results_, &models::ResultsModel::replaced, this, &CompareView::refreshChoices);
    restyle();
    showPage();
}

QLayout* CompareView::buildBar() {
    plot_->setObjectName(QStringLiteral("comparePlot"));
    plot_->setAccessibleName(tr("Plot"));
    reading_->setObjectName(QStringLiteral("reading"));
    fillReadingChoice(*reading_);
    metric_->setObjectName(QStringLiteral("compareMetric"));
    fillMetricChoice(*metric_, results_.sweep());
    logY_->setChecked(true);
    logY_->setObjectName(QStringLiteral("compareLogY"));
    logY_->setToolTip(tr("A logarithmic axis; of differences one towards both sides."));
    panels_->setObjectName(QStringLiteral("comparePanels"));
    auto* bar = new FlowLayout;
    for (QWidget* each : std::initializer_list<QWidget*>{plot_, metric_, reading_, logY_, panels_})
        bar->addWidget(each);
    connect(plot_, &QComboBox::activated, this, &CompareView::showPage);
    connect(reading_, &QComboBox::activated, live_, &LiveRefresh::now);
    connect(metric_, &QComboBox::activated, live_, &LiveRefresh::now);
    connect(logY_, &QCheckBox::toggled, this, &CompareView::applyLogY);
    connect(panels_, &QComboBox::activated, live_, &LiveRefresh::now);
    return bar;
}

void CompareView::addPage(PlotKind plot, figures::RunFigure& figure) {
    plot_->addItem(plotTitle(plot), static_cast<int>(plot));
    figure.widget()->setObjectName(QStringLiteral("compareFigure"));
    figure.widget()->setAccessibleName(plotTitle(plot));
    pages_->addWidget(figure.widget());
    figures_.push_back(&figure);
    link(figure, results_);
}

void CompareView::choosePlot(PlotKind plot) {
    plot_->setCurrentIndex(plot_->findData(static_cast<int>(plot)));
    showPage();
}

void CompareView::showPage() {
    pages_->setCurrentIndex(plot_->currentIndex());
    metric_->setVisible(figures::hasReading(plot()));
    reading_->setVisible(figures::hasReading(plot()));
    logY_->setVisible(figures::hasLogY(plot()));
    panels_->setVisible(figures::hasPanels(plot()));
    fillPanels();
    live_->now();
}

void CompareView::refreshChoices() {
    fillMetricChoice(*metric_, results_.sweep());
    fillPanels();
}

void CompareView::fillPanels() {
    panels_->fill(results_.sweep(), plot());
}

PlotKind CompareView::plot() const {
    return static_cast<PlotKind>(plot_->currentData().toInt());
}

figures::RunFigure& CompareView::figure() const {
    return *figures_[static_cast<std::size_t>(plot_->currentIndex())];
}

figures::FigureOptions CompareView::figureOptions() const {
    figures::FigureOptions options;
    options.plot = plot();
    options.readingOf = chosenMetric(*metric_);
    options.reading = chosenReading(*reading_);
    options.logY = logY_->isChecked();
    options.panelsBy = panels_->field();
    options.filter.shown = results_.shown();
    return options;
}

void CompareView::applyLogY() {
    const bool on = logY_->isChecked();
    crossSection_.setLogY(on);
    paired_.setSymlog(on);
    cost_.setLogY(on);
    minima_.setLogY(on);
}

void CompareView::refresh() {
    figure().setRunColors(models::runColors(results_.sweep()));
    const QStringList sentences = refreshFigure(figureOptions());
    // Without anything to draw the figure says what is missing.
    sentences_->setVisible(!sentences.isEmpty() && !figure().empty());
    const QString text = sentences.join(u'\n');
    // What is selected stays if nothing is said anew.
    if (text != sentences_->toPlainText())
        sentences_->setPlainText(text);
}

QStringList CompareView::refreshFigure(const figures::FigureOptions& options) {
    const session::SweepRecord& sweep =
        figures::hasPanels(options.plot)
            ? panels_->drawn(figure(), results_.sweep(), options.filter)
            : results_.sweep();
    const auto summaryOf = [this](const session::RunRecord& run) {
        return results_.summary(run.run.index);
    };
    if (options.plot == PlotKind::Paired) {
        const models::PairedTable table = models::pairedTable(
            sweep, options.readingOf, options.reading, options.filter, summaryOf);
        paired_.setTable(table);
        return models::pairedSentences(table);
    }
    if (options.plot == PlotKind::Cost) {
        const std::vector<models::LossCostTable> tables = models::lossCostTables(
            sweep, options.readingOf, options.reading, options.panelsBy, options.filter, summaryOf);
        cost_.setTables(tables, options.panelsBy);
        return models::lossCostSentences(tables);
    }
    if (options.plot == PlotKind::Minima) {
        const models::MinimaTable table = models::minimaTable(sweep, options.filter, summaryOf);
        minima_.setTable(table);
        return models::minimaSentences(table);
    }
    const QString title = models::readingTitle(options.readingOf, options.reading);
    if (options.plot == PlotKind::Matrix)
        matrix_.setTable(models::readingTable(sweep, options.readingOf, options.reading,
                                              options.filter, summaryOf),
                         title, models::isLoss(options.readingOf));
    else
        crossSection_.setPanels(figures::crossSectionPanels(sweep, options.readingOf,
                                                            options.reading, options.panelsBy,
                                                            options.filter, summaryOf),
                                title, options.panelsBy);
    return {};
}

void CompareView::restyle() {
    const figures::FigureStyle style = figures::screenStyle(palette(), font(), logicalDpiY());
    for (figures::RunFigure* each : figures_)
        each->setStyle(style);
}

void CompareView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
    QWidget::changeEvent(event);
}

} // namespace dpfm::views
