#include "core/autodiff/activation.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

using namespace dpfm::autodiff;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

double valueOf(Activation activation, double sum) {
    return activate(activation, SigmoidDerivative::Exact, sum).value;
}

} // namespace

class TestActivation : public QObject {
    Q_OBJECT

private slots:
    void values_data();
    void values();
    void exactDerivativesAreDerivatives_data();
    void exactDerivativesAreDerivatives();
    void publishedDerivativeIsItsFormula();
    void divergenceIsNotHidden_data();
    void divergenceIsNotHidden();
    void softmax_data();
    void softmax();
    void softmaxIgnoresAShift();
    void softmaxOfNaN();
    void names();
};

void TestActivation::values_data() {
    QTest::addColumn<Activation>("activation");
    QTest::addColumn<double>("sum");
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("derivative");
    QTest::newRow("linear") << Activation::Linear << -2.5 << -2.5 << 1.0;
    QTest::newRow("sigmoid 0") << Activation::Sigmoid << 0.0 << 0.5 << 0.25;
    QTest::newRow("sigmoid 1000") << Activation::Sigmoid << 1000.0 << 1.0 << 0.0;
    QTest::newRow("sigmoid -1000") << Activation::Sigmoid << -1000.0 << 0.0 << 0.0;
    QTest::newRow("tanh 0") << Activation::Tanh << 0.0 << 0.0 << 1.0;
    QTest::newRow("tanh -100") << Activation::Tanh << -100.0 << -1.0 << 0.0;
    QTest::newRow("relu 3") << Activation::Relu << 3.0 << 3.0 << 1.0;
    QTest::newRow("relu 0") << Activation::Relu << 0.0 << 0.0 << 0.0;
    QTest::newRow("relu -3") << Activation::Relu << -3.0 << 0.0 << 0.0;
    QTest::newRow("relu -inf") << Activation::Relu << -kInfinity << 0.0 << 0.0;
}

void TestActivation::values() {
    QFETCH(Activation, activation);
    QFETCH(double, sum);
    QFETCH(double, value);
    QFETCH(double, derivative);
    const Activated activated = activate(activation, SigmoidDerivative::Exact, sum);
    QCOMPARE(activated.value, value);
    QCOMPARE(activated.derivative, derivative);
}

void TestActivation::exactDerivativesAreDerivatives_data() {
    QTest::addColumn<Activation>("activation");
    QTest::newRow("linear") << Activation::Linear;
    QTest::newRow("sigmoid") << Activation::Sigmoid;
    QTest::newRow("tanh") << Activation::Tanh;
    QTest::newRow("relu") << Activation::Relu;
}

void TestActivation::exactDerivativesAreDerivatives() {
    QFETCH(Activation, activation);
    const double h = 1e-5;
    for (double s = -6.05; s < 6.0; s += 0.1) {
        const double difference =
            (valueOf(activation, s + h) - valueOf(activation, s - h)) / (2.0 * h);
        const double derivative = activate(activation, SigmoidDerivative::Exact, s).derivative;
        QVERIFY2(std::fabs(derivative - difference) < 1e-9, qPrintable(QString::number(s)));
    }
}

/// 1/(4·cosh²(a/2)) of the sigmoid's value a, which is the logistic density at a: at s = 0 it is
/// 0.235…, where the true derivative is 0.25.
void TestActivation::publishedDerivativeIsItsFormula() {
    for (double s = -40.0; s <= 40.0; s += 0.5) {
        const Activated published = activate(Activation::Sigmoid, SigmoidDerivative::Published, s);
        QCOMPARE(published.value, valueOf(Activation::Sigmoid, s));
        const double cosh = std::cosh(published.value / 2.0);
        QVERIFY(std::fabs(published.derivative - 1.0 / (4.0 * cosh * cosh)) < 1e-15);
    }
    const double atZero =
        activate(Activation::Sigmoid, SigmoidDerivative::Published, 0.0).derivative;
    QVERIFY(std::fabs(atZero - 0.2350037122015945) < 1e-15);
    // The formula is the sigmoid's alone.
    QCOMPARE(activate(Activation::Tanh, SigmoidDerivative::Published, 0.5).derivative,
             activate(Activation::Tanh, SigmoidDerivative::Exact, 0.5).derivative);
}

void TestActivation::divergenceIsNotHidden_data() {
    exactDerivativesAreDerivatives_data();
}

void TestActivation::divergenceIsNotHidden() {
    QFETCH(Activation, activation);
    QVERIFY(std::isnan(valueOf(activation, std::nan(""))));
}

void TestActivation::softmax_data() {
    using Numbers = std::vector<double>;
    QTest::addColumn<Numbers>("logits");
    QTest::addColumn<Numbers>("expected");
    QTest::newRow("none") << Numbers{} << Numbers{};
    QTest::newRow("one") << Numbers{17.0} << Numbers{1.0};
    QTest::newRow("equal") << Numbers{2, 2, 2, 2} << Numbers{0.25, 0.25, 0.25, 0.25};
    QTest::newRow("three to one") << Numbers{std::log(3.0), 0.0} << Numbers{0.75, 0.25};
    QTest::newRow("huge") << Numbers{1e300, 1e300} << Numbers{0.5, 0.5};
    QTest::newRow("huge and apart")
        << Numbers{1000.0, -1000.0, 999.0 - 1e6} << Numbers{1.0, 0.0, 0.0};
    QTest::newRow("all low") << Numbers{-1e6, -1e6} << Numbers{0.5, 0.5};
}

void TestActivation::softmax() {
    QFETCH(std::vector<double>, logits);
    QFETCH(std::vector<double>, expected);
    dpfm::autodiff::softmax(logits);
    QCOMPARE(logits.size(), expected.size());
    for (std::size_t i = 0; i < logits.size(); ++i)
        QVERIFY(std::fabs(logits[i] - expected[i]) < 1e-15);
    if (!logits.empty())
        QVERIFY(std::fabs(std::accumulate(logits.begin(), logits.end(), 0.0) - 1.0) < 1e-15);
}

void TestActivation::softmaxIgnoresAShift() {
    std::vector<double> low{0.5, -1.25, 3.0};
    std::vector<double> high{512.5, 510.75, 515.0};
    dpfm::autodiff::softmax(low);
    dpfm::autodiff::softmax(high);
    QCOMPARE(low, high);
}

void TestActivation::softmaxOfNaN() {
    for (const std::size_t place : {0U, 1U, 2U}) {
        std::vector<double> logits{1.0, 2.0, 3.0};
        logits[place] = std::nan("");
        dpfm::autodiff::softmax(logits);
        for (const double probability : logits)
            QVERIFY(std::isnan(probability));
    }
}

void TestActivation::names() {
    QCOMPARE(name(Activation::Linear), std::string_view("linear"));
    QCOMPARE(name(Activation::Sigmoid), std::string_view("sigmoid"));
    QCOMPARE(name(Activation::Tanh), std::string_view("tanh"));
    QCOMPARE(name(Activation::Relu), std::string_view("relu"));
    QCOMPARE(name(Activation::Softmax), std::string_view("softmax"));
    QCOMPARE(name(SigmoidDerivative::Exact), std::string_view("exact"));
    QCOMPARE(name(SigmoidDerivative::Published), std::string_view("published"));
}

QTEST_APPLESS_MAIN(TestActivation)
#include "tst_activation.moc"
