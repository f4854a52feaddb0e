#include "ui/views/curves_view.h"

#include "ui/views/canvas_zoom.h"
#include "ui/views/corpus_choice.h"
#include "ui/views/curve_choices.h"
#include "ui/views/figure_choices.h"
#include "ui/views/flow_layout.h"
#include "ui/views/panels_choice.h"
#include "ui/views/run_links.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace dpfm::views {

CurvesView::CurvesView(models::ResultsModel& results, QWidget* parent)
    : QWidget(parent)
    , results_(results)
    , metrics_(new QComboBox(this))
    , corpus_(new QComboBox(this))
    , panels_(new PanelsChoice(this))
    , logY_(new QCheckBox(tr("log y"), this))
    , lines_(new CurveChoices(QStringLiteral("curves"), this))
    , live_(new LiveRefresh(
          *this, [this] { refresh(); },
          [this]() -> const QCustomPlot& { return figure_.plot(); })) {
    metrics_->setObjectName(QStringLiteral("metrics"));
    corpus_->setObjectName(QStringLiteral("curvesCorpus"));
    panels_->setObjectName(QStringLiteral("curvesPanels"));
    logY_->setObjectName(QStringLiteral("curvesLogY"));
    logY_->setChecked(true);
    auto* showAll = new QPushButton(tr("Show all"), this);
    showAll->setObjectName(QStringLiteral("resetZoom"));
    showAll->setToolTip(tr("Ends the zoom; so does a double click in the plot."));

    auto* bar = new FlowLayout;
    auto* metricCaption = new QLabel(tr("Show"), this);
    metricCaption->setBuddy(metrics_);
    auto* corpusCaption = new QLabel(tr("Corpus"), this);
    corpusCaption->setBuddy(corpus_);
    bar->addRow(metricCaption, metrics_);
    bar->addRow(corpusCaption, corpus_);
    bar->addWidget(panels_);
    bar->addWidget(logY_);
    bar->addWidget(lines_);
    bar->addWidget(showAll);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->addLayout(bar);
    column->addWidget(figure_.widget(), 1);
    figure_.widget()->setFocusPolicy(Qt::ClickFocus);
    figure_.widget()->setObjectName(QStringLiteral("curvesPlot"));
    figure_.widget()->setAccessibleName(tr("Curves of the runs"));
    setAccessibleName(tr("Curves of the runs"));
    setFocusPolicy(Qt::StrongFocus);

    connect(&results_, &models::ResultsModel::runsChanged, live_, &LiveRefresh::soon);
    connect(&results_, &models::ResultsModel::shownChanged, live_, &LiveRefresh::now);
    connect(&results_, &models::ResultsModel::resetDone, this, [this] {
        refreshChoices();
        figure_.resetZoom();
        live_->now();
    });
    connect(&results_, &models::ResultsModel::replaced, this, &CurvesView::refreshChoices);
    connect(metrics_, &QComboBox::activated, live_, &LiveRefresh::now);
    connect(corpus_, &QComboBox::activated, live_, &LiveRefresh::now);
    connect(panels_, &QComboBox::activated, live_, &LiveRefresh::now);
    connect(lines_, &CurveChoices::changed, live_, &LiveRefresh::now);
    connect(logY_, &QCheckBox::toggled, this, [this](bool on) { figure_.setLogY(on); });
    connect(showAll, &QPushButton::clicked, &figure_, &figures::CurvesFigure::resetZoom);
    link(figure_, results_);
    figure_.setLogY(true);
    restyle();
    refreshChoices();
    live_->now();
}

void CurvesView::refreshChoices() {
    fillCorpusChoice(*corpus_, results_.sweep());
    fillMetricsChoice(*metrics_, results_.sweep());
    panels_->fill(results_.sweep(), figures::PlotKind::Curves);
}

figures::FigureOptions CurvesView::figureOptions() const {
    figures::FigureOptions options;
    options.plot = figures::PlotKind::Curves;
    options.metrics = chosenMetrics(*metrics_);
    options.logY = figure_.logY();
    options.curves = lines_->options();
    options.panelsBy = panels_->field();
    options.filter.shown = results_.shown();
    options.filter.corpora = chosenCorpora(*corpus_);
    return options;
}

void CurvesView::refresh() {
    figures::FigureOptions options = figureOptions();
    options.filter.stale = results_.stale(); // only on the screen: no paper is of two sweeps
    figure_.setPanels(
        figures::curvePanels(panels_->drawn(figure_, results_.sweep(), options.filter),
                             options.metrics, options.panelsBy, options.filter, options.curves),
        options.panelsBy);
}

void CurvesView::restyle() {
    figure_.setStyle(figures::screenStyle(palette(), font(), logicalDpiY()));
}

void CurvesView::keyPressEvent(QKeyEvent* event) {
    constexpr double kPan = 0.1;
    // Those with others are the desktop's, which places windows by them, or the window's.
    if ((event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) != 0)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: // the same key without Shift
        figure_.zoom(1.0 / kZoomStep);
        break;
    case Qt::Key_Minus:
        figure_.zoom(kZoomStep);
        break;
    case Qt::Key_Left:
        figure_.pan(-kPan, 0.0);
        break;
    case Qt::Key_Right:
        figure_.pan(kPan, 0.0);
        break;
    case Qt::Key_Up:
        figure_.pan(0.0, kPan);
        break;
    case Qt::Key_Down:
        figure_.pan(0.0, -kPan);
        break;
    case Qt::Key_Home:
        figure_.resetZoom();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void CurvesView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
    QWidget::changeEvent(event);
}

} // namespace dpfm::views
