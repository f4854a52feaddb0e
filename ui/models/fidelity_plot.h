#pragma once

#include "ui/models/fidelity_model.h"
#include "ui/session/run_record.h"

#include <QString>
#include <QStringList>

#include <cstddef>
#include <optional>
#include <vector>

/// Fidelity as lines to be drawn, and what it says of single weights. Pure functions.
namespace dpfm::models {

/// A line of a drawing: of the whole network, of a layer, or of a neuron.
struct FidelityLine {
    QString name;
    std::optional<std::size_t> color; ///< place among the palette's; none: the network's own
    std::vector<double> x;
    std::vector<double> y; ///< NaN where it is not defined
};

struct FidelityPlot {
    std::vector<FidelityLine> lines;
    QString xTitle;
    QString yTitle;
    QStringList ticks;  ///< names of x = 0, 1, 2 …; empty where x is a number
    bool shares = true; ///< whether y is seen best from 0 to 1
    QString missing;    ///< why there is no line

    bool empty() const { return lines.empty(); }
};

/// A measure over the register counts of a report: a line for the whole network and one a layer.
FidelityPlot fidelityOverRegisters(const FidelityReport* report, Metric measure);

/// What is recorded of a run over its epochs: the same lines or, of kept shares, one for each
/// neuron of a layer, from 0. `measure` is one of fidelity.
FidelityPlot fidelityOverEpochs(const session::RunRecord* run, Metric measure,
                                std::optional<std::size_t> neuronsOf = {});
/// Whether neurons have it.
bool isOfNeurons(Metric measure);

/// Which run it is, and what was measured on; none: no run.
QString fidelityHistoryTitle(const session::RunRecord* run);

/// Weights that are listed at most.
inline constexpr std::size_t kMostStarving = 500;
std::vector<TextTable::Column> starvationColumns();
/// The weights of a run by how few of its batches gave them a gradient, at most kMostStarving.
std::vector<TextTable::Row> starvationRows(const session::SweepRecord& sweep,
                                           const session::RunRecord& run);

} // namespace dpfm::models
