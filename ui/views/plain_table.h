#pragma once

class QAbstractItemModel;
class QTableView;

namespace dpfm::views {

/// Shows a table of text to be read and copied: rows without numbers, columns as wide as their
/// text, Tab goes on to the next widget, Ctrl+C copies the selected cells.
void showPlainly(QTableView& view, QAbstractItemModel& model);

} // namespace dpfm::views
