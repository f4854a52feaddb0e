#pragma once

#include "ui/models/reading_table.h"

#include <QLocale>
#include <QStringList>

#include <cstddef>
#include <vector>

/// What a reading costs: plain numbers, and what may be said of them. Pure functions.
namespace dpfm::models {

/// One group of runs.
struct LossCostPoint {
    RunGroup group;
    /// Of a whole training run, whichever epoch is read: multiplicationsPerEpoch() times the
    /// experiment's epochs.
    double multiplications = 0.0;
    SeedReadings readings; ///< at least one
};

struct LossCostTable {
    Metric metric = Metric::ValLoss;
    Reading reading = Reading::Best;
    std::vector<LossCostPoint> points; ///< by row and then by category
    /// Places of the points that no other one beats, by their medians: sweep::paretoFront().
    std::vector<std::size_t> front;
    QString panel = {}; ///< what all points share, as their panel says it; empty if there is one
};

/// Runs give values as in readingTable().
LossCostTable lossCostTable(const session::SweepRecord& sweep, Metric metric, Reading reading,
                            const RunFilter& filter = {},
                            const SummaryOf& summaryOf = summaryOfEpochs);
/// That one or, if there is a field for panels (see run_panels.h), one with a front of its own for
/// each panel that has a point.
std::vector<LossCostTable> lossCostTables(const session::SweepRecord& sweep, Metric metric,
                                          Reading reading, const QString& panelsBy,
                                          const RunFilter& filter = {},
                                          const SummaryOf& summaryOf = summaryOfEpochs);

/// "multiplications of a training run (upper bound)".
QString lossCostTitle();
/// "R = 8, corpus 400: 4.6·10⁷ multiplications, val_loss at the lowest training loss 0.0012, median
/// over 20 seeds".
QString lossCostText(const LossCostTable& table, const LossCostPoint& point,
                     const QLocale& locale = {});
/// The points that no other one beats, a sentence each, and what they are. None without a point.
QStringList lossCostSentences(const std::vector<LossCostTable>& tables, const QLocale& locale = {});

} // namespace dpfm::models
