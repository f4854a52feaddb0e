#pragma once

#include "core/base/result.h"
#include "ui/figures/figure_export.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace dpfm::figures {

/// What a kind of plot is called on the command line; empty if no command draws it.
QString plotName(PlotKind plot);

/// The arguments after `dpfm` that write a figure with the same bytes as renderFigure() does:
/// "export RESULTS --figure FILE …". What is as it is without an option is not said. `sweepId` is
/// for a sweep that is not the file's latest. A plot that no command draws, a sweep without a run
/// that is shown, and a title that cannot be an argument are errors.
Result<QStringList> exportArguments(const QString& results, const session::SweepRecord& sweep,
                                    const FigureOptions& options, const QString& file,
                                    std::optional<qint64> sweepId = {});

/// A name that says what the figure is: "curves-loss-val_loss-corpus-400.pdf".
QString figureFileName(const FigureOptions& options, FigureFormat format);

/// The options of a look alone: "--width 85 --legend below".
QStringList lookArguments(const FigureLook& look);

/// A command and its arguments as one line for a shell such as bash.
QString shellLine(const QString& program, const QStringList& arguments);

} // namespace dpfm::figures
