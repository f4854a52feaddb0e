#include "ui/models/pass_path.h"

#include <QTest>

#include <memory>
#include <utility>
#include <vector>

using namespace dpfm;
using namespace dpfm::models;
using Moment = training::LivePosition::Moment;
using network::NeuronStage;

namespace {

constexpr NeuronIndex kUpper{1, 0};
constexpr NeuronIndex kLower{1, 1};
constexpr NeuronIndex kOutput{2, 0};

/// Two inputs, two neurons and an output, all linear, with one register each. The weights are 0 1
/// and 3 4 (biases 2, 5), and 6 7 (8) of the output. The upper neuron keeps 0 and the lower one 3,
/// both with the first input's 3.0 as gradient; the output keeps 0, as the upper one weighs more.
Probe probe() {
    const network::Topology topology(
        2, {{2, autodiff::Activation::Linear}, {1, autodiff::Activation::Linear}});
    const network::Weights weights{0.1, 0.1, 0.0, 0.1, 0.1, 0.0, 2.0, 0.1, 0.0};
    network::ForwardPass pass(topology);
    pass.run(weights, std::vector{3.0, 1.0}, 1);
    return {weights, std::move(pass), {}, {}, {}, 0, 0, 1, 1, 0, {}, {}, {}, {}};
}

std::shared_ptr<const session::LiveState> standingAt(Moment moment, NeuronIndex neuron,
                                                     NeuronStage stage) {
    session::LiveState state;
    state.position.moment = moment;
    state.position.layer = neuron.layer;
    state.position.neuron = neuron.neuron;
    state.position.stage = stage;
    return std::make_shared<const session::LiveState>(std::move(state));
}

} // namespace

/// How far a sample has come, and along which edges a gradient.
class TestPassPath : public QObject {
    Q_OBJECT
private slots:
    void aGradientComesAlongWhatHoldsIt() {
        const Probe shown = probe();
        const WeightId upper{0};
        const WeightId lower{3};
        QVERIFY(carries(shown, kUpper, upper) && carries(shown, kOutput, upper));
        QVERIFY(carries(shown, kLower, lower) && !carries(shown, kOutput, lower));
        QVERIFY(comesAlong(shown, upper, upper));
        QVERIFY(comesAlong(shown, upper, WeightId{6}));
        QVERIFY(!comesAlong(shown, upper, WeightId{7}));
        QVERIFY(!comesAlong(shown, upper, WeightId{1}));
        QVERIFY(comesAlong(shown, lower, lower));
        QVERIFY(!comesAlong(shown, lower, WeightId{7})); // it fell out in the output
        QVERIFY(comesAlong(shown, upper, WeightId{6}, kOutput));
        QVERIFY(!comesAlong(shown, upper, WeightId{6}, kUpper)); // which lies before
        std::vector<bool> reaching(9, false);
        reaching[0] = true;
        QCOMPARE(reachesOutput(shown), reaching);
    }

    void aWalkedSampleHasComeSoFar_data() {
        QTest::addColumn<Moment>("moment");
        QTest::addColumn<NeuronIndex>("at");
        QTest::addColumn<NeuronStage>("stage");
        QTest::addColumn<Walk>("upper");
        QTest::addColumn<Walk>("lower");
        QTest::addColumn<Walk>("output");
        constexpr auto kThrough = Walk::Through;
        constexpr auto kAhead = Walk::Ahead;
        QTest::newRow("no sample")
            << Moment::Start << kUpper << NeuronStage::Inputs << kThrough << kThrough << kThrough;
        QTest::newRow("in the first")
            << Moment::Neuron << kUpper << NeuronStage::Inputs << Walk::Here << kAhead << kAhead;
        QTest::newRow("through the first")
            << Moment::Neuron << kUpper << NeuronStage::Activated << kThrough << kAhead << kAhead;
        QTest::newRow("in the second") << Moment::Neuron << kLower << NeuronStage::Selected
                                       << kThrough << Walk::Here << kAhead;
        QTest::newRow("in the output")
            << Moment::Neuron << kOutput << NeuronStage::Sums << kThrough << kThrough << Walk::Here;
        QTest::newRow("at its loss")
            << Moment::Loss << kUpper << NeuronStage::Inputs << kThrough << kThrough << kThrough;
    }
    void aWalkedSampleHasComeSoFar() {
        QFETCH(const Moment, moment);
        QFETCH(const NeuronIndex, at);
        QFETCH(const NeuronStage, stage);
        QFETCH(const Walk, upper);
        QFETCH(const Walk, lower);
        QFETCH(const Walk, output);
        Probe shown = probe();
        shown.live = standingAt(moment, at, stage);
        QCOMPARE(walkOf(shown, {0, 1}), Walk::Through);
        QCOMPARE(walkOf(shown, kUpper), upper);
        QCOMPARE(walkOf(shown, kLower), lower);
        QCOMPARE(walkOf(shown, kOutput), output);
        QCOMPARE(carries(shown, kUpper, WeightId{0}), upper == Walk::Through);
        QCOMPARE(comesAlong(shown, WeightId{0}, WeightId{6}), output == Walk::Through);
        QCOMPARE(reachesOutput(shown)[0], output == Walk::Through);
    }
};

QTEST_GUILESS_MAIN(TestPassPath)
#include "tst_pass_path.moc"
