#include "core/autodiff/descent_path.h"

#include "core/autodiff/expression_evaluation.h"
#include "core/autodiff/second_order.h"

#include <algorithm>
#include <cmath>

namespace dpfm::autodiff {

namespace {

/// The value and the step at a point; `finite` is false if one of the numbers is not.
struct Look {
    double value = 0.0;
    double largestGradient = 0.0;
    std::vector<double> step;
    bool finite = true;
};

double largest(std::span<const double> numbers) {
    double result = 0.0;
    for (const double number : numbers)
        result = std::max(result, std::fabs(number));
    return result;
}

bool allFinite(std::span<const double> numbers) {
    return std::all_of(numbers.begin(), numbers.end(),
                       [](double number) { return std::isfinite(number); });
}

Look gradientLook(const Expression& expression, std::span<const double> point, double rate) {
    const ForwardScalar result = forward(expression, point)[expression.result];
    std::vector<double> gradient(point.size());
    for (const Register& entry : result.registers())
        gradient[index(entry.id)] = entry.gradient;
    Look look;
    look.value = result.value();
    look.finite = std::isfinite(result.value()) && allFinite(gradient);
    look.largestGradient = largest(gradient);
    for (const double g : gradient)
        look.step.push_back(-rate * g);
    return look;
}

Look newtonLook(const Expression& expression, std::span<const double> point) {
    const SecondOrder at = secondOrder(expression, point);
    Look look;
    look.value = at.value;
    look.finite = at.finite();
    look.largestGradient = largest(at.gradient);
    if (look.finite)
        look.step = newtonStep(at).step;
    return look;
}

} // namespace

DescentPath descend(const Expression& expression, std::span<const double> start,
                    const DescentSettings& settings, const std::stop_token& stop) {
    DescentPath path;
    path.point.assign(start.begin(), start.end());
    for (std::size_t made = 0;; ++made) {
        const Look look = settings.descent == Descent::Gradient
                              ? gradientLook(expression, path.point, settings.rate)
                              : newtonLook(expression, path.point);
        path.values.push_back(look.value);
        path.gradients.push_back(look.largestGradient);
        if (!look.finite) {
            path.end = DescentEnd::NotFinite;
            return path;
        }
        if (look.largestGradient <= settings.tolerance) {
            path.end = DescentEnd::Converged;
            return path;
        }
        if (made == settings.steps) {
            path.end = DescentEnd::Steps;
            return path;
        }
        if (stop.stop_requested()) {
            path.end = DescentEnd::Cancelled;
            return path;
        }
        for (std::size_t i = 0; i < path.point.size(); ++i)
            path.point[i] += look.step[i];
    }
}

} // namespace dpfm::autodiff
