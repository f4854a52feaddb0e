#pragma once

#include "ui/models/results_model.h"
#include "ui/models/run_marking.h"

#include <QAbstractTableModel>

namespace dpfm::models {

/// The runs as a table, one row a run, in grid order, those that are deleted as well. The first
/// column carries the run's colour and a check box for whether it is shown; notes can be edited
/// where a RunMarking permits it.
class RunsTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        Run,
        Corpus,
        Registers,
        Seed,
        Settings,
        Status,
        Epoch,
        FinalLoss,
        FinalValLoss,
        BestEpoch,
        BestLoss,
        BestValLoss,
        LowestValLoss,
        LowestEpoch,
        ValAccuracy,
        Starving,
        Seconds,
        SamplesPerSecond,
        Divergence,
        Note,
        ColumnCount
    };
    /// The value to sort by: a number where the text is one.
    static constexpr int SortRole = Qt::UserRole;

    explicit RunsTableModel(ResultsModel& results, RunMarking* marking = nullptr,
                            QObject* parent = nullptr);

    /// A column's name that stays the same in every language and version.
    static QString columnName(int column);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    QString text(const session::RunRecord& run, std::size_t row, Column column) const;
    QVariant sortValue(const session::RunRecord& run, std::size_t row, Column column) const;

    ResultsModel& results_;
    RunMarking* marking_;
};

} // namespace dpfm::models
