#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Lists of values as a person writes them, alike in files, in the window, in lessons and on the
/// command line.
namespace dpfm::session {

/// The values of a swept field: separated by commas, semicolons or blanks, and ranges among them:
///
///     0.001, 0.01, 0.1          as they stand
///     0.1..0.5 in 5             five values, evenly spaced, both ends among them
///     0.001..0.1 in 3 log       each the one before times the same
///     5..8                      of whole numbers: each of them
///     5-8                       the same, upwards, unless the field has widths
///     sigmoid, tanh             words
///     5-5, 8                    widths
///
/// Numbers have a decimal point, whatever the locale: a comma separates. What a value means is
/// asked of network::setField(); an error here is of a range, and names it.
Result<std::vector<std::string>> parseValues(const QString& text, std::string_view field);

/// The values as such a line, one by one.
QString valuesText(const std::vector<std::string>& values);

inline constexpr std::size_t kMostWholeNumbers = 10'000;

/// Whole numbers written in the same way: registers, corpora, seeds, runs. A word among `forZero`
/// ("all"), in whatever case, stands for 0. What is no whole number, and a range of more than
/// `most` of them, is an error that names it.
Result<std::vector<std::int64_t>> parseWholeNumbers(const QString& text,
                                                    const QStringList& forZero = {},
                                                    std::size_t most = kMostWholeNumbers);

} // namespace dpfm::session
