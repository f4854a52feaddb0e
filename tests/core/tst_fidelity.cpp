#include "core/training/fidelity.h"
#include "core/training/register_churn.h"
#include "tests/support/engine_runs.h"
#include "tests/support/networks.h"
#include "tests/support/stopped.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace dpfm;
using autodiff::Activation;
using autodiff::Loss;
using autodiff::Selection;
using autodiff::SelectionSettings;
using network::Topology;
using test::Dice;
using training::Fidelity;
using training::HeldIds;

namespace {

bool near(double a, double b) {
    return std::fabs(a - b) < 1e-12;
}

HeldIds ids(std::initializer_list<std::uint64_t> numbers) {
    return numbers;
}

} // namespace

class TestFidelity : public QObject {
    Q_OBJECT

private slots:
    /// Full (3, 0, 4, −1), pruned (3, 2, 0, 1): cos = (9 − 1)/(√14·√26); of the three weights that
    /// have a sign one keeps it.
    void ofVectors() {
        const std::vector<double> full{3.0, 0.0, 4.0, -1.0};
        const std::vector<double> pruned{3.0, 2.0, 0.0, 1.0};
        const auto fidelity = network::gradientFidelity(pruned, full);
        QVERIFY(near(*fidelity.cosine, 8.0 / std::sqrt(14.0 * 26.0)));
        QVERIFY(near(*fidelity.normRatio, std::sqrt(14.0 / 26.0)));
        QVERIFY(near(*fidelity.signAgreement, 1.0 / 3.0));
        const std::vector<double> nothing(4, 0.0);
        QCOMPARE(network::gradientFidelity(nothing, full).signAgreement, std::optional(0.0));
        QVERIFY(!network::gradientFidelity(full, nothing).signAgreement);
    }

    /// 1-1-1, linear, all by hand: x = 2, a = 3x + 1 = 7, y = 0.5a + 1 = 4.5. Neuron 1 sees x = 2
    /// (id 0) and 1 (id 1), the output 0.5·2, 0.5·1, 7 (id 2), 1 (id 3).
    void onPaper() {
        const Topology topology(1, {{1, Activation::Linear}, {1, Activation::Linear}});
        const std::vector<double> weights{3.0, 1.0, 0.5, 1.0};
        const data::Samples samples{1, 1, {2.0}, {4.0}};
        const std::vector<std::size_t> rows{0};
        const std::vector<SelectionSettings> selections{{1}, {2}, {0}};
        const auto measured = training::measureFidelity(topology, Loss::MeanSquaredError, weights,
                                                        samples, rows, selections);
        QVERIFY(measured);
        QCOMPARE(measured->size(), std::size_t{3});
        // R = 1: neuron 1 keeps 2 of 2 + 1; the output 7 of 1 + 7 + 1, and of 1 + 0.5 + 7 + 1.
        const Fidelity& one = measured->front();
        QCOMPARE(one.selection.registers, std::size_t{1});
        QVERIFY(near(one.layers[0].kept.ofCandidates.absolute, 2.0 / 3.0));
        QVERIFY(near(one.layers[0].kept.ofCandidates.squared, 4.0 / 5.0));
        QVERIFY(near(one.layers[0].kept.ofFull.absolute, 2.0 / 3.0));
        QVERIFY(near(one.layers[1].neurons[0].ofCandidates.absolute, 7.0 / 9.0));
        QVERIFY(near(one.layers[1].neurons[0].ofCandidates.squared, 49.0 / 51.0));
        QVERIFY(near(one.layers[1].neurons[0].ofFull.absolute, 7.0 / 9.5));
        QVERIFY(near(one.layers[1].neurons[0].ofFull.squared, 49.0 / 51.25));
        QVERIFY(near(one.kept.ofFull.absolute, (2.0 / 3.0 + 7.0 / 9.5) / 2.0));
        // d loss/d y = 2·(4.5 − 4) = 1, so the gradients are the registers: (0, 0, 7, 0) of
        // (1, 0.5, 7, 1).
        QVERIFY(near(*one.gradient.cosine, 7.0 / std::sqrt(51.25)));
        QVERIFY(near(*one.gradient.normRatio, 7.0 / std::sqrt(51.25)));
        QVERIFY(near(*one.gradient.signAgreement, 0.25));
        QVERIFY(!one.layers[0].gradient.cosine);
        QCOMPARE(one.layers[0].gradient.normRatio, std::optional(0.0));
        QVERIFY(near(*one.layers[1].gradient.cosine, 7.0 / std::sqrt(50.0)));
        QVERIFY(near(*one.layers[1].gradient.signAgreement, 0.5));
        // R = 0 is the full gradient.
        const Fidelity& all = measured->back();
        QVERIFY(near(*all.gradient.cosine, 1.0) && near(*all.gradient.normRatio, 1.0));
        QVERIFY(near(*all.gradient.signAgreement, 1.0));
        QVERIFY(near(all.kept.ofCandidates.absolute, 1.0) && near(all.kept.ofFull.squared, 1.0));
    }

