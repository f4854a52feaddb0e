#include "core/engine/gradient_engine.h"
#include "core/network/forward_pass.h"
#include "tests/support/batches.h"
#include "tests/support/engine_runs.h"
#include "tests/support/networks.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace dpfm;
using autodiff::Activation;
using autodiff::Loss;
using network::Topology;
using test::Dice;

namespace {

Loss lossOf(const Topology& topology) {
    return topology.activation(topology.layerCount()) == Activation::Softmax
               ? Loss::CrossEntropy
               : Loss::MeanSquaredError;
}

/// meProp as one writes it down, sample by sample, in plain loops.
std::vector<double> plainly(const Topology& topology, const test::Run& run, std::size_t kept) {
    std::vector<double> gradient(topology.weightCount(), 0.0);
    network::ForwardPass pass(topology);
    const Loss loss = lossOf(topology);
    for (const std::size_t row : run.rows) {
        pass.run(run.weights, run.samples.input(row), 1);
        std::vector<double> delta;
        for (std::size_t o = 0; o < topology.outputs(); ++o)
            delta.push_back(autodiff::outputDerivative(loss, pass.outputs()[o].value,
                                                       run.samples.target(row)[o],
                                                       topology.outputs(), run.rows.size()) *
                            pass.outputs()[o].derivative);
        for (std::size_t layer = topology.layerCount(); layer >= 1; --layer) {
            std::vector<std::size_t> order(delta.size());
            std::iota(order.begin(), order.end(), std::size_t{0});
            std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
                return std::fabs(delta[a]) > std::fabs(delta[b]);
            });
            if (kept > 0)
                for (std::size_t rank = kept; rank < order.size(); ++rank)
                    delta[order[rank]] = 0.0;
            std::vector<double> below(topology.width(layer - 1), 0.0);
            for (std::size_t k = 0; k < delta.size(); ++k) {
                for (std::size_t j = 0; j < below.size(); ++j) {
                    const std::size_t id = index(topology.weight(layer, k, j));
                    gradient[id] += delta[k] * pass.neuron(layer - 1, j).value;
                    below[j] += delta[k] * run.weights[id];
                }
                gradient[index(topology.bias(layer, k))] += delta[k];
            }
            if (layer > 1)
                for (std::size_t j = 0; j < below.size(); ++j)
                    below[j] *= pass.neuron(layer - 1, j).derivative;
            delta = std::move(below);
        }
    }
    return gradient;
}

std::vector<double> gradientOf(engine::GradientEngine& engine, const test::Run& run) {
    std::vector<double> gradient(run.weights.size());
    test::computeBatch(engine, run.weights, run.samples, run.rows, gradient);
    return gradient;
}

} // namespace

class TestMeProp : public QObject {
    Q_OBJECT

private slots:
    void isThePlainOne_data() {
        QTest::addColumn<Activation>("last");
        QTest::newRow("mse") << Activation::Sigmoid;
        QTest::newRow("cross-entropy") << Activation::Softmax;
    }

    void isThePlainOne() {
        QFETCH(Activation, last);
        Dice dice(31);
        for (int round = 0; round < 40; ++round) {
            const Topology topology = dice.topology(last);
            const test::Run run = test::randomRun(topology, false, 1 + dice.below(7), dice);
            for (std::size_t kept = 0; kept <= 5; ++kept) {
                const auto engine = engine::makeMePropEngine(topology, lossOf(topology), kept);
                const std::vector<double> a = gradientOf(*engine, run);
                const std::vector<double> b = plainly(topology, run, kept);
                for (std::size_t i = 0; i < a.size(); ++i)
                    QVERIFY(std::fabs(a[i] - b[i]) <= 1e-12 * std::max(1.0, std::fabs(b[i])));
            }
        }
    }

    /// Two neurons whose δ are 3 and −1: with k = 1 the second learns nothing, and nothing of it
    /// comes to the layer before.
    void onPaper() {
        const Topology topology(1, {{2, Activation::Linear}, {2, Activation::Linear}});
        // Layer 1: a = 1 and 1 of the input 1. Layer 2: 3·a1 and −a2.
        test::Run run;
        run.weights = {1.0, 0.0, 1.0, 0.0, 3.0, 0.0, 0.0, 0.0, -1.0, 0.0};
        run.samples = {1, 2, {1.0}, {0.0, 0.0}};
        run.rows = {0};
        const auto engine = engine::makeMePropEngine(topology, Loss::MeanSquaredError, 1);
        // d loss/d output = 2·(y' − y)/2 = 3 and −1; layer 1's δ is 9 and 0.
        QCOMPARE(gradientOf(*engine, run),
                 (std::vector<double>{9.0, 9.0, 0.0, 0.0, 3.0, 3.0, 3.0, 0.0, 0.0, 0.0}));
    }

    void amongEqualsTheLowerNeuronStays() {
        const Topology topology(1, {{3, Activation::Linear}});
        test::Run run;
        run.weights = {1.0, 0.0, 1.0, 0.0, -1.0, 0.0};
        run.samples = {1, 3, {3.0}, {0.0, 0.0, 0.0}};
        run.rows = {0};
        const auto engine = engine::makeMePropEngine(topology, Loss::MeanSquaredError, 1);
        QCOMPARE(gradientOf(*engine, run), (std::vector<double>{6.0, 2.0, 0.0, 0.0, 0.0, 0.0}));
    }

    void allIsBackpropagationAndTheLossesSlope() {
        Dice dice(41);
        for (int round = 0; round < 10; ++round) {
            const Topology topology(3, {{4, Activation::Tanh}, {2, Activation::Sigmoid}});
            test::Run run = test::randomRun(topology, false, 5, dice);
            const auto loss = lossOf(topology);
            const std::vector<double> all =
                gradientOf(*engine::makeMePropEngine(topology, loss, 0), run);
            QVERIFY(test::sameBits(
                all, gradientOf(*engine::makeBackpropagationEngine(topology, loss), run)));
            QVERIFY(
                test::sameBits(all, gradientOf(*engine::makeMePropEngine(topology, loss, 4), run)));
            data::Samples batch{3, 2, {}, {}};
            for (const std::size_t row : run.rows) {
                const auto input = run.samples.input(row);
                const auto target = run.samples.target(row);
                batch.inputs.insert(batch.inputs.end(), input.begin(), input.end());
                batch.targets.insert(batch.targets.end(), target.begin(), target.end());
            }
            constexpr double kStep = 1e-5;
            for (std::size_t i = 0; i < all.size(); ++i) {
                const double weight = run.weights[i];
                run.weights[i] = weight + kStep;
                const double up = engine::evaluate(topology, loss, run.weights, batch, {})->loss;
                run.weights[i] = weight - kStep;
                const double down = engine::evaluate(topology, loss, run.weights, batch, {})->loss;
                run.weights[i] = weight;
                QVERIFY(std::fabs((up - down) / (2 * kStep) - all[i]) < 1e-8);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestMeProp)
#include "tst_meprop.moc"
