#include "core/data/idx.h"

#include "core/data/byte_file.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

namespace dpfm::data {

namespace {

constexpr std::uint8_t kUnsignedByte = 0x08;
constexpr std::size_t kImageDimensions = 3;
constexpr std::size_t kLabelDimensions = 1;

std::string_view elementName(std::uint8_t type) {
    switch (type) {
    case kUnsignedByte:
        return "unsigned bytes";
    case 0x09:
        return "signed bytes";
    case 0x0B:
        return "16-bit integers";
    case 0x0C:
        return "32-bit integers";
    case 0x0D:
        return "32-bit floating-point numbers";
    case 0x0E:
        return "64-bit floating-point numbers";
    default:
        return {};
    }
}

std::string hex(std::span<const std::uint8_t> bytes) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text = "0x";
    for (const std::uint8_t byte : bytes) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

std::uint32_t bigEndian(const std::uint8_t* bytes) {
    return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 |
           std::uint32_t{bytes[2]} << 8 | std::uint32_t{bytes[3]};
}

/// One file being read, and how its errors are told.
class Reader {
public:
    Reader(ByteFile file, const std::string& path, std::string_view place, std::size_t dimensions)
        : file_(std::move(file))
        , path_(path)
        , place_(place)
        , dimensions_(dimensions) {}

    /// The dimensions' sizes, which are such that their elements can be in the file.
    Result<std::vector<std::uint64_t>> readHeader() {
        std::vector<std::uint8_t> bytes(headerSize());
        const auto got = file_.read(bytes);
        if (!got)
            return got.error();
        const std::span<const std::uint8_t> found(bytes.data(), *got);
        if (const auto magic = checkMagic(found.first(std::min<std::size_t>(*got, 4))); !magic)
            return magic.error();
        if (*got < bytes.size())
            return error("The file %1 ends after %2 bytes, within its header of %3; copy or "
                         "download it again.",
                         {std::to_string(*got), std::to_string(bytes.size())});
        std::vector<std::uint64_t> sizes;
        for (std::size_t dimension = 0; dimension < dimensions_; ++dimension)
            sizes.push_back(bigEndian(bytes.data() + 4 + 4 * dimension));
        if (const auto possible = checkSizes(sizes); !possible)
            return possible.error();
        return sizes;
    }

    /// All elements, after the header.
    Result<std::vector<std::uint8_t>> readElements() {
        std::vector<std::uint8_t> elements(static_cast<std::size_t>(elements_));
        const auto got = file_.read(elements);
        if (!got)
            return got.error();
        if (*got < elements.size())
            return tooShort(headerSize() + *got);
        // Also what brings a packed file to its end, where its checksum is.
        std::uint8_t more = 0;
        const auto beyond = file_.read({&more, 1});
        if (!beyond)
            return beyond.error();
        if (*beyond > 0)
            return tooLong();
        return elements;
    }

private:
    std::size_t headerSize() const { return 4 + 4 * dimensions_; }
    bool images() const { return dimensions_ == kImageDimensions; }

    Error error(std::string sentence, std::vector<std::string> arguments = {}) const {
        return dataFileError(ErrorCode::FileFormat, place_, path_, std::move(sentence),
                             std::move(arguments));
    }
    Error tooShort(std::uint64_t found) const {
        return error("By its header the file %1 has %2 bytes, but it ends after %3; copy or "
                     "download it again.",
                     {std::to_string(headerSize() + elements_), std::to_string(found)});
    }
    Error tooLong() const {
        return error("The file %1 goes on after the %2 bytes that its header tells of; copy or "
                     "download it again.",
                     {std::to_string(headerSize() + elements_)});
    }

