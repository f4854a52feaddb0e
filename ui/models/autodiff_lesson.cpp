#include "ui/models/autodiff_lesson.h"

#include "core/autodiff/symbolic_derivative.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <cmath>
#include <utility>

namespace dpfm::models {

namespace {

using autodiff::Expression;
using autodiff::ExpressionNode;
using autodiff::Operation;

constexpr std::size_t kMostFormula = 400;
constexpr int kMostName = 18;
constexpr std::size_t kMostExplained = 8; ///< registers

QString tr(const char* text, const char* disambiguation = nullptr, int many = -1) {
    return QCoreApplication::translate("dpfm::models", text, disambiguation, many);
}

/// In parentheses where a product or a power would take it apart.
QString factor(double value) {
    const QString text = lessonNumber(value);
    return value < 0.0 ? QStringLiteral("(%1)").arg(text) : text;
}

QString computation(const AutodiffLesson& lesson, const ExpressionNode& node) {
    const double a = lesson.nodes[node.a].value();
    const double b = lesson.nodes[node.b].value();
    switch (node.operation) {
    case Operation::Add:
        return lessonNumber(a) + QStringLiteral(" + ") + factor(b);
    case Operation::Subtract:
        return lessonNumber(a) + QStringLiteral(" − ") + factor(b);
    case Operation::Multiply:
        return factor(a) + QStringLiteral(" · ") + factor(b);
    case Operation::Divide:
        return factor(a) + QStringLiteral(" / ") + factor(b);
    case Operation::Power:
        return factor(a) + QStringLiteral("^") + factor(b);
    case Operation::Negate:
        return QStringLiteral("−") + factor(a);
    case Operation::Constant:
    case Operation::Variable:
        return lessonNumber(node.constant);
    default:
        return QString::fromStdString(std::string(autodiff::symbol(node.operation))) +
               QStringLiteral("(%1)").arg(lessonNumber(a));
    }
}

/// "d e/d b = 2·1 + 3·1 = 5": local derivatives times the operands' registers.
QString registerLine(const AutodiffLesson& lesson, std::size_t which, std::size_t variable) {
    const ExpressionNode& node = lesson.expression.nodes[which];
    const auto local = autodiff::localDerivatives(lesson.expression, which, lesson.nodes);
    const WeightId id = weightId(variable);
    QStringList terms;
    const auto add = [&](std::size_t operand, double by) {
        const double carried = lesson.nodes[operand].gradient(id);
        if (carried != 0.0)
            terms += factor(by) + QStringLiteral("·") + factor(carried);
    };
    add(node.a, local[0]);
    if (autodiff::operandCount(node.operation) == 2)
        add(node.b, local[1]);
    const QString of = nodeName(lesson.expression, which);
    const QString name = QStringLiteral("∂%1/∂%2").arg(
        node.name.empty() ? QStringLiteral("(%1)").arg(of) : of,
        QString::fromStdString(lesson.expression.variables[variable]));
    // A formula may have a derivative where the function has no value.
    if (std::isnan(lesson.nodes[which].value()))
        return name + tr(": none, as there is no value");
    const double kept = lesson.nodes[which].gradient(id);
    const QString sum = terms.join(QStringLiteral(" + "));
    if (kept == 0.0 && lesson.registers > 0)
        return name + QStringLiteral(" = ") + sum + tr(": no register, it is 0 or pruned");
    return name + QStringLiteral(" = ") + sum + QStringLiteral(" = ") + lessonNumber(kept);
}

bool anyOperandCarries(const AutodiffLesson& lesson, const ExpressionNode& node, WeightId id) {
    return lesson.nodes[node.a].gradient(id) != 0.0 ||
           (autodiff::operandCount(node.operation) == 2 &&
            lesson.nodes[node.b].gradient(id) != 0.0);
}

} // namespace

AutodiffLesson lessonOf(Expression expression, std::vector<double> values, std::size_t registers) {
    AutodiffLesson lesson;
    lesson.nodes = autodiff::forward(expression, values, registers);
    for (std::size_t i = 0; i < expression.nodes.size(); ++i)
        if (autodiff::operandCount(expression.nodes[i].operation) > 0)
            lesson.steps.push_back(i);
    lesson.places = layOut(expression);
    lesson.fault = autodiff::faultOf(expression, lesson.nodes);
    const double value = lesson.nodes[expression.result].value();
    const std::vector<double> differences = autodiff::centralDifferences(expression, values);
    for (std::size_t variable = 0; variable < values.size(); ++variable) {
        const Expression symbolic = autodiff::derivative(expression, variable);
        DerivativeCheck check;
        check.carried = lesson.nodes[expression.result].gradient(weightId(variable));
        // A formula may have a value where the function has none.
        check.symbolic = std::isnan(value) ? value : autodiff::evaluate(symbolic, values);
        check.difference = differences[variable];
        check.formula =
            QString::fromStdString(autodiff::formula(symbolic, symbolic.result, kMostFormula));
        lesson.checks.push_back(std::move(check));
    }
    lesson.second = autodiff::secondOrder(expression, values);
    if (lesson.second.finite())
        lesson.newton = autodiff::newtonStep(lesson.second);
    lesson.expression = std::move(expression);
    lesson.values = std::move(values);
    lesson.registers = registers;
    return lesson;
}

QString nodeName(const Expression& expression, std::size_t node) {
    const ExpressionNode& named = expression.nodes[node];
    if (!named.name.empty())
        return QString::fromStdString(named.name);
    const QString formula =
        QString::fromStdString(autodiff::formula(expression, node, 2 * kMostName));
    return formula.size() <= kMostName ? formula : formula.left(kMostName - 1) + QChar(0x2026);
}

QString lessonNumber(double value, int digits) {
    return QLocale().toString(value, 'g', digits);
}

QString explanationOf(const AutodiffLesson& lesson, std::size_t which) {
    const Expression& expression = lesson.expression;
    const ExpressionNode& node = expression.nodes[which];
    const QString formula =
        QString::fromStdString(autodiff::formula(expression, which, 2 * kMostFormula));
    QStringList lines;
    const QString value = lessonNumber(lesson.nodes[which].value());
    if (autodiff::operandCount(node.operation) == 0) {
        lines += node.operation == Operation::Variable
                     ? tr("%1 = %2 is a variable: its derivative by itself is 1.")
                           .arg(nodeName(expression, which), value)
                     : tr("%1 is a constant: it carries no register.").arg(value);
        return lines.join(QLatin1Char('\n'));
    }
    const QString named = node.name.empty()
                              ? formula
                              : QString::fromStdString(node.name) + QStringLiteral(" = ") + formula;
    lines +=
        named + QStringLiteral(" = ") + computation(lesson, node) + QStringLiteral(" = ") + value;
    std::size_t explained = 0;
    std::size_t more = 0;
    for (std::size_t variable = 0; variable < expression.variables.size(); ++variable) {
        if (!anyOperandCarries(lesson, node, weightId(variable)))
            continue;
        if (explained < kMostExplained) {
            lines += registerLine(lesson, which, variable);
            ++explained;
        } else {
            ++more;
        }
    }
    if (more > 0)
        lines += tr("… and %n more register(s)", nullptr, static_cast<int>(more));
    if (explained == 0)
        lines += tr("No operand carries a register.");
    return lines.join(QLatin1Char('\n'));
}

QString newtonSentence(const AutodiffLesson& lesson) {
    if (lesson.values.empty())
        return tr("There is no variable to step in.");
    if (!lesson.newton)
        return tr("There is no Newton step: a value or a second derivative is not finite here.");
    switch (lesson.newton->curvature) {
    case autodiff::Curvature::Minimum:
        return tr("All eigenvalues are positive: the step leads to a minimum of the quadratic "
                  "model.");
    case autodiff::Curvature::Maximum:
        return tr("All eigenvalues are negative: the step leads to a maximum of the quadratic "
                  "model.");
    case autodiff::Curvature::Saddle:
        return tr("The eigenvalues have both signs: the step leads to a saddle.");
    case autodiff::Curvature::Singular:
        return tr("An eigenvalue is 0: there are many steps or none; this is the shortest, which "
                  "leaves its direction out.");
    }
    return {};
}

} // namespace dpfm::models
