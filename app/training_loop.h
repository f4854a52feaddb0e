#pragma once

#include "app/interrupt.h"
#include "core/sweep/runner.h"
#include "ui/session/mailbox.h"

#include <functional>
#include <span>
#include <vector>

namespace dpfm::app {

/// How the training of runs ended: by itself, or because what it brought could not be taken.
struct Trained {
    sweep::SweepOutcome outcome;
    Result<void> taken;
};

/// Trains runs on threads of their own, shows on stderr how far they are, and hands what they bring
/// to `take` on this thread. An interrupt stops it, and so does an error of `take`, which is then
/// not called again.
Trained trainAndShow(const network::Experiment& experiment, const std::vector<sweep::GridRun>& runs,
                     int jobs, const Interrupt& interrupt,
                     const std::function<Result<void>(std::span<const session::RunEvent>)>& take);

} // namespace dpfm::app
