#pragma once

#include "ui/models/curve_options.h"
#include "ui/models/metric.h"
#include "ui/models/run_group.h"

#include <cstddef>
#include <optional>
#include <vector>

/// Curves as plain numbers. Everything here is a pure function.
namespace dpfm::models {

/// One run's curve, or the centre of several that differ in their seed only.
struct CurveSeries {
    RunGroup group;
    std::optional<sweep::GridRun> run; ///< none: of several
    bool shown = true;
    bool diverged = false;
    bool stale = false; ///< of an earlier sweep, until its own is there; a centre, if any of it is
    bool lacking = false;            ///< of a run that is over: no epoch of it has the metric
    std::vector<double> epochs;      ///< from 1, ascending
    double epochLength = 1.0;        ///< one epoch on the axis that was asked for
    std::vector<double> values;      ///< one an epoch
    std::vector<double> smooth;      ///< the same smoothed; empty if it is not
    std::optional<std::size_t> best; ///< of a run: the place of its lowest training loss

    // Of a run:
    /// It is shown, and its group does not stand for it; one that a person gave a colour is drawn
    /// beside its group unless no single runs are asked for.
    bool drawn = true;
    bool behind = false; ///< there is a centre before it
    int color = 0;       ///< that a person gave it: runColor()

    // Of several:
    std::size_t seeds = 0;
    sweep::Spread spread = sweep::Spread::None;
    std::vector<double> lower; ///< about the centre, as many as values; empty without a spread
    std::vector<double> upper;
};

/// The runs' curves, in grid order, and then those of groups.
struct CurveSet {
    CurveOptions options;
    std::vector<CurveSeries> series;
    std::size_t runs = 0; ///< how many are runs'

    /// The fewest and the most seeds of a group; 1 and 1 without one.
    std::pair<std::size_t, std::size_t> seeds() const;
};

/// The curve of every run that the corpora of the filter take, in grid order; runs that are not
/// shown are marked so. Epochs that lack the metric are left out; over seconds, so is a run that
/// has not ended. Then the centre of each group in which at least two shown runs have begun. It
/// ends where the first of them ends: further on it would be one of fewer runs. An epoch of it is
/// as long as the centre of theirs.
CurveSet curves(const session::SweepRecord& sweep, Metric metric, const RunFilter& filter = {},
                const CurveOptions& options = {});

/// "val_loss", or "val_loss, minimum so far".
QString curveTitle(Metric metric, const CurveOptions& options);

} // namespace dpfm::models
