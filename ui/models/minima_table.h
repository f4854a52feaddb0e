#pragma once

#include "ui/models/reading_table.h"

#include <QLocale>
#include <QStringList>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

/// Whether the training minimum finds the validation minimum: the reading rule "if training is at
/// its minimum, so is validation", put to the test. Pure functions.
namespace dpfm::models {

/// A completed run's val_loss at its lowest training loss, beside its lowest val_loss.
struct MinimaPoint {
    RunGroup group;
    std::size_t run = 0; ///< grid index
    std::uint64_t seed = 0;
    double atBest = 0.0;
    double lowest = 0.0; ///< ≤ atBest
    int bestEpoch = 0;
    int lowestEpoch = 0;
};

/// The runs of one row.
struct MinimaOfRow {
    RunRow row;
    std::size_t runs = 0;         ///< completed
    std::size_t diverged = 0;     ///< left out of all but the choices
    std::size_t sameEpoch = 0;    ///< runs in which both minima are of one epoch
    std::optional<double> losses; ///< Spearman's rank correlation of the two val_losses over runs
    std::optional<double> epochs; ///< and of the two epochs; none where there is no order
    std::size_t choices = 0;      ///< seeds of which R can be chosen: all their runs have ended
    std::size_t sameChoice = 0;   ///< and of these, in which both readings choose the same R
};

struct MinimaTable {
    std::vector<MinimaPoint> points;     ///< in grid order
    std::vector<MinimaOfRow> rows; ///< ascending; those with a completed run
};

/// Of the runs that are shown. What a seed chooses is the register count ("all" is one; and
/// backpropagation is none) of the lowest reading, of equals the smallest; a diverged run is not
/// chosen, and a seed needs two counts to choose from.
MinimaTable minimaTable(const session::SweepRecord& sweep, const RunFilter& filter = {},
                        const SummaryOf& summaryOf = summaryOfEpochs);

/// A sentence for each row, and one on how to read them. Without a run, what is missing.
QStringList minimaSentences(const MinimaTable& table, const QLocale& locale = {});

} // namespace dpfm::models
