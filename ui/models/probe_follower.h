#pragma once

#include "ui/models/probe_model.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace dpfm::models {

/// Keeps what takes a while to compute of the probe's network, while somebody looks at it. It is
/// computed on a pool thread; while it is, newer probes replace each other, so a training at full
/// speed is followed as fast as can be. What is kept is of one type, which the derived class knows.
class ProbeFollower : public QObject {
    Q_OBJECT
public:
    ~ProbeFollower() override;

    /// Nothing is computed unless at least one viewer looks. Each says so once, and once that it
    /// does no more.
    void beginLooking();
    void endLooking();

signals:
    /// Something else is kept, or nothing any more.
    void changed();

protected:
    using Computed = std::shared_ptr<const void>;
    /// Called on the pool's thread, with nothing to know but the probe. None: there is nothing to
    /// see of such a network.
    using Compute = std::function<Computed(std::shared_ptr<const Probe>)>;

    ProbeFollower(ProbeModel& probe, Compute compute, QObject* parent);

    const Computed& computed() const { return computed_; }

private:
    void refresh();
    void start(const std::shared_ptr<const Probe>& probe);

    ProbeModel& probe_;
    Compute compute_;
    Computed computed_;
    std::shared_ptr<const Probe> of_; ///< the probe that computed_ is of
    std::size_t generation_ = 0;      ///< counts sweeps: what is of an older one is dropped
    int viewers_ = 0;
    bool busy_ = false;
    bool again_ = false;
    QThreadPool pool_; ///< not Qt's own, in which painting waits for its turn
};

} // namespace dpfm::models
