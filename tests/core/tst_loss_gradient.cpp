#include "core/network/loss_gradient.h"
#include "tests/support/networks.h"

#include <QTest>

#include <cmath>

using namespace dpfm;
using autodiff::Activation;
using autodiff::Loss;

namespace {

double lossOf(network::Prediction& prediction, Loss loss, const std::vector<double>& weights,
              const std::vector<double>& input, const std::vector<double>& target) {
    return autodiff::sampleLoss(loss, prediction.run(weights, input), target);
}

} // namespace

class TestLossGradient : public QObject {
    Q_OBJECT

private slots:
    void withAllRegistersItIsTheDerivative_data() {
        QTest::addColumn<Loss>("loss");
        QTest::newRow("mse") << Loss::MeanSquaredError;
        QTest::newRow("cross-entropy") << Loss::CrossEntropy;
    }
    void withAllRegistersItIsTheDerivative() {
        QFETCH(const Loss, loss);
        const bool classes = loss == Loss::CrossEntropy;
        const network::Topology topology(
            3, {{4, Activation::Tanh}, {2, classes ? Activation::Softmax : Activation::Linear}});
        test::Dice dice(5);
        const std::vector<double> weights = dice.numbers(topology.weightCount(), -1.0, 1.0);
        const std::vector<double> input = dice.numbers(3, -1.0, 1.0);
        const std::vector<double> target = classes ? std::vector{0.0, 1.0} : std::vector{0.3, -2.0};
        network::ForwardPass pass(topology);
        pass.run(weights, input, 0);
        std::vector<double> gradient(topology.weightCount(), 0.5); // it is added to
        network::addLossGradient(pass, loss, target, 4, gradient);
        network::Prediction prediction(topology);
        constexpr double kStep = 1e-6;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            std::vector<double> moved = weights;
            moved[i] += kStep;
            const double above = lossOf(prediction, loss, moved, input, target);
            moved[i] -= 2.0 * kStep;
            const double below = lossOf(prediction, loss, moved, input, target);
            const double expected = 0.5 + (above - below) / (2.0 * kStep) / 4.0;
            QVERIFY(std::fabs(gradient[i] - expected) < 1e-8);
        }
    }

    void fidelity_data() {
        QTest::addColumn<std::vector<double>>("pruned");
        QTest::addColumn<std::vector<double>>("full");
        QTest::addColumn<std::optional<double>>("cosine");
        QTest::addColumn<std::optional<double>>("ratio");
        using Numbers = std::vector<double>;
        using Maybe = std::optional<double>;
        QTest::newRow("the same") << Numbers{3.0, -4.0} << Numbers{3.0, -4.0} << Maybe(1.0)
                                  << Maybe(1.0);
        QTest::newRow("one is left out")
            << Numbers{3.0, 0.0} << Numbers{3.0, 4.0} << Maybe(0.6) << Maybe(0.6);
        QTest::newRow("against") << Numbers{-2.0, 0.0} << Numbers{1.0, 0.0} << Maybe(-1.0)
                                 << Maybe(2.0);
        QTest::newRow("square") << Numbers{0.0, 5.0} << Numbers{5.0, 0.0} << Maybe(0.0)
                                << Maybe(1.0);
        QTest::newRow("nothing is left")
            << Numbers{0.0, 0.0} << Numbers{1.0, 2.0} << Maybe() << Maybe(0.0);
        QTest::newRow("there was nothing")
            << Numbers{0.0, 0.0} << Numbers{0.0, 0.0} << Maybe() << Maybe();
        QTest::newRow("tiny") << Numbers{3e-200, 0.0} << Numbers{3e-200, 4e-200} << Maybe(0.6)
                              << Maybe(0.6);
        QTest::newRow("huge") << Numbers{3e200, 0.0} << Numbers{3e200, 4e200} << Maybe(0.6)
                              << Maybe(0.6);
    }
    void fidelity() {
        QFETCH(const std::vector<double>, pruned);
        QFETCH(const std::vector<double>, full);
        QFETCH(const std::optional<double>, cosine);
        QFETCH(const std::optional<double>, ratio);
        const auto near = [](const std::optional<double>& a, const std::optional<double>& b) {
            return a.has_value() == b.has_value() && (!a || std::fabs(*a - *b) < 1e-15);
        };
        const network::GradientFidelity found = network::gradientFidelity(pruned, full);
        QVERIFY(near(found.cosine, cosine));
        QVERIFY(near(found.normRatio, ratio));
    }
};

QTEST_APPLESS_MAIN(TestLossGradient)
#include "tst_loss_gradient.moc"
