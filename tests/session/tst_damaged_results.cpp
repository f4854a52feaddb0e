#include "tests/session/document_files.h"
#include "tests/session/small_sweep.h"
#include "tests/support/full_disk.h"
#include "ui/session/csv_export.h"
#include "ui/session/damage.h"
#include "ui/session/provenance.h"
#include "ui/session/results_store.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <random>

using namespace dpfm;
using namespace dpfm::session;
using namespace dpfm::tests;

namespace {

/// What became of a file that was damaged somewhere.
struct Counts {
    int refused = 0; ///< with a sentence
    int whole = 0;   ///< opened with all right values: nothing that counts was hit
    int told = 0;    ///< opened; damaged runs are named, and all others are right
    int lost = 0;    ///< opened without the sweep, which it says
    int wrong = 0;   ///< opened with a wrong value that nobody tells of: never

    QString text() const {
        return QStringLiteral("%1 refused, %2 whole, %3 with damaged runs named, %4 without "
                              "the sweep, %5 wrong")
            .arg(refused)
            .arg(whole)
            .arg(told)
            .arg(lost)
            .arg(wrong);
    }
};

} // namespace

Q_DECLARE_METATYPE(dpfm::session::Access)

/// A results document that a disk or a transfer damaged: it is refused with a sentence, or opens
/// with every value right but for runs that it names.
class TestDamagedResults : public QObject {
    Q_OBJECT
private:
    QTemporaryDir folder_;
    QString path_ = folder_.filePath(QStringLiteral("a.dpfm"));
    network::Experiment experiment_ = smallExperiment(12);
    std::vector<RunEvent> events_;
    SweepRecord whole_;
    QByteArray content_;

    bool sameRun(const RunRecord& a, const RunRecord& b) const {
        return a.run == b.run && a.status == b.status && a.seconds == b.seconds &&
               a.divergence == b.divergence && a.divergedEpoch == b.divergedEpoch &&
               a.layers == b.layers && (a.marksDamaged || a.marks == b.marks) &&
               sameBits(a.epochs, b.epochs) && sameBits(a.weights, b.weights);
    }
    bool sameSettings(const SweepRecord& a) const {
        return a.experiment == whole_.experiment && a.notes == whole_.notes &&
               a.provenance.started == whole_.provenance.started &&
               a.provenance.programVersion == whole_.provenance.programVersion &&
               a.provenance.build == whole_.provenance.build &&
               a.provenance.machine == whole_.provenance.machine &&
               a.provenance.operatingSystem == whole_.provenance.operatingSystem;
    }

    /// Puts damaged content in the file's place and reads it.
    void judge(const QByteArray& content, Counts& counts) {
        write(path_, content);
        const auto store = ResultsStore::open(path_, Access::Read);
        if (!store) {
            QVERIFY(!store.error().message().empty());
            QVERIFY2(store.error().place.starts_with(path_.toStdString()),
                     store.error().text().c_str());
            ++counts.refused;
            return;
        }
        const auto edited = (*store)->experiment();
        QVERIFY(edited);
        if ((*store)->sweeps()->empty()) {
            QVERIFY((*store)->damage());
            ++counts.lost;
            return;
        }
        const auto record = (*store)->load(1);
        QVERIFY2(record, record ? "" : record.error().text().c_str());
        bool right = sameSettings(*record) && *edited == experiment_ &&
                     record->runs.size() == whole_.runs.size();
        for (std::size_t i = 0; right && i < whole_.runs.size(); ++i) {
            const RunRecord& run = record->runs[i];
            right = run.damaged ? run.status == RunStatus::Pending && run.epochs.empty() &&
                                      run.weights.empty()
                                : sameRun(run, whole_.runs[i]);
        }
        const bool damaged =
            std::any_of(record->runs.begin(), record->runs.end(), [](const RunRecord& run) {
                return run.marksDamaged || (run.damaged && !run.marks.deleted);
            });
        QCOMPARE(damageOf(*record, path_).has_value(), damaged);
        ++(!right ? counts.wrong : damaged ? counts.told : counts.whole);
    }

private slots:
    void initTestCase() {
        experiment_.sweep.seeds = {1, 2, 3};
        events_ = trainedEvents(experiment_);
        const auto store = ResultsStore::create(path_, experiment_);
        QVERIFY(store);
        QVERIFY((*store)->addSweep(experiment_, currentProvenance(), events_));
        QVERIFY((*store)->setNotes(1, QStringLiteral("a note")));
        const std::vector<MarkedRun> marked{{2, {QStringLiteral("odd"), true, false}},
                                            {7, {{}, false, true}}};
        QVERIFY((*store)->setMarks(1, marked));
        whole_ = *(*store)->load(1);
        QVERIFY(whole_.complete());
    }
    void init() {
        if (content_.isEmpty())
            content_ = contentOf(path_);
        QVERIFY(content_.size() > 4 * 4096);
    }

