#include "ui/models/runs_tree_model.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

namespace dpfm::models {

namespace {

/// Numbers, then texts, then what has no value.
struct ByValue {
    bool operator()(const FieldValue& a, const FieldValue& b) const {
        const auto kind = [](const FieldValue& value) {
            return value.index() == 0 ? std::variant_size_v<FieldValue> : value.index();
        };
        return kind(a) != kind(b) ? kind(a) < kind(b) : a < b;
    }
};

FieldValue toFieldValue(const QVariant& value) {
    if (!value.isValid())
        return {};
    if (value.typeId() == QMetaType::QString)
        return value.toString();
    const double number = value.toDouble();
    return std::isnan(number) ? FieldValue() : number; // it has no order
}

/// Of a diverged run the worst there is: a group must not look better for the runs that dropped out
/// of it.
std::optional<double> bestValLoss(const ResultsModel& results, std::size_t run) {
    if (results.run(run).status == session::RunStatus::Diverged)
        return std::numeric_limits<double>::infinity();
    const std::optional<sweep::RunSummary>& summary = results.summary(run);
    return summary ? std::optional(summary->best.valLoss) : std::nullopt;
}

} // namespace

RunsTreeModel::RunsTreeModel(RunsTableModel& table, const ResultsModel& results, QObject* parent)
    : QAbstractItemModel(parent)
    , table_(table)
    , results_(results)
    , fields_(runFields(results)) {
    connect(&table_, &RunsTableModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
    connect(&table_, &RunsTableModel::modelReset, this, [this] {
        readFields();
        readMemberships();
        sortRuns();
        place();
        endResetModel();
    });
    connect(&table_, &RunsTableModel::dataChanged, this,
            [this](const QModelIndex& first, const QModelIndex& last, const QList<int>& roles) {
                tableChanged(static_cast<std::size_t>(first.row()),
                             static_cast<std::size_t>(last.row()), first.column(), last.column(),
                             roles);
            });
    readMemberships();
    sortRuns();
    place();
}

Result<void> RunsTreeModel::setFilter(const QString& text) {
    Result<RunExpression> parsed = RunExpression::parse(text, fields_);
    if (!parsed)
        return parsed.error();
    arrange([&] {
        filter_ = *std::move(parsed);
        filterText_ = text;
        readMemberships();
    });
    return {};
}

void RunsTreeModel::groupBy(const QString& field) {
    const RunField* found = fields_.find(field);
    arrange([&] {
        grouping_ = found == nullptr ? std::nullopt : std::optional(*found);
        readMemberships();
    });
}

void RunsTreeModel::sort(int column, Qt::SortOrder order) {
    if (column < 0 || column >= columnCount())
        return;
    sortColumn_ = column;
    sortOrder_ = order;
    arrange([this] { sortRuns(); });
}

RunsTreeModel::Membership RunsTreeModel::membershipOf(std::size_t run) const {
    const session::RunMarks& marks = results_.run(run).marks;
    Membership membership;
    membership.pinned = marks.pinned;
    membership.listed = !marks.deleted && (marks.pinned || filter_.matches(run));
    if (grouping_ && !marks.pinned)
        membership.key = grouping_->value(run);
    return membership;
}

void RunsTreeModel::readFields() {
    fields_ = runFields(results_);
    // What the sweep before varied may not be there: then the filter lists all, until it is set.
    const Result<RunExpression> parsed = RunExpression::parse(filterText_, fields_);
    filter_ = parsed ? *parsed : RunExpression();
    if (!grouping_)
        return;
    const RunField* found = fields_.find(grouping_->name);
    grouping_ = found == nullptr ? std::nullopt : std::optional(*found);
}

void RunsTreeModel::readMemberships() {
    memberships_.clear();
    memberships_.reserve(results_.runCount());
    for (std::size_t run = 0; run < results_.runCount(); ++run)
        memberships_.push_back(membershipOf(run));
}

void RunsTreeModel::sortRuns() {
    order_.resize(results_.runCount());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::vector<FieldValue> keys;
    keys.reserve(order_.size());
    for (std::size_t run = 0; run < order_.size(); ++run)
        keys.push_back(toFieldValue(
            table_.index(static_cast<int>(run), sortColumn_).data(RunsTableModel::SortRole)));
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
        const bool missing = keys[a].index() == 0 || keys[b].index() == 0;
        return missing || sortOrder_ == Qt::AscendingOrder ? ByValue()(keys[a], keys[b])
                                                           : ByValue()(keys[b], keys[a]);
    });
}

