#include "core/autodiff/activation.h"
#include "core/autodiff/loss.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace dpfm::autodiff;

using Numbers = std::vector<double>;

class TestLoss : public QObject {
    Q_OBJECT

private slots:
    void values_data();
    void values();
    void divergenceIsNotHidden();
    void derivativeOfTheSquaredError();
    void derivativeThroughSoftmax();
};

void TestLoss::values_data() {
    QTest::addColumn<Loss>("loss");
    QTest::addColumn<Numbers>("outputs");
    QTest::addColumn<Numbers>("targets");
    QTest::addColumn<double>("expected");
    const double lnOf1e300 = 300.0 * std::log(10.0);
    QTest::newRow("mse of one") << Loss::MeanSquaredError << Numbers{3} << Numbers{1} << 4.0;
    QTest::newRow("mse of two is their mean")
        << Loss::MeanSquaredError << Numbers{3, 0} << Numbers{1, 1} << 2.5;
    QTest::newRow("mse hit") << Loss::MeanSquaredError << Numbers{3} << Numbers{3} << 0.0;
    QTest::newRow("certain and right")
        << Loss::CrossEntropy << Numbers{1, 0} << Numbers{1, 0} << 0.0;
    QTest::newRow("even") << Loss::CrossEntropy << Numbers{0.5, 0.5} << Numbers{0, 1}
                          << std::log(2.0);
    QTest::newRow("sure and wrong")
        << Loss::CrossEntropy << Numbers{1, 0} << Numbers{0, 1} << lnOf1e300;
    QTest::newRow("below the floor")
        << Loss::CrossEntropy << Numbers{1, 1e-305} << Numbers{0, 1} << lnOf1e300;
    QTest::newRow("soft target") << Loss::CrossEntropy << Numbers{0.25, 0.75} << Numbers{0.5, 0.5}
                                 << -0.5 * std::log(0.25) - 0.5 * std::log(0.75);
}

void TestLoss::values() {
    QFETCH(Loss, loss);
    QFETCH(Numbers, outputs);
    QFETCH(Numbers, targets);
    QFETCH(double, expected);
    QVERIFY(std::fabs(sampleLoss(loss, outputs, targets) - expected) <=
            1e-15 * std::max(1.0, expected));
}

void TestLoss::divergenceIsNotHidden() {
    const Numbers outputs{0.5, std::nan("")};
    const Numbers targets{1.0, 0.0};
    QVERIFY(std::isnan(sampleLoss(Loss::MeanSquaredError, outputs, targets)));
    QVERIFY(std::isnan(sampleLoss(Loss::CrossEntropy, outputs, targets)));
}

void TestLoss::derivativeOfTheSquaredError() {
    constexpr std::size_t kBatch = 5;
    const Numbers targets{0.5, -1.0, 2.0};
    const Numbers outputs{0.1, 0.7, 2.5};
    for (std::size_t o = 0; o < outputs.size(); ++o) {
        const double h = 1e-6;
        Numbers up = outputs;
        Numbers down = outputs;
        up[o] += h;
        down[o] -= h;
        const double difference = (sampleLoss(Loss::MeanSquaredError, up, targets) -
                                   sampleLoss(Loss::MeanSquaredError, down, targets)) /
                                  (2.0 * h * kBatch);
        const double derivative = outputDerivative(Loss::MeanSquaredError, outputs[o], targets[o],
                                                   outputs.size(), kBatch);
        QVERIFY(std::fabs(derivative - difference) < 1e-9);
    }
}

void TestLoss::derivativeThroughSoftmax() {
    constexpr std::size_t kBatch = 4;
    const Numbers targets{0.0, 1.0, 0.0};
    const Numbers logits{0.3, -0.8, 1.9};
    const auto lossOf = [&](Numbers at) {
        softmax(at);
        return sampleLoss(Loss::CrossEntropy, at, targets) / kBatch;
    };
    Numbers probabilities = logits;
    softmax(probabilities);
    for (std::size_t o = 0; o < logits.size(); ++o) {
        const double h = 1e-5;
        Numbers up = logits;
        Numbers down = logits;
        up[o] += h;
        down[o] -= h;
        const double difference = (lossOf(up) - lossOf(down)) / (2.0 * h);
        const double derivative = outputDerivative(Loss::CrossEntropy, probabilities[o], targets[o],
                                                   logits.size(), kBatch);
        QVERIFY(std::fabs(derivative - difference) < 1e-9);
    }
}

QTEST_APPLESS_MAIN(TestLoss)
#include "tst_loss.moc"
