#pragma once

#include <functional>

class QWidget;

namespace dpfm::views {

/// Calls `then` from the event loop once the window has been painted for the first time, so that
/// nothing that takes time stands between a start and what a person sees of it.
void onceSeen(QWidget& window, std::function<void()> then);

} // namespace dpfm::views
