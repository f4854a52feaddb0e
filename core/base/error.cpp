#include "core/base/error.h"

#include <array>
#include <charconv>
#include <new>
#include <stdexcept>

namespace dpfm {

std::string fillIn(std::string_view sentence, const std::vector<std::string>& arguments) {
    std::string filled;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        if (sentence[i] == '%' && i + 1 < sentence.size()) {
            const char digit = sentence[i + 1];
            if (digit >= '1' && digit <= '9') {
                const auto argument = static_cast<std::size_t>(digit - '1');
                if (argument < arguments.size()) {
                    filled += arguments[argument];
                    ++i;
                    continue;
                }
            }
        }
        filled += sentence[i];
    }
    return filled;
}

std::string Error::message() const {
    return fillIn(sentence, arguments);
}

std::string Error::text() const {
    return place.empty() ? message() : place + ": " + message();
}

Error errorOf(const std::exception& exception) {
    // A vector that is too long for any memory says so in a way of its own.
    if (dynamic_cast<const std::bad_alloc*>(&exception) != nullptr ||
        dynamic_cast<const std::length_error*>(&exception) != nullptr)
        return {ErrorCode::InvalidInput,
                "",
                "There is not enough memory; make the layers or the corpus smaller.",
                {}};
    return {ErrorCode::InvalidInput, "", "The computation failed: %1.", {exception.what()}};
}

std::string toText(double value) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}

} // namespace dpfm
