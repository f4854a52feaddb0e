#include "tests/session/document_files.h"
#include "tests/session/old_documents.h"
#include "tests/session/small_sweep.h"
#include "ui/session/provenance.h"
#include "ui/session/results_file.h"
#include "ui/session/results_store.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <functional>
#include <limits>
#include <memory>

using namespace dpfm;
using namespace dpfm::session;
using namespace dpfm::tests;

namespace {

int rowsIn(const QString& path, const QString& table) {
    int count = -1;
    {
        QSqlDatabase database =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
        database.setDatabaseName(path);
        QSqlQuery query(database);
        if (database.open() && query.exec(QStringLiteral("SELECT count(*) FROM ") + table) &&
            query.next())
            count = query.value(0).toInt();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("other"));
    return count;
}

/// The weights of smallExperiment()'s network, all the same.
network::Weights weightsOf(double value) {
    return network::Weights(9, value);
}

RunEvent epochEvent(std::size_t run, const training::EpochMetrics& metrics) {
    RunEvent event;
    event.run.index = run;
    event.what = std::make_shared<const training::EpochSnapshot>(
        training::EpochSnapshot{metrics, weightsOf(metrics.loss), {}});
    return event;
}

RunEvent startEvent(std::size_t run) {
    RunEvent event;
    event.run.index = run;
    event.what = RunStarted{};
    return event;
}

RunEvent endEvent(std::size_t run, training::RunOutcome outcome) {
    RunEvent event;
    event.run.index = run;
    event.what = RunEnded{std::move(outcome), 0.25};
    return event;
}

} // namespace

/// What a results document keeps, and how it is read again.
class TestResultsStore : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> folder_;
    QString path(const QString& name = QStringLiteral("a.dpfm")) const {
        return folder_->filePath(name);
    }

