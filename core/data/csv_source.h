#pragma once

#include "core/base/result.h"
#include "core/data/csv.h"
#include "core/data/dataset.h"
#include "core/network/experiment.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace dpfm::data {

/// The most numbers that are taken from one file, rows × (inputs + outputs): 400 MB.
inline constexpr std::size_t kMaxCsvNumbers = 50'000'000;
/// The most classes: where there are more, the column is hardly one of classes.
inline constexpr std::size_t kMaxCsvClasses = 1'000;

/// A row as a point: its first two inputs (of one input 0 beside it), and its first target or the
/// number of its class.
struct CsvPoint {
    double first = 0.0;
    double second = 0.0;
    double target = 0.0;
};

/// What a file holds by its settings.
struct CsvContents {
    network::CsvShape shape;
    std::vector<std::size_t> classCounts; ///< of classification, one a class
    /// Some hundred rows from all over the file, or all if there are not more.
    std::vector<CsvPoint> points;
};

/// Told now and then how much of a file was read, from 0 to 1, on the thread that reads; of a
/// packed file it is not known.
using CsvProgress = std::function<void(double)>;

/// Reads a whole file and checks every row of it. None if it was stopped. The shape in `file` does
/// not count. Columns, format and path have to be such that network::validate() has no objection.
/// The memory that is needed does not grow with the file.
Result<std::optional<CsvContents>> inspectCsv(const network::CsvFile& file,
                                              const std::stop_token& stop = {},
                                              const CsvProgress& progress = {});
/// The same of bytes from anywhere, with a bound of one's own.
Result<std::optional<CsvContents>> inspectCsv(ByteSource source, const network::CsvFile& file,
                                              const std::stop_token& stop = {},
                                              std::size_t mostNumbers = kMaxCsvNumbers);

/// What the last inspection or loading of the file by these settings found; none if there was
/// none, or if the file's size or time of change is another since.
std::optional<Result<network::CsvShape>> rememberedShape(const network::CsvFile& file);

/// Reads the chosen columns of a file, rows in their order, classes one-hot. None if it was
/// stopped. A file is in memory once: as long as anyone has what was read, or data of prepare(),
/// others are given the same, unless the file has changed. Threads that ask at once wait for one
/// reading. What the file holds has to be what `file.shape` says.
Result<std::shared_ptr<const Dataset>> loadCsv(const network::CsvFile& file,
                                               const std::stop_token& stop = {});

/// What the file holds is not what the experiment was made with.
Error anotherShape(const network::CsvFile& said, const network::CsvShape& found);

} // namespace dpfm::data
