#pragma once

#include "ui/models/probe_follower.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dpfm::models {

/// A place in a confusion matrix: a class, and what its samples are taken for.
struct ConfusionCell {
    std::size_t truth = 0; ///< the row
    std::size_t taken = 0; ///< the column
    bool operator==(const ConfusionCell&) const = default;
};

/// What a run's network takes the samples of its validation part for. Never changed after it is
/// made.
class ConfusionMatrix {
public:
    /// The probe's data must be of classes. Takes one prediction a sample.
    explicit ConfusionMatrix(std::shared_ptr<const Probe> probe);

    const Probe& probe() const { return *probe_; }
    std::size_t classes() const { return rowCounts_.size(); }
    const std::string& className(std::size_t index) const {
        return probe_->data->outputNames[index];
    }
    /// The samples of a cell, by their places in the validation part, in ascending order.
    const std::vector<std::size_t>& samples(ConfusionCell cell) const {
        return cells_[cell.truth * classes() + cell.taken];
    }
    /// 0 to 1: how many of the class's samples are in the cell. 0 if the class has none.
    double shareOfRow(ConfusionCell cell) const;
    std::size_t sampleCount() const { return probe_->data->validation.count(); }
    std::size_t correct() const { return correct_; }
    double accuracy() const;

    bool holds(ConfusionCell cell) const {
        return cell.truth < classes() && cell.taken < classes();
    }
    /// The cell so many rows down and columns to the right, or the last one there.
    ConfusionCell neighbour(ConfusionCell cell, int down, int right) const;
    /// The cell's first sample after that one, and after its last, or after none, the first. None
    /// if the cell is empty.
    std::optional<std::size_t> sampleAfter(ConfusionCell cell,
                                           std::optional<std::size_t> sample) const;

private:
    std::shared_ptr<const Probe> probe_;
    std::vector<std::vector<std::size_t>> cells_; ///< by rows
    std::vector<std::size_t> rowCounts_;
    std::size_t correct_ = 0;
};

/// Whether an experiment's networks have one: they classify.
bool hasConfusion(const network::Experiment& experiment);

/// Keeps the confusion matrix of the probe's network while somebody looks at it.
class ConfusionModel : public ProbeFollower {
    Q_OBJECT
public:
    explicit ConfusionModel(ProbeModel& probe, QObject* parent = nullptr);

    /// None if there is no probe, or its network does not classify.
    std::shared_ptr<const ConfusionMatrix> matrix() const;
};

} // namespace dpfm::models
