#include "core/autodiff/expression_evaluation.h"
#include "core/autodiff/expression_parser.h"
#include "tests/support/generated_expression.h"

#include <QTest>

#include <cmath>

using namespace dpfm;
using namespace dpfm::autodiff;

namespace {

QString errorOf(const std::string& text) {
    const auto expression = parseExpression(text, {"a", "b"});
    return expression ? QStringLiteral("no error")
                      : QString::fromStdString(expression.error().text());
}

QByteArray repeated(const char* part, int times) {
    return QByteArray(part).repeated(times);
}

} // namespace

class TestExpression : public QObject {
    Q_OBJECT

private slots:
    void values_data();
    void values();
    void errors_data();
    void errors();
    void aNodeIsThereOnce();
    void tenThousandCharactersAreRead_data();
    void tenThousandCharactersAreRead();
    void formulas_data();
    void formulas();
    void formulasReadBack();
    void aLongFormulaEnds();
    void valuesOfVariables_data();
    void valuesOfVariables();
    void faults_data();
    void faults();
};

void TestExpression::values_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("value");
    const auto row = [](const char* text, double value) { QTest::newRow(text) << text << value; };
    // a = 2, b = 1
    row("e = (a+b)*(b+1)", 6.0);
    row("c = a + b; d = b + 1\ne = c * d", 6.0);
    row("\n\n a ;; \n", 2.0);
    row("a - b - 1", 0.0);
    row("a - (b - 1)", 2.0);
    row("8 / a / a", 2.0);
    row("2^3^2", 512.0);
    row("-a^2", -4.0);
    row("(-a)^2", 4.0);
    row("2^-b", 0.5);
    row("--a", 2.0);
    row("-+-a", 2.0);
    row("-3^2", -9.0);
    row("-(3)", -3.0);
    row("1 - -1", 2.0);
    row("1.5e1 + .5", 15.5);
    row("2a1 = 3", std::nan(""));
    row("a1 = 3; 2*a1", 6.0);
    row("2*pi", 2.0 * 3.14159265358979323846);
    row("exp(0) + log(1) + ln(1)", 1.0);
    row("sqrt(9) + relu(-a) + relu(a) + step(a) + step(-a)", 6.0);
    row("sigmoid(0) + tanh(0) + sin(0) + cos(0) + tan(0)", 1.5);
    row("3 − 1 # the rest is said, not computed: ) = ?\n", 2.0);
    row("2 · 3 × 4 ÷ 6 + 2**3", 12.0);
}

void TestExpression::values() {
    QFETCH(QString, text);
    QFETCH(double, value);
    const auto expression = parseExpression(text.toStdString(), {"a", "b"});
    if (std::isnan(value)) {
        QVERIFY(!expression);
        return;
    }
    QVERIFY2(expression.ok(), qPrintable(errorOf(text.toStdString())));
    const std::vector<double> point{2.0, 1.0};
    QCOMPARE(evaluate(*expression, point), value);
    QCOMPARE(forward(*expression, point)[expression->result].value(), value);
}

void TestExpression::errors_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    const auto row = [](const char* name, const QByteArray& text, const char* error) {
        QTest::newRow(name) << QString::fromUtf8(text) << error;
    };
    row("empty", "", "line 1, column 1: There is no expression; type one, as in e = (a+b)*(b+1).");
    row("blank", " \n;\n# nothing",
        "line 1, column 1: There is no expression; type one, as in e = (a+b)*(b+1).");
    row("not closed", "e = (a+b", "line 1, column 5: This “(” is not closed.");
    row("closes nothing", "e = a+b)", "line 1, column 8: “)” closes nothing: no “(” is open here.");
    row("line", "c = a\nd = (b", "line 2, column 5: This “(” is not closed.");
    row("unknown name", "a + velocity",
        "line 1, column 5: “velocity” is not known: give it a value, as in velocity = 1, or "
        "assign it in a line above.");
    row("used before it is assigned", "c = d\nd = a",
        "line 1, column 5: “d” is not known: give it a value, as in d = 1, or assign it in a line "
        "above.");
    row("unknown function", "arcsin(a)",
        "line 1, column 1: “arcsin” is no function known here: sin, cos, tan, exp, log, sqrt, "
        "tanh, sigmoid, relu and step are; a product needs its *.");
    row("function alone", "sin + 1",
        "line 1, column 1: The function “sin” needs its argument in parentheses.");
    row("no argument", "sin()", "line 1, column 5: “)” closes nothing: no “(” is open here.");
    row("operator at the end", "a +",
        "line 1, column 4: The expression ends here, but a number, a name or “(” is still "
        "missing.");
    row("nothing assigned", "c = ;",
        "line 1, column 5: The expression ends here, but a number, a name or “(” is still "
        "missing.");
    row("two operators", "a */ b",
        "line 1, column 4: A number, a name or “(” is expected before “/”.");
    row("no operator", "2 a",
        "line 1, column 3: An operator is missing before this: + − * / or ^.");
    row("second =", "c = a = b",
        "line 1, column 7: “=” must follow a single name at the beginning of its line.");
    row("assigned twice", "c = a; c = b",
        "line 1, column 8: “c” was assigned above; choose another name.");
    row("a variable assigned", "a = 3",
        "line 1, column 1: “a” is a variable, whose value is given apart; choose another name.");
    row("a function assigned", "sin = 3",
        "line 1, column 1: “sin” already has a meaning; choose another name.");
    row("a character", "a § b", "line 1, column 3: “§” has no meaning here.");
    row("columns are characters", "α", "line 1, column 1: “α” has no meaning here.");
    row("after such a character", "a−§", "line 1, column 3: “§” has no meaning here.");
    row("comma", "(a, b)", "line 1, column 3: “,” has no meaning here.");
    row("number too large", "1e999", "line 1, column 1: The number is too large or too small.");
    row("point", "a + .", "line 1, column 5: A number is expected; a point alone is none.");
    row("too deep", repeated("(", 201) + "a" + repeated(")", 201),
        "line 1, column 201: The expression is nested more than 200 deep; give a part of it a "
        "name, as in c = a+b.");
    row("5 000 deep and not closed", repeated("sin(", 2400),
        "line 1, column 804: The expression is nested more than 200 deep; give a part of it a "
        "name, as in c = a+b.");
    row("powers", "a" + repeated("^a", 300),
        "line 1, column 402: The expression is nested more than 200 deep; give a part of it a "
        "name, as in c = a+b.");
    row("too long", repeated("a+", 5000) + "a",
        "line 1, column 1: The text has 10001 characters; at most 10000 are read.");
}

