#include "ui/models/probe_follower.h"

#include <new>
#include <utility>

namespace dpfm::models {

ProbeFollower::ProbeFollower(ProbeModel& probe, Compute compute, QObject* parent)
    : QObject(parent)
    , probe_(probe)
    , compute_(std::move(compute)) {
    connect(&probe_, &ProbeModel::probeChanged, this, &ProbeFollower::refresh);
}

ProbeFollower::~ProbeFollower() {
    // A computation under way posts to this object.
    pool_.waitForDone();
}

void ProbeFollower::beginLooking() {
    ++viewers_;
    refresh();
}

void ProbeFollower::endLooking() {
    Q_ASSERT(viewers_ > 0);
    --viewers_;
}

void ProbeFollower::refresh() {
    const auto& probe = probe_.probe();
    if (!probe) {
        ++generation_;
        of_.reset();
        if (std::exchange(computed_, nullptr))
            emit changed();
        return;
    }
    if (viewers_ == 0)
        return;
    if (busy_)
        again_ = true;
    else if (of_ != probe)
        start(probe);
}

void ProbeFollower::start(const std::shared_ptr<const Probe>& probe) {
    busy_ = true;
    pool_.start([this, compute = compute_, probe, generation = generation_] {
        Computed computed;
        try {
            computed = compute(probe);
        } catch (const std::bad_alloc&) {
            // There is just nothing to see; the sweep tells of memory.
        }
        QMetaObject::invokeMethod(
            this, [this, probe, computed = std::move(computed), generation]() mutable {
                busy_ = false;
                if (generation == generation_) {
                    of_ = probe;
                    const bool none = !computed && !computed_;
                    computed_ = std::move(computed);
                    if (!none)
                        emit changed();
                }
                if (std::exchange(again_, false))
                    refresh();
            });
    });
}

} // namespace dpfm::models
