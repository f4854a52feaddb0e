#include "core/autodiff/expression_evaluation.h"
#include "core/autodiff/expression_parser.h"
#include "core/autodiff/hyper_dual.h"
#include "core/autodiff/second_order.h"
#include "core/autodiff/symbolic_derivative.h"
#include "tests/support/generated_expression.h"

#include <QTest>

#include <cmath>

using namespace dpfm;
using namespace dpfm::autodiff;

namespace {

bool close(double a, double b, double tolerance) {
    return std::fabs(a - b) <= tolerance * std::max({1.0, std::fabs(a), std::fabs(b)});
}

Expression parsed(const std::string& text, std::vector<std::string> variables) {
    auto expression = parseExpression(text, std::move(variables));
    if (!expression)
        qFatal("%s: %s", text.c_str(), expression.error().text().c_str());
    return std::move(*expression);
}

} // namespace

/// Derivatives by three ways (forward registers, symbols, differences), and second ones by two.
class TestDerivatives : public QObject {
    Q_OBJECT

private slots:
    void theFirstExample();
    void symbolicDerivatives_data();
    void symbolicDerivatives();
    void threeWaysAgree_data();
    void threeWaysAgree();
    void hessiansAgreeWithDifferences_data();
    void hessiansAgreeWithDifferences();
    void hessianOfKnownFunctions_data();
    void hessianOfKnownFunctions();
    void registersArePruned();
    void withoutAValueThereIsNoDerivative();
    void localDerivativesChain();
    void newtonSteps_data();
    void newtonSteps();
};

void TestDerivatives::theFirstExample() {
    const Expression expression = parsed("e = (a+b)*(b+1)", {"a", "b"});
    const std::vector<ForwardScalar> nodes = forward(expression, std::vector<double>{2.0, 1.0});
    const ForwardScalar& e = nodes[expression.result];
    QCOMPARE(e.value(), 6.0);
    QCOMPARE(e.gradient(weightId(0)), 2.0);
    QCOMPARE(e.gradient(weightId(1)), 5.0);
    QVERIFY(!faultOf(expression, nodes));
}

void TestDerivatives::symbolicDerivatives_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("byA");
    const auto row = [](const char* text, const char* byA) { QTest::newRow(text) << text << byA; };
    row("e = (a+b)*(b+1)", "b + 1");
    row("c = a+b; d = b+1; e = sin(c)*d", "cos(c)*d");
    row("b", "0");
    row("a", "1");
    row("a*a", "2*a");
    row("c = a+b; c*c", "2*c");
    row("a^3", "3*a^2");
    row("a^2", "2*a");
    row("a^-1", "-a^-2");
    row("a^b", "b*a^(b - 1)");
    row("b^a", "b^a*log(b)");
    row("3*a - 2*a", "1");
    row("a/b", "1/b");
    row("b/a", "-(b/a/a)");
    row("sin(2*a)", "2*cos(2*a)");
    row("cos(a)", "-sin(a)");
    row("exp(-a)", "-exp(-a)");
    row("log(a)", "1/a");
    row("sqrt(a)", "1/(2*sqrt(a))");
    row("sigmoid(a)", "sigmoid(a)*(1 - sigmoid(a))");
    row("s = sigmoid(a)", "s*(1 - s)");
    row("s = sigmoid(a); t = s*b", "s*(1 - s)*b");
    row("relu(a)", "step(a)");
    row("step(a)", "0");
    row("b*(3*(2*a))", "6*b");
}

void TestDerivatives::symbolicDerivatives() {
    QFETCH(QString, text);
    const Expression byA = derivative(parsed(text.toStdString(), {"a", "b"}), 0);
    QTEST(QString::fromStdString(formula(byA, byA.result)), "byA");
}

void TestDerivatives::threeWaysAgree_data() {
    QTest::addColumn<int>("depth");
    for (int depth = 1; depth <= 6; ++depth)
        QTest::addRow("depth %d", depth) << depth;
}

void TestDerivatives::threeWaysAgree() {
    QFETCH(int, depth);
    test::ExpressionGenerator generator(static_cast<std::uint64_t>(depth));
    RandomStream random(11, Purpose::Noise);
    for (int i = 0; i < 60; ++i) {
        const std::string text = generator.draw(depth);
        const Expression expression = parsed(text, {"x", "y", "z"});
        std::vector<double> point;
        for (int k = 0; k < 3; ++k)
            point.push_back(0.3 + 1.4 * random.uniform());
        const ForwardScalar result = forward(expression, point)[expression.result];
        QVERIFY2(result.value() == evaluate(expression, point), text.c_str());
        const std::vector<double> differences = centralDifferences(expression, point);
        for (std::size_t k = 0; k < 3; ++k) {
            const double carried = result.gradient(weightId(k));
            const double symbolic = evaluate(derivative(expression, k), point);
            QVERIFY2(close(carried, symbolic, 1e-11), text.c_str());
            QVERIFY2(close(carried, differences[k], 1e-6), text.c_str());
        }
    }
}

void TestDerivatives::hessiansAgreeWithDifferences_data() {
    threeWaysAgree_data();
}

