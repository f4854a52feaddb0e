#pragma once

#include "core/base/result.h"

#include <QString>

#include <optional>
#include <variant>

/// A number in a lesson's text that the program works out while it is read: {{median best_val_loss
/// registers = 8 and corpus = 400}}. What is not there yet is shown as "–".
///
/// - `weights`: P of the experiment's own network, whatever its sweep varies.
/// - `field FIELD`: a setting of the experiment by its name in files.
/// - `runs`: how many runs its sweep has.
/// - `time`: about how long the sweep takes on this machine, from short trials.
/// - `cost WHAT N`: model of one sample's work, with N registers, "all", or "backpropagation":
///   multiplications, additions, comparisons, reads or registers (hardware/cost.h).
/// - `live WHAT`: of the live run: epoch, R, seed, loss or val_loss (after its latest epoch).
/// - `neuron WHAT`: of the neuron that is looked into: sum, value, derivative, candidates, kept
///   (registers) or share (of Σ|g| that is kept).
/// - `sample WHAT`: of the sample that is passed: reached (weights that it changes), cosine (of its
///   pruned and its full gradient).
/// - `median FIELD [CONDITION]`: over the runs of the shown sweep that have an epoch or diverged;
///   so with lowest, highest and count. FIELD and CONDITION are those of the table of runs:
///   best_val_loss, val_loss, best_epoch, …; of runs that differ in more than their seed there is
///   only a count. A run that diverged has the worst there is, an infinite loss and no accuracy at
///   all (0).
/// - `updated N [CONDITION]`: share of layer N's weights that had a gradient in any batch, the
///   median of those runs; N from 1.
namespace dpfm::session {

namespace lesson {

struct WeightCount {
    bool operator==(const WeightCount&) const = default;
};
struct FieldText {
    std::string field;
    bool operator==(const FieldText&) const = default;
};
struct RunCount {
    bool operator==(const RunCount&) const = default;
};
struct SweepTime {
    bool operator==(const SweepTime&) const = default;
};
struct Cost {
    enum class What { Multiplications, Additions, Comparisons, Reads, Registers };
    What what = What::Multiplications;
    std::optional<int> registers; ///< 0 for all; none: backpropagation
    bool operator==(const Cost&) const = default;
};
enum class LiveValue { Epoch, Registers, Seed, Loss, ValLoss };
enum class NeuronValue { Sum, Value, Derivative, Candidates, Kept, Share };
enum class SampleValue { Reached, Cosine };
struct OverRuns {
    enum class What { Median, Lowest, Highest, Count };
    What what = What::Median;
    QString field; ///< of the table of runs
    QString condition;
    bool operator==(const OverRuns&) const = default;
};
struct UpdatedShare {
    int layer = 1;
    QString condition;
    bool operator==(const UpdatedShare&) const = default;
};

} // namespace lesson

using LessonValue =
    std::variant<lesson::WeightCount, lesson::FieldText, lesson::RunCount, lesson::SweepTime,
                 lesson::Cost, lesson::LiveValue, lesson::NeuronValue, lesson::SampleValue,
                 lesson::OverRuns, lesson::UpdatedShare>;

/// Reads what stands between the braces. Fields of runs and conditions are looked up when they are
/// worked out, because a sweep's own settings are fields as well.
Result<LessonValue> lessonValue(const QString& text);

} // namespace dpfm::session
