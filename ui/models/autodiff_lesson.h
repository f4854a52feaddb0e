#pragma once

#include "core/autodiff/expression_evaluation.h"
#include "core/autodiff/second_order.h"
#include "ui/models/graph_layout.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

namespace dpfm::models {

/// The result's derivative by one variable, found in three ways.
struct DerivativeCheck {
    double carried = 0.0;    ///< by the registers that flow forward
    double symbolic = 0.0;   ///< the value of `formula`
    double difference = 0.0; ///< by central differences
    QString formula;
};

/// All that is known of an expression at one point. Never changed after it is made.
struct AutodiffLesson {
    autodiff::Expression expression;
    std::vector<double> values; ///< of the variables
    std::size_t registers = 0;  ///< each node keeps at most; 0 for all
    std::vector<autodiff::ForwardScalar> nodes;
    /// Nodes in the order in which they are computed. Variables and constants are there from the
    /// beginning and are none of them.
    std::vector<std::size_t> steps;
    std::vector<GraphPlace> places;
    std::optional<autodiff::EvaluationFault> fault;
    std::vector<DerivativeCheck> checks; ///< by variable
    autodiff::SecondOrder second;
    std::optional<autodiff::NewtonStep> newton; ///< none where `second` is not finite
};

/// The number of variables and nodes decides how long it takes: a second at most.
AutodiffLesson lessonOf(autodiff::Expression expression, std::vector<double> values,
                        std::size_t registers);

/// How a node is called: by its name, or by its formula, shortened.
QString nodeName(const autodiff::Expression& expression, std::size_t node);
/// A number as the lesson writes it, with up to so many digits.
QString lessonNumber(double value, int digits = 6);
/// What happens when a node is computed, line by line: its formula, its value from its operands'
/// values, and each register from its operands' registers by the chain rule.
QString explanationOf(const AutodiffLesson& lesson, std::size_t node);
/// What the Newton step leads to, and why; or why there is none.
QString newtonSentence(const AutodiffLesson& lesson);

} // namespace dpfm::models
