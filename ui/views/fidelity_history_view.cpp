#include "ui/views/fidelity_history_view.h"

#include "ui/views/figure_choices.h"
#include "ui/views/live_refresh.h"
#include "ui/views/plain_table.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

namespace dpfm::views {

FidelityHistoryView::FidelityHistoryView(models::ResultsModel& results, QWidget* parent)
    : QWidget(parent)
    , results_(results)
    , title_(new QLabel(this))
    , measure_(new QComboBox(this))
    , parts_(new QComboBox(this))
    , live_(new LiveRefresh(
          *this, [this] { refresh(); },
          [this]() -> const QCustomPlot& { return figure_.plot(); })) {
    title_->setObjectName(QStringLiteral("fidelityHistoryTitle"));
    title_->setTextFormat(Qt::PlainText);
    title_->setWordWrap(true);
    measure_->setObjectName(QStringLiteral("fidelityHistoryMeasure"));
    measure_->setAccessibleName(tr("Measure that is drawn"));
    for (const models::Metric metric : models::kMetrics)
        if (models::isFidelity(metric))
            addMetric(*measure_, metric, static_cast<int>(metric));
    parts_->setObjectName(QStringLiteral("fidelityHistoryParts"));
    parts_->setAccessibleName(tr("Parts that are drawn"));
    auto* table = new PlainTable(table_, this);
    table->setObjectName(QStringLiteral("starvationTable"));
    table->setAccessibleName(tr("Weights by how few batches gave them a gradient"));
    figure_.widget()->setAccessibleName(tr("Fidelity of the gradient over epochs, drawn"));

    auto* drawing = new QWidget(this);
    auto* drawn = new QVBoxLayout(drawing);
    drawn->setContentsMargins(0, 0, 0, 0);
    auto* bar = new QHBoxLayout;
    bar->addWidget(measure_);
    bar->addWidget(parts_);
    bar->addStretch(1);
    drawn->addLayout(bar);
    drawn->addWidget(figure_.widget(), 1);
    auto* both = new QSplitter(Qt::Horizontal, this);
    both->addWidget(drawing);
    both->addWidget(table);
    both->setChildrenCollapsible(false);
    both->setSizes({640, 320});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->addWidget(title_);
    column->addWidget(both, 1);
    setFocusProxy(measure_);

    connect(measure_, &QComboBox::currentIndexChanged, live_, &LiveRefresh::now);
    connect(parts_, &QComboBox::activated, live_, &LiveRefresh::now);
    connect(&results_, &models::ResultsModel::resetDone, live_, &LiveRefresh::now);
    connect(&results_, &models::ResultsModel::selectedChanged, live_, &LiveRefresh::now);
    connect(&results_, &models::ResultsModel::runsChanged, live_, &LiveRefresh::soon);
    restyle();
    live_->now();
}

const session::RunRecord* FidelityHistoryView::run() const {
    return results_.selected() ? &results_.run(*results_.selected()) : nullptr;
}

void FidelityHistoryView::fillParts() {
    const QVariant chosen = parts_->currentData();
    const session::RunRecord* of = run();
    const auto metric = static_cast<models::Metric>(measure_->currentData().toInt());
    const std::size_t layers = of != nullptr && !of->fidelity.empty() && models::isOfNeurons(metric)
                                   ? of->fidelity.front()->neurons.size()
                                   : 0;
    if (static_cast<std::size_t>(parts_->count()) == layers + 1)
        return; // somebody may be choosing while the run goes on
    parts_->clear();
    parts_->addItem(tr("network and layers"));
    for (std::size_t layer = 0; layer < layers; ++layer)
        parts_->addItem(tr("neurons of layer %1").arg(layer + 1), static_cast<int>(layer));
    parts_->setCurrentIndex(std::max(parts_->findData(chosen), 0));
    parts_->setEnabled(parts_->count() > 1);
}

void FidelityHistoryView::refresh() {
    fillParts();
    const session::RunRecord* of = run();
    measure_->setToolTip(measure_->currentData(Qt::ToolTipRole).toString());
    const QVariant layer = parts_->currentData();
    figure_.setPlot(models::fidelityOverEpochs(
        of, static_cast<models::Metric>(measure_->currentData().toInt()),
        layer.isValid() ? std::optional(static_cast<std::size_t>(layer.toInt())) : std::nullopt));
    table_.set(models::starvationColumns(), of != nullptr
                                                ? models::starvationRows(results_.sweep(), *of)
                                                : std::vector<models::TextTable::Row>());
    title_->setText(models::fidelityHistoryTitle(of));
}

PageExport FidelityHistoryView::toExport() const {
    const auto metric = static_cast<models::Metric>(measure_->currentData().toInt());
    return exportOf(figure_, &figures::FidelityFigure::setPlot, figure_.plotted(),
                    tr("Fidelity over epochs"),
                    QStringLiteral("fidelity-%1-over-epochs").arg(models::metricName(metric)));
}

void FidelityHistoryView::restyle() {
    figure_.setStyle(figures::screenStyle(palette(), font(), logicalDpiY()));
}

void FidelityHistoryView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
    QWidget::changeEvent(event);
}

} // namespace dpfm::views
