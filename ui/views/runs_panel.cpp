#include "ui/views/runs_panel.h"

#include "ui/session/error_text.h"
#include "ui/views/follow_font.h"
#include "ui/views/runs_columns.h"
#include "ui/views/runs_menu.h"
#include "ui/views/runs_tree.h"
#include "ui/views/theme.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace dpfm::views {

using Table = models::RunsTableModel;

RunsPanel::RunsPanel(models::Workbench& workbench, session::Settings& settings, QWidget* parent)
    : QWidget(parent)
    , workbench_(workbench)
    , table_(workbench.results(), &workbench.marking())
    , model_(table_, workbench.results())
    , sweeps_(new QComboBox(this))
    , notes_(new QLineEdit(this))
    , filter_(new QLineEdit(this))
    , filterError_(new QLabel(this))
    , count_(new QLabel(this))
    , grouping_(new QComboBox(this))
    , view_(new RunsTree(model_, workbench.results(), this))
    , columns_(new RunsColumns(*view_, workbench.results(), settings, this))
    , menu_(new RunsMenu(
          workbench, *view_, [this] { return view_->chosenRuns(); },
          [this] { return model_.listed(); }))
    , filterAction_(new QAction(tr("&Filter runs"), this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 4, 6, 6);
    column->setSpacing(4);
    buildSweepRow(*column);
    buildFilterRow(*column);
    buildTable(*column);

    connect(&workbench_, &models::Workbench::stateChanged, this, [this] {
        sweeps_->setEnabled(sweeps_->count() > 0 && workbench_.controller().state() ==
                                                        session::SweepController::State::Idle);
        notes_->setEnabled(sweeps_->count() > 0 && !workbench_.readOnly());
    });
    connect(&workbench_.results(), &models::ResultsModel::selectedChanged, this,
            &RunsPanel::followSelection);
    refreshSweeps();
    refreshCount();
}

void RunsPanel::buildSweepRow(QVBoxLayout& column) {
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
    column.addLayout(row);
    connect(sweeps_, &QComboBox::activated, this,
            [this](int choice) { workbench_.showSweep(sweeps_->itemData(choice).toLongLong()); });
    connect(notes_, &QLineEdit::textEdited, &workbench_, &models::Workbench::setNotes);
    connect(&workbench_, &models::Workbench::sweepsChanged, this, &RunsPanel::refreshSweeps);
}

void RunsPanel::buildFilterRow(QVBoxLayout& column) {
    filter_->setObjectName(QStringLiteral("runsFilter"));
    filter_->setAccessibleName(tr("Filter runs"));
    filter_->setPlaceholderText(tr("Filter, such as  registers <= 16 and corpus = 200"));
    // Not before there is something to clear: the desktop's icon for it is looked for in many
    // places.
    connect(
        filter_, &QLineEdit::textChanged, this, [this] { filter_->setClearButtonEnabled(true); },
        Qt::SingleShotConnection);
    filter_->installEventFilter(this);
    filterError_->setObjectName(QStringLiteral("runsFilterError"));
    filterError_->setWordWrap(true);
    filterError_->hide();
    count_->setObjectName(QStringLiteral("runsCount"));
    grouping_->setObjectName(QStringLiteral("runsGrouping"));
    grouping_->setAccessibleName(tr("Group by"));
    grouping_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    grouping_->setMinimumContentsLength(9);
    auto* caption = new QLabel(tr("Group by"), this);
    caption->setBuddy(grouping_);
    auto* columnsButton = new QToolButton(this);
    columnsButton->setObjectName(QStringLiteral("runsColumns"));
    columnsButton->setText(tr("Columns"));
    columnsButton->setToolTip(tr("Which columns are seen; so does a right click on their titles."));
    columnsButton->setMenu(&columns_->menu());
    columnsButton->setPopupMode(QToolButton::InstantPopup);
    columnsButton->setFocusPolicy(Qt::TabFocus);
    auto* row = new QHBoxLayout;
    row->addWidget(filter_, 1);
    row->addWidget(count_);
    row->addSpacing(8);
    row->addWidget(caption);
    row->addWidget(grouping_);
    row->addWidget(columnsButton);
    column.addLayout(row);
    column.addWidget(filterError_);
    setTabOrder(grouping_, columnsButton);
    setTabOrder(columnsButton, view_);
    refreshFields();
    connect(filter_, &QLineEdit::textChanged, this, &RunsPanel::filter);
    connect(grouping_, &QComboBox::currentIndexChanged, this, &RunsPanel::group);
    filterAction_->setObjectName(QStringLiteral("filterRuns"));
    filterAction_->setShortcut(QKeySequence::Find);
}

