#pragma once

#include "ui/session/run_record.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

/// Which runs belong together, and which are looked at.
namespace dpfm::models {

/// A place on the axis of register counts: R = 1, 2, …, then "all"; then meProp's, then
/// backpropagation.
struct RegisterCategory {
    network::Method method = network::Method::Dpfm;
    int registers = 0; ///< 0 for all, and always 0 for backpropagation

    bool operator==(const RegisterCategory&) const = default;
};
RegisterCategory categoryOf(const training::RunParameters& parameters);
/// The order of the axis.
bool operator<(const RegisterCategory& a, const RegisterCategory& b);
/// "8", "all", "meProp 8", "backprop.": as a tick of an axis that says "registers".
QString tickLabel(const RegisterCategory& category);
/// Whether it is a number of registers, and no category of its own.
bool onRegisterAxis(const RegisterCategory& category);
/// Where categories, in the axis's order, stand on an axis of log₂ R. "all", meProp and
/// backpropagation are no numbers of registers: each stands by itself, behind a gap.
std::vector<double> axisPlaces(const std::vector<RegisterCategory>& categories);

/// What runs are told apart by beside their register count: a line or a row of its own.
struct RunRow {
    std::size_t variant = 0; ///< of the experiment; 0 where the sweep varies no other setting
    int corpus = 0;          ///< 0 where the panel tells it
    QString settings = {};   ///< the variant's, "learning rate 0.01"; empty where there is one
    QString fields = {}; ///< of several settings, "learning rate, activation", and what they are:
    QString values = {}; ///< "0.01, tanh"; both empty of fewer

    bool operator==(const RunRow& other) const;
};
/// By variant and then by corpus.
bool operator<(const RunRow& a, const RunRow& b);
/// "corpus 400", or "learning rate 0.01, corpus 400"; empty where the panel tells all.
QString rowLabel(const RunRow& row);
/// The same where it is said elsewhere that numbers are corpora: "400", "learning rate 0.01, 400".
QString rowTick(const RunRow& row);

/// In a list whose head is rowFields(): "0.01, tanh, 400". Of fewer settings, which need no head,
/// rowLabel().
QString rowValues(const RunRow& row);
/// "learning rate, activation, corpus", or empty.
QString rowFields(const RunRow& row);

/// Runs that differ in their seed only: what is drawn as one curve or one point.
struct RunGroup {
    RegisterCategory category;
    RunRow row;

    bool operator==(const RunGroup&) const = default;
};
/// By row and then by category.
bool operator<(const RunGroup& a, const RunGroup& b);
/// "R = 8, corpus 400"; of a panel also what that says.
QString groupLabel(const RunGroup& group, const QString& panel = {});

/// What groups the runs of a sweep belong to: here, and nowhere else, is said which runs may be
/// taken together.
class RunGroups {
public:
    /// Rows are not told apart by what has panels: a field of run_panels.h.
    explicit RunGroups(const session::SweepRecord& sweep, const QString& panelsBy = {});

    RunRow rowOf(const training::RunParameters& run) const;
    RunRow rowOf(const session::RunRecord& run) const { return rowOf(run.run.parameters); }
    RunGroup of(const session::RunRecord& run) const;

private:
    std::vector<RunRow> variants_; ///< without corpora; none without variants
    bool corpusInPanel_ = false;
};

/// By grid index, the colours that a person gave runs: see runColor().
std::vector<int> runColors(const session::SweepRecord& sweep);

/// "run 3", "runs 3, 7, 12", and of more than four "5 runs"; by grid index, at least one.
QString runsLabel(const std::vector<std::size_t>& runs);

/// Which runs of a sweep are looked at.
struct RunFilter {
    std::vector<bool> shown;      ///< by grid index; empty shows all
    std::vector<int> corpora;     ///< empty takes all
    std::vector<bool> stale = {}; ///< by grid index; empty: none is of an earlier sweep
    std::vector<bool> panel = {}; ///< by grid index; empty takes all
    /// The field that makes panels, which therefore does not make rows; empty if there is one.
    QString panelsBy = {};

    /// Whether a run of these corpora and this panel is there at all: one that is deleted is not.
    bool takes(const session::RunRecord& run) const;
    bool shows(std::size_t run) const;
};

} // namespace dpfm::models
