#pragma once

#include "core/sweep/estimate.h"
#include "ui/models/experiment_document.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <stop_token>

namespace dpfm::models {

/// How long the experiment as it stands would take to be trained: measured on another thread by
/// short trials, a moment after each edit. Nothing is measured while `busy` says that something
/// else trains: it would slow both, and come out wrong.
class SweepEstimate : public QObject {
    Q_OBJECT
public:
    SweepEstimate(ExperimentDocument& document, std::function<bool()> busy,
                  QObject* parent = nullptr);
    ~SweepEstimate() override;

    /// None while it is not known: after an edit, of what cannot be run, and if a trial failed.
    const std::optional<sweep::TimeEstimate>& estimate() const { return estimate_; }

    /// Whether anything is waiting or being measured.
    bool underWay() const { return timer_.isActive() || measuring_; }

    /// Drops it and measures again in a moment.
    void restart();

signals:
    void changed();

private:
    void measure();

    ExperimentDocument& document_;
    std::function<bool()> busy_;
    QTimer timer_;
    std::stop_source stop_;
    bool measuring_ = false;
    std::optional<sweep::TimeEstimate> estimate_;
};

/// "about 3 s", "about 2 min", "about 5 h", "about 12 days", "under 1 s".
QString aboutTime(double seconds);

} // namespace dpfm::models
