#pragma once

#include "core/base/result.h"
#include "ui/models/run_fields.h"
#include "ui/models/run_filter.h"
#include "ui/models/runs_table_model.h"

#include <QAbstractItemModel>

#include <functional>
#include <optional>
#include <vector>

namespace dpfm::models {

/// The runs of a RunsTableModel as they are listed: without those that are deleted or filtered out,
/// sorted, pinned ones first whatever the sort and the filter, and in groups if asked for: then
/// the top level is a header a group and runs are below it, the pinned ones in a group of their
/// own.
///
/// While runs change, they come and go with the filter and move between groups, but keep their
/// order until they are sorted again. Persistent indexes stay with their run or group; what a model
/// does while it takes rows away is told as a change of layout, for 10 000 of them at once.
class RunsTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    RunsTreeModel(RunsTableModel& table, const ResultsModel& results, QObject* parent = nullptr);

    /// After a reset they may be others, see runFields(): then a filter or a grouping by one that
    /// is gone is no more.
    const RunFields& fields() const { return fields_; }
    /// Lists runs that match, see RunExpression. After an error the filter is as it was.
    Result<void> setFilter(const QString& text);
    /// Groups by a field; by none if there is no field of that name.
    void groupBy(const QString& field);
    /// Runs without a value stay last in either order, equal ones in grid order.
    void sort(int column, Qt::SortOrder order) override;

    bool isGroup(const QModelIndex& index) const;
    /// Of a group, without what is counted of it: "Corpus: 200".
    QString groupName(const QModelIndex& index) const;
    /// None for a group.
    std::optional<std::size_t> runAt(const QModelIndex& index) const;
    /// The run, or those of the group, in the order they are listed.
    std::vector<std::size_t> runsAt(const QModelIndex& index) const;
    /// Invalid if the run is not listed.
    QModelIndex indexOf(std::size_t run, int column = 0) const;
    /// All that are listed, from top to bottom, those below collapsed headers as well.
    std::vector<std::size_t> listed() const;
    std::size_t listedCount() const { return listedCount_; }
    /// Whether the run is the last of the pinned ones, with others below it.
    bool endsPinned(const QModelIndex& index) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    /// Where a run belongs.
    struct Membership {
        bool listed = false;
        bool pinned = false;
        FieldValue key; ///< of its group; none if there are no groups

        bool operator==(const Membership&) const = default;
    };
    struct Group {
        bool pinned = false;
        FieldValue key;
        std::vector<std::size_t> runs;
    };
    struct Place {
        int group = -1; ///< none: not listed
        int row = -1;
    };

    bool grouped() const { return grouping_.has_value(); }
    Membership membershipOf(std::size_t run) const;
    void readFields();
    void readMemberships();
    void sortRuns();
    void place();
    /// Places all anew after a change, and takes persistent indexes along.
    void arrange(const std::function<void()>& change);
    void tableChanged(std::size_t first, std::size_t last, int firstColumn, int lastColumn,
                      const QList<int>& roles);
    QString nameOf(const Group& group) const;
    QString titleOf(const Group& group) const;
    std::size_t runOf(const QModelIndex& index) const;

    RunsTableModel& table_;
    const ResultsModel& results_;
    RunFields fields_;
    RunExpression filter_;
    QString filterText_;
    std::optional<RunField> grouping_;
    int sortColumn_ = RunsTableModel::Run;
    Qt::SortOrder sortOrder_ = Qt::AscendingOrder;

    std::vector<Membership> memberships_; ///< by run
    std::vector<std::size_t> order_;      ///< all runs, sorted
    /// Without grouping one, which has no header.
    std::vector<Group> groups_;
    std::vector<Place> places_; ///< by run
    std::size_t listedCount_ = 0;
};

} // namespace dpfm::models