    void cutOff() {
        Counts counts;
        int lengths = 0;
        for (qsizetype length = 0; length < content_.size(); length += 509, ++lengths)
            judge(content_.first(length), counts);
        judge(content_.first(content_.size() - 1), counts);
        qInfo("cut off at %d lengths: %s", lengths + 1, qPrintable(counts.text()));
        QCOMPARE(counts.wrong, 0);
        QVERIFY(counts.told > lengths / 2);
    }

    void aBitIsFlipped() {
        Counts counts;
        std::mt19937 places(1);
        constexpr int kFlips = 1500;
        for (int flip = 0; flip < kFlips; ++flip) {
            QByteArray content = content_;
            const auto bit = places() % static_cast<std::uint32_t>(8 * content.size());
            char& byte = content[static_cast<qsizetype>(bit / 8)];
            byte = static_cast<char>(byte ^ (1 << bit % 8));
            judge(content, counts);
        }
        qInfo("%d flipped bits in %d bytes: %s", kFlips, static_cast<int>(content_.size()),
              qPrintable(counts.text()));
        QCOMPARE(counts.wrong, 0);
        QVERIFY(counts.told > 0);
        QVERIFY(counts.refused < kFlips / 50); // in the first bytes, which say what the file is
        QVERIFY(counts.lost < kFlips / 200);   // in the few bytes by which a sweep's row is found
    }

    void aBlockIsOverwritten() {
        Counts counts;
        int blocks = 0;
        for (qsizetype at = 0; at + 512 <= content_.size(); at += 512, ++blocks) {
            QByteArray content = content_;
            content.replace(at, 512, QByteArray(512, '\0'));
            judge(content, counts);
        }
        qInfo("%d blocks of 512 bytes lost: %s", blocks, qPrintable(counts.text()));
        QCOMPARE(counts.wrong, 0);
    }

    /// Every figure of a run is under its checksum.
    void aValueIsChanged_data() {
        QTest::addColumn<QString>("statement");
        const auto row = [](const char* name, const char* statement) {
            QTest::newRow(name) << QString::fromLatin1(statement);
        };
        row("status", "UPDATE runs SET status = 'diverged' WHERE run = 3");
        row("seconds", "UPDATE runs SET seconds = seconds + 1 WHERE run = 3");
        row("divergence", "UPDATE runs SET divergence = 'loss' WHERE run = 3");
        row("diverged epoch", "UPDATE runs SET diverged_epoch = 2 WHERE run = 3");
        row("weights", "UPDATE runs SET weights = zeroblob(length(weights)) WHERE run = 3");
        row("layers", "UPDATE runs SET layers = '' WHERE run = 3");
        row("epochs", "UPDATE runs SET history = zeroblob(length(history)) WHERE run = 3");
        row("checksum", "UPDATE runs SET checksum = checksum + 1 WHERE run = 3");
        row("no checksum", "UPDATE runs SET checksum = NULL WHERE run = 3");
    }
    void aValueIsChanged() {
        QFETCH(const QString, statement);
        write(path_, content_);
        execute(path_, {statement});
        const auto store = ResultsStore::open(path_);
        QVERIFY(store);
        const auto record = (*store)->load(1);
        QVERIFY(record);
        QCOMPARE(record->damaged(), std::vector<std::size_t>{3});
        QCOMPARE(record->remaining().size(), std::size_t{1});
        const auto damage = damageOf(*record, path_);
        QVERIFY(damage);
        QVERIFY(damage->text().starts_with(path_.toStdString() + ": Run 3 is damaged"));
        // Trained again, it is what it was.
        std::vector<RunEvent> again;
        for (const RunEvent& event : events_)
            if (event.run.index == 3)
                again.push_back(event);
        QVERIFY((*store)->append(1, again));
        const auto mended = (*store)->load(1);
        QVERIFY(mended->complete());
        QVERIFY(mended->damaged().empty());
        QCOMPARE(toCsv(*mended), toCsv(whole_));
    }

