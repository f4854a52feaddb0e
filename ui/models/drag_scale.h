#pragma once

#include "core/network/experiment.h"

#include <vector>

/// What can be dragged of an experiment: numbers with a slider, and the values it goes through.
namespace dpfm::models {

enum class DragField { LearningRate, Epochs, Noise, Seed, BatchSize };

/// The field's number in the experiment; of a list of seeds the first, 0 if there is none.
double dragValue(const network::Experiment& experiment, DragField field);
/// Changes it. A list of seeds is moved as a whole: every seed by as much as the first.
void setDragValue(network::Experiment& experiment, DragField field, double value);

/// A slider's positions 0 … size() − 1 and the values they stand for, ascending.
///   learning rate  20 a decade, of two digits; 0.0001 … 1
///   epochs         the same, whole numbers; 10 … 2000
///   batch size     the same; 1 … the largest corpus's training part
///   noise          steps of 0.01; 0 … 0.5
///   seed           steps of 1; 1 … 100, or 100 numbers about the present one
/// A value beyond these ends extends the scale to twice or half of it (a rate to the next decades).
/// The present value is always one of the scale's, in place of the nearest if it is between two, so
/// that a slider that is moved away and back again is where it was to the last bit.
class DragScale {
public:
    DragScale() = default;
    explicit DragScale(std::vector<double> values) : values_(std::move(values)) {}

    int size() const { return static_cast<int>(values_.size()); }
    double valueAt(int position) const;
    /// Of the nearest value.
    int positionOf(double value) const;

private:
    std::vector<double> values_{0.0};
};
DragScale dragScale(const network::Experiment& experiment, DragField field);

} // namespace dpfm::models