    Result<void> checkMagic(std::span<const std::uint8_t> magic) const {
        if (magic.empty())
            return error("The file %1 is empty; copy or download it again.");
        const std::string wanted = images() ? "0x00000803" : "0x00000801";
        if (magic.size() < 4 || magic[0] != 0 || magic[1] != 0 || elementName(magic[2]).empty())
            return error(images() ? "The file %1 begins with %2, an IDX file of images with %3; "
                                    "name another file."
                                  : "The file %1 begins with %2, an IDX file of labels with %3; "
                                    "name another file.",
                         {hex(magic), wanted});
        const std::size_t dimensions = magic[3];
        if (magic[2] == kUnsignedByte && dimensions == dimensions_)
            return {};
        if (magic[2] != kUnsignedByte)
            return error("The file %1 holds %2; only unsigned bytes (0 to 255) can be read, so "
                         "convert it.",
                         {std::string(elementName(magic[2]))});
        if (images() && dimensions == kLabelDimensions)
            return error("The file %1 holds labels (%2), not images (%3); exchange the two files.",
                         {hex(magic), wanted});
        if (!images() && dimensions == kImageDimensions)
            return error("The file %1 holds images (%2), not labels (%3); exchange the two files.",
                         {hex(magic), wanted});
        return error("The file %1 has %2 dimensions; images have three (count, rows, columns) and "
                     "labels one, so name another file.",
                     {std::to_string(dimensions)});
    }

    Result<void> checkSizes(const std::vector<std::uint64_t>& sizes) {
        std::string product;
        std::optional<std::uint64_t> elements = 1;
        for (const std::uint64_t size : sizes) {
            product += (product.empty() ? "" : " × ") + std::to_string(size);
            if (size == 0)
                elements = 0;
            else if (elements)
                elements = *elements > kMaxIdxBytes / size ? std::nullopt
                                                           : std::optional(*elements * size);
        }
        if (elements == std::uint64_t{0})
            return error("By its header the file %1 holds %2 numbers, which is nothing to train "
                         "on; name another file.",
                         {product});
        if (!elements)
            return error("By its header the file %1 holds %2 numbers; at most %3 can be read.",
                         {product, std::to_string(kMaxIdxBytes)});
        if (sizes[0] > kMaxIdxItems)
            return error("By its header the file %1 has %2 samples; at most %3 can be read.",
                         {std::to_string(sizes[0]), std::to_string(kMaxIdxItems)});
        elements_ = *elements;
        const std::uint64_t whole = headerSize() + elements_;
        if (file_.capacity() < whole) {
            if (!file_.packed())
                return tooShort(file_.capacity());
            return error("By its header the file %1 has %2 bytes when unpacked, which is more than "
                         "it can hold; copy or download it again.",
                         {std::to_string(whole)});
        }
        if (!file_.packed() && file_.capacity() > whole)
            return tooLong();
        return {};
    }

    ByteFile file_;
    const std::string& path_;
    std::string_view place_;
    std::size_t dimensions_;
    std::uint64_t elements_ = 0;
};

IdxImagesHeader imagesHeader(const std::vector<std::uint64_t>& sizes) {
    return {static_cast<std::size_t>(sizes[0]), static_cast<std::size_t>(sizes[1]),
            static_cast<std::size_t>(sizes[2])};
}

} // namespace

Result<IdxImagesHeader> readIdxImagesHeader(const std::string& path, std::string_view place) {
    auto file = ByteFile::open(path, place);
    if (!file)
        return file.error();
    const auto sizes = Reader(*std::move(file), path, place, kImageDimensions).readHeader();
    if (!sizes)
        return sizes.error();
    return imagesHeader(*sizes);
}

Result<IdxImages> readIdxImages(const std::string& path, std::string_view place) {
    auto file = ByteFile::open(path, place);
    if (!file)
        return file.error();
    Reader reader(*std::move(file), path, place, kImageDimensions);
    const auto sizes = reader.readHeader();
    if (!sizes)
        return sizes.error();
    auto pixels = reader.readElements();
    if (!pixels)
        return pixels.error();
    return IdxImages{imagesHeader(*sizes), *std::move(pixels)};
}

Result<std::vector<std::uint8_t>> readIdxLabels(const std::string& path, std::string_view place) {
    auto file = ByteFile::open(path, place);
    if (!file)
        return file.error();
    Reader reader(*std::move(file), path, place, kLabelDimensions);
    if (const auto sizes = reader.readHeader(); !sizes)
        return sizes.error();
    return reader.readElements();
}

} // namespace dpfm::data
