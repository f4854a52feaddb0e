#include "core/autodiff/second_order.h"

#include "core/autodiff/applied_operation.h"
#include "core/autodiff/hyper_dual.h"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cassert>
#include <cmath>

namespace dpfm::autodiff {

bool SecondOrder::finite() const {
    const auto isFinite = [](double number) { return std::isfinite(number); };
    return std::isfinite(value) && std::all_of(gradient.begin(), gradient.end(), isFinite) &&
           std::all_of(hessian.begin(), hessian.end(), isFinite);
}

SecondOrder secondOrder(const Expression& expression, std::span<const double> variables) {
    const std::size_t n = expression.variables.size();
    assert(variables.size() == n);
    SecondOrder result;
    result.gradient.resize(n);
    result.hessian.resize(n * n);
    std::vector<HyperDual> nodes(expression.nodes.size());
    const auto walk = [&](std::size_t i, std::size_t j) -> const HyperDual& {
        for (std::size_t k = 0; k < nodes.size(); ++k) {
            const ExpressionNode& node = expression.nodes[k];
            if (node.operation == Operation::Variable)
                nodes[k] = {variables[node.variable], node.variable == i ? 1.0 : 0.0,
                            node.variable == j ? 1.0 : 0.0, 0.0};
            else
                nodes[k] = appliedOperation(node, nodes[node.a], nodes[node.b]);
        }
        return nodes[expression.result];
    };
    if (n == 0)
        result.value = walk(0, 0).value;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i; j < n; ++j) {
            const HyperDual& f = walk(i, j);
            result.value = f.value;
            result.gradient[i] = f.first;
            result.hessian[i * n + j] = result.hessian[j * n + i] = f.both;
        }
    return result;
}

NewtonStep newtonStep(const SecondOrder& at) {
    assert(at.finite());
    const auto n = static_cast<Eigen::Index>(at.gradient.size());
    NewtonStep newton;
    newton.step.resize(at.gradient.size());
    if (n == 0)
        return newton;
    const Eigen::Map<const Eigen::MatrixXd> hessian(at.hessian.data(), n, n);
    const Eigen::Map<const Eigen::VectorXd> gradient(at.gradient.data(), n);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(hessian);
    const Eigen::VectorXd& eigenvalues = solver.eigenvalues();
    newton.eigenvalues.assign(eigenvalues.begin(), eigenvalues.end());

    constexpr double kZero = 1e-12;
    const double smallest = kZero * eigenvalues.cwiseAbs().maxCoeff();
    bool positive = false;
    bool negative = false;
    bool zero = false;
    Eigen::VectorXd components = solver.eigenvectors().transpose() * gradient;
    for (Eigen::Index k = 0; k < n; ++k) {
        if (std::fabs(eigenvalues[k]) <= smallest) {
            zero = true;
            components[k] = 0.0;
        } else {
            (eigenvalues[k] > 0.0 ? positive : negative) = true;
            components[k] /= -eigenvalues[k];
        }
    }
    Eigen::Map<Eigen::VectorXd>(newton.step.data(), n) = solver.eigenvectors() * components;
    newton.curvature = zero                   ? Curvature::Singular
                       : positive && negative ? Curvature::Saddle
                       : negative             ? Curvature::Maximum
                                              : Curvature::Minimum;
    return newton;
}

} // namespace dpfm::autodiff
