#include "core/data/csv.h"

#include "core/data/byte_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <map>
#include <utility>

namespace dpfm::data {

namespace {

using network::CsvSeparator;
using network::DecimalSign;

constexpr std::size_t kChunk = std::size_t{1} << 16;
constexpr std::size_t kShown = 40; ///< bytes of a field in a sentence

std::uint8_t byteOf(CsvSeparator separator) {
    switch (separator) {
    case CsvSeparator::Comma:
        break;
    case CsvSeparator::Semicolon:
        return ';';
    case CsvSeparator::Tab:
        return '\t';
    }
    return ',';
}

bool isContinuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// How many bytes the character of UTF-8 at `at` has; 0 if there is none.
std::size_t characterAt(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    const unsigned first = byte(0);
    if (first < 0x80)
        return 1;
    const std::size_t length = first >= 0xC2 && first <= 0xDF   ? 2
                               : first >= 0xE0 && first <= 0xEF ? 3
                               : first >= 0xF0 && first <= 0xF4 ? 4
                                                                : 0;
    if (length == 0 || at + length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if (!isContinuation(text[at + i]))
            return 0;
    // Longer than need be, a surrogate, or beyond the last character.
    const unsigned second = byte(1);
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
        (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F))
        return 0;
    return length;
}

/// The first byte that is not UTF-8 text, or that is zero; the text's size if there is none.
std::size_t firstNoText(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        // Eight bytes at a time as long as all are ASCII and none is zero.
        std::uint64_t eight = 0;
        if (at + sizeof eight <= text.size()) {
            std::memcpy(&eight, text.data() + at, sizeof eight);
            constexpr std::uint64_t kHigh = 0x8080808080808080U;
            constexpr std::uint64_t kOnes = 0x0101010101010101U;
            if (((eight | (eight - kOnes)) & kHigh) == 0) {
                at += sizeof eight;
                continue;
            }
        }
        const std::size_t length = text[at] == '\0' ? 0 : characterAt(text, at);
        if (length == 0)
            return at;
        at += length;
    }
    return at;
}

/// Line ends, of which CRLF is one.
std::size_t lineEnds(std::string_view text) {
    std::size_t ends = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\r' || (text[i] == '\n' && (i == 0 || text[i - 1] != '\r')))
            ++ends;
    return ends;
}

std::string hexByte(char byte) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    const auto value = static_cast<unsigned char>(byte);
    return {'0', 'x', kDigits[value >> 4], kDigits[value & 15]};
}

