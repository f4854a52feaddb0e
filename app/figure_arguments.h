#pragma once

#include "app/plot_arguments.h"
#include "core/base/result.h"
#include "ui/figures/figure_export.h"

#include <QCommandLineOption>
#include <QString>

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

    /// Whether the program's arguments ask for a figure, which needs a QApplication.
    static bool wanted(int argc, char** argv);

private:
    PlotArguments plot_;
    QCommandLineOption figure_;
    QCommandLineOption sentences_;
    QCommandLineOption width_;
    QCommandLineOption height_;
    QCommandLineOption dpi_;
    QCommandLineOption font_;
    QCommandLineOption fontSize_;
};

} // namespace dpfm::app
