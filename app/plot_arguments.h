#pragma once

#include "core/base/result.h"
#include "ui/figures/figure_options.h"

#include <QCommandLineOption>

class QCommandLineParser;

namespace dpfm::app {

/// The options of `dpfm export` that say which plot is drawn, and of what.
class PlotArguments {
public:
    PlotArguments();

    void addTo(QCommandLineParser& parser) const;
    /// After parsing, into the options of a figure. The error's place is the option. One that the
    /// plot does not have is an error.
    Result<void> read(const QCommandLineParser& parser, figures::FigureOptions& options) const;

private:
    Result<void> readCurves(const QCommandLineParser& parser, models::CurveOptions& curves) const;
    Result<void> checkPlot(const QCommandLineParser& parser,
                           const figures::FigureOptions& options) const;

    QCommandLineOption plot_;
    QCommandLineOption metric_;
    QCommandLineOption reading_;
    QCommandLineOption corpus_;
    QCommandLineOption linear_;
    QCommandLineOption panels_;
    QCommandLineOption byCorpus_;
    QCommandLineOption x_;
    QCommandLineOption centre_;
    QCommandLineOption band_;
    QCommandLineOption runs_;
    QCommandLineOption smooth_;
    QCommandLineOption minSoFar_;
    QCommandLineOption best_;
};

} // namespace dpfm::app