    void marksAreChanged_data() {
        QTest::addColumn<QString>("statement");
        QTest::newRow("note") << "UPDATE runs SET note = 'even' WHERE run = 2";
        QTest::newRow("pin") << "UPDATE runs SET pinned = 0 WHERE run = 2";
        QTest::newRow("colour") << "UPDATE runs SET color = 3 WHERE run = 2";
        QTest::newRow("deleted") << "UPDATE runs SET deleted = 1 WHERE run = 2";
        QTest::newRow("deleted without a mark before")
            << "UPDATE runs SET deleted = 1 WHERE run = 4";
        QTest::newRow("no longer deleted") << "UPDATE runs SET deleted = 0 WHERE run = 7";
        QTest::newRow("checksum") << "UPDATE runs SET marks_checksum = NULL WHERE run = 2";
    }
    void marksAreChanged() {
        QFETCH(const QString, statement);
        write(path_, content_);
        execute(path_, {statement});
        const auto record = (*ResultsStore::open(path_))->load(1);
        QVERIFY(record && record->damaged().empty());
        const auto damaged = std::find_if(record->runs.begin(), record->runs.end(),
                                          [](const RunRecord& run) { return run.marksDamaged; });
        QVERIFY(damaged != record->runs.end());
        QVERIFY(damaged->marks == RunMarks{});
        QVERIFY(sameBits(damaged->epochs, whole_.runs[damaged->run.index].epochs));
        const auto told = damageOf(*record, path_);
        QVERIFY(told);
        QCOMPARE(told->message(),
                 "What the file holds of notes, pins, colours and deletions of run " +
                     std::to_string(damaged->run.index) +
                     " is damaged and was left out; its figures are right.");
    }

    void runsAndMarksAreBothNamed() {
        write(path_, content_);
        execute(path_, {QStringLiteral("UPDATE runs SET seconds = seconds + 1 WHERE run > 8"),
                        QStringLiteral("UPDATE runs SET note = 'even' WHERE run = 2")});
        const auto told = damageOf(*(*ResultsStore::open(path_))->load(1), path_);
        QVERIFY(told);
        QCOMPARE(told->message(),
                 std::string("What the file holds of run 9-11, and of notes, pins, colours and "
                             "deletions of run 2, is damaged and was left out. Run 9-11 counts as "
                             "not trained; resume the sweep to train it again."));
    }

    void settingsAreChanged_data() {
        QTest::addColumn<QString>("statement");
        QTest::newRow("experiment")
            << "UPDATE sweeps SET experiment = replace(experiment, '0.05', '0.06')";
        QTest::newRow("started") << "UPDATE sweeps SET started = '2026-01-01T00:00:00.000Z'";
        QTest::newRow("build") << "UPDATE sweeps SET build = 'Debug'";
        QTest::newRow("notes") << "UPDATE sweeps SET notes = 'another note'";
    }
    void settingsAreChanged() {
        QFETCH(const QString, statement);
        write(path_, content_);
        execute(path_, {statement});
        const auto store = ResultsStore::open(path_);
        QVERIFY(store && (*store)->readOnly() && (*store)->damage());
        QVERIFY((*store)->sweeps()->empty());
        const std::string message = (*store)->damage()->message();
        QVERIFY2(message.starts_with(
                     "The file is damaged: the settings of sweep 1 cannot be read, and its runs"),
                 message.c_str());
        QCOMPARE((*store)->damage()->place, path_.toStdString());
    }

