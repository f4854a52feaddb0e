#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dpfm::data {

/// Tells a file from itself at another time.
struct FileStamp {
    std::string path;
    std::uintmax_t size = 0;
    std::filesystem::file_time_type changed;

    bool operator==(const FileStamp&) const = default;
};

/// Of the paths that are not empty. None if a file cannot be looked at: reading it will tell why.
std::optional<std::vector<FileStamp>> stampsOf(const std::vector<std::string>& paths);

/// The last few values that were made from files. Locked by whoever uses it.
template <class Key, class Value>
class Remembered {
public:
    const Value* find(const Key& key) const {
        const auto found = std::find_if(values_.begin(), values_.end(),
                                        [&](const auto& value) { return value.first == key; });
        return found == values_.end() ? nullptr : &found->second;
    }
    void keep(Key key, Value value) {
        std::erase_if(values_, [&](const auto& other) { return other.first == key; });
        values_.emplace_front(std::move(key), std::move(value));
        if (values_.size() > kMost)
            values_.pop_back();
    }

private:
    static constexpr std::size_t kMost = 16;
    std::deque<std::pair<Key, Value>> values_;
};

} // namespace dpfm::data
