#include "core/data/csv_head.h"

#include "core/data/byte_file.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <utility>

namespace dpfm::data {

namespace {

using network::CsvFormat;
using network::CsvSeparator;
using network::DecimalSign;

constexpr std::size_t kHeadBytes = 2 * kMaxCsvRow;
constexpr std::size_t kGuessRows = 100;
/// Of the rows, how many have to be of the same width for a separator to be the one.
constexpr double kEven = 0.9;

/// How even a table a separator makes.
struct Evenness {
    std::size_t width = 0; ///< that most rows have
    double share = 0.0;    ///< of the rows that have it
};

Evenness evennessOf(const CsvRows& head) {
    std::map<std::size_t, std::size_t> widths;
    for (const CsvRow& row : head.rows)
        ++widths[row.fields.size()];
    if (widths.empty())
        return {};
    const auto most = std::ranges::max_element(
        widths, {}, [](const auto& width) { return std::pair(width.second, width.first); });
    return {most->first, static_cast<double>(most->second) / static_cast<double>(head.rows.size())};
}

std::size_t countNumbers(const CsvRows& head, DecimalSign decimal) {
    std::size_t numbers = 0;
    for (const CsvRow& row : head.rows)
        for (const std::string& field : row.fields)
            numbers += numberOf(field, decimal) ? 1U : 0U;
    return numbers;
}

bool isHeader(const CsvRow& row, DecimalSign decimal) {
    return std::ranges::none_of(
        row.fields, [&](const std::string& field) { return numberOf(field, decimal).has_value(); });
}

} // namespace

Result<CsvHead> readCsvHead(const std::string& path) {
    auto file = ByteFile::open(path, kCsvPlace);
    if (!file)
        return file.error();
    std::vector<std::uint8_t> bytes(kHeadBytes);
    const auto got = file->read(bytes);
    if (!got)
        return got.error();
    return CsvHead{path, std::string(reinterpret_cast<const char*>(bytes.data()), *got),
                   *got < bytes.size()};
}

CsvRows rowsOf(const CsvHead& head, CsvSeparator separator, std::size_t most) {
    std::size_t position = 0;
    const auto source = [&](std::span<std::uint8_t> bytes) -> Result<std::size_t> {
        const std::size_t part = std::min(bytes.size(), head.bytes.size() - position);
        std::memcpy(bytes.data(), head.bytes.data() + position, part);
        position += part;
        return part;
    };
    CsvReader reader(source, head.path, separator);
    CsvRows rows;
    while (rows.rows.size() < most) {
        const auto next = reader.next();
        if (!next || !*next) {
            if (!next)
                rows.error = next.error();
            if (!head.whole && position == head.bytes.size()) {
                // What is at the end goes on in the file.
                if (next && !rows.rows.empty())
                    rows.rows.pop_back();
                if (!rows.rows.empty())
                    rows.error.reset();
            }
            break;
        }
        CsvRow row{reader.line(), {}};
        for (std::size_t column = 0; column < reader.width(); ++column)
            row.fields.emplace_back(reader.field(column));
        rows.rows.push_back(std::move(row));
    }
    return rows;
}

CsvFormat guessFormat(const CsvHead& head) {
    CsvFormat format;
    CsvRows rows;
    double best = -1.0;
    // A comma may be a decimal comma or part of a text; the others seldom are anything else.
    for (const CsvSeparator separator :
         {CsvSeparator::Tab, CsvSeparator::Semicolon, CsvSeparator::Comma}) {
        CsvRows tried = rowsOf(head, separator, kGuessRows);
        const Evenness evenness = evennessOf(tried);
        const double share = evenness.width >= 2 ? evenness.share : 0.0;
        const bool last = separator == CsvSeparator::Comma;
        if (share > best || (last && share >= best)) {
            best = share;
            format.separator = separator;
            rows = std::move(tried);
        }
        if (share >= kEven)
            break;
    }
    if (format.separator != CsvSeparator::Comma &&
        countNumbers(rows, DecimalSign::Comma) > countNumbers(rows, DecimalSign::Point))
        format.decimal = DecimalSign::Comma;
    format.header = !rows.rows.empty() && isHeader(rows.rows.front(), format.decimal);
    return format;
}

std::vector<CsvKind> kindsOf(const CsvRows& head, const CsvFormat& format) {
    if (head.rows.empty())
        return {};
    struct Counts {
        std::size_t numbers = 0;
        std::size_t texts = 0;
    };
    std::vector<Counts> counts(head.rows.front().fields.size());
    for (std::size_t row = format.header ? 1 : 0; row < head.rows.size(); ++row) {
        const std::vector<std::string>& fields = head.rows[row].fields;
        for (std::size_t column = 0; column < std::min(fields.size(), counts.size()); ++column)
            if (numberOf(fields[column], format.decimal))
                ++counts[column].numbers;
            else if (!isMissing(fields[column]))
                ++counts[column].texts;
    }
    std::vector<CsvKind> kinds;
    for (const Counts& of : counts)
        kinds.push_back(of.numbers + of.texts == 0 ? CsvKind::Empty
                        : of.texts == 0            ? CsvKind::Number
                        : of.numbers > of.texts    ? CsvKind::Mixed
                                                   : CsvKind::Text);
    return kinds;
}

void proposeColumns(network::CsvFile& file, const CsvRows& head) {
    file.inputs.clear();
    file.targets.clear();
    file.task = network::CsvTask::Regression;
    if (head.rows.empty() || head.rows.front().fields.size() < 2)
        return;
    const std::vector<network::CsvColumn> columns =
        columnsOf(head.rows.front().fields, file.format.header);
    const std::vector<CsvKind> kinds = kindsOf(head, file.format);
    for (std::size_t column = 0; column + 1 < columns.size(); ++column)
        if (kinds[column] == CsvKind::Number || kinds[column] == CsvKind::Mixed)
            file.inputs.push_back(columns[column]);
    file.targets = {columns.back()};
    if (kinds.back() == CsvKind::Text)
        file.task = network::CsvTask::Classification;
}

} // namespace dpfm::data