void TestExpression::errors() {
    QFETCH(QString, text);
    QFETCH(QString, error);
    QCOMPARE(errorOf(text.toStdString()), error);
}

void TestExpression::aNodeIsThereOnce() {
    const auto expression = parseExpression("c = a+b\ne = c*c + c + a", {"a", "b"});
    QVERIFY(expression.ok());
    QStringList names;
    for (const ExpressionNode& node : expression->nodes)
        names << QString::fromStdString(node.name.empty() ? std::string(symbol(node.operation))
                                                          : node.name);
    QCOMPARE(names, QStringList({"a", "b", "c", "*", "+", "e"}));
    QCOMPARE(expression->depths(), (std::vector<std::size_t>{0, 0, 1, 2, 3, 4}));
    QCOMPARE(expression->nodes[5].place, (TextPlace{2, 13}));
}

void TestExpression::tenThousandCharactersAreRead_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("value");
    QTest::newRow("a sum") << QString("b" + repeated("+a", 4999) + " ") << 9999.0;
    QTest::newRow("signs") << QString(9999, QChar('-')) + "a" << -2.0;
    QTest::newRow("parentheses side by side")
        << QString("b" + repeated("*(b)", 2499) + "   ") << 1.0;
    QTest::newRow("statements") << QString(9998, QChar(';')) + "a;" << 2.0;
}

void TestExpression::tenThousandCharactersAreRead() {
    QFETCH(QString, text);
    QFETCH(double, value);
    QCOMPARE(text.size(), 10000);
    const auto expression = parseExpression(text.toStdString(), {"a", "b"});
    QVERIFY2(expression.ok(), qPrintable(errorOf(text.toStdString())));
    QCOMPARE(evaluate(*expression, std::vector<double>{2.0, 1.0}), value);
    QVERIFY(!formula(*expression, expression->result).empty());
}

void TestExpression::formulas_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("formula");
    const auto row = [](const char* text, const char* formula) {
        QTest::newRow(text) << text << formula;
    };
    row("e = (a+b)*(b+1)", "(a + b)*(b + 1)");
    row("c = a+b; c*c", "c*c");
    row("a-(b-1)", "a - (b - 1)");
    row("(a-b)-1", "a - b - 1");
    row("a+(b+1)", "a + (b + 1)");
    row("a/(b*2)", "a/(b*2)");
    row("-(a+b)^2", "-(a + b)^2");
    row("(-a)^2", "(-a)^2");
    row("(-3)^a", "(-3)^a");
    row("a^-3", "a^-3");
    row("(a^b)^2", "(a^b)^2");
    row("a^b^2", "a^b^2");
    row("a*(-b)", "a*-b");
    row("-(-a)", "-(-a)");
    row("-(a*b)", "-(a*b)");
    row("sin(a+b)", "sin(a + b)");
    row("ln(a)", "log(a)");
    row("a", "a");
}

void TestExpression::formulas() {
    QFETCH(QString, text);
    const auto expression = parseExpression(text.toStdString(), {"a", "b"});
    QVERIFY(expression.ok());
    QTEST(QString::fromStdString(formula(*expression, expression->result)), "formula");
}

