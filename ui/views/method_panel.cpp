#include "ui/views/method_panel.h"

#include "ui/views/follow_font.h"
#include "ui/views/gradient_bar_delegate.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace dpfm::views {

using models::MethodModel;
using network::NeuronStage;

namespace {

constexpr int kRowsForWidths = 60; ///< that a column's width is taken from

} // namespace

MethodPanel::MethodPanel(models::ProbeModel& probe, QWidget* parent)
    : QWidget(parent)
    , probe_(probe)
    , model_(probe)
    , title_(new QLabel(this))
    , formula_(new QLabel(this))
    , stage_(new QComboBox(this))
    , back_(new QToolButton(this))
    , forward_(new QToolButton(this))
    , table_(new QTableView(this)) {
    QFont bold = font();
    bold.setBold(true);
    title_->setFont(bold);
    title_->setWordWrap(true);
    title_->setObjectName(QStringLiteral("methodTitle"));
    formula_->setWordWrap(true);
    formula_->setTextFormat(Qt::PlainText);
    formula_->setObjectName(QStringLiteral("methodFormula"));
    formula_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    stage_->setObjectName(QStringLiteral("methodStage"));
    stage_->setAccessibleName(tr("Stage of the neuron"));
    for (int stage = 0; stage < network::kNeuronStages; ++stage)
        stage_->addItem(QStringLiteral("%1  %2").arg(
            QString::number(stage + 1), MethodModel::stageName(static_cast<NeuronStage>(stage))));
    // The longest name must not widen the window.
    stage_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    stage_->setMinimumContentsLength(12);
    stage_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    back_->setText(QStringLiteral("◂"));
    back_->setToolTip(tr("The stage before"));
    back_->setAccessibleName(tr("The stage before"));
    back_->setObjectName(QStringLiteral("stageBack"));
    forward_->setText(QStringLiteral("▸"));
    forward_->setToolTip(tr("The next stage"));
    forward_->setAccessibleName(tr("The next stage"));
    forward_->setObjectName(QStringLiteral("stageForward"));

    table_->setModel(&model_);
    table_->setObjectName(QStringLiteral("methodTable"));
    table_->setAccessibleName(tr("Numbers of the stage"));
    table_->setItemDelegate(new ThresholdDelegate(table_));
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setShowGrid(false);
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->hide();
    fitRows(*table_, 8);
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table_->horizontalHeader()->setResizeContentsPrecision(kRowsForWidths);
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->horizontalHeader()->setHighlightSections(false);

    auto* row = new QHBoxLayout;
    row->addWidget(stage_, 1);
    row->addWidget(back_);
    row->addWidget(forward_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(title_);
    column->addLayout(row);
    column->addWidget(formula_);
    column->addWidget(table_, 1);
    column->addStretch(0);

    connect(stage_, &QComboBox::activated, this,
            [this](int stage) { model_.setStage(static_cast<NeuronStage>(stage)); });
    connect(back_, &QToolButton::clicked, this, [this] { turn(-1); });
    connect(forward_, &QToolButton::clicked, this, [this] { turn(1); });
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid())
                    probe_.trace(model_.weight(current.row()));
            });
    connect(&model_, &MethodModel::pageChanged, this, &MethodPanel::refresh);
    refresh();
}

void MethodPanel::turn(int by) {
    model_.setStage(static_cast<NeuronStage>(static_cast<int>(model_.stage()) + by));
}

void MethodPanel::refresh() {
    const bool neuron = model_.page() == MethodModel::Page::Neuron;
    const int stage = static_cast<int>(model_.stage());
    title_->setText(model_.title());
    formula_->setText(model_.formula());
    for (QWidget* widget : {static_cast<QWidget*>(stage_), static_cast<QWidget*>(back_),
                            static_cast<QWidget*>(forward_)})
        widget->setVisible(neuron);
    const QSignalBlocker quiet(stage_);
    stage_->setCurrentIndex(stage);
    back_->setEnabled(stage > 0);
    forward_->setEnabled(stage + 1 < network::kNeuronStages);
    table_->setVisible(model_.page() != MethodModel::Page::Nothing);
}

void MethodPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    model_.setLooking(true);
}

void MethodPanel::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    model_.setLooking(false);
}

} // namespace dpfm::views
