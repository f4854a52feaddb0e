#include "ui/models/runs_table_model.h"

#include "core/training/starvation.h"
#include "ui/models/register_colors.h"
#include "ui/models/run_fields.h"
#include "ui/session/error_text.h"

#include <QFont>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace dpfm::models {

using session::RunRecord;
using session::RunStatus;

namespace {

QString number(double value) {
    return QLocale().toString(value, 'g', 4);
}

/// "all" sorts after every number, meProp after DPFM, and backpropagation last.
qint64 registersRank(const RunRecord& run) {
    constexpr qint64 kAll = qint64{1} << 32;
    const training::RunParameters& parameters = run.run.parameters;
    const qint64 registers = parameters.registers == 0 ? kAll : parameters.registers;
    switch (parameters.method) {
    case network::Method::Dpfm:
        return registers;
    case network::Method::MeProp:
        return 2 * kAll + registers;
    case network::Method::Backpropagation:
        break;
    }
    return 4 * kAll;
}

std::vector<training::LayerShare> sharesOf(const RunRecord& run) {
    const training::RunParameters& parameters = run.run.parameters;
    return training::layerShares(run.layers, parameters.method, parameters.registers);
}

QString starvingLayers(const RunRecord& run) {
    QStringList layers;
    for (const training::LayerShare& share : sharesOf(run))
        if (share.starves)
            layers << QString::number(share.layer);
    if (layers.isEmpty())
        return {};
    return RunsTableModel::tr("layer %1").arg(layers.join(QStringLiteral(", ")));
}

QString starvationText(const RunRecord& run) {
    QStringList lines;
    const QLocale locale;
    for (const training::LayerShare& share : sharesOf(run))
        lines << RunsTableModel::tr("Layer %1: %2 % of its weights were updated at least once; it "
                                    "holds %3 % of the registers that reached the outputs.")
                     .arg(QString::number(share.layer),
                          locale.toString(100.0 * share.updatedWeights, 'f', 1),
                          locale.toString(100.0 * share.registers, 'f', 1));
    return lines.join(u'\n');
}

QString divergenceText(const RunRecord& run) {
    if (run.status != RunStatus::Diverged)
        return {};
    return RunsTableModel::tr("Diverged in epoch %1: %2 is not a finite number.")
        .arg(run.divergedEpoch)
        .arg(session::phraseText(run.divergence));
}

QVariant alignment(int column) {
    switch (column) {
    case RunsTableModel::Settings:
    case RunsTableModel::Status:
    case RunsTableModel::Divergence:
    case RunsTableModel::Note:
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    }
}

/// In the order of the columns.
constexpr std::array kColumnNames{"run",
                                  "corpus",
                                  "registers",
                                  "seed",
                                  "settings",
                                  "status",
                                  "epochs",
                                  "loss",
                                  "val_loss",
                                  "best_epoch",
                                  "best_loss",
                                  "best_val_loss",
                                  "lowest_val_loss",
                                  "lowest_epoch",
                                  "accuracy",
                                  "starving",
                                  "seconds",
                                  "samples_per_second",
                                  "divergence",
                                  "note"};
static_assert(kColumnNames.size() == RunsTableModel::ColumnCount);

} // namespace

QString RunsTableModel::columnName(int column) {
    return QLatin1String(kColumnNames[static_cast<std::size_t>(column)]);
}

RunsTableModel::RunsTableModel(ResultsModel& results, RunMarking* marking, QObject* parent)
    : QAbstractTableModel(parent)
    , results_(results)
    , marking_(marking) {
    connect(&results_, &ResultsModel::resetDone, this, [this] {
        beginResetModel();
        endResetModel();
    });
    connect(&results_, &ResultsModel::runsChanged, this,
            [this](std::size_t first, std::size_t last) {
                emit dataChanged(index(static_cast<int>(first), 0),
                                 index(static_cast<int>(last), ColumnCount - 1));
            });
    connect(&results_, &ResultsModel::shownChanged, this, [this] {
        if (results_.empty())
            return;
        emit dataChanged(index(0, Run), index(rowCount() - 1, Run), {Qt::CheckStateRole});
    });
}

int RunsTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(results_.runCount());
}

int RunsTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunsTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const auto column = static_cast<Column>(index.column());
    const RunRecord& run = results_.run(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(run, row, column);
    case SortRole:
        return sortValue(run, row, column);
    case Qt::EditRole:
        return column == Note ? QVariant(run.marks.note) : QVariant();
    case Qt::TextAlignmentRole:
        return alignment(column);
    case Qt::FontRole: {
        if (column != Run || !run.marks.pinned)
            return {};
        QFont bold = QGuiApplication::font();
        bold.setBold(true);
        return bold;
    }
    case Qt::AccessibleTextRole:
        if (column != Run)
            return {};
        return run.marks.pinned ? tr("Run %1, pinned").arg(run.run.index)
                                : tr("Run %1").arg(run.run.index);
    case Qt::DecorationRole: {
        if (column != Run)
            return {};
        const bool dark = QGuiApplication::palette().color(QPalette::Base).lightness() < 128;
        return runColor(run.marks.color, run.run.parameters.method, run.run.parameters.registers,
                        dark ? Surface::Dark : Surface::Light);
    }
    case Qt::CheckStateRole:
        if (column != Run)
            return {};
        return results_.isShown(row) ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
        if (column == Note || column == Settings)
            return text(run, row, column);
        if (run.status == RunStatus::Diverged)
            return divergenceText(run);
        if (column == Starving)
            return starvationText(run);
        if (column == Run)
            return tr("The check box (Ctrl+Space) shows or hides the run's curves.");
        return {};
    default:
        return {};
    }
}

bool RunsTableModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid())
        return false;
    const auto row = static_cast<std::size_t>(index.row());
    if (role == Qt::EditRole && index.column() == Note && marking_ != nullptr) {
        marking_->setNote(row, value.toString());
        return marking_->permitted();
    }
    if (role != Qt::CheckStateRole || index.column() != Run)
        return false;
    results_.setShown(std::array{row}, value.toInt() == Qt::Checked);
    return true;
}

QVariant RunsTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role == Qt::DisplayRole) {
        switch (static_cast<Column>(section)) {
        case Run:
            return tr("Run");
        case Corpus:
            return tr("Corpus");
        case Registers:
            return tr("R");
        case Seed:
            return tr("Seed");
        case Settings:
            return tr("Settings");
        case Status:
            return tr("Status");
        case Epoch:
            return tr("Epoch");
        case FinalLoss:
            return tr("loss, final");
        case FinalValLoss:
            return tr("val_loss, final");
        case BestEpoch:
            return tr("Best epoch");
        case BestLoss:
            return tr("loss, best");
        case BestValLoss:
            return tr("val_loss, best");
        case LowestValLoss:
            return tr("val_loss, lowest");
        case LowestEpoch:
            return tr("at epoch");
        case ValAccuracy:
            return tr("Accuracy");
        case Starving:
            return tr("Starving");
        case Seconds:
            return tr("Time");
        case SamplesPerSecond:
            return tr("Samples/s");
        case Divergence:
            return tr("Divergence");
        case Note:
            return tr("Note");
        case ColumnCount:
            break;
        }
    }
    if (role == Qt::ToolTipRole) {
        switch (static_cast<Column>(section)) {
        case Registers:
            return tr("How many registers each neuron keeps.");
        case Settings:
            return tr("What else the sweep varies.");
        case BestEpoch:
            return tr("The epoch of the lowest training loss.");
        case BestValLoss:
            return tr("The validation loss at the lowest training loss.");
        case LowestValLoss:
            return tr("The lowest validation loss of any epoch.");
        case ValAccuracy:
            return tr("Share of the validation part classified right after the last epoch.");
        case Starving:
            return tr("Layers of whose weights not even a tenth was ever updated: their gradients "
                      "never get a register at the outputs.");
        case Seconds:
            return tr("Wall time from the run's start to its end. Runs that are trained side by "
                      "side, in the lanes of vectors or on several cores, share it.");
        case SamplesPerSecond:
            return tr("Training samples of an epoch, times the epochs, over the run's time. Runs "
                      "that are trained side by side share that time: each of them looks slower "
                      "than if it were alone, and the sweep as a whole is faster than any of "
                      "them.");
        case Divergence:
            return tr("In which epoch a number was no longer finite, and which.");
        case Note:
            return tr("A note on the run: F2 or a double click edits it.");
        default:
            return {};
        }
    }
    return {};
}

Qt::ItemFlags RunsTableModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.column() == Run)
        flags |= Qt::ItemIsUserCheckable;
    if (index.column() == Note && marking_ != nullptr && marking_->permitted())
        flags |= Qt::ItemIsEditable;
    return flags;
}

