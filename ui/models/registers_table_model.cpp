#include "ui/models/registers_table_model.h"

#include "ui/models/weight_name.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <utility>

namespace dpfm::models {

RegistersTableModel::RegistersTableModel(ProbeModel& probe, QObject* parent)
    : QAbstractTableModel(parent)
    , probe_(probe) {
    connect(&probe_, &ProbeModel::probeChanged, this, &RegistersTableModel::refresh);
    connect(&probe_, &ProbeModel::neuronChanged, this, &RegistersTableModel::refresh);
}

std::vector<RegistersTableModel::Row> RegistersTableModel::ranked(const Probe& probe,
                                                                  NeuronIndex chosen) {
    const network::Neuron& neuron = probe.pass.neuron(chosen.layer, chosen.neuron);
    autodiff::Registers candidates =
        probe.pass.candidates(probe.weights, chosen.layer, chosen.neuron);
    std::sort(candidates.begin(), candidates.end(), autodiff::outranks);
    const autodiff::Registers stay = probe.pass.kept(probe.weights, chosen.layer, chosen.neuron);
    const std::size_t kept = stay.size();
    std::stable_partition(
        candidates.begin(), candidates.end(), [&](const autodiff::Register& candidate) {
            return std::binary_search(stay.begin(), stay.end(), candidate,
                                      [](const autodiff::Register& a, const autodiff::Register& b) {
                                          return a.id < b.id;
                                      });
        });
    std::vector<Row> rows;
    largest_ = 0.0;
    double all = 0.0;
    double allSquares = 0.0;
    Summary summary{neuron.sum, neuron.value, neuron.derivative, candidates.size(), kept, 1.0, 1.0};
    double keptSum = 0.0;
    double keptSquares = 0.0;
    for (const autodiff::Register& entry : candidates) {
        const double size = std::fabs(entry.gradient);
        largest_ = std::max(largest_, size);
        all += size;
        allSquares += size * size;
        Row row{entry.id, entry.gradient, std::nullopt};
        if (rows.size() < kept) {
            keptSum += size;
            keptSquares += size * size;
            const auto carried = std::lower_bound(
                neuron.registers.begin(), neuron.registers.end(), entry.id,
                [](const autodiff::Register& a, WeightId id) { return a.id < id; });
            const bool held = carried != neuron.registers.end() && carried->id == entry.id;
            row.carried = held ? carried->gradient : 0.0;
        }
        rows.push_back(row);
    }
    if (all > 0.0)
        summary.keptShare = keptSum / all;
    if (allSquares > 0.0)
        summary.keptSquares = keptSquares / allSquares;
    summary_ = summary;
    return rows;
}

void RegistersTableModel::refresh() {
    std::vector<Row> rows;
    summary_.reset();
    const auto& probe = probe_.probe();
    const auto chosen = probe_.neuron();
    if (probe && chosen && chosen->layer >= 1)
        rows = ranked(*probe, *chosen);
    shown_ = probe;
    // While training, the number of candidates mostly stays: keep the view's selection and
    // scrolling.
    if (rows.size() == rows_.size() && !rows.empty()) {
        rows_ = std::move(rows);
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    } else {
        beginResetModel();
        rows_ = std::move(rows);
        endResetModel();
    }
    emit summaryChanged();
}

int RegistersTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int RegistersTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RegistersTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    if (role == BarRole && column == Candidate)
        return row.candidate / largest_;
    if (role == FirstDroppedRole)
        return !row.carried && index.row() > 0 &&
               rows_[static_cast<std::size_t>(index.row()) - 1].carried.has_value();
    if (role == Qt::TextAlignmentRole)
        return column == Weight ? QVariant(Qt::AlignLeft | Qt::AlignVCenter)
                                : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == KeptRole)
        return row.carried.has_value();
    if (role == Qt::ToolTipRole && column == Candidate)
        return QLocale().toString(row.candidate, 'g', 17);
    if (role == Qt::ToolTipRole && column == Register)
        return row.carried ? QLocale().toString(*row.carried, 'g', 17)
                           : tr("Not among the R that are kept: this neuron forgets it.");
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Rank:
        return index.row() + 1;
    case Weight:
        return weightName(shown_->pass.topology(), row.id);
    case Id:
        return QVariant::fromValue<qulonglong>(dpfm::index(row.id));
    case Candidate:
        return QLocale().toString(row.candidate, 'g', 4);
    case Register:
        return row.carried ? QLocale().toString(*row.carried, 'g', 4) : QStringLiteral("–");
    case ColumnCount:
        break;
    }
    return {};
}

QVariant RegistersTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::ToolTipRole && section == Candidate)
        return tr("The gradient of the neuron's sum by this weight, before the selection.");
    if (orientation == Qt::Horizontal && role == Qt::ToolTipRole && section == Register)
        return tr("What the register holds: the candidate times the activation's derivative; "
                  "– if it got no register.");
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Rank:
        return tr("#", "rank of a register");
    case Weight:
        return tr("Weight");
    case Id:
        return tr("id");
    case Candidate:
        return tr("g", "gradient of a candidate");
    case Register:
        return tr("g·f'", "gradient in a register");
    default:
        return {};
    }
}

} // namespace dpfm::models
