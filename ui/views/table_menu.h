#pragma once

class QTableView;

namespace dpfm::views {

/// Gives a table a menu (right button, Shift+F10) that copies it as CSV or saves it.
void addTableMenu(QTableView& table);

} // namespace dpfm::views
