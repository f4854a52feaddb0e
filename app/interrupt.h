#pragma once

#include <atomic>
#include <csignal>
#include <stop_token>
#include <thread>

namespace dpfm::app {

/// While it lives, SIGINT (Ctrl-C) and SIGTERM ask to stop instead of ending the program; a second
/// one ends it at once. To be made on the main thread before it starts others, which take over the
/// signal mask from it; one at a time.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    std::stop_token token() const { return source_.get_token(); }
    bool requested() const { return source_.stop_requested(); }

private:
    void waitForSignals();

    std::stop_source source_;
    sigset_t signals_;
    sigset_t previousMask_;
    std::atomic<bool> ending_ = false;
    std::thread waiter_;
};

} // namespace dpfm::app
