#include "ui/models/autodiff_examples.h"

#include "core/autodiff/polynomial_system.h"

#include <QCoreApplication>
#include <QStringList>

#include <cstdint>

namespace dpfm::models {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("dpfm::models", text);
}

AutodiffExample polynomials() {
    constexpr std::uint64_t kSeed = 1;
    const autodiff::PolynomialSystem system = autodiff::polynomialSystem(kSeed);
    QStringList values;
    for (const autodiff::VariableValue& variable : system.start)
        values += QString::fromStdString(variable.name + " = " + toText(variable.value));
    return {tr("System of equations A·B = C"), QString::fromStdString(system.text),
            values.join(QStringLiteral(", ")), 0.01, true};
}

} // namespace

std::vector<AutodiffExample> autodiffExamples() {
    return {
        {tr("Sums and a product"), QStringLiteral("e = (a+b)*(b+1)"),
         QStringLiteral("a = 2, b = 1"), 0.01, false},
        polynomials(),
        {tr("The same with named parts"), QStringLiteral("c = a + b\nd = b + 1\ne = c*d"),
         QStringLiteral("a = 2, b = 1"), 0.01, false},
        {tr("A sigmoid neuron and its error"),
         QStringLiteral("s = w1*x1 + w2*x2 + bias\ny = sigmoid(s)\nloss = (y - target)^2"),
         QStringLiteral("w1 = 0.5, w2 = -1, bias = 0.1, x1 = 1, x2 = 2, target = 1"), 0.1, false},
        {tr("A valley: gradient against Newton"),
         QStringLiteral("# Rosenbrock's function; the minimum is at 1, 1\n"
                        "f = 100*(y - x^2)^2 + (1 - x)^2"),
         QStringLiteral("x = -1.2, y = 1"), 0.001, true},
        {tr("No number: the logarithm of a negative"), QStringLiteral("c = a - b\ne = log(c) + b"),
         QStringLiteral("a = 1, b = 3"), 0.01, false},
    };
}

} // namespace dpfm::models
