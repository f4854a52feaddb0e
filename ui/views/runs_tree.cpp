#include "ui/views/runs_tree.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace dpfm::views {

namespace {

/// Rows of one height, whichever columns are scrolled to: a tree view asks only those it shows.
class RowDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        return {QStyledItemDelegate::sizeHint(option, index).width(),
                option.fontMetrics.height() + 5};
    }
};

} // namespace

RunsTree::RunsTree(models::RunsTreeModel& model, const models::ResultsModel& results,
                   QWidget* parent)
    : QTreeView(parent)
    , model_(model)
    , results_(results) {
    setModel(&model_);
    setItemDelegate(new RowDelegate(this));
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::DoubleClicked);
    setAlternatingRowColors(true);
    setRootIsDecorated(false);
    setSortingEnabled(true);
    setIndentation(16);
    header()->setHighlightSections(false);
    header()->setStretchLastSection(true);
    header()->setFirstSectionMovable(false);
    header()->setSectionsMovable(false);
    connect(&results_, &models::ResultsModel::selectedChanged, viewport(),
            qOverload<>(&QWidget::update));
}

std::vector<std::size_t> RunsTree::chosenRuns() const {
    std::vector<std::size_t> runs;
    for (const QModelIndex& row : selectionModel()->selectedRows())
        if (const auto run = model_.runAt(row))
            runs.push_back(*run);
    if (runs.empty())
        return model_.runsAt(currentIndex());
    const auto place = [this](std::size_t run) {
        const QModelIndex index = model_.indexOf(run);
        return std::pair(index.parent().row(), index.row());
    };
    std::sort(runs.begin(), runs.end(),
              [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
    return runs;
}

void RunsTree::resizeEvent(QResizeEvent* event) {
    const QModelIndex current = currentIndex();
    const bool seen = visualRect(current).intersects(QRect(QPoint(), event->oldSize()));
    QTreeView::resizeEvent(event);
    if (!seen)
        return;
    const int column = horizontalScrollBar()->value();
    scrollTo(current);
    horizontalScrollBar()->setValue(column);
}

void RunsTree::drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                       const QModelIndex& index) const {
    if (model_.isGroup(index)) {
        drawHeader(*painter, option, index);
        return;
    }
    QTreeView::drawRow(painter, option, index);
    const auto run = model_.runAt(index);
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    if (run && results_.selected() == run && !isOnlySelected(index)) {
        painter->setPen(option.palette.text().color());
        painter->drawRect(row.adjusted(0, 0, -1, -1));
    }
    if (model_.endsPinned(index))
        painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1),
                          option.palette.text().color());
}

bool RunsTree::isOnlySelected(const QModelIndex& row) const {
    const QItemSelection selection = selectionModel()->selection();
    return selection.size() == 1 && selection.front().height() == 1 &&
           selection.front().contains(row);
}

void RunsTree::drawHeader(QPainter& painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    QStyleOptionViewItem whole = option;
    initViewItemOption(&whole);
    whole.rect = QRect(0, option.rect.top(), viewport()->width(), option.rect.height());
    painter.fillRect(whole.rect, whole.palette.button());
    const QRect branch(whole.rect.topLeft(), QSize(indentation(), whole.rect.height()));
    drawBranches(&painter, branch, index);
    whole.rect.setLeft(branch.right() + 1);
    whole.font.setBold(true);
    whole.displayAlignment = Qt::AlignLeft | Qt::AlignVCenter;
    whole.state.setFlag(QStyle::State_HasFocus, hasFocus() && currentIndex() == index);
    whole.features &= ~QStyleOptionViewItem::Alternate;
    itemDelegateForIndex(index)->paint(&painter, whole, index);
}

void RunsTree::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier) {
        emit customContextMenuRequested(visualRect(currentIndex()).center());
        return;
    }
    if (event->key() != Qt::Key_Space) {
        QTreeView::keyPressEvent(event);
        return;
    }
    // Space alone runs and pauses, wherever the focus is: it is the window's.
    event->ignore();
    if (event->modifiers() == Qt::ControlModifier) {
        emit toggleRequested();
        event->accept();
    }
}

} // namespace dpfm::views
