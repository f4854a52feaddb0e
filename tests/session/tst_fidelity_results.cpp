#include "tests/session/document_files.h"
#include "tests/session/small_sweep.h"
#include "ui/session/csv_export.h"
#include "ui/session/experiment_json.h"
#include "ui/session/fidelity_blob.h"
#include "ui/session/results_store.h"
#include "ui/session/sweep_merge.h"

#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <memory>

using namespace dpfm;
using namespace dpfm::session;
using namespace dpfm::tests;

namespace {

network::Experiment recorded(int every = 2) {
    network::Experiment experiment = smallExperiment(5);
    experiment.record = {true, every};
    return experiment;
}

/// What the events say that was read of a run.
std::vector<training::FidelityReadingPtr> readingsOf(const std::vector<RunEvent>& events,
                                                     std::size_t run) {
    std::vector<training::FidelityReadingPtr> readings;
    for (const RunEvent& event : events)
        if (const auto* snapshot = std::get_if<training::SnapshotPtr>(&event.what))
            if (event.run.index == run && (*snapshot)->recorded.fidelity)
                readings.push_back((*snapshot)->recorded.fidelity);
    return readings;
}

bool same(const std::vector<training::FidelityReadingPtr>& a,
          const std::vector<training::FidelityReadingPtr>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
        return packReading(*x) == packReading(*y);
    });
}

bool holdsReadings(const SweepRecord& record, const std::vector<RunEvent>& events) {
    return std::all_of(record.runs.begin(), record.runs.end(), [&](const RunRecord& run) {
        const auto readings = readingsOf(events, run.run.index);
        return !readings.empty() && same(run.fidelity, readings) && run.fed && run.fed->batches > 0;
    });
}

} // namespace

/// What is recorded of fidelity, in files.
class TestFidelityResults : public QObject {
    Q_OBJECT
private:
    QString path() const { return folder_->filePath(QStringLiteral("results.dpfm")); }
    std::unique_ptr<QTemporaryDir> folder_;

private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void isASettingOfTheExperiment() {
        const QByteArray json = experimentToJson(recorded(3));
        QVERIFY(json.contains(R"("record": {"fidelity": true, "every": 3})"));
        QCOMPARE(*experimentFromJson(json), recorded(3));
        QVERIFY(!experimentToJson(smallExperiment()).contains("record"));
    }

    /// Version 4 of the format had counts of half the length.
    void countsOfEitherLengthAreRead() {
        training::WeightsFed fed{70, {0, 3, 70}};
        QCOMPARE(**unpackFed(packFed(fed), 3), fed);
        QByteArray before;
        for (const quint32 count : {70U, 0U, 3U, 70U}) {
            char bytes[sizeof(count)];
            qToLittleEndian(count, bytes);
            before.append(bytes, sizeof(bytes));
        }
        QCOMPARE(**unpackFed(before, 3), fed);
        QVERIFY(!unpackFed(before, 2) && !unpackFed(packFed(fed), 5));
        QVERIFY(unpackFed({}, 3) && *unpackFed({}, 3) == nullptr);
    }

    /// However the events come: all at once, or epoch by epoch with an end of its own.
    void isKept_data() {
        QTest::addColumn<int>("atOnce");
        QTest::newRow("one by one") << 1;
        QTest::newRow("three by three") << 3;
        QTest::newRow("all at once") << 1000;
    }
    void isKept() {
        QFETCH(const int, atOnce);
        const std::vector<RunEvent> events = trainedEvents(recorded());
        {
            const auto store = createdWithSweep(path(), recorded());
            QVERIFY(store);
            const auto step = static_cast<std::size_t>(atOnce);
            for (std::size_t first = 0; first < events.size(); first += step)
                QVERIFY(store->append(
                    1, std::span(events).subspan(first, std::min(step, events.size() - first))));
        }
        const auto store = ResultsStore::open(path(), Access::Read);
        QVERIFY(store);
        const auto record = (*store)->load(1);
        QVERIFY(record);
        QVERIFY(record->complete() && record->damaged().empty());
        QVERIFY(holds(*record, events));
        QVERIFY(holdsReadings(*record, events));
        QCOMPARE(record->runs[0].fidelity.size(), std::size_t{3}); // 2, 4 and 5
        // And so they go into another file.
        std::vector<RunEvent> merged;
        for (const RunRecord& run : record->runs)
            for (RunEvent& event : eventsOf(run))
                merged.push_back(std::move(event));
        QFile::remove(path());
        const auto other = createdWithSweep(path(), recorded());
        QVERIFY(other);
        QVERIFY(other->append(1, merged));
        QVERIFY(holdsReadings(*other->load(1), events));
    }

    void isPartOfWhatACutOffRunHas() {
        const std::vector<RunEvent> events = trainedEvents(recorded());
        const auto store = createdWithSweep(path(), recorded());
        QVERIFY(store->append(1, std::span(events).first(4))); // started, three epochs
        const auto before = store->load(1);
        QCOMPARE(before->runs[0].fidelity.size(), std::size_t{1});
        QVERIFY(store->append(1, std::span(events).first(1))); // starts again
        QVERIFY(store->load(1)->runs[0].fidelity.empty());
        QVERIFY(!store->load(1)->runs[0].fed);
    }