bool equalIgnoringCase(std::string_view text, std::string_view lower) {
    return std::ranges::equal(text, lower, [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
}

} // namespace

CsvReader::CsvReader(ByteSource source, std::string path, CsvSeparator separator)
    : source_(std::move(source))
    , path_(std::move(path))
    , chunk_(kChunk) {
    kinds_[' '] = kinds_['\t'] = Char::Blank;
    kinds_['\n'] = kinds_['\r'] = Char::LineEnd;
    kinds_['"'] = Char::Quote;
    kinds_[byteOf(separator)] = Char::Separator;
}

Error CsvReader::error(std::string sentence, std::vector<std::string> arguments) const {
    return dataFileError(ErrorCode::FileFormat, kCsvPlace, path_, std::move(sentence),
                         std::move(arguments));
}

std::string_view CsvReader::field(std::size_t column) const {
    const Field& field = fields_[column];
    return std::string_view(text_).substr(field.begin, field.end - field.begin);
}

Result<void> CsvReader::fill() {
    if (position_ < filled_ || exhausted_)
        return {};
    const auto got = source_(chunk_);
    if (!got)
        return got.error();
    position_ = 0;
    filled_ = *got;
    exhausted_ = filled_ < chunk_.size();
    return {};
}

Result<void> CsvReader::begin() {
    begun_ = true;
    if (const auto filled = fill(); !filled)
        return filled.error();
    const auto beginsWith = [&](std::string_view bytes) {
        return filled_ >= bytes.size() &&
               std::memcmp(chunk_.data(), bytes.data(), bytes.size()) == 0;
    };
    if (beginsWith("\xEF\xBB\xBF"))
        position_ = 3;
    if (beginsWith("\xFF\xFE") || beginsWith("\xFE\xFF"))
        return error("The file %1 is text in UTF-16; save it as CSV in UTF-8.");
    if (beginsWith("PK\x03\x04") || beginsWith("\xD0\xCF\x11\xE0"))
        return error("The file %1 is a spreadsheet's own or a packed file; export it as CSV in "
                     "UTF-8.");
    return {};
}

void CsvReader::beginField() {
    fields_.push_back({text_.size(), text_.size(), line_, false});
}

void CsvReader::endField() {
    Field& field = fields_.back();
    field.end = text_.size();
    if (!field.quoted)
        while (field.end > field.begin &&
               (text_[field.end - 1] == ' ' || text_[field.end - 1] == '\t'))
            --field.end;
}

bool CsvReader::blankRow() const {
    return fields_.size() == 1 && !fields_[0].quoted && fields_[0].begin == fields_[0].end;
}

bool CsvReader::separatorLine() const {
    const std::string_view first = field(0);
    return fields_[0].line == 1 && !fields_[0].quoted && first.size() >= 4 &&
           equalIgnoringCase(first.substr(0, 4), "sep=") &&
           (fields_.size() == 1 ? first.size() <= 5
                                : fields_.size() == 2 && first.size() == 4 && field(1).empty());
}

Error CsvReader::tooLong(Place place, std::size_t quoteLine) const {
    if (place == Place::Quoted || place == Place::QuoteWithin)
        return error("In the file %1 the quote that opens in line %2 is not closed within a "
                     "mebibyte; close it, or double it if it is part of the text.",
                     {std::to_string(quoteLine)});
    return error("The row that begins in line %2 of the file %1 is longer than a mebibyte; is this "
                 "a CSV file?",
                 {std::to_string(line())});
}

Error CsvReader::behindQuote() const {
    return error("In line %2 of the file %1, column %3, there is text behind the closing quote; a "
                 "quote within a quoted text has to be doubled.",
                 {std::to_string(line_), std::to_string(fields_.size())});
}

Result<void> CsvReader::checkText() const {
    const std::size_t at = firstNoText(text_);
    if (at == text_.size())
        return {};
    const auto behind = std::ranges::find_if(fields_, [&](const Field& f) { return f.begin > at; });
    const auto column = static_cast<std::size_t>(behind - fields_.begin()) - 1;
    const std::size_t begin = fields_[column].begin;
    const std::string line = std::to_string(
        fields_[column].line + lineEnds(std::string_view(text_).substr(begin, at - begin)));
    if (text_[at] == '\0')
        return error("Line %2 of the file %1 has bytes that are zero: it is binary, or text in "
                     "UTF-16; export it as CSV in UTF-8.",
                     {line});
    return error("In line %2 of the file %1, column %3, the byte %4 is not UTF-8; save the file in "
                 "UTF-8.",
                 {line, std::to_string(column + 1), hexByte(text_[at])});
}

Result<bool> CsvReader::readRow() {
    text_.clear();
    fields_.clear();
    Place place = Place::Before;
    std::size_t quoteLine = 0;
    bool any = false;
    beginField();
    for (;;) {
        if (const auto filled = fill(); !filled)
            return filled.error();
        if (position_ == filled_)
            break;
        if (text_.size() + fields_.size() > kMaxCsvRow) {
            // Of a binary file that is the better thing to say; a character may be cut here.
            if (const std::size_t at = firstNoText(text_); at + 4 < text_.size())
                if (const auto good = checkText(); !good)
                    return good.error();
            return tooLong(place, quoteLine);
        }
        const std::uint8_t byte = chunk_[position_++];
        const Char kind = kinds_[byte];
        if (kind == Char::LineEnd) {
            const bool second = byte == '\n' && afterCr_;
            afterCr_ = byte == '\r';
            if (!second)
                ++line_;
            if (place == Place::Quoted) {
                text_ += static_cast<char>(byte);
                continue;
            }
            if (second && !any)
                continue;
            any = true;
            break;
        }
        afterCr_ = false;
        any = true;
        if (place == Place::Plain && kind != Char::Separator) {
            // Most bytes go here: all that are neither separator nor line end.
            std::size_t end = position_;
            while (end < filled_ && kinds_[chunk_[end]] < Char::Separator)
                ++end;
            text_.append(reinterpret_cast<const char*>(chunk_.data()) + position_ - 1,
                         end - position_ + 1);
            position_ = end;
            continue;
        }
        if (place == Place::Quoted) {
            if (kind == Char::Quote)
                place = Place::QuoteWithin;
            else
                text_ += static_cast<char>(byte);
            continue;
        }
        if (kind == Char::Separator) {
            endField();
            beginField();
            place = Place::Before;
        } else if (place == Place::Before) {
            if (kind == Char::Quote) {
                fields_.back().quoted = true;
                quoteLine = line_;
                place = Place::Quoted;
            } else if (kind != Char::Blank) {
                text_ += static_cast<char>(byte);
                place = Place::Plain;
            }
        } else if (place == Place::QuoteWithin && kind == Char::Quote) {
            text_ += '"';
            place = Place::Quoted;
        } else if (kind == Char::Blank) {
            place = Place::Behind;
        } else {
            return behindQuote();
        }
    }
    if (place == Place::Quoted)
        return error("In the file %1 the quote that opens in line %2 is not closed; close it, or "
                     "double it if it is part of the text.",
                     {std::to_string(quoteLine)});
    if (!any)
        return false;
    endField();
    if (const auto good = checkText(); !good)
        return good.error();
    return true;
}

Result<bool> CsvReader::next() {
    if (!begun_)
        if (const auto good = begin(); !good)
            return good.error();
    for (;;) {
        const auto read = readRow();
        if (!read || !*read)
            return read;
        if (!blankRow() && !separatorLine())
            return true;
    }
}

Error emptyCsv(const std::string& path) {
    return dataFileError(ErrorCode::FileFormat, kCsvPlace, path,
                         "The file %1 is empty; name another file.");
}

bool isMissing(std::string_view field) {
    if (field.size() > 4)
        return false;
    return field.empty() || equalIgnoringCase(field, "na") || equalIgnoringCase(field, "n/a") ||
           equalIgnoringCase(field, "nan") || equalIgnoringCase(field, "null");
}

std::optional<double> numberOf(std::string_view field, DecimalSign decimal) {
    std::string withPoint;
    if (decimal == DecimalSign::Comma) {
        if (field.find('.') != std::string_view::npos)
            return std::nullopt;
        withPoint = field;
        std::ranges::replace(withPoint, ',', '.');
        field = withPoint;
    }
    if (field.size() > 1 && field[0] == '+' && field[1] != '-')
        field.remove_prefix(1);
    double value = 0.0;
    const char* const end = field.data() + field.size();
    const auto [read, trouble] = std::from_chars(field.data(), end, value);
    if (trouble != std::errc() || read != end || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::string shown(std::string_view field) {
    std::string text(field.substr(0, kShown));
    if (field.size() > kShown) {
        // Not within a character.
        std::size_t end = kShown;
        while (end > 0 && isContinuation(field[end]))
            --end;
        text.resize(end);
        text += "…";
    }
    for (char& byte : text)
        if (static_cast<unsigned char>(byte) < ' ')
            byte = ' ';
    return text;
}

std::vector<network::CsvColumn> columnsOf(std::span<const std::string> firstRow, bool header) {
    std::map<std::string_view, int> uses;
    for (const std::string& name : firstRow)
        ++uses[name];
    std::vector<network::CsvColumn> columns;
    for (const std::string& name : firstRow) {
        const bool byName = header && !name.empty() && uses[name] == 1;
        const int number = static_cast<int>(columns.size() + 1);
        columns.push_back(byName ? network::CsvColumn{name, 0} : network::CsvColumn{{}, number});
    }
    return columns;
}

} // namespace dpfm::data
