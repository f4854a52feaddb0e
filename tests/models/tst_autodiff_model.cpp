#include "core/autodiff/expression_parser.h"
#include "core/autodiff/polynomial_system.h"
#include "ui/models/autodiff_tables.h"
#include "ui/models/graph_layout.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <set>
#include <utility>

using namespace dpfm;
using namespace dpfm::models;

namespace {

bool waitFor(const AutodiffModel& model) {
    return QTest::qWaitFor([&] { return model.lesson() && model.upToDate(); });
}

bool waitForDescents(const AutodiffModel& model) {
    return QTest::qWaitFor([&] { return model.descents() && !model.descending(); });
}

QString cell(const QAbstractItemModel& table, int row, int column) {
    return table.index(row, column).data().toString();
}

} // namespace

class TestAutodiffModel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void beginsWithTheFirstExample() {
        AutodiffModel model;
        DerivativeChecksModel checks(model);
        const QAbstractItemModelTester tester(&checks);
        QVERIFY(waitFor(model));
        const AutodiffLesson& lesson = *model.lesson();
        QCOMPARE(lesson.nodes[lesson.expression.result].value(), 6.0);
        QCOMPARE(checks.rowCount(), 2);
        using Checks = DerivativeChecksModel;
        QCOMPARE(cell(checks, 0, Checks::Variable), "a");
        QCOMPARE(cell(checks, 0, Checks::Carried), "2");
        QCOMPARE(cell(checks, 0, Checks::Symbolic), "2");
        QCOMPARE(cell(checks, 0, Checks::Formula), "b + 1");
        QCOMPARE(cell(checks, 1, Checks::Variable), "b");
        QCOMPARE(cell(checks, 1, Checks::Carried), "5");
        QCOMPARE(cell(checks, 1, Checks::Symbolic), "5");
        QCOMPARE(cell(checks, 1, Checks::SymbolicError), "0");
        QVERIFY(std::fabs(lesson.checks[1].difference - 5.0) < 1e-9);
    }

    void stepsGoNodeByNode() {
        AutodiffModel model;
        model.setText("c = a+b; d = b+1; e = c*d");
        QVERIFY(waitFor(model));
        QCOMPARE(model.stepCount(), std::size_t{3});
        QCOMPARE(model.step(), std::size_t{3}); // at first all is there
        model.setStep(0);
        QVERIFY(!model.currentNode());
        const autodiff::Expression& expression = model.lesson()->expression;
        const auto computed = [&] {
            QStringList names;
            for (std::size_t i = 0; i < expression.nodes.size(); ++i)
                if (model.isComputed(i))
                    names += nodeName(expression, i);
            return names.join(' ');
        };
        QCOMPARE(computed(), "a b 1");
        const QStringList after{"a b c 1", "a b c 1 d", "a b c 1 d e"};
        for (int step = 1; step <= 3; ++step) {
            model.setStep(static_cast<std::size_t>(step));
            QCOMPARE(computed(), after[step - 1]);
            QCOMPARE(nodeName(expression, *model.currentNode()), QString("cde"[step - 1]));
        }
        model.setStep(99);
        QCOMPARE(model.step(), std::size_t{3});
        // Another point of the same graph stays where one is.
        model.setStep(1);
        model.setValues("a = 3, b = 1");
        QVERIFY(waitFor(model));
        QCOMPARE(model.step(), std::size_t{1});
    }

    void explanations_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("registers");
        QTest::addColumn<QString>("explanation");
        // a = 2, b = 1
        QTest::newRow("product") << "c = a+b; d = b+1; e = c*d" << 0
                                 << "e = c*d = 3 · 2 = 6\n"
                                    "∂e/∂a = 2·1 = 2\n"
                                    "∂e/∂b = 2·1 + 3·1 = 5";
        QTest::newRow("difference") << "a - b" << 0
                                    << "a - b = 2 − 1 = 1\n"
                                       "∂(a - b)/∂a = 1·1 = 1\n"
                                       "∂(a - b)/∂b = (-1)·1 = -1";
        QTest::newRow("function") << "y = log(b)" << 0
                                  << "y = log(b) = log(1) = 0\n∂y/∂b = 1·1 = 1";
        QTest::newRow("power") << "y = a^2" << 0 << "y = a^2 = 2^2 = 4\n∂y/∂a = 4·1 = 4";
        QTest::newRow("constants")
            << "y = 2*3" << 0 << "y = 2*3 = 2 · 3 = 6\nNo operand carries a register.";
        QTest::newRow("no value") << "y = log(b - a)" << 0
                                  << "y = log(b - a) = log(-1) = nan\n"
                                     "∂y/∂a: none, as there is no value\n"
                                     "∂y/∂b: none, as there is no value";
        QTest::newRow("pruned") << "y = 3*a + b" << 1
                                << "y = 3*a + b = 6 + 1 = 7\n"
                                   "∂y/∂a = 1·3 = 3\n"
                                   "∂y/∂b = 1·1: no register, it is 0 or pruned";
    }
    void explanations() {
        QFETCH(QString, text);
        QFETCH(int, registers);
        auto expression = autodiff::parseExpression(text.toStdString(), {"a", "b"});
        QVERIFY(expression.ok());
        const AutodiffLesson lesson =
            lessonOf(*expression, {2.0, 1.0}, static_cast<std::size_t>(registers));
        QTEST(explanationOf(lesson, lesson.steps.back()), "explanation");
    }

    void errorsNameTheColumn_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("values");
        QTest::addColumn<QString>("textError");
        QTest::addColumn<QString>("valuesError");
        QTest::newRow("text") << "a + (b"
                              << "a = 1, b = 2"
                              << "line 1, column 5: This “(” is not closed."
                              << "";
        QTest::newRow("values") << "a + b"
                                << "a = 1, b"
                                << ""
                                << "line 1, column 8: A variable and its value are expected, "
                                   "as in a = 2.";
        QTest::newRow("unknown") << "a + x"
                                 << "a = 1"
                                 << "line 1, column 5: “x” is not known: give it a value, as in "
                                    "x = 1, or assign it in a line above."
                                 << "";
        QTest::newRow("empty") << ""
                               << ""
                               << "line 1, column 1: There is no expression; type one, as in "
                                  "e = (a+b)*(b+1)."
                               << "";
    }
    void errorsNameTheColumn() {
        QFETCH(QString, text);
        QFETCH(QString, values);
        AutodiffModel model;
        QVERIFY(waitFor(model));
        const auto before = model.lesson();
        model.setText(text);
        model.setValues(values);
        QTEST(model.textError(), "textError");
        QTEST(model.valuesError(), "valuesError");
        QVERIFY(!model.upToDate());
        QVERIFY(model.lesson() != nullptr);
        model.takeNewtonStep(); // nothing to step from
        QCOMPARE(model.values(), values);
        model.load(autodiffExamples().front());
        QVERIFY(waitFor(model));
        QVERIFY(model.textError().isEmpty() && model.valuesError().isEmpty());
    }

    void aFaultIsSaid() {
        AutodiffModel model;
        model.setText("c = a/(b-1)\ne = c + 1");
        QVERIFY(waitFor(model));
        QVERIFY(model.lesson()->fault.has_value());
        QCOMPARE(model.lesson()->fault->error.place, std::string("line 1, column 6"));
        QVERIFY(!model.lesson()->newton);
        QCOMPARE(newtonSentence(*model.lesson()),
                 "There is no Newton step: a value or a second derivative is not finite here.");
    }

    void newtonStepsReachTheMinimum() {
        AutodiffModel model;
        HessianModel hessian(model);
        const QAbstractItemModelTester tester(&hessian);
        model.setText("(x-3)^2 + (y+1)^2 + x*y");
        model.setValues("x = 10, y = -20");
        QVERIFY(waitFor(model));
        QCOMPARE(cell(hessian, 0, 0), "2");
        QCOMPARE(cell(hessian, 0, 1), "1");
        QCOMPARE(cell(hessian, 1, 1), "2");
        model.takeNewtonStep();
        QVERIFY(waitFor(model));
        for (const DerivativeCheck& check : model.lesson()->checks)
            QVERIFY(std::fabs(check.carried) < 1e-12);
    }

    void gradientStepsUseTheRate() {
        AutodiffModel model;
        model.setText("(x-3)^2");
        model.setValues("x = 1");
        model.setRate(0.25);
        QVERIFY(waitFor(model));
        model.takeGradientStep();
        QCOMPARE(model.values(), "x = 2");
        model.setRate(-1.0);
        model.setRate(std::nan(""));
        QCOMPARE(model.rate(), 0.25);
    }

    void registersArePruned() {
        AutodiffModel model;
        model.setText("3*a + b");
        model.setRegisters(1);
        QVERIFY(waitFor(model));
        QCOMPARE(model.lesson()->checks[0].carried, 3.0);
        QCOMPARE(model.lesson()->checks[1].carried, 0.0);
        QCOMPARE(model.lesson()->checks[1].symbolic, 1.0);
    }

    void bothDescentsSolveThePolynomials() {
        AutodiffModel model;
        DescentPointsModel points(model);
        const QAbstractItemModelTester tester(&points);
        model.load(autodiffExamples()[1]);
        QVERIFY(waitForDescents(model));
        const AutodiffDescents& descents = *model.descents();
        QCOMPARE(descents.gradient.end, autodiff::DescentEnd::Converged);
        QCOMPARE(descents.newton.end, autodiff::DescentEnd::Converged);
        QVERIFY(descents.newton.steps() <= 3 && descents.gradient.steps() > 100);
        QStringList gradient;
        QStringList newton;
        for (int row = 0; row < points.rowCount(); ++row) {
            gradient += cell(points, row, DescentPointsModel::Gradient);
            newton += cell(points, row, DescentPointsModel::Newton);
        }
        const QStringList solution{"1", "1", "1", "2", "10", "2", "2", "5"};
        QCOMPARE(gradient, solution);
        QCOMPARE(newton, solution);
        // Taken over, the error is 0 but for rounding.
        model.takeValues(descents.newton.point);
        QVERIFY(waitFor(model));
        QVERIFY(!model.descents());
        QVERIFY(model.lesson()->nodes[model.lesson()->expression.result].value() < 1e-20);
    }

    void descentsOfAnotherTextAreDropped() {
        AutodiffModel model;
        model.setText("x");
        model.setValues("x = 1");
        model.descend();
        QVERIFY(model.descending());
        model.setText("x^2");
        QVERIFY(!model.descending());
        model.descend();
        QVERIFY(waitForDescents(model));
        QCOMPARE(model.descents()->newton.steps(), std::size_t{1});
        QVERIFY(descentSentence(model.descents()->newton).endsWith("the gradient vanishes"));
    }

    void aStoppedDescentShowsHowFarItCame() {
        AutodiffModel model;
        model.setText("x");
        model.setValues("x = 1");
        model.descend();
        model.stopDescending();
        QVERIFY(waitForDescents(model));
        QVERIFY(model.descents()->gradient.end == autodiff::DescentEnd::Cancelled ||
                model.descents()->gradient.end == autodiff::DescentEnd::Steps);
    }

    void everyExampleIsReadable_data() {
        QTest::addColumn<int>("example");
        for (int i = 0; i < static_cast<int>(autodiffExamples().size()); ++i)
            QTest::newRow(qPrintable(autodiffExamples()[static_cast<std::size_t>(i)].title)) << i;
    }
    void everyExampleIsReadable() {
        QFETCH(int, example);
        AutodiffModel model;
        model.load(autodiffExamples()[static_cast<std::size_t>(example)]);
        QCOMPARE(model.textError() + model.valuesError(), QString());
        QVERIFY(waitFor(model));
        for (const DerivativeCheck& check : model.lesson()->checks)
            QVERIFY(model.lesson()->fault || std::fabs(check.carried - check.difference) <=
                                                 1e-6 * std::max(1.0, std::fabs(check.carried)));
    }

    void edgesOfALayoutLeadRight_data() { everyExampleIsReadable_data(); }
    void edgesOfALayoutLeadRight() {
        QFETCH(int, example);
        AutodiffModel model;
        model.load(autodiffExamples()[static_cast<std::size_t>(example)]);
        QVERIFY(waitFor(model));
        const autodiff::Expression& expression = model.lesson()->expression;
        const std::vector<GraphPlace> places = layOut(expression);
        std::set<std::pair<std::size_t, double>> taken;
        for (std::size_t i = 0; i < places.size(); ++i) {
            QVERIFY(taken.emplace(places[i].column, places[i].row).second);
            const autodiff::ExpressionNode& node = expression.nodes[i];
            if (autodiff::operandCount(node.operation) >= 1)
                QVERIFY(places[node.a].column < places[i].column);
            if (autodiff::operandCount(node.operation) == 2)
                QVERIFY(places[node.b].column < places[i].column);
        }
    }
};

QTEST_GUILESS_MAIN(TestAutodiffModel)
#include "tst_autodiff_model.moc"
