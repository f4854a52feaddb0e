#include "app/sweep_table.h"

#include "app/translate.h"
#include "core/network/variants.h"
#include "core/sweep/summary.h"
#include "core/training/starvation.h"
#include "ui/session/error_text.h"

#include <algorithm>
#include <map>
#include <utility>

namespace dpfm::app {

namespace {

QString registersText(int registers) {
    return registers == 0 ? tr("all") : QString::number(registers);
}

QString methodText(network::Method method) {
    return QString::fromStdString(std::string(network::name(method)));
}

QString figure(double value) {
    return QString::number(value, 'g', 5);
}

QString statusText(session::RunStatus status) {
    switch (status) {
    case session::RunStatus::Completed:
        return tr("completed");
    case session::RunStatus::Diverged:
        return tr("diverged");
    case session::RunStatus::Pending:
    case session::RunStatus::Running:
        break;
    }
    return tr("incomplete");
}

/// What a run has of the swept settings. The method has a column of its own in any case.
std::vector<network::FieldValue> settingsOf(const session::SweepRecord& sweep,
                                            const training::RunParameters& parameters) {
    auto values = network::variantValues(sweep.experiment.sweep, parameters.variant);
    std::erase_if(
        values, [](const network::FieldValue& value) { return value.field == "training.method"; });
    return values;
}

QStringList cells(const session::SweepRecord& sweep, const session::RunRecord& run) {
    const training::RunParameters& parameters = run.run.parameters;
    QStringList row{QString::number(parameters.corpus), registersText(parameters.registers),
                    QString::number(parameters.seed), methodText(parameters.method)};
    for (const network::FieldValue& value : settingsOf(sweep, parameters))
        row << QString::fromStdString(value.value);
    if (const auto summary = sweep::summarize(run.epochs))
        row << QString::number(summary->best.epoch) << figure(summary->best.loss)
            << figure(summary->best.valLoss) << figure(summary->lowest.valLoss);
    else
        row << QString() << QString() << QString() << QString();
    return row << statusText(run.status);
}

/// Columns as wide as their widest cell, two blanks apart, numbers to the right.
QStringList aligned(const QList<QStringList>& rows) {
    QList<qsizetype> widths(rows.front().size(), 0);
    for (const QStringList& row : rows)
        for (qsizetype column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], row[column].size());
    QStringList lines;
    for (const QStringList& row : rows) {
        QStringList padded;
        for (qsizetype column = 0; column < row.size() - 1; ++column)
            padded << row[column].rightJustified(widths[column]);
        lines << (padded << row.back()).join(QStringLiteral("  "));
    }
    return lines;
}

/// In how many runs of one R which layers starved.
QStringList starvationWarnings(const session::SweepRecord& sweep) {
    struct Count {
        int runs = 0;
        int starved = 0;
        double updated = 0.0;   ///< the largest share
        double registers = 0.0; ///< the largest share
    };
    std::map<std::pair<int, std::size_t>, Count> counts; // by R and layer
    for (const session::RunRecord& run : sweep.runs) {
        const training::RunParameters& parameters = run.run.parameters;
        if (run.marks.deleted || parameters.method != network::Method::Dpfm)
            continue;
        for (const training::LayerShare& share :
             training::layerShares(run.layers, parameters.method, parameters.registers)) {
            Count& count = counts[{parameters.registers, share.layer}];
            ++count.runs;
            if (!share.starves)
                continue;
            ++count.starved;
            count.updated = std::max(count.updated, share.updatedWeights);
            count.registers = std::max(count.registers, share.registers);
        }
    }
    QStringList lines;
    for (const auto& [place, count] : counts) {
        if (count.starved == 0)
            continue;
        lines << tr("Warning: with R %1, layer %2 starved in %3 of %4 runs: at most %5 % of its "
                    "weights were ever updated, and %6 % of the registers that reached the outputs "
                    "were its own. The network trains without it; give more registers, or train "
                    "longer or in larger steps.")
                     .arg(registersText(place.first))
                     .arg(place.second)
                     .arg(count.starved)
                     .arg(count.runs)
                     .arg(100.0 * count.updated, 0, 'f', 1)
                     .arg(100.0 * count.registers, 0, 'f', 1);
    }
    return lines;
}

} // namespace

QStringList sweepTable(const session::SweepRecord& sweep) {
    QStringList head{tr("corpus"), tr("R"), tr("seed"), tr("method")};
    for (const network::FieldValue& value : settingsOf(sweep, {}))
        head << QString::fromStdString(value.field);
    head << tr("best epoch") << tr("loss") << tr("val_loss") << tr("lowest val_loss")
         << tr("status");
    QList<QStringList> rows{head};
    QStringList diverged;
    for (const session::RunRecord& run : sweep.runs) {
        if (run.marks.deleted)
            continue;
        rows << cells(sweep, run);
        if (run.status != session::RunStatus::Diverged)
            continue;
        const training::RunParameters& parameters = run.run.parameters;
        QStringList told{methodText(parameters.method)};
        for (const network::FieldValue& value : settingsOf(sweep, parameters))
            told << QString::fromStdString(value.field + " " + value.value);
        diverged << tr("Diverged: corpus %1, R %2, seed %3, %4, at epoch %5: %6 is not a finite "
                       "number.")
                        .arg(parameters.corpus)
                        .arg(registersText(parameters.registers))
                        .arg(parameters.seed)
                        .arg(told.join(QStringLiteral(", ")))
                        .arg(run.divergedEpoch)
                        .arg(session::phraseText(run.divergence));
    }
    return aligned(rows) << diverged << starvationWarnings(sweep);
}

} // namespace dpfm::app
