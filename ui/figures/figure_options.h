#pragma once

#include "ui/figures/figure_look.h"
#include "ui/figures/instrument_figure.h"
#include "ui/models/confusion_model.h"
#include "ui/models/curve_options.h"
#include "ui/models/output_map.h"
#include "ui/models/reading_table.h"

#include <QString>

#include <array>
#include <memory>
#include <vector>

namespace dpfm::figures {

/// The figures there are: of a sweep, of the network of one of its runs, or an instrument's.
enum class PlotKind {
    Curves,
    CrossSection,
    Matrix,
    Paired,
    Cost,
    Minima,
    OutputMap,
    Confusion,
    Instrument
};

/// Those of sweeps with their names on the command line, which has no others.
inline constexpr std::array kPlotNames{models::Named{PlotKind::Curves, "curves"},
                                       models::Named{PlotKind::CrossSection, "cross-section"},
                                       models::Named{PlotKind::Matrix, "matrix"},
                                       models::Named{PlotKind::Paired, "paired"},
                                       models::Named{PlotKind::Cost, "cost"},
                                       models::Named{PlotKind::Minima, "minima"}};

inline constexpr std::array kReadingNames{models::Named{models::Reading::Best, "best"},
                                          models::Named{models::Reading::Final, "final"},
                                          models::Named{models::Reading::Lowest, "lowest"}};

/// Whether a figure is of one reading of a metric: FigureOptions::readingOf and reading.
bool hasReading(PlotKind plot);
/// Whether it has an axis that is logarithmic or linear: FigureOptions::logY.
bool hasLogY(PlotKind plot);
/// Whether the values of a field can have a panel each: FigureOptions::panelsBy.
bool hasPanels(PlotKind plot);
/// Whether those of that field can: register counts cannot where they are the horizontal axis.
bool hasPanelsBy(PlotKind plot, const QString& field);
/// Whether it is of a sweep's runs, and so of the corpora that are chosen.
bool isOfSweep(PlotKind plot);

/// A figure for paper. What comes out depends on these and the results alone, never on the screen,
/// its resolution or the theme; the same input gives the same bytes.
struct FigureOptions {
    PlotKind plot = PlotKind::Curves;
    FigureLook look;
    /// Of curves, cross-section and cost the vertical axis, of minima both of the losses; the
    /// paired differences are logarithmic towards both sides.
    bool logY = true;
    /// Of curves: a panel each.
    std::vector<models::Metric> metrics{models::Metric::Loss, models::Metric::ValLoss};
    models::CurveOptions curves;
    /// Of those that hasReading().
    models::Metric readingOf = models::Metric::ValLoss;
    models::Reading reading = models::Reading::Best;
    /// Of those that hasPanels(): a field of models::panelFields(), each value of which has a
    /// panel; empty: there is none.
    QString panelsBy = {};
    models::RunFilter filter;
    /// What the output map and the confusion matrix show. It is of one moment, even while the run
    /// goes on.
    std::shared_ptr<const models::OutputMap> map;
    std::shared_ptr<const models::ConfusionMatrix> confusion;
    /// Of the plot of that kind, which is nothing without it.
    std::shared_ptr<const InstrumentFigure> instrument;
};

} // namespace dpfm::figures
