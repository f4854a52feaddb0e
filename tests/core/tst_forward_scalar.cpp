#include "core/autodiff/activation.h"
#include "core/autodiff/forward_scalar.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <limits>

using namespace dpfm;
using autodiff::ForwardScalar;
using autodiff::Registers;

namespace {

constexpr WeightId kX = weightId(3);
constexpr WeightId kY = weightId(8);

using Expression = std::function<ForwardScalar(const ForwardScalar&, const ForwardScalar&)>;

double centralDifference(const std::function<double(double)>& f, double x) {
    const double h = 1e-5 * std::max(1.0, std::fabs(x));
    return (f(x + h) - f(x - h)) / (2.0 * h);
}

bool close(double a, double b, double tolerance) {
    return std::fabs(a - b) <= tolerance * std::max({1.0, std::fabs(a), std::fabs(b)});
}

ForwardScalar x(double value, std::size_t limit = 0) {
    return ForwardScalar::variable(value, kX, limit);
}

ForwardScalar y(double value, std::size_t limit = 0) {
    return ForwardScalar::variable(value, kY, limit);
}

/// A number with gradient i + 1 by each of the ids 0 … count − 1.
ForwardScalar ramp(double value, std::size_t count, std::size_t limit) {
    Registers registers;
    for (std::size_t i = 0; i < count; ++i)
        registers.push_back({weightId(i), static_cast<double>(i + 1)});
    return {value, registers, limit};
}

} // namespace

class TestForwardScalar : public QObject {
    Q_OBJECT

private slots:
    void identities_data();
    void identities();
    void derivatives_data();
    void derivatives();
    void assignmentsAreTheirOperators();
    void powCorners_data();
    void powCorners();
    void reluAtTheEdge();
    void agreesWithActivate();
    void cancellingLeavesNoRegister();
    void everyResultKeepsTheLargest();
    void takesTheTighterLimit();
    void prunedKeepsTheLimit();
};

/// value, d/dx and d/dy worked out by hand, exactly.
void TestForwardScalar::identities_data() {
    QTest::addColumn<ForwardScalar>("result");
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("byX");
    QTest::addColumn<double>("byY");
    QTest::newRow("constant") << ForwardScalar(4.0) << 4.0 << 0.0 << 0.0;
    QTest::newRow("variable") << x(4.0) << 4.0 << 1.0 << 0.0;
    QTest::newRow("x + y") << x(2.0) + y(3.0) << 5.0 << 1.0 << 1.0;
    QTest::newRow("x - y") << x(2.0) - y(3.0) << -1.0 << 1.0 << -1.0;
    QTest::newRow("x * y") << x(2.0) * y(3.0) << 6.0 << 3.0 << 2.0;
    QTest::newRow("x / y") << x(2.0) / y(4.0) << 0.5 << 0.25 << -0.125;
    QTest::newRow("-x") << -x(2.0) << -2.0 << -1.0 << 0.0;
    QTest::newRow("x + x") << x(2.0) + x(2.0) << 4.0 << 2.0 << 0.0;
    QTest::newRow("x - x") << x(2.0) - x(2.0) << 0.0 << 0.0 << 0.0;
    QTest::newRow("x * x") << x(3.0) * x(3.0) << 9.0 << 6.0 << 0.0;
    QTest::newRow("x / x") << x(2.0) / x(2.0) << 1.0 << 0.0 << 0.0;
    QTest::newRow("x + 3") << x(2.0) + 3.0 << 5.0 << 1.0 << 0.0;
    QTest::newRow("3 + x") << 3.0 + x(2.0) << 5.0 << 1.0 << 0.0;
    QTest::newRow("x - 3") << x(2.0) - 3.0 << -1.0 << 1.0 << 0.0;
    QTest::newRow("3 - x") << 3.0 - x(2.0) << 1.0 << -1.0 << 0.0;
    QTest::newRow("x * 3") << x(2.0) * 3.0 << 6.0 << 3.0 << 0.0;
    QTest::newRow("3 * x") << 3 * x(2.0) << 6.0 << 3.0 << 0.0;
    QTest::newRow("x / 4") << x(2.0) / 4.0 << 0.5 << 0.25 << 0.0;
    QTest::newRow("3 / x") << 3.0 / x(2.0) << 1.5 << -0.75 << 0.0;
    QTest::newRow("x^3") << pow(x(2.0), 3.0) << 8.0 << 12.0 << 0.0;
    QTest::newRow("exp 0") << exp(x(0.0)) << 1.0 << 1.0 << 0.0;
    QTest::newRow("log 1") << log(x(1.0)) << 0.0 << 1.0 << 0.0;
    QTest::newRow("sin 0") << sin(x(0.0)) << 0.0 << 1.0 << 0.0;
    QTest::newRow("cos 0") << cos(x(0.0)) << 1.0 << 0.0 << 0.0;
    QTest::newRow("tanh 0") << tanh(x(0.0)) << 0.0 << 1.0 << 0.0;
    QTest::newRow("sigmoid 0") << sigmoid(x(0.0)) << 0.5 << 0.25 << 0.0;
    QTest::newRow("relu 2") << relu(x(2.0)) << 2.0 << 1.0 << 0.0;
    QTest::newRow("relu -2") << relu(x(-2.0)) << 0.0 << 0.0 << 0.0;
}

