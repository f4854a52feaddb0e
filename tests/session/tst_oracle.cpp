#include "core/training/replay.h"
#include "tests/support/dense_oracle.h"
#include "ui/session/trace_json.h"

#include <QTest>

using namespace dpfm;

/// The engine against an implementation that shares nothing with it but the definition.
class TestOracle : public QObject {
    Q_OBJECT
private slots:
    void engineAgrees_data();
    void engineAgrees();
    void saturatedSoftmax();
    void kindsAreCovered();

private:
    void compare(const oracle::Setup& setup);
};

constexpr int kSetups = 120;

void TestOracle::engineAgrees_data() {
    QTest::addColumn<int>("seed");
    for (int seed = 0; seed < kSetups; ++seed) {
        const oracle::Setup setup = oracle::randomSetup(static_cast<std::uint64_t>(seed));
        QString name = QString::number(seed);
        for (std::size_t layer = 0; layer < setup.layers.size(); ++layer)
            name += QString(" %1%2")
                        .arg(setup.layers[layer])
                        .arg(layer == 0 ? "" : setup.activations[layer - 1].c_str());
        name += QString(" %1%2").arg(setup.optimizer.c_str(), setup.equalInputs ? " ties" : "");
        QTest::newRow(qPrintable(name)) << seed;
    }
}

void TestOracle::engineAgrees() {
    QFETCH(int, seed);
    compare(oracle::randomSetup(static_cast<std::uint64_t>(seed)));
}

/// Probabilities that are 0 to the last bit, whose logarithm is that of 1e-300.
void TestOracle::saturatedSoftmax() {
    oracle::Setup setup;
    setup.layers = {3, 3};
    setup.activations = {"softmax"};
    setup.loss = "cross-entropy";
    setup.weightScale = 5000.0;
    setup.registers = {2, 0};
    compare(setup);
}

void TestOracle::compare(const oracle::Setup& setup) {
    const auto trace =
        session::traceFromJson(QByteArray::fromStdString(oracle::trainedTrace(setup)));
    QVERIFY2(trace.ok(), trace.ok() ? "" : trace.error().text().c_str());
    QCOMPARE(trace->runs.size(), setup.registers.size());
    for (const training::Trace::Run& run : trace->runs) {
        const training::Deviation deviation = training::replay(*trace, run);
        QVERIFY2(deviation.remark.empty(), deviation.remark.c_str());
        QCOMPARE(deviation.epochs, setup.epochs);
        QVERIFY2(deviation.loss < 1e-9 && deviation.valLoss < 1e-9,
                 qPrintable(QString("R %1: loss %2, val_loss %3")
                                .arg(run.registers)
                                .arg(deviation.loss)
                                .arg(deviation.valLoss)));
    }
}

void TestOracle::kindsAreCovered() {
    QStringList seen;
    for (int seed = 0; seed < kSetups; ++seed) {
        const oracle::Setup setup = oracle::randomSetup(static_cast<std::uint64_t>(seed));
        for (const std::string& activation : setup.activations)
            seen << activation.c_str();
        seen << setup.optimizer.c_str() << setup.loss.c_str() << setup.sigmoidDerivative.c_str();
        seen << (setup.equalInputs ? "ties" : "no ties");
    }
    seen.removeDuplicates();
    seen.sort();
    const QStringList all{"adam",     "cross-entropy", "exact",   "linear",    "max-normalized",
                          "momentum", "mse",           "no ties", "published", "relu",
                          "sgd",      "sigmoid",       "softmax", "tanh",      "ties"};
    QCOMPARE(seen, all);
}

QTEST_GUILESS_MAIN(TestOracle)
#include "tst_oracle.moc"
