#include "core/data/csv_source.h"

#include "core/data/byte_file.h"
#include "core/data/csv_table.h"
#include "core/data/file_memory.h"
#include "core/network/validation.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <map>
#include <mutex>
#include <numeric>
#include <utility>

namespace dpfm::data {

namespace {

using network::CsvFile;
using network::CsvShape;
using network::CsvTask;
using network::DecimalSign;

constexpr std::size_t kMostPoints = 1'000;

/// The numbers of a file, as they come.
struct Numbers {
    std::vector<double> inputs;
    std::vector<double> targets;        ///< of regression
    std::vector<std::uint32_t> classes; ///< of classification, in the order of appearance
};

/// Rows from all over a file whose length is not known before its end.
class Thinned {
public:
    void add(const CsvPoint& point) {
        if (row_++ % stride_ != 0)
            return;
        points_.push_back(point);
        if (points_.size() < 2 * kMostPoints)
            return;
        // Every second one stays.
        for (std::size_t i = 0; i < kMostPoints; ++i)
            points_[i] = points_[2 * i];
        points_.resize(kMostPoints);
        stride_ *= 2;
    }
    std::vector<CsvPoint> take() { return std::move(points_); }

private:
    std::vector<CsvPoint> points_;
    std::size_t row_ = 0;
    std::size_t stride_ = 1;
};

/// Class labels in the order of their appearance, and what they are in sorted order.
class Classes {
public:
    std::uint32_t indexOf(std::string_view label) {
        // Mostly a row is of a class that is known.
        const auto known = indices_.find(label);
        const std::uint32_t index =
            known != indices_.end()
                ? known->second
                : indices_.emplace(std::string(label), static_cast<std::uint32_t>(counts_.size()))
                      .first->second;
        if (index == counts_.size())
            counts_.push_back(0);
        ++counts_[index];
        return index;
    }
    std::size_t size() const { return counts_.size(); }

