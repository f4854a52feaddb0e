#pragma once

#include "core/base/result.h"
#include "ui/session/learner_blob.h"
#include "ui/session/mailbox.h"

#include <QSqlQuery>
#include <QVariantList>

#include <map>
#include <optional>
#include <span>
#include <vector>

namespace dpfm::session {

class ResultsDatabase;

/// What the file calls the states of a run.
inline constexpr auto kPending = "pending";
inline constexpr auto kRunning = "running";
inline constexpr auto kCompleted = "completed";
inline constexpr auto kDiverged = "diverged";

/// Little-endian doubles, one after the other.
QByteArray toBlob(const network::Weights& weights);
network::Weights fromBlob(const QByteArray& blob);

/// "weights updated registers" of each layer, joined by ";".
QString layersText(const std::vector<training::LayerActivity>& layers);
std::optional<std::vector<training::LayerActivity>> layersFromText(const QString& text);

/// Writes events of one sweep into its file, within a transaction. Epochs of a run that goes on are
/// rows, so that a kill loses none; when it ends they become one value with a checksum.
class EventWriter {
public:
    /// `sums` are of the file as it is, and follow what is written: of no use if the transaction
    /// fails. Both must outlive this.
    EventWriter(ResultsDatabase& database, qint64 sweep, EpochsSums& sums)
        : database_(database)
        , sweep_(sweep)
        , epochsSums_(sums) {}

    Result<void> write(std::span<const RunEvent> events);

private:
    /// Snapshots that are not in the file yet, by run.
    using Unwritten = std::map<std::size_t, std::vector<training::SnapshotPtr>>;

    /// What the file has of a run that goes on.
    struct Rows {
        std::vector<training::EpochMetrics> epochs;
        QByteArray readings; ///< see packReading()
    };

    Result<void> writeStart(qint64 run);
    /// A run that goes on after an epoch keeps what it has up to there.
    Result<void> writeGoingOn(qint64 run, int epoch);
    Result<void> writeEnd(qint64 run, const RunEnded& ended,
                          const std::vector<training::SnapshotPtr>& unwritten);
    Result<void> writeRows(qint64 run, const std::vector<training::SnapshotPtr>& snapshots);
    Result<Rows> rowsOf(qint64 run);
    /// Carries out a statement that is prepared when it is first needed.
    Result<void> carryOut(std::optional<QSqlQuery>& prepared, const char* statement,
                          const QVariantList& values);

    ResultsDatabase& database_;
    qint64 sweep_;
    Unwritten unwritten_;
    EpochsSums& epochsSums_;
    std::optional<QSqlQuery> start_;
    std::optional<QSqlQuery> goOn_;
    std::optional<QSqlQuery> clearAfter_;
    std::optional<QSqlQuery> cancel_;
    std::optional<QSqlQuery> end_;
    std::optional<QSqlQuery> insert_;
    std::optional<QSqlQuery> latest_;
    std::optional<QSqlQuery> fed_;
    std::optional<QSqlQuery> select_;
    std::optional<QSqlQuery> selectLatest_;
    std::optional<QSqlQuery> clear_;
};

} // namespace dpfm::session
