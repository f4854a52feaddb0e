#include "ui/views/inspector_panel.h"

#include "ui/models/weight_name.h"
#include "ui/views/follow_font.h"
#include "ui/views/gradient_bar_delegate.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace dpfm::views {

InspectorPanel::InspectorPanel(models::ProbeModel& probe, QWidget* parent)
    : QWidget(parent)
    , probe_(probe)
    , model_(probe)
    , historyModel_(probe)
    , title_(new QLabel(this))
    , summary_(new QLabel(this))
    , table_(new QTableView(this))
    , pages_(new QTabWidget(this))
    , history_(new QTableView(this)) {
    QFont bold = font();
    bold.setBold(true);
    title_->setFont(bold);
    title_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    summary_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    summary_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    title_->setObjectName(QStringLiteral("inspectorTitle"));
    summary_->setWordWrap(true);
    summary_->setObjectName(QStringLiteral("inspectorSummary"));

    table_->setModel(&model_);
    table_->setObjectName(QStringLiteral("registersTable"));
    table_->setAccessibleName(tr("Candidates and registers of the chosen neuron"));
    table_->setItemDelegate(new ThresholdDelegate(table_));
    table_->setItemDelegateForColumn(models::RegistersTableModel::Candidate,
                                     new GradientBarDelegate(table_));
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setToolTip(tr("Candidates by size; those above the line got a register. Choose one to "
                          "follow its weight through the network."));
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid())
                    probe_.trace(model_.weight(current.row()));
            });
    table_->verticalHeader()->hide();
    fitRows(*table_, 8);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setShowGrid(false);
    table_->setTabKeyNavigation(false);
    QHeaderView* header = table_->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(models::RegistersTableModel::Candidate, QHeaderView::Fixed);
    header->setHighlightSections(false);
    followFont(*header, [this, header] {
        header->setMinimumSectionSize(
            header->fontMetrics().horizontalAdvance(QStringLiteral("000")));
        fitBars();
    });
    connect(header, &QHeaderView::sectionResized, this, [this](int section) {
        if (section != models::RegistersTableModel::Candidate)
            fitBars();
    });
    table_->viewport()->installEventFilter(this);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(title_);
    column->addWidget(summary_);
    buildHistory();
    pages_->setDocumentMode(true);
    pages_->setObjectName(QStringLiteral("inspectorPages"));
    pages_->addTab(table_, tr("This sample"));
    pages_->addTab(history_, tr("Over epochs"));
    column->addWidget(pages_, 1);
    column->addStretch(0);
    connect(&model_, &models::RegistersTableModel::summaryChanged, this, &InspectorPanel::refresh);
    refresh();
}

void InspectorPanel::buildHistory() {
    history_->setModel(&historyModel_);
    history_->setObjectName(QStringLiteral("historyTable"));
    history_->setAccessibleName(tr("Registers of the chosen neuron over the epochs"));
    history_->verticalHeader()->hide();
    fitRows(*history_, 8);
    history_->setSelectionBehavior(QAbstractItemView::SelectRows);
    history_->setShowGrid(false);
    history_->setTabKeyNavigation(false);
    history_->setWordWrap(false);
    QHeaderView* header = history_->horizontalHeader();
    header->setHighlightSections(false);
    for (const auto column :
         {models::RegisterHistoryModel::Epoch, models::RegisterHistoryModel::Kept})
        header->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    followFont(*header, [header] {
        header->setDefaultSectionSize(
            header->fontMetrics().horizontalAdvance(QStringLiteral("00: 00, 00, 00")));
    });
    header->setStretchLastSection(true);
    history_->installEventFilter(this);
}

bool InspectorPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == history_ && event->type() == QEvent::Show)
        historyModel_.setLooking(true);
    if (watched == history_ && event->type() == QEvent::Hide)
        historyModel_.setLooking(false);
    if (watched == table_->viewport() && event->type() == QEvent::Resize)
        fitBars();
    return QWidget::eventFilter(watched, event);
}

void InspectorPanel::fitBars() {
    QHeaderView* header = table_->horizontalHeader();
    const int others =
        header->length() - header->sectionSize(models::RegistersTableModel::Candidate);
    const int number = table_->fontMetrics().horizontalAdvance(QStringLiteral("-0.000e-00"));
    header->resizeSection(models::RegistersTableModel::Candidate,
                          std::max(number, table_->viewport()->width() - others));
}

void InspectorPanel::refresh() {
    const auto& summary = model_.summary();
    pages_->setVisible(summary.has_value());
    title_->setEnabled(summary.has_value());
    if (!summary) {
        title_->setText(tr("No neuron chosen"));
        summary_->setText(tr("Click a neuron in the Network tab to see what competes for its "
                             "registers, and what it carries, for the probe sample."));
        return;
    }
    const auto number = [](double value) { return QLocale().toString(value, 'g', 5); };
    const QString name = models::neuronName(probe_.neuron()->layer, probe_.neuron()->neuron);
    summary_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    title_->setText(name.at(0).toUpper() + name.mid(1));
    summary_->setText(
        tr("sum s = %1\nvalue a = %2\nderivative f'(s) = %3\n%4 of %5 candidates kept: %6 % of "
           "Σ|g|, %7 % of Σg²")
            .arg(number(summary->sum), number(summary->value), number(summary->derivative))
            .arg(summary->kept)
            .arg(summary->candidates)
            .arg(QLocale().toString(100.0 * summary->keptShare, 'f', 1),
                 QLocale().toString(100.0 * summary->keptSquares, 'f', 1)));
}

} // namespace dpfm::views
