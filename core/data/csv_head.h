#pragma once

#include "core/data/csv.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace dpfm::data {

/// The first bytes of a CSV file, enough for some hundred rows and for at least one.
struct CsvHead {
    std::string path;
    std::string bytes;
    bool whole = true; ///< there are no more
};

Result<CsvHead> readCsvHead(const std::string& path);

struct CsvRow {
    std::size_t line = 0; ///< of the file, from 1
    std::vector<std::string> fields;
};

/// The rows of a head up to the first that cannot be read.
struct CsvRows {
    std::vector<CsvRow> rows;
    std::optional<Error> error;
};

/// At most `most` rows; one that a head cuts is left out.
CsvRows rowsOf(const CsvHead& head, network::CsvSeparator separator, std::size_t most);

/// What a person would say of the file at a glance: the separator that makes the most even table,
/// the decimal sign that makes more fields numbers, a header where the first row has text alone.
/// A guess, to be shown and changed.
network::CsvFormat guessFormat(const CsvHead& head);

enum class CsvKind {
    Empty, ///< no value at all
    Number,
    Mixed, ///< numbers mostly, and text
    Text,  ///< mostly or always
};

/// What each column holds by the rows of a head, its header not among them.
std::vector<CsvKind> kindsOf(const CsvRows& head, const network::CsvFormat& format);

/// Fills in the columns and the task as a first proposal: the last column as target, classes if it
/// is text; all other columns of numbers as inputs, those with some text too, so that it is told.
void proposeColumns(network::CsvFile& file, const CsvRows& head);

} // namespace dpfm::data
