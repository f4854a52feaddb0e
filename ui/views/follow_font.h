#pragma once

#include <functional>

class QTableView;
class QTreeView;
class QWidget;

/// Sizes that are counted in letters and have to follow when letters become larger.
namespace dpfm::views {

/// Calls `fit` now and whenever the widget's font is another.
void followFont(QWidget& widget, std::function<void()> fit);

/// Gives a table rows of a line's height and so many pixels more.
void fitRows(QTableView& table, int more);

/// Widens and narrows the columns of a tree, whose widths are the user's, with its letters.
void scaleColumns(QTreeView& tree);

/// Gives a widget the desktop's font for code, as large as all other letters.
void useCodeFont(QWidget& widget);

} // namespace dpfm::views
