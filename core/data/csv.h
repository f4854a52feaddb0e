#pragma once

#include "core/base/result.h"
#include "core/network/experiment.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dpfm::data {

/// The place of errors of a CSV file: the field that names it.
inline constexpr std::string_view kCsvPlace = "data.path";

/// The most bytes of one row, so that a file without line ends does not fill the memory.
inline constexpr std::size_t kMaxCsvRow = std::size_t{1} << 20;

/// Fills the bytes, less only at the end of what there is; returns how many there are.
using ByteSource = std::function<Result<std::size_t>(std::span<std::uint8_t>)>;

/// The rows of a CSV file (RFC 4180) one after the other, as text.
///
/// Read besides what the RFC says: a byte order mark of UTF-8; lines that end by LF, CRLF or CR;
/// blanks around a field, which are no part of it unless it is in quotes; quotes within a field
/// that does not begin with one, which are then text; blank lines, which are passed over; a first
/// line "sep=;", as spreadsheets write it, which is passed over too: the separator is the given
/// one. Refused are bytes that are no UTF-8, binary files, and rows of more than a mebibyte.
/// Rows may have different numbers of fields.
class CsvReader {
public:
    /// `path` is for errors, which have kCsvPlace as their place.
    CsvReader(ByteSource source, std::string path, network::CsvSeparator separator);

    /// Goes to the next row; false if there is none.
    Result<bool> next();

    std::size_t width() const { return fields_.size(); }
    std::string_view field(std::size_t column) const;
    /// The line of the file, from 1, that a field begins in.
    std::size_t line(std::size_t column) const { return fields_[column].line; }
    std::size_t line() const { return fields_.front().line; }
    /// An error of this file; its path is %1 in the sentence, `arguments` go in from %2 on.
    Error error(std::string sentence, std::vector<std::string> arguments = {}) const;

private:
    struct Field {
        std::size_t begin = 0; ///< in `text_`
        std::size_t end = 0;
        std::size_t line = 0;
        bool quoted = false;
    };
    enum class Place { Before, Plain, Quoted, QuoteWithin, Behind };
    enum class Char : std::uint8_t { Text, Blank, Quote, Separator, LineEnd };

    Result<void> fill();
    Result<void> begin();
    Result<bool> readRow();
    void beginField();
    void endField();
    bool blankRow() const;
    bool separatorLine() const;
    Result<void> checkText() const;
    Error tooLong(Place place, std::size_t quoteLine) const;
    Error behindQuote() const;

    ByteSource source_;
    std::string path_;
    std::array<Char, 256> kinds_{};
    std::vector<std::uint8_t> chunk_;
    std::size_t position_ = 0; ///< in `chunk_`, as the next
    std::size_t filled_ = 0;
    bool exhausted_ = false;
    bool begun_ = false;
    bool afterCr_ = false; ///< an LF that comes now belongs to the line end before it
    std::size_t line_ = 1; ///< of the next byte
    std::string text_;     ///< the row's fields, one behind the other
    std::vector<Field> fields_;
};

/// What there is to say of a file without a row.
Error emptyCsv(const std::string& path);

/// Whether a field says that there is no value: empty, or NA, N/A, NaN or null in any case.
bool isMissing(std::string_view field);

/// A whole field as a finite number, whatever the locale; none if it is not one. Grouped digits
/// ("1.234,5") are none.
std::optional<double> numberOf(std::string_view field, network::DecimalSign decimal);

/// A field as it can stand in a sentence: in one line, and not too long.
std::string shown(std::string_view field);

/// What the columns are called: by the first row if that is a header, where their names are not
/// empty and not those of others; by their numbers otherwise.
std::vector<network::CsvColumn> columnsOf(std::span<const std::string> firstRow, bool header);

} // namespace dpfm::data