QString RunsTableModel::text(const RunRecord& run, std::size_t row, Column column) const {
    const std::optional<sweep::RunSummary>& summary = results_.summary(row);
    const auto figure = [&](auto of) { return summary ? number(of(*summary)) : QString(); };
    const auto epoch = [&](auto of) {
        return summary ? QLocale().toString(of(*summary)) : QString();
    };
    switch (column) {
    case Run:
        return QString::number(run.run.index);
    case Corpus:
        return QString::number(run.run.parameters.corpus);
    case Registers:
        return run.run.parameters.method == network::Method::Dpfm &&
                       run.run.parameters.registers > 0
                   ? QString::number(run.run.parameters.registers)
                   : registerLabel(run.run.parameters.method, run.run.parameters.registers);
    case Seed:
        return QString::number(run.run.parameters.seed);
    case Settings:
        return settingsText(results_, row);
    case Status:
        return statusText(results_, row);
    case Epoch:
        return QLocale().toString(static_cast<int>(run.epochs.size()));
    case FinalLoss:
        return figure([](const sweep::RunSummary& s) { return s.final.loss; });
    case FinalValLoss:
        return figure([](const sweep::RunSummary& s) { return s.final.valLoss; });
    case BestEpoch:
        return epoch([](const sweep::RunSummary& s) { return s.best.epoch; });
    case BestLoss:
        return figure([](const sweep::RunSummary& s) { return s.best.loss; });
    case BestValLoss:
        return figure([](const sweep::RunSummary& s) { return s.best.valLoss; });
    case LowestValLoss:
        return figure([](const sweep::RunSummary& s) { return s.lowest.valLoss; });
    case LowestEpoch:
        return epoch([](const sweep::RunSummary& s) { return s.lowest.epoch; });
    case ValAccuracy:
        return summary && summary->final.valAccuracy
                   ? QLocale().toString(*summary->final.valAccuracy * 100.0, 'f', 1) + tr(" %")
                   : QString();
    case Starving:
        return starvingLayers(run);
    case Seconds:
        return run.seconds > 0.0 ? tr("%1 s").arg(QLocale().toString(run.seconds, 'f', 2))
                                 : QString();
    case SamplesPerSecond:
        if (const auto rate = samplesPerSecond(results_, row))
            return QLocale().toString(std::llround(*rate));
        return {};
    case Divergence:
        return run.status == RunStatus::Diverged ? tr("epoch %1: %2")
                                                       .arg(run.divergedEpoch)
                                                       .arg(session::phraseText(run.divergence))
                                                 : QString();
    case Note:
        return run.marks.note;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant RunsTableModel::sortValue(const RunRecord& run, std::size_t row, Column column) const {
    const std::optional<sweep::RunSummary>& summary = results_.summary(row);
    switch (column) {
    case Run:
        return QVariant::fromValue<qulonglong>(run.run.index);
    case Corpus:
        return run.run.parameters.corpus;
    case Registers:
        return registersRank(run);
    case Seed:
        return QVariant::fromValue<qulonglong>(run.run.parameters.seed);
    case Settings:
        return QVariant::fromValue<qulonglong>(run.run.parameters.variant);
    case Status:
        return text(run, row, column);
    case Epoch:
        return static_cast<int>(run.epochs.size());
    case Seconds:
        return run.seconds;
    case SamplesPerSecond:
        if (const auto rate = samplesPerSecond(results_, row))
            return *rate;
        return {};
    case Divergence:
        return run.status == RunStatus::Diverged ? QVariant(run.divergedEpoch) : QVariant();
    case Note:
        return run.marks.note.isEmpty() ? QVariant() : QVariant(run.marks.note);
    case Starving:
        return static_cast<int>(
            std::ranges::count_if(sharesOf(run), [](const auto& share) { return share.starves; }));
    default:
        break;
    }
    if (!summary)
        return {};
    switch (column) {
    case FinalLoss:
        return summary->final.loss;
    case FinalValLoss:
        return summary->final.valLoss;
    case BestEpoch:
        return summary->best.epoch;
    case BestLoss:
        return summary->best.loss;
    case BestValLoss:
        return summary->best.valLoss;
    case LowestValLoss:
        return summary->lowest.valLoss;
    case LowestEpoch:
        return summary->lowest.epoch;
    case ValAccuracy:
        return summary->final.valAccuracy ? QVariant(*summary->final.valAccuracy) : QVariant();
    default:
        return {};
    }
}

} // namespace dpfm::models
