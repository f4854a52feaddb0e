#include "ui/models/csv_columns.h"

#include <QFont>

namespace dpfm::models {

using data::CsvKind;

CsvColumns::CsvColumns(CsvPreview& preview, QObject* parent)
    : QAbstractTableModel(parent)
    , preview_(preview) {
    connect(&preview_, &CsvPreview::modelAboutToBeReset, this, [this] { beginResetModel(); });
    connect(&preview_, &CsvPreview::modelReset, this, [this] {
        rows_ = preview_.fileColumns();
        endResetModel();
    });
    connect(&preview_, &CsvPreview::changed, this, [this] {
        if (rows_ > 0)
            emit dataChanged(index(0, 0), index(rows_ - 1, ColumnCount - 1));
    });
}

int CsvColumns::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : rows_;
}

int CsvColumns::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CsvColumns::data(const QModelIndex& index, int role) const {
    const CsvPreview::Use use = preview_.use(index.row());
    if (role == Qt::FontRole && use != CsvPreview::Use::Unused) {
        QFont font;
        font.setBold(true);
        return font;
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Name:
        return preview_.columnName(index.row());
    case Holds:
        switch (preview_.kind(index.row())) {
        case CsvKind::Number:
            return tr("numbers");
        case CsvKind::Mixed:
            return tr("numbers, text");
        case CsvKind::Text:
            return tr("text");
        case CsvKind::Empty:
            return tr("nothing");
        }
        return {};
    default:
        return CsvPreview::useName(use);
    }
}

QVariant CsvColumns::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Column");
    case Holds:
        return tr("Holds");
    default:
        return tr("Used as");
    }
}

} // namespace dpfm::models
