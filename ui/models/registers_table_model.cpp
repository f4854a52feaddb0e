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

void RegistersTableModel::refresh() {
    std::vector<Row> rows;
    summary_.reset();
    const auto& probe = probe_.probe();
    const auto chosen = probe_.neuron();
    if (probe && chosen && chosen->layer >= 1) {
        const network::Neuron& neuron = probe->pass.neuron(chosen->layer, chosen->neuron);
        for (const autodiff::Register& entry : neuron.registers)
            rows.push_back({entry, weightName(probe->pass.topology(), entry.id)});
        std::sort(rows.begin(), rows.end(),
                  [](const Row& a, const Row& b) { return autodiff::outranks(a.entry, b.entry); });
        autodiff::Registers candidates =
            probe->pass.candidates(probe->weights, chosen->layer, chosen->neuron);
        const auto absoluteSum = [](const autodiff::Registers& of) {
            double total = 0.0;
            for (const autodiff::Register& entry : of)
                total += std::fabs(entry.gradient);
            return total;
        };
        Summary summary{neuron.sum, neuron.value, neuron.derivative, candidates.size(), 0, 1.0};
        const double all = absoluteSum(candidates);
        autodiff::keepLargest(candidates, probe->registers);
        summary.kept = candidates.size();
        if (all > 0.0)
            summary.keptShare = absoluteSum(candidates) / all;
        summary_ = summary;
    }
    // While training, the number of registers mostly stays: keep the view's selection and
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
    if (role == BarRole && column == Gradient)
        return row.entry.gradient / std::fabs(rows_.front().entry.gradient);
    if (role == Qt::TextAlignmentRole)
        return column == Weight ? QVariant(Qt::AlignLeft | Qt::AlignVCenter)
                                : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && column == Gradient)
        return QLocale().toString(row.entry.gradient, 'g', 17);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Rank:
        return index.row() + 1;
    case Weight:
        return row.name;
    case Id:
        return QVariant::fromValue<qulonglong>(dpfm::index(row.entry.id));
    case Gradient:
        return QLocale().toString(row.entry.gradient, 'g', 4);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant RegistersTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Rank:
        return tr("#", "rank of a register");
    case Weight:
        return tr("Weight");
    case Id:
        return tr("id");
    case Gradient:
        return tr("Gradient");
    default:
        return {};
    }
}

} // namespace dpfm::models
