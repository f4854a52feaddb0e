#pragma once

#include "ui/session/run_record.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

/// Which runs belong together, and which are looked at.
namespace dpfm::models {

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
/// Where categories, in the axis's order, stand on an axis of log₂ R. "all" and backpropagation are
/// no numbers: each stands by itself, behind a gap.
std::vector<double> axisPlaces(const std::vector<RegisterCategory>& categories);

/// Runs that differ in their seed only: what is drawn as one curve or one point.
struct RunGroup {
    RegisterCategory category;
    int corpus = 0;

    bool operator==(const RunGroup&) const = default;
};
RunGroup groupOf(const session::RunRecord& run);
/// By corpus and then by category.
bool operator<(const RunGroup& a, const RunGroup& b);
/// "R = 8, corpus 400".
QString groupLabel(const RunGroup& group);

/// Which runs of a sweep are looked at.
struct RunFilter {
    std::vector<bool> shown;      ///< by grid index; empty shows all
    std::vector<int> corpora;     ///< empty takes all
    std::vector<bool> stale = {}; ///< by grid index; empty: none is of an earlier sweep

    /// Whether a run of these corpora is there at all: one that is deleted is not.
    bool takes(const session::RunRecord& run) const;
    bool shows(std::size_t run) const;
};

} // namespace dpfm::models
