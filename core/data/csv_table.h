#pragma once

#include "core/data/csv.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dpfm::data {

/// The most bytes of a class's name, which is kept in the experiment.
inline constexpr std::size_t kMaxCsvLabel = 256;

/// The chosen columns of a CSV file, row by row.
class CsvTable {
public:
    CsvTable(ByteSource source, const network::CsvFile& file);

    /// Reads the header, or the first row, and finds the columns in it.
    Result<void> open();
    /// Goes to the next row that is taken; false if there is none.
    Result<bool> next();

    const std::vector<double>& inputs() const { return inputs_; }
    const std::vector<double>& targets() const { return targets_; } ///< of regression
    std::string_view label() const { return label_; }               ///< of classification
    std::size_t line() const { return reader_.line(); }             ///< of the row
    std::size_t leftOut() const { return leftOut_; }

    /// What a column is called in a sentence: "name" in quotes, or its number.
    std::string called(std::size_t column) const;
    const std::vector<std::size_t>& targetColumns() const { return targetColumns_; }
    Error error(std::string sentence, std::vector<std::string> arguments = {}) const {
        return reader_.error(std::move(sentence), std::move(arguments));
    }

private:
    Result<std::vector<std::size_t>> find(const std::vector<network::CsvColumn>& columns,
                                          const std::string& place);
    Result<bool> readRow();
    Result<bool> readNumber(std::size_t column, double& value) const;
    Error noNumber(std::size_t column) const;
    Error uneven() const;

    CsvReader reader_;
    const network::CsvFile& file_;
    std::vector<std::string> firstRow_;
    std::multimap<std::string, std::size_t> names_; ///< of `firstRow_`
    std::vector<bool> taken_;                       ///< which columns were found
    std::size_t firstLine_ = 0;
    bool pending_ = false; ///< the first row is data and has not been given
    std::vector<std::size_t> inputColumns_;
    std::vector<std::size_t> targetColumns_;
    std::vector<double> inputs_;
    std::vector<double> targets_;
    std::string_view label_;
    std::size_t leftOut_ = 0;
};

} // namespace dpfm::data