    /// A program was killed in the middle of a change: the first to open the file takes it back.
    void aChangeThatWasCutOffIsTakenBack_data() {
        QTest::addColumn<Access>("access");
        QTest::newRow("reading") << Access::Read;
        QTest::newRow("writing") << Access::Write;
    }
    void aChangeThatWasCutOffIsTakenBack() {
        QFETCH(const Access, access);
        write(path_, content_);
        const QString copy = folder_.filePath(QStringLiteral("cut.dpfm"));
        const QString journal = QStringLiteral("-journal");
        for (const QString& old : {copy, copy + journal})
            QFile::remove(old);
        {
            QSqlDatabase database =
                QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
            database.setDatabaseName(path_);
            QVERIFY(database.open());
            QSqlQuery query(database);
            // With so small a cache, changed pages are in the file before the end.
            for (const char* statement : {"PRAGMA cache_size = 1", "BEGIN IMMEDIATE",
                                          "UPDATE runs SET history = zeroblob(50000), seconds = 7"})
                QVERIFY2(query.exec(QLatin1String(statement)), statement);
            QVERIFY(QFile::copy(path_, copy));
            QVERIFY(QFile::copy(path_ + journal, copy + journal));
            QVERIFY(query.exec(QStringLiteral("ROLLBACK")));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("other"));
        QVERIFY(contentOf(copy) != content_);
        const auto store = ResultsStore::open(copy, access);
        QVERIFY2(store, store ? "" : store.error().text().c_str());
        const auto record = (*store)->load(1);
        QVERIFY(record && record->damaged().empty());
        QCOMPARE(toCsv(*record), toCsv(whole_));
        QVERIFY(sameRun(record->runs[3], whole_.runs[3]));
    }

    /// The disk is full at every possible moment of a sweep: what was told to be written is there.
    void theDiskIsFullAtAnyMoment() {
        int refusals = 0;
        for (int limit = 0; limit <= 40; ++limit) {
            const QString path = folder_.filePath(QStringLiteral("full-%1.dpfm").arg(limit));
            const auto store = ResultsStore::create(path, experiment_);
            QVERIFY(store);
            const auto id = (*store)->addSweep(experiment_, currentProvenance());
            QVERIFY(id);
            std::size_t written = 0;
            {
                const FullDisk full(static_cast<rlim_t>(40'000 + 4'096 * limit));
                while (written < events_.size()) {
                    const std::size_t count = std::min(events_.size() - written, std::size_t{11});
                    const auto done =
                        (*store)->append(*id, std::span(events_).subspan(written, count));
                    if (!done) {
                        QVERIFY(done.error().message().find("make room") != std::string::npos);
                        ++refusals;
                        break;
                    }
                    written += count;
                }
            }
            const auto kept = (*store)->load(*id);
            QVERIFY2(kept, kept ? "" : kept.error().text().c_str());
            QVERIFY(holds(
                *kept, {events_.begin(), events_.begin() + static_cast<std::ptrdiff_t>(written)}));
            QVERIFY((*store)->append(*id, std::span(events_).subspan(written)));
            QVERIFY((*store)->load(*id)->complete());
            QVERIFY(holds(*(*store)->load(*id), events_));
        }
        qInfo("a full disk refused %d of 41 sweeps somewhere; nothing that was written was lost",
              refusals);
        QVERIFY(refusals > 20);
    }
};

QTEST_GUILESS_MAIN(TestDamagedResults)
#include "tst_damaged_results.moc"
