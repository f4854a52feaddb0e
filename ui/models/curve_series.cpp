#include "ui/models/curve_series.h"

#include "core/sweep/curve.h"
#include "ui/models/run_cost.h"
#include "ui/models/sorted.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace dpfm::models {

namespace {

bool isOver(const session::RunRecord& run) {
    return run.status == session::RunStatus::Completed ||
           run.status == session::RunStatus::Diverged;
}

/// What an epoch of a run is long; none of one whose time is not known.
std::optional<double> epochLength(const session::SweepRecord& sweep, const session::RunRecord& run,
                                  CurveX x) {
    switch (x) {
    case CurveX::Epochs:
        break;
    case CurveX::Samples:
        return samplesPerEpoch(sweep, run);
    case CurveX::Multiplications:
        return multiplicationsPerEpoch(sweep, run);
    case CurveX::Seconds:
        if (!isOver(run) || run.epochs.empty() || !(run.seconds > 0.0))
            return std::nullopt;
        return run.seconds / run.epochs.back().epoch;
    }
    return 1.0;
}

void fill(CurveSeries& curve, const session::RunRecord& run, Metric metric,
          const CurveOptions& options) {
    curve.epochs.reserve(run.epochs.size());
    curve.values.reserve(run.epochs.size());
    double least = std::numeric_limits<double>::infinity();
    for (const training::EpochMetrics& epoch : run.epochs) {
        const std::optional<double> value = valueAt(run, epoch, metric);
        if (!value)
            continue;
        if (epoch.loss < least) {
            least = epoch.loss;
            curve.best = curve.values.size();
        }
        curve.epochs.push_back(epoch.epoch);
        curve.values.push_back(*value);
    }
    if (options.minimumSoFar)
        curve.values =
            isLoss(metric) ? sweep::minimumSoFar(curve.values) : sweep::maximumSoFar(curve.values);
}

CurveSeries seriesOf(const session::SweepRecord& sweep, const session::RunRecord& run,
                     const RunGroup& group, Metric metric, const RunFilter& filter,
                     const CurveOptions& options) {
    CurveSeries curve;
    curve.group = group;
    curve.run = run.run;
    curve.shown = filter.shows(run.run.index);
    curve.diverged = run.status == session::RunStatus::Diverged;
    curve.stale = run.run.index < filter.stale.size() && filter.stale[run.run.index];
    curve.drawn = curve.shown;
    curve.color = run.marks.color;
    if (const std::optional<double> length = epochLength(sweep, run, options.x)) {
        curve.epochLength = *length;
        fill(curve, run, metric, options);
        curve.lacking = isOver(run) && curve.values.empty();
    }
    return curve;
}

CurveSeries centreOf(const std::vector<const CurveSeries*>& seeds, const CurveOptions& options) {
    const auto any = [&](bool CurveSeries::*flag) {
        return std::any_of(seeds.begin(), seeds.end(),
                           [flag](const CurveSeries* seed) { return seed->*flag; });
    };
    const CurveSeries& shortest =
        **std::min_element(seeds.begin(), seeds.end(), [](const auto* a, const auto* b) {
            return a->values.size() < b->values.size();
        });
    CurveSeries centre;
    centre.group = shortest.group;
    centre.diverged = any(&CurveSeries::diverged);
    centre.stale = any(&CurveSeries::stale);
    centre.epochs = shortest.epochs;
    centre.seeds = seeds.size();
    centre.spread = spreadOf(options.band, seeds.size());

    std::vector<double> values(seeds.size());
    const auto take = [&](auto valueOf) {
        std::transform(seeds.begin(), seeds.end(), values.begin(), valueOf);
    };
    for (std::size_t i = 0; i < shortest.values.size(); ++i) {
        take([i](const CurveSeries* seed) { return seed->values[i]; });
        const sweep::Band band = sweep::bandOf(values, options.centre, centre.spread);
        centre.values.push_back(band.centre);
        if (centre.spread != sweep::Spread::None) {
            centre.lower.push_back(band.lower);
            centre.upper.push_back(band.upper);
        }
    }
    take([](const CurveSeries* seed) { return seed->epochLength; });
    centre.epochLength = sweep::bandOf(values, options.centre, sweep::Spread::None).centre;
    return centre;
}

bool runsAreDrawn(SingleRuns runs, std::size_t seeds) {
    return runs == SingleRuns::All || (runs == SingleRuns::Auto && seeds <= kFewSeeds);
}

/// Groups of at least two, with the places of their curves.
std::map<RunGroup, std::vector<std::size_t>> groupsOf(const std::vector<CurveSeries>& runs) {
    std::map<RunGroup, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < runs.size(); ++i)
        if (runs[i].shown && !runs[i].values.empty())
            groups[runs[i].group].push_back(i);
    std::erase_if(groups, [](const auto& group) { return group.second.size() < 2; });
    return groups;
}

} // namespace

std::pair<std::size_t, std::size_t> CurveSet::seeds() const {
    std::pair<std::size_t, std::size_t> found{1, 1};
    for (std::size_t i = runs; i < series.size(); ++i) {
        found.first = i == runs ? series[i].seeds : std::min(found.first, series[i].seeds);
        found.second = std::max(found.second, series[i].seeds);
    }
    return found;
}

CurveSet curves(const session::SweepRecord& sweep, Metric metric, const RunFilter& filter,
                const CurveOptions& options) {
    CurveSet set{options, {}, 0};
    const RunGroups groups(sweep, filter.panelsBy);
    for (const session::RunRecord& run : sweep.runs)
        if (filter.takes(run))
            set.series.push_back(seriesOf(sweep, run, groups.of(run), metric, filter, options));
    set.runs = set.series.size();
    for (const auto& [group, places] : groupsOf(set.series)) {
        std::vector<const CurveSeries*> seeds;
        for (const std::size_t place : places)
            seeds.push_back(&set.series[place]);
        CurveSeries centre = centreOf(seeds, options);
        for (const std::size_t place : places) {
            set.series[place].behind = true;
            const bool colored = set.series[place].color > 0 && options.runs != SingleRuns::None;
            set.series[place].drawn = colored || runsAreDrawn(options.runs, centre.seeds);
        }
        set.series.push_back(std::move(centre));
    }
    if (options.smoothing > 0.0)
        for (CurveSeries& curve : set.series)
            if (!curve.behind)
                curve.smooth = sweep::smoothed(curve.values, options.smoothing);
    return set;
}

QString curveTitle(Metric metric, const CurveOptions& options) {
    const QString title = metricTitle(metric);
    if (!options.minimumSoFar)
        return title;
    return isLoss(metric)
               ? QCoreApplication::translate("dpfm::models", "%1, minimum so far").arg(title)
               : QCoreApplication::translate("dpfm::models", "%1, maximum so far").arg(title);
}

} // namespace dpfm::models
