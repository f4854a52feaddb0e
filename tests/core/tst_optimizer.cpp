#include "core/training/optimizer.h"

#include <QTest>

#include <cmath>

using namespace dpfm;
using network::OptimizerKind;
using network::OptimizerSettings;
using training::Optimizer;

namespace {

/// A weight that starts at 1 and takes one step for each gradient.
std::vector<double> steps(const OptimizerSettings& settings, const std::vector<double>& gradients) {
    Optimizer optimizer(settings, 1);
    std::vector<double> weight{1.0};
    std::vector<double> taken;
    for (const double gradient : gradients) {
        optimizer.step(weight, std::vector{gradient});
        taken.push_back(weight.front());
    }
    return taken;
}

bool close(const std::vector<double>& a, const std::vector<double>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](double x, double y) { return std::fabs(x - y) < 1e-15; });
}

} // namespace

class TestOptimizer : public QObject {
    Q_OBJECT

private slots:
    void sgd();
    void maxNormalized();
    void maxNormalizedStandsStillAtZero();
    void momentum();
    void adam();
    void learningRateKeepsTheState();
    void seesItsStateOverflow();
};

void TestOptimizer::sgd() {
    // 1 − 0.5·2 = 0, stays, 0 + 0.5·1 = 0.5
    QCOMPARE(steps({.kind = OptimizerKind::Sgd, .learningRate = 0.5}, {2, 0, -1}),
             (std::vector<double>{0, 0, 0.5}));
}

void TestOptimizer::maxNormalized() {
    Optimizer optimizer({.kind = OptimizerKind::MaxNormalized, .learningRate = 0.5}, 3);
    std::vector<double> weights{1, 1, 1};
    // δ/max|δ| = (−1, 0.5, 0)
    optimizer.step(weights, std::vector<double>{-8, 4, 0});
    QCOMPARE(weights, (std::vector<double>{1.5, 0.75, 1}));
    // Only the proportions count.
    optimizer.step(weights, std::vector<double>{-8e-30, 4e-30, 0});
    QCOMPARE(weights, (std::vector<double>{2, 0.5, 1}));
}

void TestOptimizer::maxNormalizedStandsStillAtZero() {
    QCOMPARE(steps({.kind = OptimizerKind::MaxNormalized, .learningRate = 0.5}, {0, -0.0, 3}),
             (std::vector<double>{1, 1, 0.5}));
}

void TestOptimizer::momentum() {
    // v = 1, 0.9, 0.81 − 1 = −0.19; w = 1 − 0.5, − 0.45, + 0.095
    QVERIFY(close(steps({.kind = OptimizerKind::Momentum, .learningRate = 0.5}, {1, 0, -1}),
                  {0.5, 0.05, 0.145}));
    // The coefficient is the setting's: v = 1, 0.5
    QVERIFY(close(
        steps({.kind = OptimizerKind::Momentum, .learningRate = 0.5, .momentum = 0.5}, {1, 0}),
        {0.5, 0.25}));
}

void TestOptimizer::adam() {
    // Step 1, δ = 2: m = 0.2, v = 0.004; corrected 2 and 4: w −= 0.1·2/(2 + ε).
    // Step 2, δ = 0: m = 0.18, v = 0.003996; corrected 0.18/0.19 and 0.003996/0.001999.
    // Step 3, δ = −2: m = 0.162 − 0.2, v = 0.003992004 + 0.004; corrected by 0.271, 0.002997001.
    const double epsilon = 1e-8;
    const double first = 1.0 - 0.1 * 2.0 / (2.0 + epsilon);
    const double second = first - 0.1 * (0.18 / 0.19) / (std::sqrt(0.003996 / 0.001999) + epsilon);
    const double third =
        second - 0.1 * (-0.038 / 0.271) / (std::sqrt(0.007992004 / 0.002997001) + epsilon);
    const std::vector<double> taken =
        steps({.kind = OptimizerKind::Adam, .learningRate = 0.1}, {2, 0, -2});
    QCOMPARE(taken.size(), std::size_t{3});
    QVERIFY(std::fabs(taken[0] - first) < 1e-12);
    QVERIFY(std::fabs(taken[1] - second) < 1e-12);
    QVERIFY(std::fabs(taken[2] - third) < 1e-12);
}

void TestOptimizer::learningRateKeepsTheState() {
    Optimizer optimizer({.kind = OptimizerKind::Momentum, .learningRate = 1.0}, 1);
    std::vector<double> weight{0.0};
    optimizer.step(weight, std::vector{1.0});
    optimizer.setLearningRate(0.5);
    // v = 0.9, the step half of it.
    optimizer.step(weight, std::vector{0.0});
    QCOMPARE(weight.front(), -1.45);
}

void TestOptimizer::seesItsStateOverflow() {
    Optimizer adam({.kind = OptimizerKind::Adam, .learningRate = 0.1}, 2);
    std::vector<double> weights{1.0, 1.0};
    adam.step(weights, std::vector{1.0, -1.0});
    QVERIFY(adam.finite());
    adam.step(weights, std::vector{1.0, 1e200});
    QVERIFY(std::isfinite(weights[0]) && std::isfinite(weights[1]));
    QVERIFY(!adam.finite());
    QVERIFY(Optimizer({.kind = OptimizerKind::Sgd}, 2).finite());
}

QTEST_APPLESS_MAIN(TestOptimizer)
#include "tst_optimizer.moc"
