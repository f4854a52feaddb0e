#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace dpfm {

/// Lets another thread hold computations and let them go on.
/// Invariant: `paused_` changes only under `mutex_`, and every change wakes all that wait.
class PauseGate {
public:
    void pause();
    void resume();
    bool paused() const { return paused_.load(std::memory_order_acquire); }
    /// Returns at once if not paused; otherwise sleeps until resumed or asked to stop.
    void wait(const std::stop_token& stop);

private:
    std::atomic<bool> paused_ = false;
    std::mutex mutex_;
    std::condition_variable_any changed_;
};

/// How a computation is asked to stop or to pause. Cheap enough to ask once a sample.
class RunControl {
public:
    RunControl() = default;
    explicit RunControl(std::stop_token stop, PauseGate* gate = nullptr)
        : stop_(std::move(stop))
        , gate_(gate) {}

    /// Whether to go on. Blocks while paused.
    bool proceed() const;

private:
    std::stop_token stop_;
    PauseGate* gate_ = nullptr;
};

} // namespace dpfm
