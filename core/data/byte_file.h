#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace dpfm::data {

/// An error of a data file. Its place is the field that names the file, e.g. "data.images", so the
/// sentence names the file itself: %1 is its path, `arguments` go in from %2 on.
Error dataFileError(ErrorCode code, std::string_view place, const std::string& path,
                    std::string sentence, std::vector<std::string> arguments = {});

/// The bytes of a file in their order. A gzip file, which its first two bytes tell and not its
/// name, is unpacked on the way; its checksum is checked when its end is read.
class ByteFile {
public:
    /// Refuses what is not there, not readable or not a regular file.
    static Result<ByteFile> open(const std::string& path, std::string_view place);
    ByteFile(ByteFile&&) noexcept;
    ByteFile& operator=(ByteFile&&) noexcept;
    ~ByteFile();

    /// Fills `bytes`, less only at the end of the file; returns how many there are. An error if the
    /// file cannot be read on, or its packing is damaged or breaks off.
    Result<std::size_t> read(std::span<std::uint8_t> bytes);

    bool packed() const;
    /// The most bytes that reading can yield: the file's size, and if it is packed 1032 times that,
    /// which is the most that deflate can pack (zlib's "maximum compression factor").
    std::uint64_t capacity() const;

private:
    struct State;
    explicit ByteFile(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace dpfm::data
