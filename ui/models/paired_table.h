#pragma once

#include "core/sweep/paired.h"
#include "ui/models/reading_table.h"

#include <QLocale>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

/// Every register count beside all registers, seed by seed: what a figure draws and what may be
/// said of it. Pure functions.
namespace dpfm::models {

/// What is left of a reading when that of all registers, with the same row and seed, is taken
/// from it.
struct SeedDifference {
    std::size_t seed = 0; ///< its place in PairedTable::seeds
    std::size_t run = 0;  ///< grid index of the one that is compared with all registers
    double value = 0.0;   ///< infinite if one of the two diverged
};

/// p-values after Holm's correction over all comparisons of the table.
struct CorrectedTests {
    double sign = 1.0;
    double wilcoxon = 1.0;
};

/// One register category, or backpropagation, beside all registers, in one row.
struct PairedComparison {
    RegisterCategory category;
    RunRow row;
    std::vector<SeedDifference> differences; ///< ascending by seed
    std::size_t diverged = 0;                ///< pairs of which at least one run did
    sweep::PairedSummary summary;
    std::optional<CorrectedTests> corrected; ///< there with the summary's tests
};

struct PairedTable {
    Metric metric = Metric::ValLoss;
    Reading reading = Reading::Best;
    std::vector<RegisterCategory> categories; ///< in the axis's order, without "all"
    std::vector<RunRow> rows;                 ///< ascending
    std::vector<std::uint64_t> seeds;         ///< ascending
    /// By row and then by category; those of at least one pair.
    std::vector<PairedComparison> comparisons;
};

/// A pair counts once both of its runs have ended and if neither is hidden: what a run may still
/// reach says nothing. A diverged run counts as infinitely bad, whatever it reached before, and as
/// equal to another that diverged.
PairedTable pairedTable(const session::SweepRecord& sweep, Metric metric, Reading reading,
                        const RunFilter& filter = {}, const SummaryOf& summaryOf = summaryOfEpochs);

/// What the numbers are: "val_loss at the lowest training loss, difference to all registers,
/// seed by seed".
QString pairedTitle(Metric metric, Reading reading);

enum class Verdict {
    Untested,     ///< too few pairs
    Same,         ///< no pair differs
    NoDifference, ///< none that is shown: not that there is none
    Better,
    Worse,
};

/// What the corrected signed-rank test says at the level of 5 %; its direction is the median's, or
/// if that is 0 what most of the others say.
Verdict verdictOf(const PairedComparison& comparison, Metric metric);

/// A sentence for each comparison, such as "Corpus 400: R = 8 is better than all in 14 of 20 seeds;
/// median difference −0.0012, 95 % interval −0.003 … −0.0002; Wilcoxon p = 0.004, sign test
/// p = 0.12 (Holm).", and one on how to read them. Without a comparison, what is missing.
QStringList pairedSentences(const PairedTable& table, const QLocale& locale = {});

} // namespace dpfm::models