void RunsTreeModel::place() {
    groups_.clear();
    places_.assign(results_.runCount(), {});
    listedCount_ = 0;
    std::vector<std::size_t> pinned;
    std::map<FieldValue, std::vector<std::size_t>, ByValue> others;
    for (const std::size_t run : order_) {
        const Membership& membership = memberships_[run];
        if (!membership.listed)
            continue;
        ++listedCount_;
        (membership.pinned ? pinned : others[membership.key]).push_back(run);
    }
    if (!grouped()) {
        const std::vector<std::size_t>& rest = others[{}];
        pinned.insert(pinned.end(), rest.begin(), rest.end());
        groups_.push_back({false, {}, std::move(pinned)});
    } else {
        if (!pinned.empty())
            groups_.push_back({true, {}, std::move(pinned)});
        for (auto& [key, runs] : others)
            groups_.push_back({false, key, std::move(runs)});
    }
    for (std::size_t group = 0; group < groups_.size(); ++group)
        for (std::size_t row = 0; row < groups_[group].runs.size(); ++row)
            places_[groups_[group].runs[row]] = {static_cast<int>(group), static_cast<int>(row)};
}

void RunsTreeModel::arrange(const std::function<void()>& change) {
    emit layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    struct Held {
        std::optional<std::size_t> run;
        bool pinned = false;
        FieldValue key;
    };
    std::vector<Held> held;
    for (const QModelIndex& index : before) {
        if (isGroup(index)) {
            const Group& group = groups_[static_cast<std::size_t>(index.row())];
            held.push_back({{}, group.pinned, group.key});
        } else {
            held.push_back({runOf(index), false, {}});
        }
    }
    change();
    place();
    QModelIndexList after;
    for (std::size_t i = 0; i < held.size(); ++i) {
        const int column = before[static_cast<qsizetype>(i)].column();
        if (held[i].run) {
            after << indexOf(*held[i].run, column);
            continue;
        }
        const auto group = std::find_if(groups_.begin(), groups_.end(), [&](const Group& each) {
            return each.pinned == held[i].pinned && each.key == held[i].key;
        });
        after << (group == groups_.end() || !grouped()
                      ? QModelIndex()
                      : createIndex(static_cast<int>(group - groups_.begin()), column));
    }
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

void RunsTreeModel::tableChanged(std::size_t first, std::size_t last, int firstColumn,
                                 int lastColumn, const QList<int>& roles) {
    const bool onlyShown = roles == QList<int>{Qt::CheckStateRole};
    bool moved = false;
    std::vector<std::pair<int, int>> rows(groups_.size(), {std::numeric_limits<int>::max(), -1});
    for (std::size_t run = first; run <= last; ++run) {
        if (!onlyShown) {
            Membership membership = membershipOf(run);
            if (membership != memberships_[run]) {
                memberships_[run] = std::move(membership);
                moved = true;
            }
        }
        if (const Place& place = places_[run]; place.group >= 0) {
            auto& [top, bottom] = rows[static_cast<std::size_t>(place.group)];
            top = std::min(top, place.row);
            bottom = std::max(bottom, place.row);
        }
    }
    if (moved) {
        arrange([] {});
        return; // which shows everything anew
    }
    for (std::size_t group = 0; group < groups_.size(); ++group) {
        const auto [top, bottom] = rows[group];
        if (bottom < 0)
            continue;
        const QModelIndex header =
            grouped() ? createIndex(static_cast<int>(group), 0) : QModelIndex();
        emit dataChanged(index(top, firstColumn, header), index(bottom, lastColumn, header), roles);
        if (grouped() && !onlyShown)
            emit dataChanged(header, header, {Qt::DisplayRole});
    }
}

bool RunsTreeModel::isGroup(const QModelIndex& index) const {
    return index.isValid() && grouped() && index.internalId() == 0;
}

std::size_t RunsTreeModel::runOf(const QModelIndex& index) const {
    const std::size_t group = !grouped() ? 0 : index.internalId() - 1;
    return groups_[group].runs[static_cast<std::size_t>(index.row())];
}

std::optional<std::size_t> RunsTreeModel::runAt(const QModelIndex& index) const {
    if (!index.isValid() || isGroup(index))
        return std::nullopt;
    return runOf(index);
}

std::vector<std::size_t> RunsTreeModel::runsAt(const QModelIndex& index) const {
    if (isGroup(index))
        return groups_[static_cast<std::size_t>(index.row())].runs;
    return index.isValid() ? std::vector{runOf(index)} : std::vector<std::size_t>{};
}

QModelIndex RunsTreeModel::indexOf(std::size_t run, int column) const {
    if (run >= places_.size() || places_[run].group < 0)
        return {};
    const quintptr group = !grouped() ? 0 : static_cast<quintptr>(places_[run].group) + 1;
    return createIndex(places_[run].row, column, group);
}

std::vector<std::size_t> RunsTreeModel::listed() const {
    std::vector<std::size_t> runs;
    for (const Group& group : groups_)
        runs.insert(runs.end(), group.runs.begin(), group.runs.end());
    return runs;
}

bool RunsTreeModel::endsPinned(const QModelIndex& index) const {
    if (grouped() || !index.isValid())
        return false;
    const std::vector<std::size_t>& runs = groups_.front().runs;
    const auto row = static_cast<std::size_t>(index.row());
    return memberships_[runs[row]].pinned && row + 1 < runs.size() &&
           !memberships_[runs[row + 1]].pinned;
}

QModelIndex RunsTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : 0);
}

