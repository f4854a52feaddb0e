#include "app/interrupt.h"

#include "app/exit_codes.h"

#include <cstdlib>
#include <pthread.h>

namespace dpfm::app {

Interrupt::Interrupt() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals_, &previousMask_);
    waiter_ = std::thread([this] { waitForSignals(); });
}

Interrupt::~Interrupt() {
    ending_ = true;
    pthread_kill(waiter_.native_handle(), SIGTERM);
    waiter_.join();
    pthread_sigmask(SIG_SETMASK, &previousMask_, nullptr);
}

void Interrupt::waitForSignals() {
    int signal = 0;
    while (sigwait(&signals_, &signal) == 0 && !ending_)
        if (!source_.request_stop())
            std::_Exit(kInterrupted);
}

} // namespace dpfm::app
