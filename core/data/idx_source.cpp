#include "core/data/idx_source.h"

#include "core/data/byte_file.h"
#include "core/data/file_memory.h"
#include "core/data/idx.h"
#include "core/network/validation.h"

#include <algorithm>
#include <mutex>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>

namespace dpfm::data {

namespace {

using network::IdxFiles;
using network::IdxShape;

constexpr std::string_view kImages = "data.images";
constexpr std::string_view kLabels = "data.labels";
constexpr std::string_view kTestImages = "data.test_images";
constexpr std::string_view kTestLabels = "data.test_labels";

using Stamps = std::vector<FileStamp>;

std::optional<Stamps> stampsOfAll(const IdxFiles& files) {
    return stampsOf(std::vector{files.images, files.labels, files.testImages, files.testLabels});
}

/// An images file, or its header, with the labels that belong to it.
template <class Images>
struct Pair {
    Images images;
    std::vector<std::uint8_t> labels;
};

Result<void> checkCounts(const IdxImagesHeader& images, std::size_t labels,
                         const std::string& imagesPath, const std::string& labelsPath,
                         std::string_view labelsPlace) {
    if (images.count == labels)
        return {};
    return dataFileError(ErrorCode::Mismatch, labelsPlace, labelsPath,
                         "The file %1 has %2 labels for the %3 images of %4; name the file that "
                         "belongs to them.",
                         {std::to_string(labels), std::to_string(images.count), imagesPath});
}

const IdxImagesHeader& headerOf(const IdxImagesHeader& header) {
    return header;
}
const IdxImagesHeader& headerOf(const IdxImages& images) {
    return images.header;
}

template <class Images>
Result<Pair<Images>> readPair(Result<Images> (*readImages)(const std::string&, std::string_view),
                              const std::string& imagesPath, std::string_view imagesPlace,
                              const std::string& labelsPath, std::string_view labelsPlace) {
    auto images = readImages(imagesPath, imagesPlace);
    if (!images)
        return images.error();
    auto labels = readIdxLabels(labelsPath, labelsPlace);
    if (!labels)
        return labels.error();
    const auto fit =
        checkCounts(headerOf(*images), labels->size(), imagesPath, labelsPath, labelsPlace);
    if (!fit)
        return fit.error();
    return Pair<Images>{*std::move(images), *std::move(labels)};
}

/// Both pairs, the second if there is one, with what they hold.
template <class Images>
struct Contents {
    Pair<Images> training;
    std::optional<Pair<Images>> test;
    IdxShape shape;
};

template <class Images>
Result<Contents<Images>> readContents(Result<Images> (*readImages)(const std::string&,
                                                                   std::string_view),
                                      const IdxFiles& files) {
    auto training = readPair(readImages, files.images, kImages, files.labels, kLabels);
    if (!training)
        return training.error();
    Contents<Images> contents{*std::move(training), std::nullopt, {}};
    const IdxImagesHeader& header = headerOf(contents.training.images);
    int largest = *std::ranges::max_element(contents.training.labels);
    contents.shape.inputs = static_cast<int>(header.pixels());
    contents.shape.samples = static_cast<int>(header.count);
    if (files.hasTest()) {
        auto test =
            readPair(readImages, files.testImages, kTestImages, files.testLabels, kTestLabels);
        if (!test)
            return test.error();
        const IdxImagesHeader& own = headerOf(test->images);
        if (own.rows != header.rows || own.columns != header.columns)
            return dataFileError(
                ErrorCode::Mismatch, kTestImages, files.testImages,
                "The file %1 has images of %2 × %3 pixels, those to train on have %4 × %5; name "
                "the file that belongs to them.",
                {std::to_string(own.rows), std::to_string(own.columns), std::to_string(header.rows),
                 std::to_string(header.columns)});
        contents.shape.testSamples = static_cast<int>(own.count);
        largest = std::max(largest, int{*std::ranges::max_element(test->labels)});
        contents.test = *std::move(test);
    }
    contents.shape.classes = std::max(largest + 1, 2);
    return contents;
}

Samples samplesOf(Pair<IdxImages> pair, std::size_t classes) {
    Samples samples;
    samples.inputWidth = pair.images.header.pixels();
    samples.outputWidth = classes;
    samples.bytes.table =
        std::make_shared<const std::vector<std::uint8_t>>(std::move(pair.images.pixels));
    samples.bytes.rows.resize(pair.images.header.count);
    std::iota(samples.bytes.rows.begin(), samples.bytes.rows.end(), std::uint32_t{0});
    samples.targets.assign(pair.labels.size() * classes, 0.0);
    for (std::size_t row = 0; row < pair.labels.size(); ++row)
        samples.targets[row * classes + pair.labels[row]] = 1.0;
    return samples;
}

std::shared_ptr<const IdxData> dataOf(Contents<IdxImages> contents) {
    const IdxImagesHeader header = contents.training.images.header;
    const auto classes = static_cast<std::size_t>(contents.shape.classes);
    auto data = std::make_shared<IdxData>();
    data->training.samples = samplesOf(std::move(contents.training), classes);
    data->training.classification = true;
    for (std::size_t row = 0; row < header.rows; ++row)
        for (std::size_t column = 0; column < header.columns; ++column)
            data->training.inputNames.push_back("row " + std::to_string(row + 1) + " column " +
                                                std::to_string(column + 1));
    for (std::size_t label = 0; label < classes; ++label)
        data->training.outputNames.push_back(std::to_string(label));
    if (contents.test)
        data->test = samplesOf(*std::move(contents.test), classes);
    return data;
}

} // namespace

Error anotherShape(const IdxShape& said, const IdxShape& found) {
    return {ErrorCode::Mismatch,
            std::string(network::kShapePlace),
            "The data files hold %1 samples and %2 test samples of %3 pixels in %4 classes; the "
            "experiment was made for %5 and %6 of %7 pixels in %8. Name its own files, or these "
            "once more.",
            {std::to_string(found.samples), std::to_string(found.testSamples),
             std::to_string(found.inputs), std::to_string(found.classes),
             std::to_string(said.samples), std::to_string(said.testSamples),
             std::to_string(said.inputs), std::to_string(said.classes)}};
}

Result<std::shared_ptr<const IdxData>> loadIdx(const IdxFiles& files) {
    static std::mutex mutex;
    static Remembered<Stamps, std::weak_ptr<const IdxData>> remembered;
    const std::lock_guard lock(mutex);
    const std::optional<Stamps> stamps = stampsOfAll(files);
    if (const auto* known = stamps ? remembered.find(*stamps) : nullptr)
        if (auto data = known->lock()) {
            const IdxShape found{static_cast<int>(data->training.samples.inputWidth),
                                 static_cast<int>(data->training.samples.outputWidth),
                                 static_cast<int>(data->training.samples.count()),
                                 static_cast<int>(data->test.count())};
            if (found != files.shape)
                return anotherShape(files.shape, found);
            return data;
        }
    auto contents = readContents(&readIdxImages, files);
    if (!contents)
        return contents.error();
    if (contents->shape != files.shape)
        return anotherShape(files.shape, contents->shape);
    auto data = dataOf(*std::move(contents));
    if (stamps)
        remembered.keep(*stamps, data);
    return data;
}

Result<IdxShape> readIdxShape(const IdxFiles& files) {
    static std::mutex mutex;
    // Errors too: every edit of an experiment asks again.
    static Remembered<Stamps, Result<IdxShape>> remembered;
    const std::lock_guard lock(mutex);
    const std::optional<Stamps> stamps = stampsOfAll(files);
    if (const auto* known = stamps ? remembered.find(*stamps) : nullptr)
        return *known;
    const auto contents = readContents(&readIdxImagesHeader, files);
    Result<IdxShape> shape = contents ? Result<IdxShape>(contents->shape) : contents.error();
    if (stamps)
        remembered.keep(*stamps, shape);
    return shape;
}

} // namespace dpfm::data
