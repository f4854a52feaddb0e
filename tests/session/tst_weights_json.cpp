#include "core/network/weights.h"
#include "tests/session/small_sweep.h"
#include "ui/session/weights_json.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace dpfm;
using namespace dpfm::session;
using namespace dpfm::tests;

namespace {

/// The first run of the small experiment (2-2-1, nine weights) after two epochs.
RunRecord runWith(network::Weights weights) {
    RunRecord run;
    run.run = sweep::grid(smallExperiment())[0];
    run.epochs.resize(2);
    run.weights = std::move(weights);
    return run;
}

} // namespace

class TestWeightsJson : public QObject {
    Q_OBJECT
private slots:
    void readsBackToTheSameBits() {
        const network::Weights weights{0.1,
                                       -1.0 / 3.0,
                                       1e-310, // subnormal
                                       2.5,
                                       std::numeric_limits<double>::max(),
                                       std::numeric_limits<double>::denorm_min(),
                                       0x1.fffffffffffffp-1,
                                       9007199254740993.0,
                                       -123456789.123456789};
        const QByteArray json = weightsToFile(smallExperiment(), runWith(weights));
        const auto read = weightsFromFile(json);
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().text().c_str());
        QCOMPARE(read->size(), std::size_t{2});
        QCOMPARE((*read)[0].size(), std::size_t{2});
        QCOMPARE((*read)[0][0].size(), std::size_t{3});
        QCOMPARE((*read)[1][0].size(), std::size_t{3});
        QVERIFY(sameBits(network::flatten(*read), weights));
        QVERIFY(json.contains("Small: dpfm, corpus 10, registers 1, seed 1, after epoch 2"));
    }

    void canStartAnotherRun() {
        const network::Weights weights{1, 2, 3, 4, 5, 6, 7, 8, 9};
        const auto read = weightsFromFile(weightsToFile(smallExperiment(), runWith(weights)));
        QVERIFY(read.ok());
        network::Experiment experiment = smallExperiment();
        experiment.network.initialWeights = *read;
        QCOMPARE(network::initialWeights(experiment, 5), weights);
    }

    void writesAndReadsFiles() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("weights.json"));
        const network::Weights weights{1, 2, 3, 4, 5, 6, 7, 8, 0.1};
        QVERIFY(writeWeights(path, smallExperiment(), runWith(weights)).ok());
        const auto read = readWeights(path);
        QVERIFY(read.ok());
        QCOMPARE(network::flatten(*read), weights);

        const QString nowhere = folder.filePath(QStringLiteral("missing/weights.json"));
        const auto refused = writeWeights(nowhere, smallExperiment(), runWith(weights));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::FileAccess);
        QCOMPARE(refused.error().place, nowhere.toStdString());
        QCOMPARE(readWeights(nowhere).error().code, ErrorCode::FileAccess);

        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"format": "dpfm-weights", "version": 1})");
        file.close();
        QCOMPARE(readWeights(path).error().place, path.toStdString() + ": weights");
    }

    void refusesBadInput_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("place");
        const auto row = [](const char* name, const char* json, const char* place,
                            ErrorCode code = ErrorCode::FileFormat) {
            QTest::newRow(name) << QByteArray(json) << code << QString::fromLatin1(place);
        };
        row("cut off", R"({"format": "dpfm-weights", "version": 1,)", "line 1, column 40");
        row("another format", R"({"format": "dpfm-experiment", "version": 1, "weights": []})",
            "format");
        row("a newer version", R"({"format": "dpfm-weights", "version": 2, "weights": []})",
            "version", ErrorCode::UnsupportedVersion);
        row("no weights", R"({"format": "dpfm-weights", "version": 1})", "weights");
        row("unknown key", R"({"format": "dpfm-weights", "version": 1, "weights": [], "x": 1})",
            "x");
        row("not a list", R"({"format": "dpfm-weights", "version": 1, "weights": 3})", "weights");
        row("flat", R"({"format": "dpfm-weights", "version": 1, "weights": [1, 2]})", "weights[0]");
        row("a text", R"({"format": "dpfm-weights", "version": 1, "weights": [[[1, "a"]]]})",
            "weights[0][0][1]");
    }
    void refusesBadInput() {
        QFETCH(const QByteArray, json);
        QFETCH(const ErrorCode, code);
        QFETCH(const QString, place);
        const auto read = weightsFromFile(json);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().code, code);
        QCOMPARE(QString::fromStdString(read.error().place), place);
        QVERIFY(!read.error().message().empty());
    }
};

QTEST_GUILESS_MAIN(TestWeightsJson)
#include "tst_weights_json.moc"
