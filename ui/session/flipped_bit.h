#pragma once

#include <QByteArray>

#include <optional>

namespace dpfm::session {

/// The place of the one flipped bit, counted from the first bit of the first byte (the lowest),
/// by which a CRC-32 over `size` bytes differs from the one that was written down: `difference` is
/// the exclusive or of both. None if no single bit makes that difference. Of some 90 thousand bits
/// or fewer, no two make the same.
std::optional<qsizetype> flippedBit(qsizetype size, quint32 difference);

} // namespace dpfm::session
