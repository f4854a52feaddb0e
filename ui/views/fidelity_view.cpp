#include "ui/views/fidelity_view.h"

#include "ui/views/figure_choices.h"
#include "ui/views/plain_table.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

namespace dpfm::views {

FidelityView::FidelityView(models::ProbeModel& probe, QWidget* parent)
    : QWidget(parent)
    , model_(probe)
    , title_(new QLabel(this))
    , measure_(new QComboBox(this)) {
    title_->setObjectName(QStringLiteral("fidelityTitle"));
    title_->setTextFormat(Qt::PlainText);
    title_->setWordWrap(true);
    title_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    measure_->setObjectName(QStringLiteral("fidelityMeasure"));
    measure_->setAccessibleName(tr("Measure that is drawn"));
    for (const models::Metric measure : models::kFidelityMeasures)
        addMetric(*measure_, measure);
    auto* table = new PlainTable(table_, this);
    table->setObjectName(QStringLiteral("fidelityTable"));
    table->setAccessibleName(tr("Fidelity of the gradient over R"));
    figure_.widget()->setObjectName(QStringLiteral("fidelityFigure"));
    figure_.widget()->setAccessibleName(tr("Fidelity of the gradient over R, drawn"));

    auto* drawing = new QWidget(this);
    auto* drawn = new QVBoxLayout(drawing);
    drawn->setContentsMargins(0, 0, 0, 0);
    auto* bar = new QHBoxLayout;
    bar->addWidget(measure_);
    bar->addStretch(1);
    drawn->addLayout(bar);
    drawn->addWidget(figure_.widget(), 1);
    auto* parts = new QSplitter(Qt::Vertical, this);
    parts->addWidget(drawing);
    parts->addWidget(table);
    parts->setChildrenCollapsible(false);
    parts->setSizes({200, 200}); // a share each
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->addWidget(title_);
    column->addWidget(parts, 1);
    setFocusProxy(measure_);

    connect(measure_, &QComboBox::currentIndexChanged, this, &FidelityView::draw);
    connect(&model_, &models::FidelityModel::changed, this, &FidelityView::refresh);
    restyle();
    refresh();
}

void FidelityView::refresh() {
    const auto report = model_.report();
    if (!report)
        title_->setText(tr("Select a run, or step the live run, to measure its gradient."));
    else if (report->measured.empty())
        title_->setText(tr("The network is too large to carry all its registers, which the "
                           "comparison needs."));
    else
        title_->setText(models::fidelityTitle(*report));
    table_.set(models::fidelityColumns(),
               report ? models::fidelityRows(*report) : std::vector<models::TextTable::Row>());
    draw();
}

void FidelityView::draw() {
    const int choice = measure_->currentIndex();
    measure_->setToolTip(measure_->itemData(choice, Qt::ToolTipRole).toString());
    figure_.setPlot(models::fidelityOverRegisters(
        model_.report().get(), models::kFidelityMeasures[static_cast<std::size_t>(choice)]));
}

PageExport FidelityView::toExport() const {
    const models::Metric measure =
        models::kFidelityMeasures[static_cast<std::size_t>(measure_->currentIndex())];
    return exportOf(figure_, &figures::FidelityFigure::setPlot, figure_.plotted(),
                    tr("Fidelity over R"),
                    QStringLiteral("fidelity-%1-over-registers").arg(models::metricName(measure)),
                    figure_.plotted().ticks.isEmpty());
}

void FidelityView::restyle() {
    figure_.setStyle(figures::screenStyle(palette(), font(), logicalDpiY()));
}

void FidelityView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
    QWidget::changeEvent(event);
}

void FidelityView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    model_.beginLooking();
}

void FidelityView::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    model_.endLooking();
}

FidelityPages::FidelityPages(models::ProbeModel& probe, models::ResultsModel& results,
                             QWidget* parent)
    : QTabWidget(parent)
    , overRegisters_(new FidelityView(probe, this))
    , overEpochs_(new FidelityHistoryView(results, this)) {
    setDocumentMode(true);
    setObjectName(QStringLiteral("fidelityPages"));
    addTab(overRegisters_, tr("Over R"));
    addTab(overEpochs_, tr("Over epochs"));
}

PageExport FidelityPages::toExport() {
    return currentWidget() == overEpochs_ ? overEpochs_->toExport() : overRegisters_->toExport();
}

} // namespace dpfm::views
