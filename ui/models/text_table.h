#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <optional>
#include <vector>

namespace dpfm::models {

/// A table of text that is worked out as a whole. Its first column says what a row is.
class TextTable : public QAbstractTableModel {
    Q_OBJECT
public:
    struct Row {
        QStringList cells; ///< as many as there are columns
        bool strong = false;
        QString toolTip = {};
        /// Of the cells that are numbers (see kNumberRole); fewer than cells if the last are none.
        std::vector<std::optional<double>> numbers = {};

        bool operator==(const Row&) const = default;
    };
    struct Column {
        QString title;
        QString toolTip = {};

        bool operator==(const Column&) const = default;
    };

    explicit TextTable(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    /// Views keep their selection and their place if the table's shape stays.
    void set(std::vector<Column> columns, std::vector<Row> rows);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<Column> columns_;
    std::vector<Row> rows_;
};

} // namespace dpfm::models