QModelIndex RunsTreeModel::parent(const QModelIndex& child) const {
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(child.internalId()) - 1, 0);
}

int RunsTreeModel::rowCount(const QModelIndex& parent) const {
    if (parent.isValid())
        return isGroup(parent) && parent.column() == 0
                   ? static_cast<int>(groups_[static_cast<std::size_t>(parent.row())].runs.size())
                   : 0;
    return static_cast<int>(!grouped() ? groups_.front().runs.size() : groups_.size());
}

int RunsTreeModel::columnCount(const QModelIndex&) const {
    return RunsTableModel::ColumnCount;
}

QVariant RunsTreeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    if (!isGroup(index))
        return table_.index(static_cast<int>(runOf(index)), index.column()).data(role);
    if (index.column() == 0 && role == Qt::DisplayRole)
        return titleOf(groups_[static_cast<std::size_t>(index.row())]);
    return {};
}

QString RunsTreeModel::nameOf(const Group& group) const {
    if (group.pinned)
        return tr("Pinned");
    QString value = tr("none");
    if (grouping_->text)
        value = grouping_->text(group.runs.front());
    else if (const auto* number = std::get_if<double>(&group.key))
        value = QString::number(*number, 'g', QLocale::FloatingPointShortest);
    else if (const auto* text = std::get_if<QString>(&group.key); text && !text->isEmpty())
        value = *text;
    return tr("%1: %2").arg(grouping_->title, value);
}

QString RunsTreeModel::groupName(const QModelIndex& index) const {
    return isGroup(index) ? nameOf(groups_[static_cast<std::size_t>(index.row())]) : QString();
}

QString RunsTreeModel::titleOf(const Group& group) const {
    const QString name = nameOf(group);
    const QString count =
        group.runs.size() == 1 ? tr("1 run") : tr("%1 runs").arg(group.runs.size());
    std::vector<double> losses;
    for (const std::size_t run : group.runs)
        if (const auto loss = bestValLoss(results_, run))
            losses.push_back(*loss);
    if (losses.empty())
        return tr("%1 – %2").arg(name, count);
    const double median = sweep::median(std::move(losses));
    return tr("%1 – %2, median best val_loss %3")
        .arg(name, count,
             std::isfinite(median) ? QLocale().toString(median, 'g', 4) : QStringLiteral("∞"));
}

bool RunsTreeModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || isGroup(index))
        return false;
    return table_.setData(table_.index(static_cast<int>(runOf(index)), index.column()), value,
                          role);
}

QVariant RunsTreeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    return table_.headerData(section, orientation, role);
}

Qt::ItemFlags RunsTreeModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (isGroup(index))
        return Qt::ItemIsEnabled;
    return table_.flags(table_.index(static_cast<int>(runOf(index)), index.column())) |
           Qt::ItemNeverHasChildren;
}

} // namespace dpfm::models
