#include "core/data/byte_file.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <utility>
#include <vector>
#include <zlib.h>

namespace dpfm::data {

namespace {

constexpr std::size_t kChunk = std::size_t{1} << 16;
constexpr std::uint64_t kDeflateFactor = 1032;
/// zlib's way of asking for a gzip wrapper around the largest window.
constexpr int kGzipWindow = 15 + 16;

} // namespace

Error dataFileError(ErrorCode code, std::string_view place, const std::string& path,
                    std::string sentence, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), path);
    return {code, std::string(place), std::move(sentence), std::move(arguments)};
}

struct ByteFile::State {
    std::string path;
    std::string place;
    std::ifstream file;
    std::uint64_t size = 0;
    bool packed = false;
    z_stream stream{};
    bool streamMade = false;
    bool memberOpen = true; ///< the gzip member at hand has not come to its end
    std::vector<std::uint8_t> chunk;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (streamMade)
            inflateEnd(&stream);
    }

    Error error(ErrorCode code, std::string sentence) const {
        return dataFileError(code, place, path, std::move(sentence));
    }

    Result<std::size_t> readPlain(std::span<std::uint8_t> bytes) {
        file.read(reinterpret_cast<char*>(bytes.data()),
                  static_cast<std::streamsize>(bytes.size()));
        if (file.bad())
            return error(ErrorCode::FileAccess,
                         "The file %1 cannot be read to its end; check its disk.");
        return static_cast<std::size_t>(file.gcount());
    }

    /// Sees to it that there is packed input, unless the file is at its end.
    Result<void> fillInput() {
        if (stream.avail_in > 0)
            return {};
        const auto got = readPlain(chunk);
        if (!got)
            return got.error();
        stream.next_in = chunk.data();
        stream.avail_in = static_cast<uInt>(*got);
        return {};
    }

    Result<std::size_t> readPacked(std::span<std::uint8_t> bytes) {
        std::size_t done = 0;
        while (done < bytes.size()) {
            if (const auto filled = fillInput(); !filled)
                return filled.error();
            if (stream.avail_in == 0) {
                if (memberOpen)
                    return error(ErrorCode::FileFormat,
                                 "The gzip file %1 breaks off before its end; copy or download it "
                                 "again.");
                return done;
            }
            if (!std::exchange(memberOpen, true))
                inflateReset(&stream); // gzip files may be several, one behind the other
            const std::size_t part = std::min(bytes.size() - done, kChunk);
            stream.next_out = bytes.data() + done;
            stream.avail_out = static_cast<uInt>(part);
            const int code = inflate(&stream, Z_NO_FLUSH);
            done += part - stream.avail_out;
            if (code == Z_STREAM_END)
                memberOpen = false;
            else if (code == Z_MEM_ERROR)
                return error(ErrorCode::FileAccess,
                             "There is not enough memory to unpack the file %1.");
            else if (code != Z_OK && code != Z_BUF_ERROR)
                return error(ErrorCode::FileFormat,
                             "The gzip file %1 is damaged; copy or download it again.");
        }
        return done;
    }
};

ByteFile::ByteFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
ByteFile::ByteFile(ByteFile&&) noexcept = default;
ByteFile& ByteFile::operator=(ByteFile&&) noexcept = default;
ByteFile::~ByteFile() = default;

Result<ByteFile> ByteFile::open(const std::string& path, std::string_view place) {
    auto state = std::make_unique<State>();
    state->path = path;
    state->place = place;
    std::error_code trouble;
    const std::filesystem::file_status status = std::filesystem::status(path, trouble);
    if (status.type() == std::filesystem::file_type::not_found)
        return state->error(ErrorCode::FileAccess,
                            "There is no file %1; check its name and folder.");
    if (status.type() == std::filesystem::file_type::directory)
        return state->error(ErrorCode::FileAccess, "%1 is a folder; name the file in it.");
    if (!trouble && status.type() != std::filesystem::file_type::regular)
        return state->error(ErrorCode::FileAccess,
                            "%1 is a device and not a file of data; name a file.");
    state->size = trouble ? 0 : std::filesystem::file_size(path, trouble);
    state->file.open(path, std::ios::binary);
    if (trouble || !state->file)
        return state->error(ErrorCode::FileAccess,
                            "The file %1 cannot be opened; check that you may read it.");
    std::array<std::uint8_t, 2> first{};
    const auto got = state->readPlain(first);
    if (!got)
        return got.error();
    state->packed = *got == 2 && first[0] == 0x1f && first[1] == 0x8b;
    state->file.clear();
    state->file.seekg(0);
    if (state->packed) {
        state->chunk.resize(kChunk);
        if (inflateInit2(&state->stream, kGzipWindow) != Z_OK)
            return state->error(ErrorCode::FileAccess,
                                "There is not enough memory to unpack the file %1.");
        state->streamMade = true;
    }
    return ByteFile(std::move(state));
}

Result<std::size_t> ByteFile::read(std::span<std::uint8_t> bytes) {
    return state_->packed ? state_->readPacked(bytes) : state_->readPlain(bytes);
}

bool ByteFile::packed() const {
    return state_->packed;
}

std::uint64_t ByteFile::capacity() const {
    return state_->packed ? state_->size * kDeflateFactor : state_->size;
}

} // namespace dpfm::data