private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void keepsAWholeSweep_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("regression") << 0;
        QTest::newRow("classification") << 1;
        QTest::newRow("diverging") << 2;
    }
    void keepsAWholeSweep() {
        QFETCH(const int, kind);
        const network::Experiment experiment = kind == 0   ? smallExperiment()
                                               : kind == 1 ? smallClassification()
                                                           : divergingExperiment();
        const std::vector<RunEvent> events = trainedEvents(experiment);
        const Provenance provenance = currentProvenance();
        qint64 id = 0;
        {
            const auto store = created(path(), experiment);
            QVERIFY(store);
            QVERIFY(!store->readOnly());
            QCOMPARE(store->path(), path());
            const auto added = store->addSweep(experiment, provenance);
            QVERIFY(added);
            id = *added;
            // In two parts, as a window's drains would bring them.
            const std::size_t half = events.size() / 2;
            QVERIFY(store->append(id, std::span(events).first(half)));
            QVERIFY(store->append(id, std::span(events).subspan(half)));
            QVERIFY(store->setNotes(id, QStringLiteral("Grüße, \"quoted\"")));
        }
        // Closed, it is one file.
        QCOMPARE(
            QDir(folder_->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
            QStringList{QStringLiteral("a.dpfm")});
        const auto store = opened(path());
        QVERIFY(store);
        QCOMPARE(*store->experiment(), experiment);
        const auto record = store->load(id);
        QVERIFY(record);
        QCOMPARE(record->experiment, experiment);
        QCOMPARE(record->notes, QStringLiteral("Grüße, \"quoted\""));
        QCOMPARE(record->provenance.started, provenance.started);
        QCOMPARE(record->provenance.build, provenance.build);
        QVERIFY(!record->provenance.build.isEmpty());
        QCOMPARE(record->provenance.machine, provenance.machine);
        QCOMPARE(record->provenance.operatingSystem, provenance.operatingSystem);
        QCOMPARE(record->provenance.programVersion, provenance.programVersion);
        QVERIFY(holds(*record, events));
        QVERIFY(record->complete());
        const std::vector<sweep::GridRun> grid = sweep::grid(experiment);
        QCOMPARE(record->runs.size(), grid.size());
        for (const RunRecord& run : record->runs) {
            QCOMPARE(run.run, grid[run.run.index]);
            QVERIFY(run.seconds > 0.0);
            QCOMPARE(run.status, kind == 2 ? RunStatus::Diverged : RunStatus::Completed);
            QCOMPARE(run.divergence.isEmpty(), kind != 2);
            if (kind == 2)
                QCOMPARE(static_cast<std::size_t>(run.divergedEpoch), run.epochs.size() + 1);
            if (kind == 1)
                QVERIFY(run.epochs.back().valAccuracy.has_value());
        }
    }

    void keepsEveryBitOfANumber_data() {
        QTest::addColumn<double>("value");
        QTest::newRow("0") << 0.0;
        QTest::newRow("-0") << -0.0;
        QTest::newRow("whole") << 3.0;
        QTest::newRow("2^53 + 2") << 9007199254740994.0;
        QTest::newRow("0.1") << 0.1;
        QTest::newRow("a third") << 1.0 / 3.0;
        QTest::newRow("smallest") << std::numeric_limits<double>::denorm_min();
        QTest::newRow("largest") << std::numeric_limits<double>::max();
    }
    void keepsEveryBitOfANumber() {
        QFETCH(const double, value);
        const auto store = created(path(), smallExperiment());
        const auto id = store->addSweep(smallExperiment(), currentProvenance());
        const training::EpochMetrics metrics{1, value, value, value, value};
        QVERIFY(store->append(*id, std::vector{epochEvent(0, metrics)}));
        const auto record = store->load(*id);
        QVERIFY(record);
        QVERIFY(sameBits(record->runs[0].epochs, std::vector{metrics}));
        QVERIFY(sameBits(record->runs[0].weights, weightsOf(value)));
    }

    void keepsLargeSeedsAndTheBaseline() {
        network::Experiment experiment = smallExperiment();
        experiment.sweep.seeds = {std::uint64_t{1} << 53};
        experiment.sweep.baseline = true;
        const auto store = created(path(), experiment);
        const auto record = store->load(*store->addSweep(experiment, currentProvenance()));
        QVERIFY(record);
        std::vector<sweep::GridRun> runs;
        for (const RunRecord& run : record->runs)
            runs.push_back(run.run);
        QCOMPARE(runs, sweep::grid(experiment));
    }

    void theEditedExperimentIsApartFromSweeps() {
        network::Experiment first = smallExperiment();
        const auto store = created(path(), first);
        const auto id = store->addSweep(first, currentProvenance());
        network::Experiment second = first;
        second.name = "Second";
        second.sweep.registers = {}; // not valid, and kept
        QVERIFY(store->setExperiment(second));
        QCOMPARE(*store->experiment(), second);
        QCOMPARE(store->load(*id)->experiment, first);
    }

    void listsSweepsByTheirStart() {
        const auto store = created(path(), smallExperiment());
        network::Experiment experiment = smallExperiment();
        Provenance provenance = currentProvenance();
        experiment.name = "Later";
        QVERIFY(store->addSweep(experiment, provenance));
        provenance.started = provenance.started.addSecs(-60);
        experiment.name = "Earlier";
        const auto earlier = store->addSweep(experiment, provenance);
        QVERIFY(store->append(*earlier, std::vector{startEvent(1), startEvent(2), startEvent(3),
                                                    endEvent(1, training::Completed{}),
                                                    endEvent(2, training::Divergence{1, "x"})}));
        const auto sweeps = store->sweeps();
        QVERIFY(sweeps);
        QCOMPARE(sweeps->size(), std::size_t{2});
        QCOMPARE((*sweeps)[0].name, QStringLiteral("Earlier"));
        QCOMPARE((*sweeps)[0].id, *earlier);
        QCOMPARE((*sweeps)[0].started, provenance.started);
        QCOMPARE((*sweeps)[0].runs, 8);
        QCOMPARE((*sweeps)[0].ended, 2);
        QCOMPARE((*sweeps)[1].name, QStringLiteral("Later"));
        QVERIFY(!store->load(99));
    }

    void aRunThatStartsAgainLosesItsOldEpochs() {
        const auto store = created(path(), smallExperiment());
        const auto id = store->addSweep(smallExperiment(), currentProvenance());
        const auto first = [&] { return store->load(*id)->runs[0]; };
        QVERIFY(store->append(*id, std::vector{startEvent(0), epochEvent(0, {1, 0.5, 0.5, {}, {}}),
                                               epochEvent(0, {2, 0.4, 0.4, {}, {}})}));
        QCOMPARE(first().status, RunStatus::Running);
        QVERIFY(store->append(*id, std::vector{endEvent(0, training::Cancelled{})}));
        QCOMPARE(first().status, RunStatus::Pending);
        QCOMPARE(first().epochs.size(), std::size_t{2});
        QCOMPARE(first().weights, weightsOf(0.4));
        QVERIFY(store->append(*id, std::vector{startEvent(0)}));
        QCOMPARE(first().epochs.size(), std::size_t{0});
        QVERIFY(first().weights.empty());
        // All within one transaction too.
        QVERIFY(store->append(*id, std::vector{epochEvent(0, {1, 0.3, 0.3, {}, {}}), startEvent(0),
                                               epochEvent(0, {1, 0.2, 0.2, {}, {}})}));
        QCOMPARE(first().epochs.size(), std::size_t{1});
        QCOMPARE(first().weights, weightsOf(0.2));
        QCOMPARE(store->load(*id)->remaining().size(), std::size_t{8});
    }

    void appendsAllOrNothing() {
        const auto store = created(path(), smallExperiment());
        const auto id = store->addSweep(smallExperiment(), currentProvenance());
        const training::EpochMetrics metrics{1, 0.5, 0.5, {}, {}};
        QVERIFY(!store->append(*id, std::vector{epochEvent(0, metrics), epochEvent(99, metrics)}));
        QVERIFY(store->load(*id)->runs[0].epochs.empty());
        QVERIFY(store->append(*id, std::vector{epochEvent(0, metrics)}));
    }

    void keepsWhatAPersonMadeOfRuns() {
        const network::Experiment experiment = smallExperiment();
        const std::vector<RunEvent> events = trainedEvents(experiment);
        const std::vector<MarkedRun> marked{
            {2, {QStringLiteral("an \"odd\" one; 100 %"), true, false, 3}}, {5, {{}, false, true}}};
        {
            const auto store = created(path(), experiment);
            QVERIFY(store->addSweep(experiment, currentProvenance()));
            QVERIFY(store->setMarks(1, marked));
            QCOMPARE(store->load(1)->remaining().size(), std::size_t{7});
            QVERIFY(store->append(1, events)); // training changes nothing of it
        }
        const auto store = opened(path());
        const auto record = store->load(1);
        QVERIFY(record && holds(*record, events)); // those of the deleted run as well
        QVERIFY(record->complete());
        QCOMPARE(record->deletedCount(), std::size_t{1});
        for (const RunRecord& run : record->runs) {
            const RunMarks expected = run.run.index == 2   ? marked[0].marks
                                      : run.run.index == 5 ? marked[1].marks
                                                           : RunMarks{};
            QVERIFY(run.marks == expected);
        }
        QVERIFY(store->setMarks(1, std::vector<MarkedRun>{{5, {}}}));
        QCOMPARE(store->load(1)->deletedCount(), std::size_t{0});
    }

    void marksAllOrNothing_data() {
        QTest::addColumn<qint64>("sweep");
        QTest::addColumn<std::size_t>("run");
        QTest::newRow("no such run") << qint64{1} << std::size_t{99};
        QTest::newRow("no such sweep") << qint64{2} << std::size_t{1};
    }
    void marksAllOrNothing() {
        QFETCH(const qint64, sweep);
        QFETCH(const std::size_t, run);
        const auto store = created(path(), smallExperiment());
        QVERIFY(store->addSweep(smallExperiment(), currentProvenance()));
        const std::vector<MarkedRun> marked{{0, {{}, true, true}}, {run, {{}, true, true}}};
        const auto written = store->setMarks(sweep, marked);
        QVERIFY(!written);
        QCOMPARE(written.error().place, path().toStdString());
        QVERIFY(store->load(1)->runs[0].marks == RunMarks{});
    }

    /// Also of a version that had the same tables: what is written from then on is the present
    /// one's.
    void isBroughtToThePresentVersionWhenItIsWritten() {
        QVERIFY(createdWithSweep(path(), smallExperiment()));
        execute(path(), {QStringLiteral("PRAGMA user_version = 4")});
        const auto version = [this] { // in the header of SQLite, which tells it where
            return qFromBigEndian<quint32>(contentOf(path()).constData() + 60);
        };
        QVERIFY(ResultsStore::open(path(), Access::Read));
        QCOMPARE(version(), 4U);
        QVERIFY(opened(path()));
        QCOMPARE(version(), kResultsVersion);
    }

    /// Version 1 did not hold what layers got of a run; version 2 neither packed ended runs nor had
    /// checksums, nor what a person made of a run.
    void readsAndUpgradesOldVersions_data() {
        QTest::addColumn<int>("version");
        QTest::newRow("1") << 1;
        QTest::newRow("2") << 2;
    }
    void readsAndUpgradesOldVersions() {
        QFETCH(const int, version);
        const network::Experiment experiment = smallExperiment();
        const std::vector<RunEvent> events = trainedEvents(experiment);
        {
            const auto store = created(path(), experiment);
            QVERIFY(store->addSweep(experiment, currentProvenance()));
            QVERIFY(store->append(1, events));
        }
        makeOld(path(), version, events);
        const auto snapshots = snapshotsByRun(events);
        for (const Access access : {Access::Read, Access::Write}) {
            const auto store = ResultsStore::open(path(), access);
            QVERIFY(store);
            QCOMPARE(*(*store)->experiment(), experiment);
            const auto record = (*store)->load(1);
            QVERIFY(record);
            QVERIFY(record->complete());
            QCOMPARE(record->provenance.build, QString());
            for (const RunRecord& run : record->runs) {
                const auto& told = snapshots.at(run.run.index);
                QCOMPARE(run.epochs.size(), told.size());
                for (std::size_t i = 0; i < told.size(); ++i)
                    QVERIFY(sameBits(run.epochs[i], told[i]->metrics));
                QVERIFY(sameBits(run.weights, told.back()->weights));
                QCOMPARE(run.layers.empty(), version == 1);
                QVERIFY(run.marks == RunMarks{});
            }
        }
        const auto store = opened(path());
        QVERIFY(store);
        const std::vector<MarkedRun> marked{{3, {QStringLiteral("x"), true, true}}};
        QVERIFY(store->setMarks(1, marked));
        QVERIFY(store->append(1, events));
        const auto record = store->load(1);
        QVERIFY(holds(*record, events));
        QVERIFY(record->runs[3].marks == marked[0].marks);
    }

    /// Ended runs are one value, whether their epochs came at once or were rows for a while.
    void packsWhatHasEnded() {
        const network::Experiment experiment = smallExperiment();
        const std::vector<RunEvent> events = trainedEvents(experiment);
        const auto store = created(path(), experiment);
        const auto id = store->addSweep(experiment, currentProvenance());
        const std::size_t firstRun = events.size() / 8;
        for (std::size_t i = 0; i < firstRun; ++i)
            QVERIFY(store->append(*id, std::span(events).subspan(i, 1)));
        QCOMPARE(rowsIn(path(), QStringLiteral("epochs")), 0);
        QVERIFY(store->append(*id, std::span(events).subspan(firstRun, 3)));
        QCOMPARE(rowsIn(path(), QStringLiteral("epochs")), 2);
        QVERIFY(store->append(*id, std::span(events).subspan(firstRun + 3)));
        QCOMPARE(rowsIn(path(), QStringLiteral("epochs")), 0);
        QVERIFY(holds(*store->load(*id), events));
        // Once more: the runs begin anew, and end the same.
        QVERIFY(store->append(*id, std::span(events).first(3)));
        QCOMPARE(store->load(*id)->runs[0].epochs.size(), std::size_t{2});
        QVERIFY(store->append(*id, std::span(events).subspan(3)));
        QVERIFY(holds(*store->load(*id), events));
    }

    void readingNeitherLocksNorChangesIt() {
        const network::Experiment experiment = smallExperiment();
        const std::vector<RunEvent> events = trainedEvents(experiment);
        QVERIFY(created(path(), experiment)->addSweep(experiment, currentProvenance()));
        const QByteArray before = contentOf(path());
        const auto reader = ResultsStore::open(path(), Access::Read);
        QVERIFY(reader && (*reader)->readOnly());
        QVERIFY(holds(*(*reader)->load(1), {}));
        QVERIFY(!(*reader)->setExperiment(experiment));
        QCOMPARE(contentOf(path()), before);
        const auto writer = opened(path());
        QVERIFY(writer && !writer->readOnly());
        QVERIFY(writer->append(1, events));
        QVERIFY(holds(*(*reader)->load(1), events));
    }

    void notesNeedASweep() {
        const auto store = created(path(), smallExperiment());
        const auto id = store->addSweep(smallExperiment(), currentProvenance());
        QVERIFY(store->setNotes(*id, QStringLiteral("kept")));
        QVERIFY(store->setNotes(*id, QStringLiteral("kept"))); // the same once more
        const auto none = store->setNotes(*id + 1, QStringLiteral("lost"));
        QVERIFY(!none);
        QCOMPARE(none.error().text(), path().toStdString() + ": The file has no sweep 2.");
    }

    void copies() {
        const network::Experiment experiment = smallExperiment();
        const std::vector<RunEvent> events = trainedEvents(experiment);
        const auto store = created(path(), experiment);
        const auto id = store->addSweep(experiment, currentProvenance());
        QVERIFY(store->append(*id, events));
        const QString copy = path(QStringLiteral("copy.dpfm"));
        write(copy, "old");
        network::Experiment edited = experiment;
        edited.name = "Edited";
        QVERIFY(store->copyTo(copy, edited));
        QCOMPARE(*store->experiment(), experiment);
        {
            const auto other = opened(copy);
            QVERIFY(other);
            QVERIFY(holds(*other->load(*id), events));
            QCOMPARE(*other->experiment(), edited);
            // It is in use now.
            QVERIFY(!store->copyTo(copy));
        }
        QVERIFY(store->copyTo(copy));
        QCOMPARE(*opened(copy)->experiment(), experiment);

        // Onto itself, it goes on working in the file.
        QVERIFY(store->copyTo(path(), edited));
        QVERIFY(store->setNotes(*id, QStringLiteral("after")));
        QCOMPARE(opened(path())->load(*id)->notes, QStringLiteral("after"));
        QCOMPARE(*opened(path())->experiment(), edited);

        QVERIFY(!store->copyTo(path(QStringLiteral("none/copy.dpfm"))));
        QVERIFY(!store->copyTo(folder_->path()));
    }
};

QTEST_GUILESS_MAIN(TestResultsStore)
#include "tst_results_store.moc"
