#pragma once

#include <QByteArray>

class QAbstractItemModel;

namespace dpfm::models {

/// Of a cell whose text is a number: the number, as a double.
inline constexpr int kNumberRole = 0x0100 + 16; // Qt::UserRole and after those of other tables

/// A table as CSV: RFC 4180, a header, "." as decimal point. A number is written so that it reads
/// back to the same bits where the table holds it, and else with the digits that are seen, without
/// separators of groups; what is no number stays as it is read. `rowNames` puts the vertical header
/// in front.
QByteArray tableCsv(const QAbstractItemModel& table, bool rowNames = false);

} // namespace dpfm::models