void TestForwardScalar::identities() {
    QFETCH(ForwardScalar, result);
    QFETCH(double, value);
    QFETCH(double, byX);
    QFETCH(double, byY);
    QCOMPARE(result.value(), value);
    QCOMPARE(result.gradient(kX), byX);
    QCOMPARE(result.gradient(kY), byY);
}

void TestForwardScalar::derivatives_data() {
    QTest::addColumn<Expression>("f");
    const auto row = [](const char* name, const Expression& f) { QTest::newRow(name) << f; };
    using S = const ForwardScalar&;
    row("a + b", [](S a, S b) { return a + b; });
    row("a - b", [](S a, S b) { return a - b; });
    row("a * b", [](S a, S b) { return a * b; });
    row("a / b", [](S a, S b) { return a / b; });
    row("-a", [](S a, S) { return -a; });
    row("2 + a", [](S a, S) { return 2.0 + a; });
    row("a - 2", [](S a, S) { return a - 2.0; });
    row("2 - a", [](S a, S) { return 2.0 - a; });
    row("a * 2", [](S a, S) { return a * 2.0; });
    row("2 / a", [](S a, S) { return 2.0 / a; });
    row("a / 2", [](S a, S) { return a / 2.0; });
    row("a^b", [](S a, S b) { return pow(a, b); });
    row("a^2.5", [](S a, S) { return pow(a, 2.5); });
    row("a^-2", [](S a, S) { return pow(a, -2.0); });
    row("2^b", [](S, S b) { return pow(2.0, b); });
    row("a^a", [](S a, S) { return pow(a, a); });
    row("exp", [](S a, S) { return exp(a); });
    row("log", [](S a, S) { return log(a); });
    row("sin", [](S a, S) { return sin(a); });
    row("cos", [](S a, S) { return cos(a); });
    row("tanh", [](S a, S) { return tanh(a); });
    row("sigmoid", [](S a, S) { return sigmoid(a); });
    row("relu", [](S a, S) { return relu(a); });
    row("relu of -a", [](S a, S) { return relu(-a); });
    row("a chain", [](S a, S b) {
        ForwardScalar z = sigmoid(a * b - 0.5) / (1.0 + exp(-b));
        z += sin(z * a) - 3.0 * tanh(b / (a + 2.0));
        return pow(z * z + 1.0, 0.5) + log(a + cos(b) * cos(b));
    });
}

