#include "ui/models/weight_name.h"

#include <QTest>

using namespace dpfm;
using namespace dpfm::models;

class TestWeightName : public QObject {
    Q_OBJECT
private slots:
    void namesWeights_data() {
        QTest::addColumn<int>("id");
        QTest::addColumn<QString>("name");
        // 2-3-1: ids 0 … 8 are three neurons of two inputs and a bias, 9 … 12 the output's.
        QTest::newRow("first") << 0 << QStringLiteral("layer 1: x1 → 1");
        QTest::newRow("from an input") << 7 << QStringLiteral("layer 1: x2 → 3");
        QTest::newRow("bias") << 5 << QStringLiteral("layer 1: bias → 2");
        QTest::newRow("between neurons") << 11 << QStringLiteral("layer 2: 3 → 1");
        QTest::newRow("last") << 12 << QStringLiteral("layer 2: bias → 1");
    }
    void namesWeights() {
        QFETCH(const int, id);
        QFETCH(const QString, name);
        const network::Topology topology(
            2, {{3, autodiff::Activation::Sigmoid}, {1, autodiff::Activation::Linear}});
        QCOMPARE(topology.weightCount(), std::size_t{13});
        QCOMPARE(weightName(topology, weightId(static_cast<std::size_t>(id))), name);
    }

    void namesNeurons() {
        QCOMPARE(neuronName(0, 1), QStringLiteral("input x2"));
        QCOMPARE(neuronName(2, 0), QStringLiteral("layer 2, neuron 1"));
    }
};

QTEST_GUILESS_MAIN(TestWeightName)
#include "tst_weight_name.moc"
