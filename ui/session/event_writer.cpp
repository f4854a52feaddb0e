#include "ui/session/event_writer.h"

#include "ui/session/fidelity_blob.h"
#include "ui/session/results_database.h"
#include "ui/session/results_file.h"
#include "ui/session/run_history.h"

#include <QSqlError>
#include <QStringList>
#include <QVariant>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <utility>

namespace dpfm::session {

namespace {

QVariant number(const std::optional<double>& value) {
    return value ? QVariant(*value) : QVariant(QMetaType::fromType<double>());
}

std::optional<double> optionalNumber(const QVariant& value) {
    return value.isNull() ? std::nullopt : std::optional(value.toDouble());
}

/// What the file holds of a snapshot's reading, null without one.
QByteArray readingOf(const training::EpochSnapshot& snapshot) {
    return snapshot.recorded.fidelity ? packReading(*snapshot.recorded.fidelity) : QByteArray();
}

/// What the latest reading among snapshots says of the weights, null without one.
QByteArray fedOf(const std::vector<training::SnapshotPtr>& snapshots) {
    const auto latest =
        std::find_if(snapshots.rbegin(), snapshots.rend(), [](const training::SnapshotPtr& each) {
            return each->recorded.fed != nullptr;
        });
    return latest == snapshots.rend() ? QByteArray() : packFed(*(*latest)->recorded.fed);
}

QString notNull(const std::string& text) {
    return text.empty() ? QStringLiteral("") : QString::fromStdString(text);
}

} // namespace

QByteArray toBlob(const network::Weights& weights) {
    QByteArray blob(static_cast<qsizetype>(weights.size() * sizeof(double)), Qt::Uninitialized);
    if (!weights.empty()) // else its data() is null
        qToLittleEndian<double>(weights.data(), static_cast<qsizetype>(weights.size()),
                                blob.data());
    return blob;
}

network::Weights fromBlob(const QByteArray& blob) {
    network::Weights weights(static_cast<std::size_t>(blob.size()) / sizeof(double));
    if (!weights.empty())
        qFromLittleEndian<double>(blob.constData(), static_cast<qsizetype>(weights.size()),
                                  weights.data());
    return weights;
}

QString layersText(const std::vector<training::LayerActivity>& layers) {
    QStringList parts;
    for (const training::LayerActivity& layer : layers)
        parts << QStringLiteral("%1 %2 %3")
                     .arg(layer.weights)
                     .arg(layer.updatedWeights)
                     .arg(layer.registers);
    return parts.isEmpty() ? QStringLiteral("") : parts.join(u';');
}

std::optional<std::vector<training::LayerActivity>> layersFromText(const QString& text) {
    std::vector<training::LayerActivity> layers;
    for (const QString& part : text.split(u';', Qt::SkipEmptyParts)) {
        const QStringList numbers = part.split(u' ');
        std::array<std::size_t, 3> values{};
        bool ok = numbers.size() == qsizetype{values.size()};
        for (std::size_t i = 0; ok && i < values.size(); ++i)
            values[i] = numbers[static_cast<qsizetype>(i)].toULongLong(&ok);
        if (!ok)
            return std::nullopt;
        layers.push_back({values[0], values[1], values[2]});
    }
    return layers;
}

Result<void> EventWriter::write(std::span<const RunEvent> events) {
    for (const RunEvent& event : events) {
        const auto run = static_cast<qint64>(event.run.index);
        Result<void> written;
        if (const auto* snapshot = std::get_if<training::SnapshotPtr>(&event.what)) {
            unwritten_[event.run.index].push_back(*snapshot);
        } else if (const auto* ended = std::get_if<RunEnded>(&event.what)) {
            const auto node = unwritten_.extract(event.run.index);
            written =
                writeEnd(run, *ended, node ? node.mapped() : std::vector<training::SnapshotPtr>());
        } else {
            unwritten_.erase(event.run.index);
            epochsSums_.erase({sweep_, run});
            written = event.run.from ? writeGoingOn(run, event.run.from->epoch) : writeStart(run);
        }
        if (!written)
            return written;
    }
    for (const auto& [run, snapshots] : std::exchange(unwritten_, {}))
        if (auto written = writeRows(static_cast<qint64>(run), snapshots); !written)
            return written;
    return {};
}

Result<void> EventWriter::carryOut(std::optional<QSqlQuery>& prepared, const char* statement,
                                   const QVariantList& values) {
    if (!prepared) {
        auto made = database_.prepare(QLatin1String(statement));
        if (!made)
            return made.error();
        prepared = *std::move(made);
    }
    return database_.run(*prepared, values);
}

Result<void> EventWriter::writeStart(qint64 run) {
    if (auto cleared =
            carryOut(clear_, "DELETE FROM epochs WHERE sweep_id = ? AND run = ?", {sweep_, run});
        !cleared)
        return cleared;
    return carryOut(start_,
                    "UPDATE runs SET status = ?, seconds = 0, divergence = '', diverged_epoch = 0, "
                    "weights = NULL, layers = '', history = NULL, fidelity = NULL, fed = NULL, "
                    "learner = NULL, checksum = NULL "
                    "WHERE sweep_id = ? AND run = ?",
                    {kRunning, sweep_, run});
}

Result<void> EventWriter::writeGoingOn(qint64 run, int epoch) {
    if (auto cleared =
            carryOut(clearAfter_, "DELETE FROM epochs WHERE sweep_id = ? AND run = ? AND epoch > ?",
                     {sweep_, run, epoch});
        !cleared)
        return cleared;
    return carryOut(goOn_, "UPDATE runs SET status = ? WHERE sweep_id = ? AND run = ?",
                    {kRunning, sweep_, run});
}

Result<void> EventWriter::writeRows(qint64 run,
                                    const std::vector<training::SnapshotPtr>& snapshots) {
    auto sum = epochsSums_.find({sweep_, run});
    if (sum == epochsSums_.end()) {
        const auto before = rowsOf(run);
        if (!before)
            return before.error();
        sum = epochsSums_.emplace(std::pair(sweep_, run), 0).first;
        for (const training::EpochMetrics& epoch : before->epochs)
            sum->second = addEpoch(sum->second, epoch);
    }
    for (const training::SnapshotPtr& snapshot : snapshots) {
        const training::EpochMetrics& metrics = snapshot->metrics;
        sum->second = addEpoch(sum->second, metrics);
        if (auto written = carryOut(
                insert_,
                "INSERT INTO epochs (sweep_id, run, epoch, loss, val_loss, accuracy, "
                "val_accuracy, reading) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                {sweep_, run, metrics.epoch, metrics.loss, metrics.valLoss,
                 number(metrics.accuracy), number(metrics.valAccuracy), readingOf(*snapshot)});
            !written)
            return written;
    }
    if (const QByteArray fed = fedOf(snapshots); !fed.isEmpty())
        if (auto written = carryOut(fed_, "UPDATE runs SET fed = ? WHERE sweep_id = ? AND run = ?",
                                    {fed, sweep_, run});
            !written)
            return written;
    const training::EpochSnapshot& last = *snapshots.back();
    const CutOff beside{sum->second, toBlob(last.weights), layersText(last.layers)};
    return carryOut(
        latest_,
        "UPDATE runs SET weights = ?, layers = ?, learner = ? WHERE sweep_id = ? AND run = ?",
        {beside.weights, beside.layers,
         last.learner ? packLearner(*last.learner, beside) : QByteArray(), sweep_, run});
}

