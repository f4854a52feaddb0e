#include "core/base/control.h"

namespace dpfm {

void PauseGate::pause() {
    const std::lock_guard lock(mutex_);
    paused_.store(true, std::memory_order_release);
}

void PauseGate::resume() {
    {
        const std::lock_guard lock(mutex_);
        paused_.store(false, std::memory_order_release);
    }
    changed_.notify_all();
}

void PauseGate::wait(const std::stop_token& stop) {
    if (!paused())
        return;
    std::unique_lock lock(mutex_);
    changed_.wait(lock, stop, [this] { return !paused(); });
}

bool RunControl::proceed() const {
    if (gate_ != nullptr)
        gate_->wait(stop_);
    return !stop_.stop_requested();
}

} // namespace dpfm
