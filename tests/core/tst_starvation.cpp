#include "core/training/run.h"
#include "core/training/starvation.h"
#include "tests/support/experiments.h"

#include <QTest>

using namespace dpfm;
using training::LayerActivity;

Q_DECLARE_METATYPE(std::vector<LayerActivity>)

class TestStarvation : public QObject {
    Q_OBJECT

private slots:
    void shares_data();
    void shares();
    void ofATrainedNetwork_data();
    void ofATrainedNetwork();
};

void TestStarvation::shares_data() {
    QTest::addColumn<std::vector<LayerActivity>>("layers");
    QTest::addColumn<std::vector<double>>("updated");
    QTest::addColumn<std::vector<double>>("registers");
    QTest::addColumn<std::vector<bool>>("starves");
    QTest::newRow("none known") << std::vector<LayerActivity>{} << std::vector<double>{}
                                << std::vector<double>{} << std::vector<bool>{};
    QTest::newRow("one starves") << std::vector<LayerActivity>{{100, 9, 1}, {10, 10, 15}}
                                 << std::vector<double>{0.09, 1.0}
                                 << std::vector<double>{0.0625, 0.9375}
                                 << std::vector<bool>{true, false};
    QTest::newRow("a tenth is enough")
        << std::vector<LayerActivity>{{100, 10, 0}, {10, 4, 3}} << std::vector<double>{0.1, 0.4}
        << std::vector<double>{0.0, 1.0} << std::vector<bool>{false, false};
    QTest::newRow("few updated, but with registers")
        << std::vector<LayerActivity>{{100, 9, 5}, {10, 10, 15}} << std::vector<double>{0.09, 1.0}
        << std::vector<double>{0.25, 0.75} << std::vector<bool>{false, false};
    QTest::newRow("no registers") << std::vector<LayerActivity>{{4, 4, 0}}
                                  << std::vector<double>{1.0} << std::vector<double>{0.0}
                                  << std::vector<bool>{false};
}

void TestStarvation::shares() {
    QFETCH(const std::vector<LayerActivity>, layers);
    QFETCH(const std::vector<double>, updated);
    QFETCH(const std::vector<double>, registers);
    QFETCH(const std::vector<bool>, starves);
    const auto method = network::Method::Dpfm;
    const int registersKept = 8;
    const auto shares = training::layerShares(layers, method, registersKept);
    QCOMPARE(shares.size(), updated.size());
    for (std::size_t i = 0; i < shares.size(); ++i) {
        QCOMPARE(shares[i].layer, i + 1);
        QCOMPARE(shares[i].updatedWeights, updated[i]);
        QCOMPARE(shares[i].registers, registers[i]);
        QCOMPARE(shares[i].starves, bool(starves[i]));
    }
    for (const auto& share : training::layerShares(layers, method, 0))
        QVERIFY(!share.starves);
    for (const auto& share :
         training::layerShares(layers, network::Method::Backpropagation, registersKept))
        QVERIFY(!share.starves);
}

void TestStarvation::ofATrainedNetwork_data() {
    QTest::addColumn<int>("registers");
    QTest::addColumn<bool>("starves");
    // An output has 13 own inputs, as large as any product of a weight, a derivative and a pixel.
    QTest::newRow("8 of 910 weights") << 8 << true;
    QTest::newRow("all") << 0 << false;
}

/// Digits through 64-12-10: with few registers the outputs keep their own weights alone.
void TestStarvation::ofATrainedNetwork() {
    QFETCH(const int, registers);
    QFETCH(const bool, starves);
    network::Experiment experiment = test::irises();
    experiment.data.source = network::DataSource::Digits;
    experiment.data.scaling = network::Scaling::MinMax;
    experiment.network.layers = {{12, autodiff::Activation::Sigmoid},
                                 {10, autodiff::Activation::Softmax}};
    experiment.training.epochs = 2;
    training::SnapshotPtr last;
    (void)training::trainRun(experiment, {network::Method::Dpfm, 100, registers, 1},
                             [&](training::SnapshotPtr snapshot) { last = std::move(snapshot); },
                             {});
    QVERIFY(last);
    QCOMPARE(last->layers.size(), std::size_t{2});
    QCOMPARE(last->layers[0].weights, std::size_t{65 * 12});
    QCOMPARE(last->layers[1].weights, std::size_t{13 * 10});
    // Two epochs' first batches of 10 samples with 10 outputs.
    const std::size_t found = last->layers[0].registers + last->layers[1].registers;
    if (registers > 0)
        QCOMPARE(found, std::size_t{2 * 10 * 10 * 8});
    else
        QVERIFY(found > std::size_t{2 * 10 * 10 * 100});
    const auto shares = training::layerShares(last->layers, network::Method::Dpfm, registers);
    QCOMPARE(shares[0].starves, starves);
    QVERIFY(!shares[1].starves);
}

QTEST_APPLESS_MAIN(TestStarvation)
#include "tst_starvation.moc"
