#pragma once

#include "core/base/result.h"
#include "ui/models/run_group.h"

#include <QString>

#include <cstddef>
#include <vector>

/// Small multiples: the runs of a sweep in panels, one for each value of a field. Pure functions.
namespace dpfm::models {

inline constexpr char kCorpusField[] = "corpus";
inline constexpr char kRegistersField[] = "registers";
inline constexpr char kSeedField[] = "seed";

/// What can make panels.
struct PanelField {
    QString name;  ///< as commands write it: corpus, registers, seed, or as files call a setting
    QString title; ///< as a person reads it
};
/// Corpus, registers, seed and each setting that the sweep varies.
std::vector<PanelField> panelFields(const session::SweepRecord& sweep);

struct RunPanel {
    QString title; ///< "learning rate 0.01": what its runs share; empty if there is one for all
    RunFilter filter;
};
/// More panels on a page or in a window are too small to be read, and each takes its time.
inline constexpr std::size_t kMostPanels = 32;
/// Whether runPanels() is as asked for: more than kMostPanels are an error.
Result<void> checkPanels(const session::SweepRecord& sweep, const QString& panelsBy,
                         const RunFilter& filter = {});
/// The runs that the filter takes, a panel for each value among them in the order of the numbers
/// or, of a varied setting, of the sweep's list. A panel without a run that is shown is left out if
/// another has one. Without a field, with one that the sweep does not have or that checkPanels()
/// refuses, or without a run, one panel for all. Every run's variant is one of the sweep's.
std::vector<RunPanel> runPanels(const session::SweepRecord& sweep, const QString& panelsBy,
                                const RunFilter& filter = {});

} // namespace dpfm::models
