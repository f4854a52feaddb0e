#include "ui/views/cost_view.h"

#include "ui/views/device_page.h"
#include "ui/views/figure_choices.h"
#include "ui/views/plain_table.h"
#include "ui/views/workshop_page.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace dpfm::views {

CostView::CostView(models::Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , workbench_(workbench)
    , cost_(workbench.document(), workbench.results())
    , title_(new QLabel(this))
    , registers_(new QSlider(Qt::Horizontal, this))
    , measure_(new QPushButton(this))
    , pages_(new QTabWidget(this))
    , live_(new LiveRefresh(
          *this, [this] { refreshFigures(); },
          [this]() -> const QCustomPlot& { return loss_.plot(); })) {
    title_->setObjectName(QStringLiteral("costTitle"));
    title_->setWordWrap(true);
    registers_->setObjectName(QStringLiteral("costRegisters"));
    registers_->setAccessibleName(tr("Registers R of the cost"));
    registers_->setToolTip(tr("R that the cost is of; the experiment stays as it is."));
    registers_->setMinimumWidth(120);
    measure_->setObjectName(QStringLiteral("costMeasureNow"));
    measure_->setToolTip(tr("Takes the time of a prediction and of gradients of this network and R "
                            "on this computer."));
    pages_->setObjectName(QStringLiteral("costPages"));
    pages_->setDocumentMode(true);
    pages_->addTab(stepsPage(), tr("Per layer"));
    pages_->addTab(new DevicePage(cost_, this), tr("Device"));
    pages_->addTab(overRegistersPage(), tr("Over R"));
    pages_->addTab(lossPage(), tr("Loss and cost"));
    pages_->addTab(new WorkshopPage(cost_, workbench.document(), this),
                   tr("The workshop's arithmetic"));

    auto* bar = new QHBoxLayout;
    bar->addWidget(title_, 1);
    bar->addWidget(registers_);
    bar->addWidget(measure_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->addLayout(bar);
    column->addWidget(pages_, 1);
    setFocusProxy(registers_);

    connect(registers_, &QSlider::valueChanged, this, [this](int place) {
        cost_.setRegisters(cost_.choices()[static_cast<std::size_t>(place)]);
    });
    connect(measure_, &QPushButton::clicked, &cost_, &models::CostModel::measure);
    connect(&cost_, &models::CostModel::changed, this, [this] {
        refreshBar();
        live_->now();
    });
    connect(&cost_, &models::CostModel::resultsChanged, live_, &LiveRefresh::soon);
    connect(&workbench_.results(), &models::ResultsModel::resetDone, this, [this] {
        fillMetricChoice(*lossMetric_, workbench_.results().sweep());
        live_->now();
    });
    refreshBar();
    restyle();
    live_->now();
}

QWidget* CostView::stepsPage() {
    auto* page = new QWidget(this);
    auto* note =
        new QLabel(tr("A model of one sample, without the optimizer's step: exact where no "
                      "gradient is 0, an upper bound for candidates after pruning."),
                   page);
    note->setWordWrap(true);
    auto* table = new PlainTable(cost_.steps(), page);
    table->setObjectName(QStringLiteral("costSteps"));
    table->setAccessibleName(tr("Cost per layer and pass"));
    auto* column = new QVBoxLayout(page);
    column->addWidget(note);
    column->addWidget(table, 1);
    return page;
}

QComboBox* CostView::measureChoice(const char* name) {
    auto* box = new QComboBox(this);
    box->setObjectName(QString::fromLatin1(name));
    box->setAccessibleName(tr("What is taken for the cost"));
    for (const models::CostMeasure measure : models::kCostMeasures)
        box->addItem(models::costMeasureName(measure), static_cast<int>(measure));
    connect(box, &QComboBox::activated, live_, &LiveRefresh::now);
    return box;
}

models::CostMeasure CostView::chosen(const QComboBox& box) const {
    return static_cast<models::CostMeasure>(box.currentData().toInt());
}

QWidget* CostView::overRegistersPage() {
    auto* page = new QWidget(this);
    costMeasure_ = measureChoice("costMeasure");
    costMeasure_->addItem(tr("multipliers in use"));
    auto* bar = new QHBoxLayout;
    bar->addWidget(costMeasure_);
    bar->addStretch(1);
    overRegisters_.widget()->setObjectName(QStringLiteral("costOverRegisters"));
    overRegisters_.widget()->setAccessibleName(tr("Cost over R"));
    auto* column = new QVBoxLayout(page);
    column->addLayout(bar);
    column->addWidget(overRegisters_.widget(), 1);
    return page;
}

QWidget* CostView::lossPage() {
    auto* page = new QWidget(this);
    lossMeasure_ = measureChoice("lossMeasure");
    lossMetric_ = new QComboBox(page);
    lossMetric_->setObjectName(QStringLiteral("lossMetric"));
    fillMetricChoice(*lossMetric_, workbench_.results().sweep());
    lossReading_ = new QComboBox(page);
    lossReading_->setObjectName(QStringLiteral("lossReading"));
    fillReadingChoice(*lossReading_);
    for (QComboBox* box : {lossMetric_, lossReading_})
        connect(box, &QComboBox::activated, live_, &LiveRefresh::now);
    auto* bar = new QHBoxLayout;
    bar->addWidget(lossMetric_);
    bar->addWidget(lossReading_);
    bar->addWidget(lossMeasure_);
    bar->addStretch(1);
    loss_.widget()->setObjectName(QStringLiteral("lossAgainstCost"));
    loss_.widget()->setAccessibleName(tr("Loss against cost"));
    auto* column = new QVBoxLayout(page);
    column->addLayout(bar);
    column->addWidget(loss_.widget(), 1);
    return page;
}

void CostView::refreshBar() {
    title_->setText(cost_.title());
    const auto& choices = cost_.choices();
    // The nearest one to choose, or all.
    const auto found = cost_.registers() == 0
                           ? choices.end() - 1
                           : std::find_if(choices.begin(), choices.end() - 1,
                                          [&](std::size_t r) { return r >= cost_.registers(); });
    const QSignalBlocker blocked(registers_);
    registers_->setRange(0, static_cast<int>(choices.size()) - 1);
    registers_->setValue(static_cast<int>(found - choices.begin()));
    registers_->setEnabled(cost_.question().has_value());
    measure_->setEnabled(cost_.question().has_value() && !cost_.measuring());
    measure_->setText(cost_.measuring() ? tr("Measuring …") : tr("Measure"));
}

void CostView::refreshFigures() {
    cost_.followResults();
    overRegisters_.setPlot(costMeasure_->currentData().isValid()
                               ? cost_.costOverRegisters(chosen(*costMeasure_))
                               : cost_.utilisation());
    loss_.setPlot(cost_.lossAgainstCost(chosen(*lossMeasure_), chosenMetric(*lossMetric_),
                                        chosenReading(*lossReading_)));
}

PageExport CostView::toExport() {
    const auto of = [](const figures::CostFigure& figure, const QString& title,
                       const QString& name) {
        return exportOf(figure, &figures::CostFigure::setPlot, figure.plotted(), title, name);
    };
    if (overRegisters_.widget()->isVisible())
        return of(overRegisters_, tr("Cost over R"), QStringLiteral("cost-over-registers"));
    if (loss_.widget()->isVisible())
        return of(loss_, tr("Loss against cost"), QStringLiteral("loss-against-cost"));
    return tableIsNoFigure();
}

void CostView::restyle() {
    const figures::FigureStyle style = figures::screenStyle(palette(), font(), logicalDpiY());
    for (figures::CostFigure* figure : {&overRegisters_, &loss_})
        figure->setStyle(style);
}

void CostView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
    QWidget::changeEvent(event);
}

} // namespace dpfm::views
