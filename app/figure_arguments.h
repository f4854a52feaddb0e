#pragma once

#include "app/look_arguments.h"
#include "app/plot_arguments.h"
#include "core/base/result.h"
#include "ui/figures/figure_export.h"

#include <QCommandLineOption>
#include <QString>
#include <QStringList>

class QCommandLineParser;

namespace dpfm::app {

/// A figure that was asked for, or what it says.
struct FigureRequest {
    QString path; ///< empty: none
    figures::FigureOptions options;
    bool sentences = false;
};

/// The options of `dpfm export` that a figure has.
class FigureArguments {
public:
    FigureArguments();

    void addTo(QCommandLineParser& parser) const;
    /// After parsing. The error's place is the option.
    Result<FigureRequest> read(const QCommandLineParser& parser) const;

    /// Options that may be given several times.
    static QStringList repeatable();

    /// Whether the program's arguments ask for a figure, which needs a QApplication.
    static bool wanted(int argc, char** argv);

private:
    PlotArguments plot_;
    QCommandLineOption figure_;
    QCommandLineOption sentences_;
    LookArguments look_;
};

} // namespace dpfm::app