void TestForwardScalar::derivatives() {
    QFETCH(Expression, f);
    for (const double a : {0.3, 0.9, 1.7, 2.6}) {
        for (const double b : {0.4, 1.1, 2.3}) {
            const ForwardScalar result = f(x(a), y(b));
            QCOMPARE(result.value(), f(a, b).value());
            const double byX = centralDifference([&](double v) { return f(v, b).value(); }, a);
            const double byY = centralDifference([&](double v) { return f(a, v).value(); }, b);
            QVERIFY2(close(result.gradient(kX), byX, 1e-8), qPrintable(QString::number(a)));
            QVERIFY2(close(result.gradient(kY), byY, 1e-8), qPrintable(QString::number(b)));
        }
    }
}

void TestForwardScalar::assignmentsAreTheirOperators() {
    const auto same = [](const ForwardScalar& a, const ForwardScalar& b) {
        return a.value() == b.value() && a.registers() == b.registers() && a.limit() == b.limit();
    };
    const ForwardScalar a = x(1.25) * y(0.75);
    const ForwardScalar b = y(2.5) + 1.0;
    ForwardScalar z = a;
    QVERIFY(same(z += b, a + b));
    z = a;
    QVERIFY(same(z -= b, a - b));
    z = a;
    QVERIFY(same(z *= b, a * b));
    z = a;
    QVERIFY(same(z /= b, a / b));
    z = a;
    QVERIFY(same(z *= z, a * a));
}

void TestForwardScalar::powCorners_data() {
    QTest::addColumn<ForwardScalar>("result");
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("byX");
    QTest::addColumn<double>("byY");
    QTest::newRow("0^2") << pow(x(0.0), 2.0) << 0.0 << 0.0 << 0.0;
    QTest::newRow("0^1") << pow(x(0.0), 1.0) << 0.0 << 1.0 << 0.0;
    QTest::newRow("0^0") << pow(x(0.0), 0.0) << 1.0 << 0.0 << 0.0;
    QTest::newRow("5^0") << pow(x(5.0), 0.0) << 1.0 << 0.0 << 0.0;
    QTest::newRow("(-2)^3") << pow(x(-2.0), 3.0) << -8.0 << 12.0 << 0.0;
    QTest::newRow("(-2)^-1") << pow(x(-2.0), -1.0) << -0.5 << -0.25 << 0.0;
    QTest::newRow("(-3)^2") << pow(x(-3.0), 2) << 9.0 << -6.0 << 0.0;
    QTest::newRow("0^y") << pow(x(0.0), y(2.0)) << 0.0 << 0.0 << 0.0;
    QTest::newRow("1^y") << pow(1.0, y(7.0)) << 1.0 << 0.0 << 0.0;
    QTest::newRow("constant 0^y") << pow(0.0, y(3.0)) << 0.0 << 0.0 << 0.0;
}

void TestForwardScalar::powCorners() {
    identities();
}

void TestForwardScalar::reluAtTheEdge() {
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    QCOMPARE(relu(x(0.0)).value(), 0.0);
    QVERIFY(relu(x(0.0)).registers().empty());
    QVERIFY(relu(x(-0.0)).registers().empty());
    QVERIFY(relu(x(-1.0)).registers().empty());
    QVERIFY(!std::signbit(relu(x(-1.0)).value()));
    QCOMPARE(relu(x(-kInfinity)).value(), 0.0);
    QCOMPARE(relu(x(5e-324)).gradient(kX), 1.0);
    const ForwardScalar lost = relu(x(std::nan("")));
    QVERIFY(std::isnan(lost.value()));
    QCOMPARE(lost.registers().size(), std::size_t{1});
}

