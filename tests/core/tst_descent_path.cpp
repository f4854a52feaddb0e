#include "core/autodiff/descent_path.h"
#include "core/autodiff/expression_evaluation.h"
#include "core/autodiff/polynomial_system.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace dpfm;
using namespace dpfm::autodiff;

namespace {

struct Start {
    Expression expression;
    std::vector<double> values;
};

Start startOf(const std::string& text, const std::vector<VariableValue>& variables) {
    std::vector<std::string> names;
    Start start;
    for (const VariableValue& variable : variables) {
        names.push_back(variable.name);
        start.values.push_back(variable.value);
    }
    auto expression = parseExpression(text, names);
    if (!expression)
        qFatal("%s", expression.error().text().c_str());
    start.expression = std::move(*expression);
    return start;
}

} // namespace

class TestDescentPath : public QObject {
    Q_OBJECT

private slots:
    void polynomialSystem_data();
    void polynomialSystem();
    void gradientStepsByHand();
    void newtonOnAValley();
    void ends_data();
    void ends();
};

void TestDescentPath::polynomialSystem_data() {
    QTest::addColumn<int>("seed");
    QTest::addColumn<bool>("newton");
    for (const int seed : {1, 2, 3})
        for (const bool newton : {false, true})
            QTest::addRow("%s, seed %d", newton ? "newton" : "gradient", seed) << seed << newton;
}

void TestDescentPath::polynomialSystem() {
    QFETCH(int, seed);
    QFETCH(bool, newton);
    const PolynomialSystem system = autodiff::polynomialSystem(static_cast<std::uint64_t>(seed));
    const Start start = startOf(system.text, system.start);
    DescentSettings settings;
    settings.descent = newton ? Descent::Newton : Descent::Gradient;
    settings.steps = newton ? 3 : 100000;
    const DescentPath path = descend(start.expression, start.values, settings);
    qInfo("seed %d: %zu steps to %g", seed, path.steps(), path.values.back());
    QCOMPARE(path.end, DescentEnd::Converged);
    for (std::size_t column = 0; column < 4; ++column)
        for (std::size_t row = 0; row < 2; ++row)
            QVERIFY(std::fabs(path.point[2 * column + row] - kPolynomialSolution[column][row]) <
                    1e-6);
    QVERIFY(std::is_sorted(path.values.rbegin(), path.values.rend() - (newton ? 1 : 0)) || newton);
    QVERIFY(path.values.front() > 1.0 && path.values.back() < 1e-12);
}

void TestDescentPath::gradientStepsByHand() {
    const Start start = startOf("(x-3)^2 + y", {{"x", 1.0}, {"y", 5.0}});
    DescentSettings settings;
    settings.rate = 0.25;
    settings.steps = 2;
    const DescentPath path = descend(start.expression, start.values, settings);
    QCOMPARE(path.values, (std::vector<double>{9.0, 1.0 + 4.75, 0.25 + 4.5}));
    QCOMPARE(path.gradients, (std::vector<double>{4.0, 2.0, 1.0}));
    QCOMPARE(path.point, (std::vector<double>{2.5, 4.5}));
    QCOMPARE(path.end, DescentEnd::Steps);
}

void TestDescentPath::newtonOnAValley() {
    // Rosenbrock's valley, from its usual start; pure Newton steps are known to take it in six.
    const Start start = startOf("100*(y - x^2)^2 + (1 - x)^2", {{"x", -1.2}, {"y", 1.0}});
    const DescentPath path =
        descend(start.expression, start.values, {Descent::Newton, 0.0, 20, 1e-9});
    QCOMPARE(path.end, DescentEnd::Converged);
    QVERIFY(path.steps() <= 7);
    QVERIFY(std::fabs(path.point[0] - 1.0) < 1e-9 && std::fabs(path.point[1] - 1.0) < 1e-9);
}

void TestDescentPath::ends_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("newton");
    QTest::addColumn<bool>("cancelled");
    QTest::addColumn<int>("end");
    // From x = 1.
    QTest::newRow("at once") << "(x-1)^2" << false << false << int(DescentEnd::Converged);
    QTest::newRow("diverges") << "-exp(x^2)" << false << false << int(DescentEnd::NotFinite);
    QTest::newRow("no value") << "log(-x)" << true << false << int(DescentEnd::NotFinite);
    QTest::newRow("for ever down") << "x" << false << false << int(DescentEnd::Steps);
    QTest::newRow("cancelled") << "x" << false << true << int(DescentEnd::Cancelled);
}

void TestDescentPath::ends() {
    QFETCH(QString, text);
    QFETCH(bool, newton);
    QFETCH(bool, cancelled);
    const Start start = startOf(text.toStdString(), {{"x", 1.0}});
    std::stop_source stop;
    if (cancelled)
        stop.request_stop();
    DescentSettings settings;
    settings.descent = newton ? Descent::Newton : Descent::Gradient;
    settings.steps = 1000;
    const DescentPath path = descend(start.expression, start.values, settings, stop.get_token());
    QTEST(int(path.end), "end");
    QCOMPARE(path.values.size(), path.gradients.size());
}

QTEST_APPLESS_MAIN(TestDescentPath)
#include "tst_descent_path.moc"
