#include "core/network/validation.h"
#include "ui/models/layer_edits.h"

#include <QTest>

using namespace dpfm;
using namespace dpfm::models;
using autodiff::Activation;
using Layers = std::vector<network::LayerSettings>;

class TestLayerEdits : public QObject {
    Q_OBJECT
private:
    const Layers layers_{{3, Activation::Tanh}, {4, Activation::Relu}, {1, Activation::Linear}};
    ExperimentDocument document_;

    const Layers& layers() const { return document_.experiment().network.layers; }

private slots:
    void init() {
        network::Experiment experiment;
        experiment.network.layers = layers_;
        document_.reset(experiment);
    }

    void insertsLikeItsNeighbour_data() {
        QTest::addColumn<int>("place");
        QTest::addColumn<int>("at");
        QTest::addColumn<int>("neurons");
        QTest::newRow("first") << 0 << 0 << 3;
        QTest::newRow("second") << 1 << 1 << 4;
        QTest::newRow("before the last") << 2 << 2 << 4;
        QTest::newRow("after the last") << 3 << 2 << 4;
    }
    void insertsLikeItsNeighbour() {
        QFETCH(int, place);
        QFETCH(int, at);
        QFETCH(int, neurons);
        insertLayer(document_, static_cast<std::size_t>(place));
        Layers expected = layers_;
        expected.insert(expected.begin() + at, expected[static_cast<std::size_t>(neurons - 3)]);
        QVERIFY(layers() == expected);
        document_.undoStack().undo();
        QVERIFY(layers() == layers_);
    }

    void theOnlyLayerGetsAHiddenOne() {
        removeLayer(document_, 0);
        removeLayer(document_, 0);
        QVERIFY(layers() == Layers({{1, Activation::Linear}}));
        removeLayer(document_, 0); // stays
        QCOMPARE(layers().size(), std::size_t{1});
        insertLayer(document_, 0);
        QCOMPARE(layers().size(), std::size_t{2});
        QVERIFY(layers().back() == network::LayerSettings({1, Activation::Linear}));
    }

    void neuronsStayInRangeAndMerge() {
        setNeurons(document_, 1, 5);
        setNeurons(document_, 1, 6);
        QCOMPARE(layers()[1].neurons, 6);
        QCOMPARE(document_.undoStack().count(), 1);
        document_.endMerge();
        setNeurons(document_, 1, 0);
        QCOMPARE(layers()[1].neurons, 1);
        setNeurons(document_, 1, network::kMaxNeurons + 1);
        QCOMPARE(layers()[1].neurons, network::kMaxNeurons);
        document_.undoStack().undo();
        QCOMPARE(layers()[1].neurons, 6);
        document_.undoStack().undo();
        QVERIFY(layers() == layers_);
    }

    void layersThatAreNotThereAreLeftAlone() {
        setNeurons(document_, 3, 7);
        setActivation(document_, 3, Activation::Sigmoid);
        removeLayer(document_, 3);
        QVERIFY(layers() == layers_);
        QCOMPARE(document_.undoStack().count(), 0);
    }

    void activationsAreUndone() {
        setActivation(document_, 0, Activation::Sigmoid);
        QVERIFY(layers()[0].activation == Activation::Sigmoid);
        document_.undoStack().undo();
        QVERIFY(layers() == layers_);
    }
};

QTEST_GUILESS_MAIN(TestLayerEdits)
#include "tst_layer_edits.moc"