void TestForwardScalar::agreesWithActivate() {
    using autodiff::Activation;
    const auto check = [](Activation activation, const ForwardScalar& result, double s) {
        const autodiff::Activated activated =
            autodiff::activate(activation, autodiff::SigmoidDerivative::Exact, s);
        QVERIFY(result.value() == activated.value);
        QVERIFY(result.gradient(kX) == activated.derivative);
        QCOMPARE(std::signbit(result.value()), std::signbit(activated.value));
    };
    for (double s = -3.0; s <= 3.0; s += 0.375) {
        check(Activation::Sigmoid, sigmoid(x(s)), s);
        check(Activation::Tanh, tanh(x(s)), s);
        check(Activation::Relu, relu(x(s)), s);
    }
}

void TestForwardScalar::cancellingLeavesNoRegister() {
    const ForwardScalar result = x(2.0) * 3.0 + y(1.0) - 3.0 * x(5.0);
    QCOMPARE(result.registers(), (Registers{{kY, 1.0}}));
    QVERIFY((x(2.0) * 0.0).registers().empty());
}

void TestForwardScalar::everyResultKeepsTheLargest() {
    // Gradients 1 … 5 with room for 2: 4 and 5 stay.
    const ForwardScalar a = ramp(2.0, 5, 2);
    QCOMPARE(a.registers(), (Registers{{weightId(3), 4.0}, {weightId(4), 5.0}}));

    // d(p·q) = 3·dp + 2·dq with dp = {0: 1, 1: 5}, dq = {1: -9, 2: 4, 3: 1}:
    // {0: 3, 1: 15 - 18 = -3, 2: 8, 3: 2}. Two stay: 8, and of the tied 3 and -3 the lower id.
    const ForwardScalar p(2.0, {{weightId(0), 1.0}, {weightId(1), 5.0}}, 2);
    const ForwardScalar q(3.0, {{weightId(1), -9.0}, {weightId(2), 4.0}, {weightId(3), 1.0}}, 3);
    const ForwardScalar product = p * q;
    QCOMPARE(product.value(), 6.0);
    QCOMPARE(product.registers(), (Registers{{weightId(0), 3.0}, {weightId(2), 8.0}}));
    QCOMPARE(product.limit(), std::size_t{2});

    // The same without a limit: nothing is lost.
    const ForwardScalar full =
        ForwardScalar(2.0, p.registers()) * ForwardScalar(3.0, q.registers());
    QCOMPARE(full.registers(),
             (Registers{
                 {weightId(0), 3.0}, {weightId(1), -3.0}, {weightId(2), 8.0}, {weightId(3), 2.0}}));
}

void TestForwardScalar::takesTheTighterLimit() {
    const ForwardScalar wide = ramp(1.0, 6, 5);
    const ForwardScalar narrow = ramp(1.0, 6, 3);
    const ForwardScalar free = ramp(1.0, 6, 0);
    QCOMPARE((wide + narrow).limit(), std::size_t{3});
    QCOMPARE((wide + narrow).registers().size(), std::size_t{3});
    QCOMPARE((free * narrow).limit(), std::size_t{3});
    QCOMPARE((narrow - free).limit(), std::size_t{3});
    QCOMPARE((free / free).limit(), std::size_t{0});
    QCOMPARE((2.0 * narrow).limit(), std::size_t{3});
    QCOMPARE(exp(narrow).limit(), std::size_t{3});
    QCOMPARE(relu(-narrow).limit(), std::size_t{3});
}

void TestForwardScalar::prunedKeepsTheLimit() {
    const ForwardScalar a = ramp(1.0, 6, 0);
    QCOMPARE(a.pruned(2).registers(), (Registers{{weightId(4), 5.0}, {weightId(5), 6.0}}));
    QCOMPARE(a.pruned(2).limit(), std::size_t{0});
    QCOMPARE(a.pruned(0).registers(), a.registers());
    QCOMPARE(a.pruned(2).value(), 1.0);
    QCOMPARE((a.pruned(2) + a).registers().size(), std::size_t{6});
}

QTEST_APPLESS_MAIN(TestForwardScalar)
#include "tst_forward_scalar.moc"
