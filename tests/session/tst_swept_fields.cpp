#include "core/network/topology.h"
#include "core/network/variants.h"
#include "tests/session/small_sweep.h"
#include "ui/session/csv_export.h"
#include "ui/session/experiment_json.h"
#include "ui/session/provenance.h"
#include "ui/session/results_store.h"
#include "ui/session/sweep_progress.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace dpfm;
using namespace dpfm::session;
using namespace dpfm::tests;
using network::Experiment;
using network::FieldCombination;

namespace {

Experiment sweptExperiment() {
    Experiment experiment = smallExperiment();
    experiment.sweep.fields = {{"network.hidden", {"3", "5-4"}},
                               {"training.epochs", {"2", "3"}},
                               {"training.optimizer.learning_rate", {"0.5", "0.01"}}};
    return experiment;
}

/// The experiment's file with other text for its swept fields.
QByteArray withFields(const QByteArray& fields) {
    QByteArray json = experimentToJson(smallExperiment());
    const qsizetype end = json.lastIndexOf(']'); // of the seeds
    return json.insert(end + 1, ",\n    \"fields\": " + fields);
}

} // namespace

class TestSweptFields : public QObject {
    Q_OBJECT
private slots:
    void roundTrips_data();
    void roundTrips();
    void writesNumbersAsNumbers();
    void readsRanges();
    void readsWhatPeopleType();
    void badInput_data();
    void badInput();
    void storeKeepsVariantsOfDifferentSizes();
    void csvHasAColumnForEachField();
    void progressCountsEachVariantsEpochs();
};

void TestSweptFields::roundTrips_data() {
    QTest::addColumn<int>("combination");
    QTest::newRow("crossed") << static_cast<int>(FieldCombination::Crossed);
    QTest::newRow("zipped") << static_cast<int>(FieldCombination::Zipped);
}

void TestSweptFields::roundTrips() {
    QFETCH(const int, combination);
    Experiment experiment = sweptExperiment();
    experiment.sweep.combination = static_cast<FieldCombination>(combination);
    const auto read = experimentFromJson(experimentToJson(experiment));
    QVERIFY2(read.ok(), read ? "" : read.error().text().c_str());
    QVERIFY(*read == experiment);
}

void TestSweptFields::writesNumbersAsNumbers() {
    const QByteArray json = experimentToJson(sweptExperiment());
    QVERIFY2(json.contains(R"("values": [0.5, 0.01])"), json.constData());
    QVERIFY2(json.contains(R"("values": ["3", "5-4"])"), json.constData());
}

void TestSweptFields::readsRanges() {
    const auto read =
        experimentFromJson(withFields(R"([{"field": "training.optimizer.learning_rate",
                        "range": {"from": 0.001, "to": 0.1, "count": 3, "scale": "logarithmic"}},
                       {"field": "training.batch_size", "range": {"from": 5, "to": 10, "count": 2}}])"));
    QVERIFY2(read.ok(), read ? "" : read.error().text().c_str());
    const std::vector<network::SweptField> wanted{
        {"training.optimizer.learning_rate", {"0.001", "0.01", "0.1"}},
        {"training.batch_size", {"5", "10"}}};
    QVERIFY(read->sweep.fields == wanted);
}

void TestSweptFields::readsWhatPeopleType() {
    const auto read = experimentFromJson(withFields(
        R"([{"field": "training.optimizer.learning_rate", "values": "0.001..0.1 in 3 log, 0.5"},
            {"field": "training.batch_size", "values": ["5-7", 10, "20..22"]},
            {"field": "network.hidden", "values": ["5-5", "8, none"]}])"));
    QVERIFY2(read.ok(), read ? "" : read.error().text().c_str());
    const std::vector<network::SweptField> wanted{
        {"training.optimizer.learning_rate", {"0.001", "0.01", "0.1", "0.5"}},
        {"training.batch_size", {"5", "6", "7", "10", "20", "21", "22"}},
        {"network.hidden", {"5-5", "8", "none"}}};
    QVERIFY(read->sweep.fields == wanted);
}