    void aChangedReadingIsDamage() {
        {
            const auto store = createdWithSweep(path(), recorded());
            QVERIFY(store->append(1, trainedEvents(recorded())));
        }
        execute(path(),
                {QStringLiteral("UPDATE runs SET fidelity = CAST(fidelity || x'00' AS BLOB) "
                                "WHERE run = 2"),
                 QStringLiteral("UPDATE runs SET fed = NULL WHERE run = 3")});
        const auto store = ResultsStore::open(path());
        const auto record = (*store)->load(1);
        QVERIFY(record);
        QCOMPARE(record->damaged(), (std::vector<std::size_t>{2, 3}));
        QVERIFY(record->runs[2].fidelity.empty());
        QVERIFY(!record->runs[1].fidelity.empty());
    }

    /// What has not ended has no checksum: its readings are held to the network and to its epochs.
    void leavesOutWhatIsOfAnotherNetwork_data() {
        QTest::addColumn<QString>("statement");
        QTest::newRow("another epoch")
            << "UPDATE epochs SET reading = (SELECT reading FROM epochs WHERE epoch = 2) "
               "WHERE epoch = 1";
        QTest::newRow("another shape")
            << "UPDATE epochs SET reading = CAST(x'0200000001000000' || x'01000000' || "
               "zeroblob(192) AS BLOB) WHERE epoch = 2";
        QTest::newRow("fewer weights") << "UPDATE runs SET fed = zeroblob(16)";
    }
    void leavesOutWhatIsOfAnotherNetwork() {
        QFETCH(const QString, statement);
        {
            const auto store = createdWithSweep(path(), recorded());
            const std::vector<RunEvent> events = trainedEvents(recorded());
            QVERIFY(store->append(1, std::span(events).first(4)));
            QVERIFY(store->load(1));
        }
        execute(path(), {statement});
        const auto store = ResultsStore::open(path(), Access::Read);
        QVERIFY(store);
        const auto record = (*store)->load(1);
        QVERIFY(record);
        QVERIFY(!record->damaged().empty() && record->damaged().front() == 0);
        QVERIFY(record->runs[0].epochs.empty() && record->runs[0].fidelity.empty());
    }

    /// Version 3 knew nothing of it; its checksums hold.
    void upgradesVersion3() {
        const std::vector<RunEvent> events = trainedEvents(smallExperiment());
        {
            const auto store = createdWithSweep(path(), smallExperiment());
            QVERIFY(store->append(1, events));
        }
        execute(path(), {QStringLiteral("ALTER TABLE runs DROP COLUMN fidelity"),
                         QStringLiteral("ALTER TABLE runs DROP COLUMN fed"),
                         QStringLiteral("ALTER TABLE epochs DROP COLUMN reading"),
                         QStringLiteral("ALTER TABLE runs DROP COLUMN learner"),
                         QStringLiteral("PRAGMA user_version = 3")});
        for (const Access access : {Access::Read, Access::Write}) {
            const auto store = ResultsStore::open(path(), access);
            QVERIFY(store);
            const auto record = (*store)->load(1);
            QVERIFY(record && record->damaged().empty());
            QVERIFY(holds(*record, events));
        }
    }

    void refusesWhatIsNoReading_data() {
        QTest::addColumn<QByteArray>("blob");
        const auto events = trainedEvents(recorded());
        const QByteArray whole = packReading(*readingsOf(events, 0).front());
        QTest::newRow("cut") << whole.chopped(1);
        QTest::newRow("a head alone") << whole.first(8);
        QTest::newRow("longer") << whole + 'x';
        QByteArray layers = whole;
        layers[4] = '\xff'; // their number
        QTest::newRow("many layers") << layers;
        QByteArray neurons = whole;
        neurons[11] = '\x7f'; // the first layer's, 2³¹
        QTest::newRow("many neurons") << neurons;
    }
    void refusesWhatIsNoReading() {
        QFETCH(const QByteArray, blob);
        QVERIFY(!unpackReadings(blob));
    }

    void isInTheCsv() {
        const auto store = createdWithSweep(path(), recorded());
        QVERIFY(store->append(1, trainedEvents(recorded())));
        const auto record = store->load(1);
        const QList<QByteArray> lines = toCsv(*record).split('\n');
        const QList<QByteArray> names = lines[0].trimmed().split(',');
        // run … method, then 10 measures of the network and of two layers, 4 of each of 3 neurons.
        QCOMPARE(names.size(), 8 + 30 + 12);
        QCOMPARE(names[8], QByteArray("cosine"));
        QCOMPARE(names[18], QByteArray("cosine_layer1"));
        QCOMPARE(names.last(), QByteArray("kept_full_squared_layer2_neuron1"));
        const training::FidelityReading& first = *record->runs[0].fidelity.front();
        const QList<QByteArray> one = lines[2].trimmed().split(',');
        QCOMPARE(one.size(), names.size());
        QCOMPARE(one[8].toDouble(), *first.network.gradient.cosine);
        QCOMPARE(one[names.indexOf("starved_layer2")].toDouble(), first.layers[1].starved);
        QCOMPARE(one.last().toDouble(), first.neurons[1][0].ofFull.squared);
        const QList<QByteArray> third = lines[3].trimmed().split(',');
        QCOMPARE(third[4], QByteArray("3"));
        QVERIFY(third[8].isEmpty() && third.last().isEmpty());
        const QByteArray sidecar = toSidecarJson(*record, QStringLiteral("x.csv"));
        QVERIFY(sidecar.contains("kept_full_squared_layer2_neuron1"));
        QVERIFY(sidecar.contains(R"("weights_fed": {"batches": 10)"));
        QVERIFY(!toSidecarJson(newSweep(smallExperiment()), {}).contains("_fed"));
    }
};

QTEST_GUILESS_MAIN(TestFidelityResults)
#include "tst_fidelity_results.moc"