void TestDerivatives::hessiansAgreeWithDifferences() {
    QFETCH(int, depth);
    test::ExpressionGenerator generator(static_cast<std::uint64_t>(100 + depth));
    const std::vector<double> point{0.7, 1.2, 0.9};
    for (int i = 0; i < 40; ++i) {
        const std::string text = generator.draw(depth);
        const Expression expression = parsed(text, {"x", "y", "z"});
        const SecondOrder second = secondOrder(expression, point);
        const ForwardScalar result = forward(expression, point)[expression.result];
        QVERIFY2(close(second.value, result.value(), 1e-13), text.c_str());
        for (std::size_t k = 0; k < 3; ++k) {
            QVERIFY2(close(second.gradient[k], result.gradient(weightId(k)), 1e-12), text.c_str());
            // The rows of the Hessian are the gradients of the first derivatives.
            const Expression first = derivative(expression, k);
            const std::vector<double> differences = centralDifferences(first, point);
            for (std::size_t j = 0; j < 3; ++j) {
                QVERIFY2(close(second.at(k, j), differences[j], 1e-5), text.c_str());
                QCOMPARE(second.at(k, j), second.at(j, k));
            }
        }
    }
}

void TestDerivatives::hessianOfKnownFunctions_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("xx");
    QTest::addColumn<double>("xy");
    QTest::addColumn<double>("yy");
    // At x = -2, y = 0.
    QTest::newRow("squares") << "x^2 + 3*x*y - y^2" << 2.0 << 3.0 << -2.0;
    QTest::newRow("a negative base") << "x^3" << -12.0 << 0.0 << 0.0;
    QTest::newRow("0 squared") << "y^2 + y^1 + y^0" << 0.0 << 0.0 << 2.0;
    QTest::newRow("quotient") << "y/x" << 0.0 << -0.25 << 0.0;
    QTest::newRow("relu and step") << "relu(x)*y + step(-x)*y^2" << 0.0 << 0.0 << 2.0;
    QTest::newRow("exponential") << "exp(y) * x" << 0.0 << 1.0 << -2.0;
    QTest::newRow("exponent") << "(-x)^(y+1)" << 0.0 << -std::log(2.0) - 1.0
                              << 2.0 * std::log(2.0) * std::log(2.0);
}

void TestDerivatives::hessianOfKnownFunctions() {
    QFETCH(QString, text);
    const SecondOrder second =
        secondOrder(parsed(text.toStdString(), {"x", "y"}), std::vector<double>{-2.0, 0.0});
    QTEST(second.at(0, 0), "xx");
    QTEST(second.at(0, 1), "xy");
    QTEST(second.at(1, 1), "yy");
}

void TestDerivatives::registersArePruned() {
    const Expression expression = parsed("c = 3*a + b; e = c + 0.5*d", {"a", "b", "d"});
    const ForwardScalar e =
        forward(expression, std::vector<double>{1.0, 1.0, 1.0}, 1)[expression.result];
    QCOMPARE(e.registers(), (Registers{{weightId(0), 3.0}}));
}

void TestDerivatives::withoutAValueThereIsNoDerivative() {
    const Expression expression = parsed("c = log(a); e = c + b", {"a", "b"});
    const ForwardScalar e = forward(expression, std::vector<double>{-2.0, 1.0})[expression.result];
    QVERIFY(std::isnan(e.value()));
    QVERIFY(std::isnan(e.gradient(weightId(0))) && std::isnan(e.gradient(weightId(1))));
}

void TestDerivatives::localDerivativesChain() {
    // At every node, the operands' registers times the local derivatives are its own.
    test::ExpressionGenerator generator(5);
    const std::vector<double> point{0.7, 1.2, 0.9};
    for (int i = 0; i < 50; ++i) {
        const std::string text = generator.draw(4);
        const Expression expression = parsed(text, {"x", "y", "z"});
        const std::vector<ForwardScalar> nodes = forward(expression, point);
        for (std::size_t k = 0; k < nodes.size(); ++k) {
            const ExpressionNode& node = expression.nodes[k];
            const int operands = operandCount(node.operation);
            if (operands == 0)
                continue;
            const std::array<double, 2> local = localDerivatives(expression, k, nodes);
            for (std::size_t variable = 0; variable < 3; ++variable) {
                double sum = local[0] * nodes[node.a].gradient(weightId(variable));
                if (operands == 2)
                    sum += local[1] * nodes[node.b].gradient(weightId(variable));
                QVERIFY2(close(sum, nodes[k].gradient(weightId(variable)), 1e-13), text.c_str());
            }
        }
    }
}

void TestDerivatives::newtonSteps_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    QTest::addColumn<int>("curvature");
    // From x = 1, y = 2.
    QTest::newRow("bowl") << "(x-3)^2 + x*y + 2*y^2" << 24.0 / 7.0 - 1.0 << -6.0 / 7.0 - 2.0
                          << int(Curvature::Minimum);
    QTest::newRow("dome") << "-(x-3)^2 - y^2" << 2.0 << -2.0 << int(Curvature::Maximum);
    QTest::newRow("saddle") << "x^2 - y^2" << -1.0 << -2.0 << int(Curvature::Saddle);
    QTest::newRow("valley") << "(x+y)^2" << -1.5 << -1.5 << int(Curvature::Singular);
    QTest::newRow("plane") << "x + y" << 0.0 << 0.0 << int(Curvature::Singular);
}

void TestDerivatives::newtonSteps() {
    QFETCH(QString, text);
    QFETCH(double, x);
    QFETCH(double, y);
    const SecondOrder at =
        secondOrder(parsed(text.toStdString(), {"x", "y"}), std::vector<double>{1.0, 2.0});
    const NewtonStep newton = newtonStep(at);
    QVERIFY2(close(newton.step[0], x, 1e-12), qPrintable(QString::number(newton.step[0])));
    QVERIFY2(close(newton.step[1], y, 1e-12), qPrintable(QString::number(newton.step[1])));
    QTEST(int(newton.curvature), "curvature");
    QVERIFY(newton.eigenvalues[0] <= newton.eigenvalues[1]);
}

QTEST_APPLESS_MAIN(TestDerivatives)
#include "tst_derivatives.moc"
