#pragma once

#include "core/sweep/band.h"

#include <QString>
#include <QStringView>

#include <array>
#include <optional>

namespace dpfm::models {

/// What a curve runs over.
enum class CurveX {
    Epochs,
    Samples,         ///< training samples passed
    Multiplications, ///< by the upper bound of network/multiplications.h
    Seconds,         ///< a run's measured time, spread evenly over its epochs
};

/// What lies about the centre of a group.
enum class CurveBand { Auto, None, Quartiles, StandardDeviation, StandardError, Range };

/// Which single runs are drawn behind the centre of their group.
enum class SingleRuns { Auto, All, None };

/// A group of at most so many seeds shows its runs, one of more its quartiles, if both are Auto.
inline constexpr std::size_t kFewSeeds = 5;

/// How curves are drawn from runs.
struct CurveOptions {
    sweep::Centre centre = sweep::Centre::Median;
    CurveBand band = CurveBand::Auto;
    SingleRuns runs = SingleRuns::Auto;
    CurveX x = CurveX::Epochs;
    /// The share of a smoothed value that is of those before it, in [0, 1): sweep::smoothed(). With
    /// 0 nothing is smoothed.
    double smoothing = 0.0;
    bool minimumSoFar = false; ///< of accuracies it is the maximum
    bool bestEpochs = false;   ///< a dot at each run's epoch of the lowest training loss

    bool operator==(const CurveOptions&) const = default;
};

/// Largest smoothing that is offered and taken.
inline constexpr double kMostSmoothing = 0.999;

/// What a group of so many seeds has about its centre.
sweep::Spread spreadOf(CurveBand band, std::size_t seeds);

/// A choice with its name on the command line.
template <class T>
struct Named {
    T value;
    const char* name;
};
inline constexpr std::array kCentreNames{Named{sweep::Centre::Median, "median"},
                                         Named{sweep::Centre::Mean, "mean"}};
inline constexpr std::array kBandNames{
    Named{CurveBand::Auto, "auto"},           Named{CurveBand::None, "none"},
    Named{CurveBand::Quartiles, "quartiles"}, Named{CurveBand::StandardDeviation, "std"},
    Named{CurveBand::StandardError, "sem"},   Named{CurveBand::Range, "range"}};
inline constexpr std::array kSingleRunsNames{Named{SingleRuns::Auto, "auto"},
                                             Named{SingleRuns::All, "all"},
                                             Named{SingleRuns::None, "none"}};
inline constexpr std::array kCurveXNames{
    Named{CurveX::Epochs, "epochs"}, Named{CurveX::Samples, "samples"},
    Named{CurveX::Multiplications, "multiplications"}, Named{CurveX::Seconds, "seconds"}};

/// The axis's title.
QString xTitle(CurveX x);
/// What the lines of groups of so many seeds (fewest and most) are: "median and quartiles over 20
/// seeds", and how else curves are drawn. Empty if nothing is to be said.
QString curvesCaption(const CurveOptions& options, std::size_t fewest, std::size_t most);

} // namespace dpfm::models