void RunsPanel::buildTable(QVBoxLayout& column) {
    view_->setObjectName(QStringLiteral("runsTable"));
    view_->setAccessibleName(tr("Runs"));
    view_->sortByColumn(Table::Run, Qt::AscendingOrder);
    const QHeaderView* header = view_->header();
    for (int section = 0; section < Table::ColumnCount; ++section) {
        const QString title =
            model_.headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
        const int widest = std::max(header->fontMetrics().horizontalAdvance(title) + 30,
                                    fontMetrics().averageCharWidth() * 9);
        view_->setColumnWidth(section, widest);
    }
    // The check box and the colour beside the number, and room to indent in groups.
    view_->setColumnWidth(Table::Run, fontMetrics().horizontalAdvance(QStringLiteral("00000")) +
                                          4 * fontMetrics().height() + view_->indentation());
    view_->setColumnWidth(Table::Settings, fontMetrics().averageCharWidth() * 26);
    scaleColumns(*view_);
    column.addWidget(view_, 1);
    view_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(view_, &QWidget::customContextMenuRequested, this, &RunsPanel::showMenu);
    connect(view_, &RunsTree::toggleRequested, menu_, &RunsMenu::toggleShown);
    connect(menu_, &RunsMenu::noteRequested, this, &RunsPanel::editNote);
    // After the view has heard of it: it forgets which groups are expanded.
    const auto arranged = [this] {
        expandGroups();
        refreshCount();
    };
    connect(&model_, &QAbstractItemModel::modelReset, this, [this, arranged] {
        refreshFields();
        if (!filter_->text().isEmpty())
            filter(); // what it asks for may be there no more, or again
        arranged();
    });
    connect(&model_, &QAbstractItemModel::layoutChanged, this, arranged);
    connect(view_, &QTreeView::collapsed, this,
            [this](const QModelIndex& group) { collapsed_.insert(model_.groupName(group)); });
    connect(view_, &QTreeView::expanded, this,
            [this](const QModelIndex& group) { collapsed_.remove(model_.groupName(group)); });
    connect(view_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &RunsPanel::followCurrent);
    // The run that is current already may be asked for after the live run was looked at.
    connect(view_, &QTreeView::clicked, this, [this](const QModelIndex& clicked) {
        if (!model_.isGroup(clicked))
            workbench_.probe().setSource(models::ProbeModel::Source::Run);
    });
}

void RunsPanel::refreshFields() {
    QStringList names;
    for (const models::RunField& field : model_.fields().all())
        names << field.name;
    filter_->setToolTip(
        tr("<p>Lists the runs for which this holds (Ctrl+F; Escape clears it). Compare a field "
           "with "
           "=, !=, &lt;, &lt;=, &gt;, &gt;= or, for text, ~ (contains); join by and, or, not and "
           "parentheses.</p><p>Fields: %1.</p><p>registers = all is above every number; "
           "note ~ \"odd one\" finds a note.</p>")
            .arg(names.join(QStringLiteral(", "))));
    const QString chosen = grouping_->currentData().toString();
    const QSignalBlocker quiet(grouping_);
    grouping_->clear();
    grouping_->addItem(tr("none"), QString());
    for (const models::RunField& field : model_.fields().all())
        if (field.groups)
            grouping_->addItem(field.title, field.name);
    grouping_->setCurrentIndex(std::max(0, grouping_->findData(chosen)));
    view_->setRootIsDecorated(grouping_->currentIndex() > 0);
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

void RunsPanel::focusFilter() {
    filter_->setFocus(Qt::ShortcutFocusReason);
    filter_->selectAll();
}

void RunsPanel::filter() {
    const Result<void> set = model_.setFilter(filter_->text());
    const QString sentence = set ? QString() : session::errorText(set.error());
    filterError_->setText(sentence);
    filterError_->setVisible(!set);
    filter_->setAccessibleDescription(sentence);
    QPalette marked = palette();
    if (!set) {
        const QColor color = colors(palette()).error;
        marked.setColor(QPalette::WindowText, color);
        marked.setColor(QPalette::Text, color);
    }
    filter_->setPalette(marked);
    filterError_->setPalette(marked);
    if (!view_->currentIndex().isValid())
        followSelection();
}

void RunsPanel::group() {
    const QString field = grouping_->currentData().toString();
    view_->setRootIsDecorated(!field.isEmpty());
    model_.groupBy(field);
}

void RunsPanel::refreshCount() {
    const session::SweepRecord& sweep = workbench_.results().sweep();
    const std::size_t deleted = sweep.deletedCount();
    const std::size_t all = sweep.runs.size() - deleted;
    QString text = model_.listedCount() == all
                       ? tr("%1 runs").arg(all)
                       : tr("%1 of %2 runs").arg(model_.listedCount()).arg(all);
    if (deleted > 0)
        text = tr("%1, %2 deleted").arg(text).arg(deleted);
    count_->setText(text);
}

void RunsPanel::showMenu(const QPoint& at) {
    menu_->menu().popup(view_->viewport()->mapToGlobal(at));
}

void RunsPanel::editNote() {
    const auto run = model_.runAt(view_->currentIndex());
    if (!run)
        return;
    columns_->show(Table::Note);
    const QModelIndex note = model_.indexOf(*run, Table::Note);
    if (!note.flags().testFlag(Qt::ItemIsEditable))
        return;
    view_->scrollTo(note);
    view_->edit(note);
}

void RunsPanel::followCurrent(const QModelIndex& current) {
    const auto run = model_.runAt(current);
    if (!run || workbench_.results().selected() == run)
        return; // a header, or the table follows
    workbench_.results().select(run);
    workbench_.probe().setSource(models::ProbeModel::Source::Run);
}

void RunsPanel::followSelection() {
    const auto run = workbench_.results().selected();
    if (!run) {
        view_->selectionModel()->clear();
        return;
    }
    const QModelIndex row = model_.indexOf(*run);
    if (row.isValid() && model_.runAt(view_->currentIndex()) != run)
        view_->setCurrentIndex(row);
}

void RunsPanel::expandGroups() {
    for (int row = 0; row < model_.rowCount(); ++row)
        if (const QModelIndex group = model_.index(row, 0); model_.isGroup(group))
            view_->setExpanded(group, !collapsed_.contains(model_.groupName(group)));
        else
            return;
}

bool RunsPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == filter_ && event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape && !filter_->text().isEmpty()) {
        event->accept(); // it clears the filter before it ends what the window shows for a while
        return true;
    }
    if (watched != filter_ || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Escape) {
        // Twice leads to the table.
        if (filter_->text().isEmpty())
            view_->setFocus();
        filter_->clear();
        return true;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter || key->key() == Qt::Key_Down) {
        view_->setFocus();
        return true;
    }
    return false;
}

} // namespace dpfm::views