    /// Sorts as numbers if all are numbers, as text otherwise. Of each class by its appearance,
    /// its place in the order comes back.
    std::vector<std::uint32_t> sortInto(CsvContents& contents, DecimalSign decimal) const {
        std::vector<std::pair<std::string, std::uint32_t>> order(indices_.begin(), indices_.end());
        const bool numbers = std::ranges::all_of(
            order, [&](const auto& label) { return numberOf(label.first, decimal).has_value(); });
        if (numbers)
            std::ranges::stable_sort(order, {}, [&](const auto& label) {
                return numberOf(label.first, decimal).value_or(0.0);
            });
        std::vector<std::uint32_t> places(order.size());
        for (std::size_t place = 0; place < order.size(); ++place) {
            places[order[place].second] = static_cast<std::uint32_t>(place);
            contents.shape.classes.push_back(order[place].first);
            contents.classCounts.push_back(counts_[order[place].second]);
        }
        return places;
    }

private:
    std::map<std::string, std::uint32_t, std::less<>> indices_;
    std::vector<std::size_t> counts_;
};

Result<void> checkSize(const CsvTable& table, const CsvFile& file, std::size_t rows,
                       std::size_t classes, std::size_t mostNumbers) {
    if (classes > kMaxCsvClasses)
        return table.error(
            "Column %2 of the file %1 has more than %3 different values, too many "
            "for classes; choose regression, or another target.",
            {table.called(table.targetColumns().front()), std::to_string(kMaxCsvClasses)});
    if (rows > static_cast<std::size_t>(network::kMaxCorpus))
        return table.error("The file %1 has more than %2 rows, which is the most that can be "
                           "taken; take a part of it.",
                           {std::to_string(network::kMaxCorpus)});
    const std::size_t perRow =
        file.inputs.size() + (file.task == CsvTask::Regression ? file.targets.size() : classes);
    if (rows * perRow > mostNumbers)
        return table.error(
            "With %3 numbers a row the file %1 has more than %2 numbers by line "
            "%4, which is the most that can be taken; choose fewer columns or take "
            "a part of the file.",
            {std::to_string(mostNumbers), std::to_string(perRow), std::to_string(table.line())});
    return {};
}

Result<void> checkWhole(const CsvTable& table, const CsvFile& file, std::size_t rows,
                        const CsvContents& contents) {
    if (rows == 0 && table.leftOut() > 0)
        return table.error("All %2 rows of the file %1 have missing values in the chosen columns; "
                           "choose others.",
                           {std::to_string(table.leftOut())});
    if (rows == 0)
        return table.error("The file %1 has no row besides its header; name another file.");
    if (file.task == CsvTask::Classification && contents.shape.classes.size() < 2)
        return table.error(
            "Column %2 of the file %1 holds one class alone, \"%3\"; there is "
            "nothing to tell apart, so choose another target.",
            {table.called(table.targetColumns().front()), shown(contents.shape.classes.front())});
    return {};
}

/// Reads all rows, and keeps their numbers if there is somewhere to.
Result<std::optional<CsvContents>> scan(ByteSource source, const CsvFile& file,
                                        const std::stop_token& stop, std::size_t mostNumbers,
                                        Numbers* keep) {
    const bool classification = file.task == CsvTask::Classification;
    CsvTable table(
        [&](std::span<std::uint8_t> bytes) -> Result<std::size_t> {
            // Also what ends a search through blank lines.
            return stop.stop_requested() ? Result<std::size_t>(std::size_t{0}) : source(bytes);
        },
        file);
    Classes classes;
    Thinned points;
    std::size_t rows = 0;
    const auto opened = table.open();
    if (!opened && !stop.stop_requested())
        return opened.error();
    for (;;) {
        const auto next = stop.stop_requested() ? Result<bool>(false) : table.next();
        if (stop.stop_requested())
            return std::optional<CsvContents>();
        if (!next)
            return next.error();
        if (!*next)
            break;
        ++rows;
        const std::vector<double>& inputs = table.inputs();
        CsvPoint point{inputs[0], inputs.size() > 1 ? inputs[1] : 0.0, 0.0};
        std::uint32_t index = 0;
        if (classification)
            index = classes.indexOf(table.label());
        point.target = classification ? index : table.targets()[0];
        points.add(point);
        if (const auto fits = checkSize(table, file, rows, classes.size(), mostNumbers); !fits)
            return fits.error();
        if (keep == nullptr)
            continue;
        keep->inputs.insert(keep->inputs.end(), inputs.begin(), inputs.end());
        keep->targets.insert(keep->targets.end(), table.targets().begin(), table.targets().end());
        if (classification)
            keep->classes.push_back(index);
    }
    CsvContents contents;
    contents.shape.rows = static_cast<int>(rows);
    contents.shape.leftOut = static_cast<int>(
        std::min(table.leftOut(), static_cast<std::size_t>(std::numeric_limits<int>::max())));
    contents.points = points.take();
    const std::vector<std::uint32_t> places = classes.sortInto(contents, file.format.decimal);
    if (classification)
        for (CsvPoint& point : contents.points)
            point.target = places[static_cast<std::size_t>(point.target)];
    if (keep != nullptr)
        for (std::uint32_t& index : keep->classes)
            index = places[index];
    if (const auto good = checkWhole(table, file, rows, contents); !good)
        return good.error();
    return std::optional(std::move(contents));
}

/// The bytes of a file, telling how far reading is.
Result<ByteSource> sourceOf(const std::string& path, const CsvProgress& progress) {
    auto opened = ByteFile::open(path, kCsvPlace);
    if (!opened)
        return opened.error();
    auto file = std::make_shared<ByteFile>(*std::move(opened));
    if (!progress || file->packed() || file->capacity() == 0)
        return ByteSource([file](std::span<std::uint8_t> bytes) { return file->read(bytes); });
    return ByteSource(
        [file, progress, done = 0.0, told = 0.0,
         all = static_cast<double>(file->capacity())](std::span<std::uint8_t> bytes) mutable {
            constexpr double kStep = 0.01;
            auto got = file->read(bytes);
            done += got ? static_cast<double>(*got) / all : 0.0;
            if (done >= told + kStep) {
                told = std::min(done, 1.0);
                progress(told);
            }
            return got;
        });
}

/// What was found in a file, and by which settings.
struct Key {
    std::vector<FileStamp> stamps;
    CsvFile settings;

