#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// IDX, the format of MNIST's files (http://yann.lecun.com/exdb/mnist): 0, 0, the type of element,
/// the number of dimensions, each dimension's size as four bytes with the highest first, and then
/// the elements, the last dimension's index running fastest. Read are images (unsigned bytes, count
/// × rows × columns) and labels (unsigned bytes, count), as they are or packed by gzip. Sizes are
/// checked against the file before there is memory for them. Errors have the given place, which is
/// the field that names the file; their sentences name the file.
namespace dpfm::data {

inline constexpr std::uint64_t kMaxIdxBytes = (std::uint64_t{1} << 31) - 1;
/// As large as a corpus can be (network::kMaxCorpus).
inline constexpr std::uint64_t kMaxIdxItems = 10'000'000;

struct IdxImagesHeader {
    std::size_t count = 0;
    std::size_t rows = 0;
    std::size_t columns = 0;

    std::size_t pixels() const { return rows * columns; } ///< of one image
    bool operator==(const IdxImagesHeader&) const = default;
};

struct IdxImages {
    IdxImagesHeader header;
    std::vector<std::uint8_t> pixels; ///< image by image, row by row
};

/// Reads the first 16 bytes alone; of a file that is not packed its length is checked, too.
Result<IdxImagesHeader> readIdxImagesHeader(const std::string& path, std::string_view place);
Result<IdxImages> readIdxImages(const std::string& path, std::string_view place);
/// One byte an image, 0 … 255; at least one.
Result<std::vector<std::uint8_t>> readIdxLabels(const std::string& path, std::string_view place);

} // namespace dpfm::data
