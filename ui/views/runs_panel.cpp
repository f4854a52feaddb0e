#include "ui/views/runs_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace dpfm::views {

RunsPanel::RunsPanel(models::Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , workbench_(workbench)
    , model_(workbench.results())
    , sweeps_(new QComboBox(this))
    , notes_(new QLineEdit(this))
    , table_(new QTableView(this)) {
    sorted_.setSourceModel(&model_);
    sorted_.setSortRole(models::RunsTableModel::SortRole);
    sorted_.setDynamicSortFilter(false);
    table_->setModel(&sorted_);
    table_->setObjectName(QStringLiteral("runsTable"));
    table_->setAccessibleName(tr("Runs"));
    table_->setSortingEnabled(true);
    table_->sortByColumn(models::RunsTableModel::Run, Qt::AscendingOrder);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setAlternatingRowColors(true);
    table_->setShowGrid(false);
    table_->setTabKeyNavigation(false);
    table_->setWordWrap(false);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    QHeaderView* header = table_->horizontalHeader();
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    for (int column = 0; column < models::RunsTableModel::ColumnCount; ++column) {
        const QString title = model_.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int widest = std::max(header->fontMetrics().horizontalAdvance(title) + 30,
                                    fontMetrics().averageCharWidth() * 9);
        table_->setColumnWidth(column, widest);
    }

    sweeps_->setObjectName(QStringLiteral("sweeps"));
    sweeps_->setAccessibleName(tr("Sweep"));
    sweeps_->setToolTip(tr("Every Run starts a sweep of its own; earlier ones stay here."));
    sweeps_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    sweeps_->setMinimumContentsLength(42);
    notes_->setObjectName(QStringLiteral("notes"));
    notes_->setAccessibleName(tr("Notes on this sweep"));
    notes_->setPlaceholderText(tr("Notes on this sweep"));
    auto* caption = new QLabel(tr("Sweep"), this);
    caption->setBuddy(sweeps_);
    auto* row = new QHBoxLayout;
    row->addWidget(caption);
    row->addWidget(sweeps_);
    row->addWidget(notes_, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 4, 6, 6);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(table_, 1);

    connect(&workbench_.results(), &models::ResultsModel::resetDone, this, [this] {
        const models::ResultsModel& results = workbench_.results();
        table_->setColumnHidden(
            models::RunsTableModel::ValAccuracy,
            results.empty() || !network::shapeOf(results.sweep().experiment.data).classification);
    });
    table_->setColumnHidden(models::RunsTableModel::ValAccuracy, true);
    connect(sweeps_, &QComboBox::activated, this,
            [this](int choice) { workbench_.showSweep(sweeps_->itemData(choice).toLongLong()); });
    connect(notes_, &QLineEdit::textEdited, &workbench_, &models::Workbench::setNotes);
    table_->installEventFilter(this);
    connect(&workbench_, &models::Workbench::sweepsChanged, this, &RunsPanel::refreshSweeps);
    connect(&workbench_, &models::Workbench::stateChanged, this, [this] {
        sweeps_->setEnabled(sweeps_->count() > 0 && workbench_.controller().state() ==
                                                        session::SweepController::State::Idle);
        notes_->setEnabled(sweeps_->count() > 0 && !workbench_.readOnly());
    });
    connect(&workbench_.results(), &models::ResultsModel::selectedChanged, this,
            &RunsPanel::followSelection);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (!current.isValid())
                    return;
                const auto run = static_cast<std::size_t>(sorted_.mapToSource(current).row());
                if (workbench_.results().selected() == run)
                    return; // the table follows
                workbench_.results().select(run);
                workbench_.probe().setSource(models::ProbeModel::Source::Run);
            });
    // The run that is current already may be asked for after the live run was looked at.
    connect(table_, &QTableView::clicked, this,
            [this] { workbench_.probe().setSource(models::ProbeModel::Source::Run); });
    refreshSweeps();
}

void RunsPanel::refreshSweeps() {
    sweeps_->clear();
    for (const session::SweepListing& sweep : workbench_.sweeps()) {
        sweeps_->addItem(
            tr("%1 – %2").arg(QLocale().toString(sweep.started.toLocalTime(), QLocale::ShortFormat),
                              sweep.name.isEmpty() ? tr("unnamed") : sweep.name),
            sweep.id);
        if (sweep.id == workbench_.results().sweep().id)
            sweeps_->setCurrentIndex(sweeps_->count() - 1);
    }
    if (notes_->text() != workbench_.results().sweep().notes)
        notes_->setText(workbench_.results().sweep().notes);
}

void RunsPanel::followSelection() {
    const auto run = workbench_.results().selected();
    if (!run) {
        table_->selectionModel()->clear();
        return;
    }
    const QModelIndex row = sorted_.mapFromSource(model_.index(static_cast<int>(*run), 0));
    if (row.row() != table_->currentIndex().row())
        table_->setCurrentIndex(row);
}

bool RunsPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched != table_ || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() != Qt::Key_Space)
        return false;
    if (key->modifiers() == Qt::ControlModifier && table_->currentIndex().isValid()) {
        const auto run =
            static_cast<std::size_t>(sorted_.mapToSource(table_->currentIndex()).row());
        workbench_.results().setShown(std::array{run}, !workbench_.results().isShown(run));
        return true;
    }
    // Space alone runs and pauses, wherever the focus is: it is the window's.
    event->ignore();
    return true;
}

} // namespace dpfm::views
