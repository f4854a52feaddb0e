#pragma once

#include "core/base/result.h"

#include <QString>

#include <string>
#include <vector>

/// The values of a swept field as a line of text to be typed.
namespace dpfm::models {

/// Values separated by commas, semicolons or blanks, and ranges among them:
///
///     0.001, 0.01, 0.1          as they stand
///     0.1..0.5 in 5             five values, evenly spaced, both ends among them
///     0.001..0.1 in 3 log       each the one before times the same
///     5..8                      of whole numbers: each of them
///     sigmoid, tanh             words
///     5-5, 8                    widths
///
/// Numbers have a decimal point, whatever the locale: a comma separates. What a value means is
/// asked of network::setField(); an error here is of a range, and names it.
Result<std::vector<std::string>> parseValues(const QString& text);

/// The values as such a line, one by one.
QString valuesText(const std::vector<std::string>& values);

} // namespace dpfm::models
