#include "core/data/source_files.h"

#include "core/data/byte_file.h"
#include "core/data/csv_source.h"
#include "core/data/idx_source.h"
#include "core/network/validation.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace dpfm::data {

namespace {

using network::CsvFile;
using network::CsvShape;
using network::DataSettings;
using network::DataSource;
using network::IdxFiles;

bool named(const IdxFiles& files) {
    return !files.images.empty() && !files.labels.empty() &&
           files.testImages.empty() == files.testLabels.empty();
}

/// None: nothing is remembered, and reading the file now would take too long.
std::optional<Result<CsvShape>> shapeOf(const CsvFile& file, Reading reading) {
    if (auto remembered = rememberedShape(file); remembered || reading == Reading::Quick)
        return remembered;
    const auto contents = inspectCsv(file);
    return contents ? Result<CsvShape>((*contents)->shape) : Result<CsvShape>(contents.error());
}

std::optional<Error> problemOf(const IdxFiles& files) {
    if (!named(files))
        return std::nullopt;
    const auto found = readIdxShape(files);
    if (!found)
        return found.error();
    if (files.shape.known() && *found != files.shape)
        return anotherShape(files.shape, *found);
    return std::nullopt;
}

std::optional<Error> problemOf(const CsvFile& file, Reading reading) {
    if (file.path.empty())
        return std::nullopt;
    if (const auto opened = ByteFile::open(file.path, kCsvPlace); !opened)
        return opened.error();
    const auto found = shapeOf(file, reading);
    if (!found)
        return std::nullopt;
    if (!*found)
        return found->error();
    if (file.shape.known() && **found != file.shape)
        return anotherShape(file, **found);
    return std::nullopt;
}

/// Whether only the file itself, or that it is not known, can be in the way.
bool settingsAreGood(const DataSettings& data) {
    return std::ranges::all_of(network::validateCsv(data.csv), [](const Error& problem) {
        return problem.place == network::kShapePlace;
    });
}

} // namespace

void learnShape(DataSettings& data, Reading reading) {
    if (data.source == DataSource::Idx && !data.idx.shape.known() && named(data.idx)) {
        if (const auto shape = readIdxShape(data.idx))
            data.idx.shape = *shape;
    } else if (data.source == DataSource::Csv && !data.csv.shape.known() && settingsAreGood(data)) {
        if (const auto shape = shapeOf(data.csv, reading); shape && *shape)
            data.csv.shape = **shape;
    }
}

std::vector<Error> validate(const network::Experiment& experiment, Reading reading) {
    std::vector<Error> problems = network::validate(experiment);
    const DataSettings& data = experiment.data;
    std::optional<Error> problem;
    if (data.source == DataSource::Idx)
        problem = problemOf(data.idx);
    else if (data.source == DataSource::Csv && settingsAreGood(data))
        problem = problemOf(data.csv, reading);
    if (problem) {
        std::erase_if(problems,
                      [](const Error& other) { return other.place == network::kShapePlace; });
        problems.insert(problems.begin(), *std::move(problem));
    }
    return problems;
}

Result<std::shared_ptr<const void>> loadFiles(const DataSettings& data,
                                              const std::stop_token& stop) {
    const auto held = [](auto loaded) -> Result<std::shared_ptr<const void>> {
        if (!loaded)
            return loaded.error();
        return std::shared_ptr<const void>(*std::move(loaded));
    };
    if (data.source == DataSource::Idx)
        return held(loadIdx(data.idx));
    if (data.source == DataSource::Csv)
        return held(loadCsv(data.csv, stop));
    return std::shared_ptr<const void>();
}

} // namespace dpfm::data