Result<EventWriter::Rows> EventWriter::rowsOf(qint64 run) {
    if (const auto selected =
            carryOut(select_,
                     "SELECT epoch, loss, val_loss, accuracy, val_accuracy, reading FROM epochs "
                     "WHERE sweep_id = ? AND run = ? ORDER BY epoch",
                     {sweep_, run});
        !selected)
        return selected.error();
    Rows rows;
    while (select_->next()) {
        rows.readings += select_->value(5).toByteArray();
        rows.epochs.push_back({select_->value(0).toInt(), select_->value(1).toDouble(),
                               select_->value(2).toDouble(), optionalNumber(select_->value(3)),
                               optionalNumber(select_->value(4))});
    }
    if (select_->lastError().isValid()) // it stops as at the last row
        return database_.error(select_->lastError());
    select_->finish();
    return rows;
}

Result<void> EventWriter::writeEnd(qint64 run, const RunEnded& ended,
                                   const std::vector<training::SnapshotPtr>& unwritten) {
    if (std::holds_alternative<training::Cancelled>(ended.outcome)) {
        if (!unwritten.empty())
            if (auto written = writeRows(run, unwritten); !written)
                return written;
        return carryOut(cancel_, "UPDATE runs SET status = ? WHERE sweep_id = ? AND run = ?",
                        {kPending, sweep_, run});
    }
    epochsSums_.erase({sweep_, run});
    auto rows = rowsOf(run);
    if (!rows)
        return rows.error();
    const bool hasRows = !rows->epochs.empty();
    for (const training::SnapshotPtr& snapshot : unwritten) {
        rows->epochs.push_back(snapshot->metrics);
        rows->readings += readingOf(*snapshot);
    }
    const auto history = packEpochs(rows->epochs);
    if (!history)
        return damagedError(database_.path());
    const auto* divergence = std::get_if<training::Divergence>(&ended.outcome);
    EndedRow row{QLatin1String(divergence ? kDiverged : kCompleted),
                 ended.seconds,
                 divergence ? notNull(divergence->what) : QStringLiteral(""),
                 divergence ? divergence->epoch : 0,
                 {},
                 QStringLiteral(""),
                 *history,
                 rows->readings,
                 {}};
    if (hasRows) {
        if (auto selected =
                carryOut(selectLatest_,
                         "SELECT weights, layers, fed FROM runs WHERE sweep_id = ? AND run = ?",
                         {sweep_, run});
            !selected)
            return selected;
        if (selectLatest_->next()) {
            row.weights = selectLatest_->value(0).toByteArray();
            row.layers = selectLatest_->value(1).toString();
            row.fed = selectLatest_->value(2).toByteArray();
        }
        selectLatest_->finish();
    }
    if (!unwritten.empty()) {
        row.weights = toBlob(unwritten.back()->weights);
        row.layers = layersText(unwritten.back()->layers);
        if (QByteArray fed = fedOf(unwritten); !fed.isEmpty())
            row.fed = std::move(fed);
    }
    if (hasRows)
        if (auto cleared = carryOut(clear_, "DELETE FROM epochs WHERE sweep_id = ? AND run = ?",
                                    {sweep_, run});
            !cleared)
            return cleared;
    return carryOut(end_,
                    "UPDATE runs SET status = ?, seconds = ?, divergence = ?, diverged_epoch = ?, "
                    "weights = ?, layers = ?, history = ?, fidelity = ?, fed = ?, learner = NULL, "
                    "checksum = ? "
                    "WHERE sweep_id = ? AND run = ?",
                    {row.status, row.seconds, row.divergence, row.divergedEpoch, row.weights,
                     row.layers, row.history, row.fidelity, row.fed, checksum(row), sweep_, run});
}

} // namespace dpfm::session
