#include "core/network/multiplications.h"

#include <QTest>

using namespace dpfm;
using autodiff::Activation;
using Layers = std::vector<network::LayerSettings>;

Q_DECLARE_METATYPE(dpfm::network::LayerSettings)

class TestMultiplications : public QObject {
    Q_OBJECT

private slots:
    void forward_data();
    void forward();
    void backward_data();
    void backward();
    void meProp();
    void moreRegistersCostMore();
};

namespace {

const Layers kWorkshop{{5, Activation::Sigmoid}, {5, Activation::Sigmoid}, {1, Activation::Linear}};

} // namespace

void TestMultiplications::forward_data() {
    QTest::addColumn<int>("inputs");
    QTest::addColumn<Layers>("layers");
    QTest::addColumn<std::size_t>("registers");
    QTest::addColumn<double>("count");
    // One linear neuron: 3 products, and its 4 registers times d loss/d output.
    QTest::newRow("one neuron") << 3 << Layers{{1, Activation::Linear}} << std::size_t{0} << 7.0;
    QTest::newRow("one register") << 3 << Layers{{1, Activation::Linear}} << std::size_t{1} << 4.0;
    // values + candidates + activation, layer by layer, and the loss:
    QTest::newRow("4-5-5-1, all") << 4 << kWorkshop << std::size_t{0}
                                  << 20.0 + 25.0 + (25.0 + 125.0) + 155.0 + (5.0 + 155.0) + 61.0;
    QTest::newRow("4-5-5-1, R = 8") << 4 << kWorkshop << std::size_t{8}
                                    << 20.0 + 25.0 + (25.0 + 125.0) + 40.0 + (5.0 + 40.0) + 8.0;
    QTest::newRow("4-5-5-1, R = 1")
        << 4 << kWorkshop << std::size_t{1} << 20.0 + 5.0 + 50.0 + 5.0 + 10.0 + 1.0;
    // Both outputs carry the 4 weights before them and their own 3.
    QTest::newRow("softmax scales nothing")
        << 1 << Layers{{2, Activation::Tanh}, {2, Activation::Softmax}} << std::size_t{0}
        << 2.0 + 4.0 + (4.0 + 8.0) + 14.0;
}

void TestMultiplications::forward() {
    QFETCH(int, inputs);
    QFETCH(Layers, layers);
    QFETCH(std::size_t, registers);
    QFETCH(double, count);
    QCOMPARE(network::forwardMultiplications(network::Topology(inputs, layers), registers), count);
}

void TestMultiplications::backward_data() {
    QTest::addColumn<int>("inputs");
    QTest::addColumn<Layers>("layers");
    QTest::addColumn<double>("count");
    QTest::newRow("one neuron") << 3 << Layers{{1, Activation::Linear}} << 6.0;
    QTest::newRow("4-5-5-1") << 4 << kWorkshop << 50.0 + 50.0 + 30.0 + 10.0;
}

void TestMultiplications::backward() {
    QFETCH(int, inputs);
    QFETCH(Layers, layers);
    QFETCH(double, count);
    QCOMPARE(network::backpropagationMultiplications(network::Topology(inputs, layers)), count);
}

void TestMultiplications::meProp() {
    const network::Topology topology(4, kWorkshop);
    QCOMPARE(network::mePropMultiplications(topology, 2),
             (20.0 + 8.0 + 5.0) + (25.0 + 20.0 + 5.0) + (5.0 + 10.0));
    QCOMPARE(network::mePropMultiplications(topology, 5),
             network::backpropagationMultiplications(topology));
    QCOMPARE(network::mePropMultiplications(topology, 0),
             network::backpropagationMultiplications(topology));
}

void TestMultiplications::moreRegistersCostMore() {
    const network::Topology topology(4, kWorkshop);
    double before = 0.0;
    for (std::size_t registers = 1; registers <= 61; ++registers) {
        const double count = network::forwardMultiplications(topology, registers);
        QVERIFY(count > before);
        before = count;
    }
    QCOMPARE(network::forwardMultiplications(topology, 0), before);
    QCOMPARE(network::forwardMultiplications(topology, 1000), before);
}

QTEST_APPLESS_MAIN(TestMultiplications)
#include "tst_multiplications.moc"
