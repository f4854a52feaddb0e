#pragma once

#include "core/data/csv.h"

#include <QByteArray>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

/// Where the bytes of CSV files come from in tests.
namespace dpfm::test {

inline data::ByteSource bytesOf(const QByteArray& content) {
    return [content, position = qsizetype{0}](std::span<std::uint8_t> bytes) mutable {
        const qsizetype part =
            std::min(static_cast<qsizetype>(bytes.size()), content.size() - position);
        std::memcpy(bytes.data(), content.constData() + position, static_cast<std::size_t>(part));
        position += part;
        return Result<std::size_t>(static_cast<std::size_t>(part));
    };
}

/// `head`, then `line` over and over: `bytes` bytes in all that are nowhere at once.
inline data::ByteSource endless(const QByteArray& head, const QByteArray& line, std::size_t bytes) {
    return [head, line, position = std::size_t{0}, bytes](std::span<std::uint8_t> out) mutable {
        const std::size_t part = std::min(out.size(), bytes - position);
        for (std::size_t i = 0; i < part; ++i, ++position) {
            const auto at = static_cast<qsizetype>(position);
            out[i] = static_cast<std::uint8_t>(
                at < head.size() ? head[at] : line[(at - head.size()) % line.size()]);
        }
        return Result<std::size_t>(part);
    };
}

} // namespace dpfm::test
