#pragma once

#include "core/base/result.h"
#include "core/network/experiment.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The settings of an experiment that a sweep can vary beside registers, corpus and seed. Each has
/// the name of its place in files, and its values are texts, so that all are listed, shown and
/// written in one way.
namespace dpfm::network {

enum class FieldKind {
    Real,  ///< "0.01", "1e-3"
    Whole, ///< "10"
    Word,  ///< a name as in files: "sigmoid", "adam"
    Widths ///< of the hidden layers, first to last: "5-5"; "none" for no hidden layer
};

/// "data.inputs", "data.noise", "data.scaling", "validation_share", "network.hidden" (the widths of
/// all hidden layers), "network.activation" (of all hidden layers), "network.layers[0].neurons" and
/// "network.layers[0].activation" for each hidden layer the experiment has,
/// "network.sigmoid_derivative", "training.method", "training.selection",
/// "training.optimizer.kind", "training.optimizer.learning_rate" and the other numbers of
/// optimizers, "training.batch_size", "training.epochs".
std::vector<std::string> sweepableFields(const Experiment& experiment);

/// None if no experiment has such a field.
std::optional<FieldKind> kindOf(std::string_view field);

/// The words that a field of that kind takes; none of other kinds.
std::vector<std::string> wordsOf(std::string_view field);

/// What the experiment has there, as setField() would read it; none if it has no such field.
std::optional<std::string> valueOf(const Experiment& experiment, std::string_view field);

/// Gives a field its value. An unknown field, a layer the experiment has not and a text that is no
/// such value are errors, each with the field as its place, and leave the experiment as it was.
/// Whether the value makes sense is asked of validate(). New hidden layers take the activation of
/// the layer that was in their place or, where there was none, of the last hidden one (without any,
/// sigmoid).
Result<void> setField(Experiment& experiment, std::string_view field, std::string_view value);

/// A whole text as a finite number, with a point as decimal sign; none if it is not one.
std::optional<double> numberOf(std::string_view text);

/// The other way: a whole number without an exponent, as fields of whole numbers read it.
std::string numberText(double number);

enum class RangeScale {
    Linear,
    Logarithmic, ///< each value is the one before times the same
};

/// "linear", "logarithmic".
std::string_view name(RangeScale scale);

/// `count` values from `from` to `to`, both of them exactly among them, and those between rounded
/// to 12 digits. Numbers that are not finite, no values, one value of a range that has two ends and
/// a logarithmic range that does not lie on one side of 0 are errors.
Result<std::vector<std::string>> rangeOf(double from, double to, std::size_t count,
                                         RangeScale scale);

} // namespace dpfm::network
