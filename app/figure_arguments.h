#pragma once

#include "app/look_arguments.h"
#include "core/base/result.h"
#include "ui/figures/figure_export.h"
#include "ui/models/run_ranges.h"

#include <QCommandLineOption>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

class QCommandLineParser;

namespace dpfm::app {

/// A figure that was asked for.
struct FigureRequest {
    QString path; ///< empty: none
    figures::FigureOptions options;
    std::optional<std::vector<models::RunRange>> runs; ///< none: all
};

/// Hides all runs but these. One that the sweep has not is an error.
Result<void> showOnly(const std::vector<models::RunRange>& runs, const session::SweepRecord& sweep,
                      figures::FigureOptions& options);

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
    QCommandLineOption figure_;
    QCommandLineOption plot_;
    QCommandLineOption metric_;
    QCommandLineOption reading_;
    QCommandLineOption corpus_;
    QCommandLineOption runs_;
    QCommandLineOption linear_;
    LookArguments look_;
};

} // namespace dpfm::app
