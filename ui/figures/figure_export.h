#pragma once

#include "core/base/result.h"
#include "ui/figures/figure_options.h"
#include "ui/session/run_record.h"

#include <QByteArray>
#include <QImage>
#include <QString>

namespace dpfm::figures {

/// Tex is pgfplots with the data inline: it can be compiled alone or be read into a paper.
enum class FigureFormat { Pdf, Svg, Png, Tex };

/// The format a file name ends with: .pdf, .svg, .png or .tex, in any case.
Result<FigureFormat> figureFormat(const QString& path);

/// Whether the options can be had of these results and in that format, without drawing: what
/// checkLook() refuses, panels that the plot has not or too many of them, a corpus that the sweep
/// has not, accuracies of a regression, a PNG of too many pixels and a plot that is no TeX are
/// errors.
Result<void> checkFigure(const session::SweepRecord& sweep, const FigureOptions& options,
                         FigureFormat format);

/// The file's content. What checkFigure() refuses, a sweep without results, limits that do not suit
/// their axis, and for TeX a letter it has not and too many points are errors. Needs a
/// QApplication, if only on the offscreen platform; so does the next. Its texts are in the look's
/// language, if session::speak() was called once.
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
