#pragma once

#include "core/sweep/summary.h"
#include "ui/session/run_record.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

/// What figures draw, taken from a sweep as plain numbers. Everything here is a pure function; none
/// looks at runs that are deleted.
namespace dpfm::models {

/// A figure of an epoch.
enum class Metric { Loss, ValLoss, Accuracy, ValAccuracy };

/// Which epoch stands for a run.
enum class Reading {
    Best,   ///< of the lowest training loss, the earliest of equals
    Final,  ///< the last
    Lowest, ///< of the lowest val_loss, the earliest of equals
};

/// Which runs of a sweep are looked at.
struct RunFilter {
    std::vector<bool> shown;      ///< by grid index; empty shows all
    std::vector<int> corpora;     ///< empty takes all
    std::vector<bool> stale = {}; ///< by grid index; empty: none is of an earlier sweep

    bool takes(int corpus) const;
    bool shows(std::size_t run) const;
};

/// A place on the axis of register counts: R = 1, 2, …, then "all", then backpropagation.
struct RegisterCategory {
    network::Method method = network::Method::Dpfm;
    int registers = 0; ///< 0 for all, and always 0 for backpropagation

    bool operator==(const RegisterCategory&) const = default;
};
RegisterCategory categoryOf(const training::RunParameters& parameters);
/// The order of the axis.
bool operator<(const RegisterCategory& a, const RegisterCategory& b);
/// "8", "all", "backprop.": as a tick of an axis that says "registers".
QString tickLabel(const RegisterCategory& category);

/// One run's curve, or the median of several.
struct CurveSeries {
    RegisterCategory category;
    int corpus = 0;
    std::optional<training::RunParameters> run; ///< none: the median over seeds
    bool shown = true;
    bool diverged = false;
    std::vector<double> epochs; ///< from 1, ascending
    std::vector<double> values; ///< as many
    // Of a median only:
    std::size_t seeds = 0;
    std::vector<double> lower; ///< quartiles, as many as values
    std::vector<double> upper;
    bool stale = false; ///< of an earlier sweep, until its own is there; a median, if any of it is
};

/// The curve of every run that the corpora of the filter take, in grid order; runs that are not
/// shown are marked so. Epochs that lack the metric are left out.
std::vector<CurveSeries> curves(const session::SweepRecord& sweep, Metric metric,
                                const RunFilter& filter = {});

/// The median, with the quartiles, of each group of curves that differ in their seed only, where at
/// least two shown ones have begun. It ends where the first of them ends: further on it would be
/// one of fewer runs.
std::vector<CurveSeries> medianCurves(const std::vector<CurveSeries>& curves);

/// What the runs of one corpus and one register category came to.
struct SeedReadings {
    std::vector<double> values;   ///< of each seed, in grid order
    std::optional<double> median; ///< none without a value
};

/// A reading of every run, by corpus and register category.
struct ReadingTable {
    std::vector<RegisterCategory> categories;     ///< in the axis's order
    std::vector<int> corpora;                     ///< ascending
    std::vector<std::vector<SeedReadings>> cells; ///< [corpus][category]

    /// Whether no cell has a value.
    bool empty() const;
    /// How many values the fullest cell has.
    std::size_t seeds() const;
};

/// How a run's summary is had; none before its first epoch.
using SummaryOf = std::function<std::optional<sweep::RunSummary>(const session::RunRecord&)>;
/// From the run's epochs.
std::optional<sweep::RunSummary> summaryOfEpochs(const session::RunRecord& run);

/// None if the epoch that stands for the run lacks the metric.
std::optional<double> readingOf(const sweep::RunSummary& summary, Metric metric, Reading reading);

/// Runs that are hidden or have no epoch give no value. A diverged run counts as the worst there is
/// (a loss of infinity, an accuracy of 0), whatever it reached before: a median must not be better
/// for the runs that dropped out of it.
ReadingTable readingTable(const session::SweepRecord& sweep, Metric metric, Reading reading,
                          const RunFilter& filter = {},
                          const SummaryOf& summaryOf = summaryOfEpochs);

/// Whether it is a loss: not negative, and best seen on a logarithmic scale.
bool isLoss(Metric metric);
/// "loss", "val_loss", "accuracy", "val_accuracy".
QString metricTitle(Metric metric);
/// What the number is: "val_loss at the lowest training loss", "lowest val_loss", … With several
/// seeds it says that it is their median.
QString readingTitle(Metric metric, Reading reading, std::size_t seeds = 1);

} // namespace dpfm::models