    /// Over ten samples and three neurons too, whose shares are added up.
    void whatKeepsAllHasAShareOfExactlyOne() {
        Dice dice(4);
        const Topology topology(3, {{3, Activation::Tanh}, {1, Activation::Linear}});
        test::Run run = test::randomRun(topology, false, 10, dice);
        const SelectionSettings enough{topology.weightCount()};
        const auto measured =
            training::measureFidelity(topology, Loss::MeanSquaredError, run.weights, run.samples,
                                      run.rows, std::span(&enough, 1));
        const Fidelity& one = measured->front();
        for (const training::KeptShares& kept :
             {one.kept, one.layers[0].kept, one.layers[0].neurons[2], one.layers[1].kept}) {
            QVERIFY(kept.ofCandidates.absolute == 1.0 && kept.ofCandidates.squared == 1.0);
            QVERIFY(kept.ofFull.absolute == 1.0 && kept.ofFull.squared == 1.0);
        }
    }

    /// The gradients that are compared are those the engines train with.
    void isOfTheEnginesGradients() {
        Dice dice(9);
        const Topology topology(
            3, {{4, Activation::Tanh}, {3, Activation::Sigmoid}, {2, Activation::Softmax}});
        test::Run run = test::randomRun(topology, false, 7, dice);
        for (const Selection policy :
             {Selection::Largest, Selection::Random, Selection::Streaming, Selection::LayerQuota}) {
            const SelectionSettings selection{2, policy, {5, 3, 0}};
            const auto measured =
                training::measureFidelity(topology, Loss::CrossEntropy, run.weights, run.samples,
                                          run.rows, std::span(&selection, 1));
            const auto gradientOf = [&](std::size_t registers) {
                test::Run own = run;
                engine::Batch batch = test::batchOf(own);
                batch.seed = 5;
                batch.epoch = 3;
                engine::makeReferenceEngine(topology, Loss::CrossEntropy, registers, policy)
                    ->compute(std::span(&batch, 1), {});
                return own.gradient;
            };
            const auto expected = network::gradientFidelity(gradientOf(2), gradientOf(0));
            QVERIFY(near(*measured->front().gradient.cosine, *expected.cosine));
            QVERIFY(near(*measured->front().gradient.normRatio, *expected.normRatio));
            QCOMPARE(measured->front().gradient.signAgreement, expected.signAgreement);
        }
    }

    void stopsWhenAsked() {
        const Topology topology(1, {{1, Activation::Linear}});
        const std::vector<std::size_t> rows{0};
        const std::vector<SelectionSettings> selections{{1}};
        QVERIFY(!training::measureFidelity(topology, Loss::MeanSquaredError,
                                           std::vector<double>{1.0, 0.0}, {1, 1, {1.0}, {1.0}},
                                           rows, selections, RunControl(test::stopped())));
    }

    void rowsAreDrawnBySeed() {
        const auto rows = training::fidelityRows(100, 10, 1);
        QCOMPARE(rows.size(), std::size_t{10});
        QCOMPARE(std::set<std::size_t>(rows.begin(), rows.end()).size(), std::size_t{10});
        QCOMPARE(training::fidelityRows(100, 10, 1), rows);
        QVERIFY(training::fidelityRows(100, 10, 2) != rows);
        QCOMPARE(training::fidelityRows(3, 10, 1).size(), std::size_t{3});
    }

    void countsFullRegisters() {
        const Topology topology(
            4, {{5, Activation::Tanh}, {5, Activation::Tanh}, {1, Activation::Linear}});
        // 5·5; 5·(25 + 6); 1·(25 + 30 + 6).
        QCOMPARE(network::registersHeld(topology, 0), 25.0 + 155.0 + 61.0);
        // At most 10 each, where there are as many: 5·5; 5·10; 10.
        QCOMPARE(network::registersHeld(topology, 10), 25.0 + 50.0 + 10.0);
    }

