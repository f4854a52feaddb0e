#pragma once

#include "core/base/result.h"
#include "ui/figures/figure_look.h"
#include "ui/models/confusion_model.h"
#include "ui/models/output_map.h"
#include "ui/models/plot_series.h"
#include "ui/session/run_record.h"

#include <QByteArray>
#include <QImage>
#include <QString>
#include <QStringView>

#include <memory>
#include <optional>
#include <vector>

namespace dpfm::figures {

/// The figures there are: of a sweep, or of the network of one of its runs.
enum class PlotKind { Curves, CrossSection, Matrix, Paired, OutputMap, Confusion };

/// The kind called "curves", "cross-section", "matrix" or "paired" on the command line, which has
/// figures of sweeps only.
std::optional<PlotKind> plotKind(QStringView name);

/// A figure for paper. What comes out depends on these and the results alone, never on the screen,
/// its resolution or the theme; the same input gives the same bytes.
struct FigureOptions {
    PlotKind plot = PlotKind::Curves;
    FigureLook look;
    bool logY = true;
    /// Of curves: a panel each.
    std::vector<models::Metric> metrics{models::Metric::Loss, models::Metric::ValLoss};
    /// Of the cross-section, the matrix and the paired differences.
    models::Metric readingOf = models::Metric::ValLoss;
    models::Reading reading = models::Reading::Best;
    models::RunFilter filter;
    /// What the output map and the confusion matrix show. It is of one moment, even while the run
    /// goes on.
    std::shared_ptr<const models::OutputMap> map;
    std::shared_ptr<const models::ConfusionMatrix> confusion;
};

/// Tex is pgfplots with the data inline: it can be compiled alone or be read into a paper.
enum class FigureFormat { Pdf, Svg, Png, Tex };

/// The format a file name ends with: .pdf, .svg, .png or .tex, in any case.
Result<FigureFormat> figureFormat(const QString& path);

/// Whether the options can be had of these results and in that format, without drawing: what
/// checkLook() refuses, a corpus that the sweep has not, accuracies of a regression, a PNG of too
/// many pixels and a plot that is no TeX are errors.
Result<void> checkFigure(const session::SweepRecord& sweep, const FigureOptions& options,
                         FigureFormat format);

/// The file's content. What checkFigure() refuses, a sweep without results, limits that do not suit
/// their axis, and for TeX a letter it has not and too many points are errors. Needs a
/// QApplication, if only on the offscreen platform; so does the next.
Result<QByteArray> renderFigure(const session::SweepRecord& sweep, const FigureOptions& options,
                                FigureFormat format);

/// The exported figure in the largest picture of its shape that fits `within`, for a screen; the
/// options' dpi do not count.
Result<QImage> previewFigure(const session::SweepRecord& sweep, const FigureOptions& options,
                             const QSize& within);

/// Writes a figure, whole or not at all.
Result<void> exportFigure(const session::SweepRecord& sweep, const FigureOptions& options,
                          const QString& path);

} // namespace dpfm::figures
