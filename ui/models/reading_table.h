#pragma once

#include "core/sweep/summary.h"
#include "ui/models/metric.h"
#include "ui/models/run_group.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

/// What runs came to, as plain numbers. Everything here is a pure function.
namespace dpfm::models {

/// Which epoch stands for a run.
enum class Reading {
    Best,   ///< of the lowest training loss, the earliest of equals
    Final,  ///< the last
    Lowest, ///< of the lowest val_loss, the earliest of equals
};

/// What the runs of one group came to.
struct SeedReadings {
    std::vector<double> values;    ///< of each seed, in grid order
    std::vector<std::size_t> runs; ///< their grid indices
    std::optional<double> median;  ///< none without a value

    /// The run whose value is nearest to the median, the first of equals; none without a value.
    std::optional<std::size_t> middleRun() const;
};

/// A reading of every run, by row and register category.
struct ReadingTable {
    Metric metric = Metric::ValLoss;
    std::vector<RegisterCategory> categories;     ///< in the axis's order
    std::vector<RunRow> rows;                     ///< ascending
    std::vector<std::vector<SeedReadings>> cells; ///< [row][category]

    /// Whether no cell has a value.
    bool empty() const;
    /// How many values the fullest cell has.
    std::size_t seeds() const;
};

/// How a run's summary is had; none before its first epoch.
using SummaryOf = std::function<std::optional<sweep::RunSummary>(const session::RunRecord&)>;
/// From the run's epochs.
std::optional<sweep::RunSummary> summaryOfEpochs(const session::RunRecord& run);

/// None if the epoch that stands for the run lacks the metric; of fidelity the latest reading
/// counts that there was in it.
std::optional<double> readingOf(const session::RunRecord& run, const sweep::RunSummary& summary,
                                Metric metric, Reading reading);

/// Runs that are hidden or have no epoch give no value. A diverged run counts as the worst there is
/// (a loss of infinity, an accuracy of 0), whatever it reached before: a median must not be better
/// for the runs that dropped out of it.
ReadingTable readingTable(const session::SweepRecord& sweep, Metric metric, Reading reading,
                          const RunFilter& filter = {},
                          const SummaryOf& summaryOf = summaryOfEpochs);

/// What the number is: "val_loss at the lowest training loss", "lowest val_loss", … With several
/// seeds it says that it is their median.
QString readingTitle(Metric metric, Reading reading, std::size_t seeds = 1);

} // namespace dpfm::models
