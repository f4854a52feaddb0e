#include "core/base/share.h"

#include <array>
#include <cassert>
#include <charconv>
#include <string>
#include <string_view>

namespace dpfm {

std::size_t ceilOfShare(double share, std::size_t count) {
    assert(share >= 0.0 && share <= 1.0);
    // "2e-01" and the like: the digits and the power of ten are read off the shortest decimal.
    std::array<char, 32> text{};
    const char* end =
        std::to_chars(text.data(), text.data() + text.size(), share, std::chars_format::scientific)
            .ptr;
    const std::string_view written(text.data(), static_cast<std::size_t>(end - text.data()));
    const std::size_t mark = written.find('e');
    int exponent = std::stoi(std::string(written.substr(mark + 1)));
    // At most 17 digits times a count below 2^64 stays below 2^121.
    __extension__ using Wide = unsigned __int128;
    Wide numerator = 0;
    bool fraction = false;
    for (const char digit : written.substr(0, mark)) {
        if (digit == '.') {
            fraction = true;
            continue;
        }
        numerator = numerator * 10 + static_cast<unsigned>(digit - '0');
        exponent -= fraction ? 1 : 0;
    }
    numerator *= count;
    bool remainder = false;
    for (; exponent < 0 && numerator > 0; ++exponent) {
        remainder = remainder || numerator % 10 != 0;
        numerator /= 10;
    }
    return static_cast<std::size_t>(numerator) + (remainder ? 1 : 0);
}

} // namespace dpfm
