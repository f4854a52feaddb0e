#include "core/data/file_memory.h"

#include <system_error>

namespace dpfm::data {

std::optional<std::vector<FileStamp>> stampsOf(const std::vector<std::string>& paths) {
    std::vector<FileStamp> stamps;
    for (const std::string& path : paths) {
        if (path.empty())
            continue;
        std::error_code trouble;
        FileStamp stamp{path, std::filesystem::file_size(path, trouble), {}};
        if (!trouble)
            stamp.changed = std::filesystem::last_write_time(path, trouble);
        if (trouble)
            return std::nullopt;
        stamps.push_back(std::move(stamp));
    }
    return stamps;
}

} // namespace dpfm::data