void TestSweptFields::badInput_data() {
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<std::string>("place");
    const auto row = [](const char* name, const char* fields, const char* place) {
        QTest::newRow(name) << QByteArray(fields) << std::string(place);
    };
    row("unknown key", R"([{"field": "data.noise", "value": [1]}])", "sweep.fields[0].value");
    row("no values", R"([{"field": "data.noise"}])", "sweep.fields[0].values");
    row("a value that is neither", R"([{"field": "data.noise", "values": [true]}])",
        "sweep.fields[0].values[0]");
    row("a typed range across 0", R"([{"field": "data.noise", "values": "0..1 in 3 log"}])",
        "sweep.fields[0].values");
    row("a typed range in a list", R"([{"field": "data.noise", "values": [1, "0.1..0.5"]}])",
        "sweep.fields[0].values[1]");
    row("a range across 0",
        R"([{"field": "data.noise",
             "range": {"from": 0, "to": 1, "count": 3, "scale": "logarithmic"}}])",
        "sweep.fields[0].range");
    row("a range of too many",
        R"([{"field": "data.noise", "range": {"from": 0, "to": 1, "count": 1000000}}])",
        "sweep.fields[0].range.count");
}

void TestSweptFields::badInput() {
    QFETCH(const QByteArray, fields);
    QFETCH(const std::string, place);
    const auto read = experimentFromJson(withFields(fields));
    QVERIFY(!read.ok());
    QCOMPARE(read.error().place, place);
}

void TestSweptFields::storeKeepsVariantsOfDifferentSizes() {
    const Experiment experiment = sweptExperiment();
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.dpfm"));
    qint64 id = 0;
    {
        const auto store = ResultsStore::create(path, experiment);
        QVERIFY(store.ok());
        id = *(*store)->addSweep(experiment, currentProvenance(), trainedEvents(experiment));
    }
    const auto store = ResultsStore::open(path);
    QVERIFY(store.ok());
    const auto sweep = (*store)->load(id);
    QVERIFY2(sweep.ok(), sweep ? "" : sweep.error().text().c_str());
    QVERIFY(sweep->complete());
    QCOMPARE(sweep->variants.size(), 8U);
    for (const RunRecord& run : sweep->runs) {
        const Experiment& variant = sweep->experimentOf(run.run);
        QVERIFY(variant == network::variantOf(experiment, run.run.parameters.variant));
        QCOMPARE(run.weights.size(), network::Topology(variant).weightCount());
        QCOMPARE(run.epochs.size(), static_cast<std::size_t>(variant.training.epochs));
    }
}

void TestSweptFields::csvHasAColumnForEachField() {
    const Experiment experiment = sweptExperiment();
    SweepRecord sweep = newSweep(experiment);
    sweep.runs.back().epochs = {{1, 0.5, 0.25, {}, {}}};
    const QList<QByteArray> lines = toCsv(sweep).trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines[0].trimmed().endsWith(
                 "method,network.hidden,training.epochs,training.optimizer.learning_rate"),
             lines[0].constData());
    QVERIFY2(lines[1].trimmed().endsWith("dpfm,5-4,3,0.01"), lines[1].constData());
    const QJsonObject sidecar =
        QJsonDocument::fromJson(toSidecarJson(sweep, QStringLiteral("a.csv"))).object();
    QCOMPARE(sidecar["runs"][0]["settings"]["network.hidden"].toString(), QStringLiteral("3"));
    QCOMPARE(sidecar["columns"].toArray().size(), lines[0].count(',') + 1);
}

void TestSweptFields::progressCountsEachVariantsEpochs() {
    Experiment experiment = smallExperiment();
    experiment.sweep.fields = {{"training.epochs", {"2", "10"}}};
    const auto runs = sweep::grid(experiment);
    const SweepMeter meter(experiment, runs);
    std::size_t samples = 0;
    for (const sweep::GridRun& run : runs)
        samples += trainingSamples(experiment, run.parameters.corpus) *
                   (run.parameters.variant == 0 ? 2 : 10);
    QCOMPARE(meter.progress().totalSamples, samples);
}

QTEST_GUILESS_MAIN(TestSweptFields)
#include "tst_swept_fields.moc"
