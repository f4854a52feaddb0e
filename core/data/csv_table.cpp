#include "core/data/csv_table.h"

#include "core/data/byte_file.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dpfm::data {

namespace {

using network::CsvColumn;
using network::CsvTask;
using network::DecimalSign;
using network::MissingValues;

constexpr std::size_t kListed = 8; ///< columns in a sentence

std::string listed(const std::vector<std::string>& names) {
    std::string list;
    for (std::size_t i = 0; i < std::min(names.size(), kListed); ++i)
        list += (i == 0 ? "\"" : ", \"") + shown(names[i]) + '"';
    return names.size() > kListed ? list + " …" : list;
}

} // namespace

CsvTable::CsvTable(ByteSource source, const network::CsvFile& file)
    : reader_(std::move(source), file.path, file.format.separator)
    , file_(file) {}

std::string CsvTable::called(std::size_t column) const {
    const bool named = file_.format.header && !firstRow_[column].empty();
    return named ? '"' + shown(firstRow_[column]) + '"' : std::to_string(column + 1);
}

Result<void> CsvTable::open() {
    const auto first = reader_.next();
    if (!first)
        return first.error();
    if (!*first)
        return emptyCsv(file_.path);
    for (std::size_t column = 0; column < reader_.width(); ++column)
        firstRow_.emplace_back(reader_.field(column));
    for (std::size_t column = 0; column < firstRow_.size(); ++column)
        names_.emplace(firstRow_[column], column);
    taken_.resize(firstRow_.size());
    firstLine_ = reader_.line();
    pending_ = !file_.format.header;
    auto inputs = find(file_.inputs, "data.inputs");
    if (!inputs)
        return inputs.error();
    inputColumns_ = *std::move(inputs);
    auto targets = find(file_.targets, "data.targets");
    if (!targets)
        return targets.error();
    targetColumns_ = *std::move(targets);
    inputs_.resize(inputColumns_.size());
    targets_.resize(file_.task == CsvTask::Regression ? targetColumns_.size() : 0);
    return {};
}

Result<std::vector<std::size_t>> CsvTable::find(const std::vector<CsvColumn>& columns,
                                                const std::string& place) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto refused = [&](std::string sentence, std::vector<std::string> arguments) {
            return dataFileError(ErrorCode::Mismatch, place + '[' + std::to_string(i) + ']',
                                 file_.path, std::move(sentence), std::move(arguments));
        };
        const CsvColumn& column = columns[i];
        auto index = static_cast<std::size_t>(column.number - 1);
        if (!column.name.empty()) {
            const auto [first, behind] = names_.equal_range(column.name);
            if (first == behind)
                return refused("The file %1 has no column \"%2\"; its columns are %3.",
                               {shown(column.name), listed(firstRow_)});
            if (const auto uses = std::distance(first, behind); uses > 1)
                return refused("The file %1 has %3 columns called \"%2\"; name the one that is "
                               "meant by its number.",
                               {shown(column.name), std::to_string(uses)});
            index = first->second;
        } else if (index >= firstRow_.size()) {
            return refused("The file %1 has %3 columns, so there is no column %2; is its separator "
                           "the one that is set?",
                           {std::to_string(column.number), std::to_string(firstRow_.size())});
        }
        if (taken_[index])
            return refused("Column %2 of the file %1 is chosen twice; choose it once.",
                           {called(index)});
        taken_[index] = true;
        found.push_back(index);
    }
    return found;
}

Result<bool> CsvTable::next() {
    for (;;) {
        if (!std::exchange(pending_, false)) {
            const auto read = reader_.next();
            if (!read || !*read)
                return read;
        }
        if (reader_.width() != firstRow_.size())
            return uneven();
        const auto complete = readRow();
        if (!complete || *complete)
            return complete;
        ++leftOut_;
    }
}

/// Whether no value is missing.
Result<bool> CsvTable::readRow() {
    bool complete = true;
    const auto readAll = [&](const std::vector<std::size_t>& columns,
                             std::vector<double>& values) -> Result<void> {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto there = readNumber(columns[i], values[i]);
            if (!there)
                return there.error();
            complete = complete && *there;
        }
        return {};
    };
    if (const auto read = readAll(inputColumns_, inputs_); !read)
        return read.error();
    if (file_.task == CsvTask::Regression) {
        if (const auto read = readAll(targetColumns_, targets_); !read)
            return read.error();
    } else {
        label_ = reader_.field(targetColumns_.front());
        double none = 0.0;
        if (isMissing(label_)) {
            const auto there = readNumber(targetColumns_.front(), none);
            if (!there)
                return there.error();
            complete = false;
        } else if (label_.size() > kMaxCsvLabel) {
            return error("In line %2 of the file %1, column %3, the text \"%4\" has %5 bytes, too "
                         "many for the name of a class; choose another target.",
                         {std::to_string(reader_.line(targetColumns_.front())),
                          called(targetColumns_.front()), shown(label_),
                          std::to_string(label_.size())});
        }
    }
    return complete;
}

/// Whether there is a value.
Result<bool> CsvTable::readNumber(std::size_t column, double& value) const {
    const std::string_view field = reader_.field(column);
    if (isMissing(field)) {
        if (file_.missing == MissingValues::LeaveOut)
            return false;
        return error("Line %2 of the file %1 has no value in column %3; mend the file, or leave "
                     "out rows with missing values.",
                     {std::to_string(reader_.line(column)), called(column)});
    }
    const auto number = numberOf(field, file_.format.decimal);
    if (!number)
        return noNumber(column);
    value = *number;
    return true;
}

Error CsvTable::noNumber(std::size_t column) const {
    const std::string_view field = reader_.field(column);
    const std::vector<std::string> arguments{std::to_string(reader_.line(column)), called(column),
                                             shown(field)};
    const bool point = file_.format.decimal == DecimalSign::Point;
    if (numberOf(field, point ? DecimalSign::Comma : DecimalSign::Point))
        return error(point ? "In line %2 of the file %1, column %3, \"%4\" is a number with a "
                             "decimal comma; choose that as the decimal sign."
                           : "In line %2 of the file %1, column %3, \"%4\" is a number with a "
                             "decimal point; choose that as the decimal sign.",
                     arguments);
    if (!file_.format.header && reader_.line() == firstLine_)
        return error("In line %2 of the file %1, column %3, \"%4\" is not a number; if the first "
                     "line names the columns, say that there is a header.",
                     arguments);
    return error("In line %2 of the file %1, column %3, \"%4\" is not a number; mend the file, or "
                 "leave the column out.",
                 arguments);
}

Error CsvTable::uneven() const {
    return error("Line %2 of the file %1 has a different number of columns, %3, than line %4, "
                 "which has %5; a text with separators in it has to be in quotes.",
                 {std::to_string(reader_.line()), std::to_string(reader_.width()),
                  std::to_string(firstLine_), std::to_string(firstRow_.size())});
}

} // namespace dpfm::data
