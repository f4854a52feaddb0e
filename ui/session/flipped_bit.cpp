#include "ui/session/flipped_bit.h"

#include <array>

namespace dpfm::session {

namespace {

constexpr quint32 kPolynomial = 0xedb88320; // of CRC-32, its bits reversed
constexpr int kBits = 8;

/// What a difference in the remainder becomes by the next byte.
quint32 byNextByte(quint32 difference) {
    for (int bit = 0; bit < kBits; ++bit)
        difference = (difference >> 1) ^ ((difference & 1) != 0 ? kPolynomial : 0);
    return difference;
}

} // namespace

std::optional<qsizetype> flippedBit(qsizetype size, quint32 difference) {
    // A CRC is linear: what a bit changes depends on its distance from the end alone.
    std::array<quint32, kBits> byBit{};
    for (int bit = 0; bit < kBits; ++bit)
        byBit[static_cast<std::size_t>(bit)] = byNextByte(quint32{1} << bit);
    for (qsizetype byte = size - 1; byte >= 0; --byte)
        for (int bit = 0; bit < kBits; ++bit) {
            quint32& change = byBit[static_cast<std::size_t>(bit)];
            if (change == difference)
                return byte * kBits + bit;
            change = byNextByte(change);
        }
    return std::nullopt;
}

} // namespace dpfm::session
