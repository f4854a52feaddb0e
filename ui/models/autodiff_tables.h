#pragma once

#include "ui/models/autodiff_model.h"

#include <QAbstractTableModel>

namespace dpfm::models {

/// The result's derivative by each variable: by registers, by symbols and by differences, and how
/// far they are apart.
class DerivativeChecksModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        Variable,
        Value,
        Carried,
        Symbolic,
        Difference,
        SymbolicError,   ///< |carried − symbolic|
        DifferenceError, ///< |carried − difference|
        Formula,
        ColumnCount
    };

    explicit DerivativeChecksModel(AutodiffModel& model, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    AutodiffModel& model_;
    std::shared_ptr<const AutodiffLesson> lesson_;
};

/// The Hessian of the result, a row and a column for each variable, and beside it the gradient and
/// the Newton step as the last two columns.
class HessianModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit HessianModel(AutodiffModel& model, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    AutodiffModel& model_;
    std::shared_ptr<const AutodiffLesson> lesson_;
};

/// Where both descents began and where they ended, variable by variable.
class DescentPointsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Variable, Start, Gradient, Newton, ColumnCount };

    explicit DescentPointsModel(AutodiffModel& model, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    AutodiffModel& model_;
    std::shared_ptr<const AutodiffDescents> descents_;
};

} // namespace dpfm::models
