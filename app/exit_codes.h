#pragma once

namespace dpfm::app {

/// What the program tells its caller. A sweep in which single runs diverged is done.
enum ExitCode : int {
    kDone = 0,
    kFailed = 1,        ///< the run or a comparison failed
    kBadInput = 2,      ///< bad usage or bad input
    kInterrupted = 130, ///< by SIGINT or SIGTERM, as shells count it
};

} // namespace dpfm::app