void TestExpression::formulasReadBack() {
    test::ExpressionGenerator generator(7);
    const std::vector<std::string> names{"x", "y", "z"};
    const std::vector<double> point{0.4, 1.3, 0.8};
    for (int i = 0; i < 200; ++i) {
        const std::string text = generator.draw(4);
        const auto expression = parseExpression(text, names);
        QVERIFY2(expression.ok(), text.c_str());
        const std::string written = formula(*expression, expression->result, 100000);
        const auto again = parseExpression(written, names);
        QVERIFY2(again.ok(), written.c_str());
        QCOMPARE(formula(*again, again->result, 100000), written);
        QVERIFY2(evaluate(*again, point) == evaluate(*expression, point), written.c_str());
    }
}

void TestExpression::aLongFormulaEnds() {
    // Written out it would have 2^60 parts.
    std::string text = "a";
    for (int i = 0; i < 60; ++i)
        text = i == 0 ? "c0 = a*a"
                      : text + "\nc" + std::to_string(i) + " = c" + std::to_string(i - 1) + "*c" +
                            std::to_string(i - 1);
    auto expression = parseExpression(text, {"a"});
    QVERIFY(expression.ok());
    for (ExpressionNode& node : expression->nodes)
        if (node.operation != Operation::Variable)
            node.name.clear();
    const std::string written = formula(*expression, expression->result, 100);
    QVERIFY(written.size() < 400);
    QVERIFY(written.ends_with("…"));
}

void TestExpression::valuesOfVariables_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("read");
    const auto row = [](const char* text, const char* read) {
        QTest::newRow(text) << text << read;
    };
    row("", "");
    row("a = 2, b = 1", "a 2;b 1;");
    row("a=2;b=-1.5\nc=1e-3,", "a 2;b -1.5;c 0.001;");
    row("a = 1/4, b = 2*a", "a 0.25;b 0.5;");
    row("a", "line 1, column 1: A variable and its value are expected, as in a = 2.");
    row("a = 1, 2", "line 1, column 8: A variable and its value are expected, as in a = 2.");
    row("a =", "line 1, column 4: The expression ends here, but a number, a name or “(” is still "
               "missing.");
    row("a = 1, a = 2", "line 1, column 8: “a” has a value already.");
    row("a = x", "line 1, column 5: “x” is not known: give it a value, as in x = 1, or assign it "
                 "in a line above.");
    row("a = 1, b = 1/0", "line 1, column 8: The value of “b” is not a finite number.");
    row("sin = 1", "line 1, column 1: “sin” already has a meaning; choose another name.");
}

void TestExpression::valuesOfVariables() {
    QFETCH(QString, text);
    const auto values = parseValues(text.toStdString());
    QString read;
    if (!values)
        read = QString::fromStdString(values.error().text());
    else
        for (const VariableValue& value : *values)
            read += QString::fromStdString(value.name + ' ' + toText(value.value) + ';');
    QTEST(read, "read");
}

void TestExpression::faults_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("fault");
    const auto row = [](const char* text, const char* fault) {
        QTest::newRow(text) << text << fault;
    };
    // a = 2, b = 0
    row("a + b", "");
    row("e = a/b", "line 1, column 6: Division by zero: e has no value.");
    row("c = 1\na*(1/b)", "line 2, column 5: Division by zero: 1/b has no value.");
    row("b/b", "line 1, column 2: Division by zero: b/b has no value.");
    row("log(b-a) + 1",
        "line 1, column 1: The logarithm of a negative number, -2: log(b - a) has no value.");
    row("log(b)", "line 1, column 1: The logarithm of 0: log(b) has no value.");
    row("sqrt(-a)", "line 1, column 1: The square root of a negative number, -2: sqrt(-a) has no "
                    "value.");
    row("sqrt(b)", "line 1, column 1: The square root has no derivative at 0; sqrt(b) has a value "
                   "without one.");
    row("b^-1", "line 1, column 2: 0 to a negative power: b^-1 has no value.");
    row("(-a)^0.5", "line 1, column 5: A power of a negative number, -2, with a broken exponent: "
                    "(-a)^0.5 has no value.");
    row("b^0.5", "line 1, column 2: This power has no derivative at 0; b^0.5 has a value without "
                 "one.");
    row("exp(1000*a)", "line 1, column 1: The numbers grow beyond what a double holds: "
                       "exp(1000*a) has no value.");
}

void TestExpression::faults() {
    QFETCH(QString, text);
    const auto expression = parseExpression(text.toStdString(), {"a", "b"});
    QVERIFY(expression.ok());
    const auto fault = faultOf(*expression, forward(*expression, std::vector<double>{2.0, 0.0}));
    QTEST(fault ? QString::fromStdString(fault->error.text()) : QString(), "fault");
}

QTEST_APPLESS_MAIN(TestExpression)
#include "tst_expression.moc"