    bool operator==(const Key&) const = default;
};

std::optional<Key> keyOf(const CsvFile& file) {
    auto stamps = stampsOf({file.path});
    if (!stamps)
        return std::nullopt;
    Key key{*std::move(stamps), file};
    key.settings.shape = {};
    return key;
}

class ShapeMemory {
public:
    std::optional<Result<CsvShape>> find(const Key& key) const {
        const std::lock_guard lock(mutex_);
        const auto* found = remembered_.find(key);
        return found != nullptr ? std::optional(*found) : std::nullopt;
    }
    void keep(Key key, Result<CsvShape> shape) {
        const std::lock_guard lock(mutex_);
        remembered_.keep(std::move(key), std::move(shape));
    }

private:
    mutable std::mutex mutex_;
    Remembered<Key, Result<CsvShape>> remembered_; ///< errors too
};

ShapeMemory& shapeMemory() {
    static ShapeMemory memory;
    return memory;
}

/// Reads a file and remembers what was found, unless it was stopped.
Result<std::optional<CsvContents>> scanFile(const CsvFile& file, const std::stop_token& stop,
                                            const CsvProgress& progress, Numbers* keep) {
    const std::optional<Key> key = keyOf(file);
    auto source = sourceOf(file.path, progress);
    if (!source)
        return source.error();
    auto contents = scan(*std::move(source), file, stop, kMaxCsvNumbers, keep);
    if (key && (!contents || *contents))
        shapeMemory().keep(*key, contents ? Result<CsvShape>((*contents)->shape)
                                          : Result<CsvShape>(contents.error()));
    return contents;
}

std::vector<std::string> textsOf(const std::vector<network::CsvColumn>& columns) {
    std::vector<std::string> texts;
    for (const network::CsvColumn& column : columns)
        texts.push_back(column.text());
    return texts;
}

std::shared_ptr<const Dataset> datasetOf(Numbers numbers, const CsvFile& file) {
    auto set = std::make_shared<Dataset>();
    set->classification = file.task == CsvTask::Classification;
    set->inputNames = textsOf(file.inputs);
    set->outputNames = set->classification ? file.shape.classes : textsOf(file.targets);
    Samples& samples = set->samples;
    samples.inputWidth = set->inputNames.size();
    samples.outputWidth = set->outputNames.size();
    samples.inputs = std::move(numbers.inputs);
    samples.targets = std::move(numbers.targets);
    if (set->classification) {
        samples.targets.assign(numbers.classes.size() * samples.outputWidth, 0.0);
        for (std::size_t row = 0; row < numbers.classes.size(); ++row)
            samples.targets[row * samples.outputWidth + numbers.classes[row]] = 1.0;
    }
    return set;
}

} // namespace

Result<std::optional<CsvContents>> inspectCsv(const CsvFile& file, const std::stop_token& stop,
                                              const CsvProgress& progress) {
    return scanFile(file, stop, progress, nullptr);
}

Result<std::optional<CsvContents>> inspectCsv(ByteSource source, const CsvFile& file,
                                              const std::stop_token& stop,
                                              std::size_t mostNumbers) {
    return scan(std::move(source), file, stop, mostNumbers, nullptr);
}

std::optional<Result<CsvShape>> rememberedShape(const CsvFile& file) {
    const std::optional<Key> key = keyOf(file);
    return key ? shapeMemory().find(*key) : std::nullopt;
}

Result<std::shared_ptr<const Dataset>> loadCsv(const CsvFile& file, const std::stop_token& stop) {
    // One reading at a time: who waits for another's of the same file finds it remembered.
    static std::timed_mutex mutex;
    static Remembered<Key, std::weak_ptr<const Dataset>> remembered;
    constexpr std::chrono::milliseconds kListen{20};
    std::unique_lock lock(mutex, std::defer_lock);
    while (!lock.try_lock_for(kListen))
        if (stop.stop_requested())
            return std::shared_ptr<const Dataset>();
    const std::optional<Key> key = keyOf(file);
    if (const auto* known = key ? remembered.find(*key) : nullptr)
        if (auto data = known->lock()) {
            const auto found = shapeMemory().find(*key);
            if (found && found->ok() && **found == file.shape)
                return data;
        }
    Numbers numbers;
    // So that growing does not take the memory twice.
    numbers.inputs.reserve(
        std::min(static_cast<std::size_t>(std::max(file.shape.rows, 0)) * file.inputs.size(),
                 kMaxCsvNumbers));
    const auto contents = scanFile(file, stop, {}, &numbers);
    if (!contents)
        return contents.error();
    if (!*contents)
        return std::shared_ptr<const Dataset>();
    if ((*contents)->shape != file.shape)
        return anotherShape(file, (*contents)->shape);
    auto data = datasetOf(std::move(numbers), file);
    if (key)
        remembered.keep(*key, data);
    return data;
}

Error anotherShape(const CsvFile& said, const CsvShape& found) {
    const CsvShape& known = said.shape;
    const auto text = [](std::size_t number) { return std::to_string(number); };
    const auto place = std::string(network::kShapePlace);
    if (known.rows != found.rows || known.leftOut != found.leftOut)
        return dataFileError(
            ErrorCode::Mismatch, place, said.path,
            "The file %1 holds %2 rows and %3 that are left out; the experiment was made for %4 "
            "and %5. Name its own file, or choose this one once more.",
            {std::to_string(found.rows), std::to_string(found.leftOut), std::to_string(known.rows),
             std::to_string(known.leftOut)});
    if (known.classes.size() != found.classes.size())
        return dataFileError(ErrorCode::Mismatch, place, said.path,
                             "The file %1 holds %2 classes; the experiment was made for %3. Name "
                             "its own file, or choose this one once more.",
                             {text(found.classes.size()), text(known.classes.size())});
    const auto differ = std::ranges::mismatch(known.classes, found.classes);
    return dataFileError(ErrorCode::Mismatch, place, said.path,
                         "The file %1 holds a class \"%2\" where the experiment was made for "
                         "\"%3\". Name its own file, or choose this one once more.",
                         {shown(*differ.in2), shown(*differ.in1)});
}

} // namespace dpfm::data
