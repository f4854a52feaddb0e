#pragma once

#include "ui/models/csv_preview.h"

#include <QAbstractTableModel>

namespace dpfm::models {

/// The columns of a CSV file as rows: name, what it holds, what it is used as.
class CsvColumns : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Holds, UsedAs, ColumnCount };

    explicit CsvColumns(CsvPreview& preview, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    CsvPreview& preview_;
    int rows_ = 0; ///< as views know them
};

} // namespace dpfm::models
