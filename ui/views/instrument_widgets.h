#pragma once

#include <QString>

class QAbstractItemModel;
class QLabel;
class QTableView;
class QWidget;

/// Widgets that instruments share.
namespace dpfm::views {

/// A table of numbers that cannot be edited, its columns as wide as they need; its menu saves it.
QTableView* tableToRead(QAbstractItemModel& model, const char* name, const QString& accessible,
                        QWidget* parent);
/// Of tables whose first column says what a row is.
QTableView* withoutRowNumbers(QTableView* table);

/// A label of plain sentences, which wraps and can be copied.
QLabel* wrappedLabel(const char* name, QWidget* parent);

} // namespace dpfm::views
