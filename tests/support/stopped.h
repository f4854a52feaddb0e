#pragma once

#include <memory>
#include <stop_token>

namespace dpfm::test {

/// A token that asks to stop from the start. Its source is not on the stack: GCC 12 at -Og takes
/// what is there for uninitialized in some callers.
inline std::stop_token stopped() {
    const auto source = std::make_unique<std::stop_source>();
    source->request_stop();
    return source->get_token();
}

} // namespace dpfm::test
