#pragma once

#include "core/sweep/runner.h"

namespace dpfm::bench {

/// Watches nothing, so that the training alone is timed.
class Unobserved : public sweep::SweepObserver {
public:
    void runStarted(const sweep::GridRun&) override {}
    void epochFinished(const sweep::GridRun&, training::SnapshotPtr) override {}
    void runEnded(const sweep::GridRun&, const training::RunOutcome&, double) override {}
};

} // namespace dpfm::bench