    void jaccard_data() {
        QTest::addColumn<HeldIds>("a");
        QTest::addColumn<HeldIds>("b");
        QTest::addColumn<double>("expected");
        QTest::newRow("same") << ids({1, 4}) << ids({1, 4}) << 1.0;
        QTest::newRow("nothing") << HeldIds{} << HeldIds{} << 1.0;
        QTest::newRow("apart") << ids({1, 4}) << ids({2, 3}) << 0.0;
        QTest::newRow("some") << ids({1, 2, 3}) << ids({2, 3, 4}) << 0.5;
        QTest::newRow("one is empty") << ids({1}) << HeldIds{} << 0.0;
    }

    void jaccard() {
        QFETCH(HeldIds, a);
        QFETCH(HeldIds, b);
        QFETCH(double, expected);
        QCOMPARE(training::overlapOf(a, b).jaccard(), expected);
        QCOMPARE(training::overlapOf(b, a).jaccard(), expected);
    }

    void halfLife_data() {
        QTest::addColumn<std::vector<HeldIds>>("epochs");
        QTest::addColumn<int>("expected"); // 0: none
        const HeldIds four = ids({1, 2, 3, 4});
        QTest::newRow("nothing known") << std::vector<HeldIds>{} << 0;
        QTest::newRow("one epoch") << std::vector<HeldIds>{four} << 0;
        QTest::newRow("none leaves") << std::vector<HeldIds>{four, four, four} << 0;
        QTest::newRow("all at once") << std::vector<HeldIds>{four, ids({5}), ids({6})} << 1;
        QTest::newRow("half at once") << std::vector<HeldIds>{four, ids({1, 2})} << 1;
        // After one epoch 3 of 4 and 2 of 3 stay, 5 of 7; after two 2 of 4.
        QTest::newRow("one by one") << std::vector<HeldIds>{four, ids({1, 2, 3}), ids({1, 2})} << 2;
        // What comes back has not stayed: after one 0 of 1 and 0 of 1.
        QTest::newRow("comes back") << std::vector<HeldIds>{ids({1}), ids({2}), ids({1})} << 1;
        QTest::newRow("never any") << std::vector<HeldIds>(3) << 0;
    }

    void halfLife() {
        QFETCH(std::vector<HeldIds>, epochs);
        QFETCH(int, expected);
        training::IdSurvival survival;
        for (const HeldIds& held : epochs)
            survival.add(held);
        QCOMPARE(survival.halfLife().value_or(0), static_cast<std::size_t>(expected));
    }

    /// By the definition: what was held at each moment, and at all that followed.
    void halfLifeIsThatOfItsDefinition() {
        Dice dice(41);
        for (int round = 0; round < 40; ++round) {
            std::vector<HeldIds> moments(3 + dice.below(40));
            const std::size_t stays = 50 + dice.below(49); // of a hundred
            HeldIds held;
            training::IdSurvival survival;
            for (HeldIds& moment : moments) {
                std::erase_if(held, [&](std::uint64_t) { return dice.below(100) >= stays; });
                for (int i = 0; i < 4; ++i)
                    held.push_back(dice.below(30));
                std::sort(held.begin(), held.end());
                held.erase(std::unique(held.begin(), held.end()), held.end());
                moment = held;
                survival.add(held);
            }
            const auto staysOn = [&](std::uint64_t id, std::size_t start, std::size_t lag) {
                for (std::size_t then = start + 1; then <= start + lag; ++then)
                    if (!std::binary_search(moments[then].begin(), moments[then].end(), id))
                        return false;
                return true;
            };
            std::optional<std::size_t> expected;
            const std::size_t longest =
                std::min(moments.size() - 1, training::IdSurvival::kLongest);
            for (std::size_t lag = 1; !expected && lag <= longest; ++lag) {
                std::size_t all = 0;
                std::size_t stayed = 0;
                for (std::size_t start = 0; start + lag < moments.size(); ++start)
                    for (const std::uint64_t id : moments[start]) {
                        ++all;
                        stayed += staysOn(id, start, lag) ? 1U : 0U;
                    }
                if (2 * stayed <= all)
                    expected = lag;
            }
            QCOMPARE(survival.halfLife(), expected);
        }
    }
};

QTEST_APPLESS_MAIN(TestFidelity)
#include "tst_fidelity.moc"
