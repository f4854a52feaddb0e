#pragma once

#include <QTableView>

namespace dpfm::views {

/// A table of text to be read and copied: rows without numbers, columns as wide as their text. Tab
/// goes on to the next widget, Ctrl+C copies the selected rows, with tabs between their cells. Its
/// menu copies and saves the whole of it as CSV.
class PlainTable : public QTableView {
    Q_OBJECT
public:
    explicit PlainTable(QAbstractItemModel& model, QWidget* parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void copy() const;
};

} // namespace dpfm::views
