#include "app/export_command.h"

#include "app/console.h"
#include "app/exit_codes.h"
#include "app/figure_arguments.h"
#include "app/translate.h"
#include "ui/session/csv_export.h"
#include "ui/session/error_text.h"
#include "ui/session/results_store.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>

#include <memory>
#include <optional>
#include <variant>

namespace dpfm::app {

namespace {

using session::ResultsStore;
using session::SweepRecord;

/// What was asked for.
struct Request {
    QString results;
    QString csv; ///< empty: none
    FigureRequest figure;
};

/// The request, or an exit code if there is nothing to do.
std::variant<Request, int> readRequest(const Command& command) {
    QCommandLineParser parser;
    const QCommandLineOption csvOption(
        QStringLiteral("csv"),
        tr("Every epoch of every run as CSV; its provenance goes beside it, in F.csv.json."),
        QStringLiteral("F.csv"));
    parser.addOption(csvOption);
    const FigureArguments figureArguments;
    figureArguments.addTo(parser);
    parser.addPositionalArgument(QStringLiteral("RESULTS.dpfm"), tr("The results file."));
    if (const auto exitCode = parseArguments(command, parser, {QStringLiteral("RESULTS.dpfm")},
                                             {QStringLiteral("metric")}))
        return *exitCode;
    const auto figure = figureArguments.read(parser);
    if (!figure)
        return badUsage(command, session::errorText(figure.error()));
    Request request{parser.positionalArguments().constFirst(), parser.value(csvOption), *figure};
    if (request.csv.isEmpty() && request.figure.path.isEmpty())
        return badUsage(command, tr("Say what to write: --csv F.csv or --figure F.pdf."));
    if (!request.figure.path.isEmpty()) {
        if (const auto format = figures::figureFormat(request.figure.path); !format)
            return badUsage(command, session::errorText(format.error()));
        if (!request.csv.isEmpty() && QFileInfo(request.figure.path).absoluteFilePath() ==
                                          QFileInfo(request.csv).absoluteFilePath())
            return badUsage(command, tr("--csv and --figure name the same file."));
    }
    return request;
}

/// The sweep that was started last.
Result<SweepRecord> latestSweep(const QString& path) {
    const auto store = ResultsStore::open(path, session::Access::Read);
    if (!store)
        return store.error();
    const auto sweeps = (*store)->sweeps();
    if (!sweeps)
        return sweeps.error();
    if (sweeps->empty())
        return Error{ErrorCode::InvalidInput,
                     path.toStdString(),
                     "The file holds no sweep yet; train one first.",
                     {}};
    return (*store)->load(sweeps->back().id);
}

void warnIfIncomplete(const SweepRecord& sweep, const QString& path) {
    if (!sweep.complete())
        printError(tr("Warning: %1: The sweep is incomplete: %2 of %3 runs have not ended.")
                       .arg(path)
                       .arg(sweep.remaining().size())
                       .arg(sweep.runs.size() - sweep.deletedCount()));
}

Result<void> writeCsv(const SweepRecord& sweep, const Request& request) {
    return request.csv.isEmpty() ? Result<void>() : session::exportCsv(sweep, request.csv);
}

Result<void> writeFigure(const SweepRecord& sweep, const Request& request) {
    const auto& [path, options] = request.figure;
    return path.isEmpty() ? Result<void>() : figures::exportFigure(sweep, options, path);
}

/// Figures need fonts, but neither a display nor the runtime folder of a login, of whose absence Qt
/// warns.
std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv) {
    if (!FigureArguments::wanted(argc, argv))
        return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QtMessageHandler before = qInstallMessageHandler(
        [](QtMsgType type, const QMessageLogContext&, const QString& message) {
            if (type != QtWarningMsg)
                printError(message);
        });
    auto application = std::make_unique<QApplication>(argc, argv);
    qInstallMessageHandler(before);
    return application;
}

int run(const Command& command, int argc, char** argv) {
    const std::unique_ptr<QCoreApplication> application = makeApplication(argc, argv);
    const auto asked = readRequest(command);
    if (const int* exitCode = std::get_if<int>(&asked))
        return *exitCode;
    const auto& request = std::get<Request>(asked);
    const auto sweep = latestSweep(request.results);
    if (!sweep) {
        printError(sweep.error());
        return kBadInput;
    }
    warnIfIncomplete(*sweep, request.results);
    for (const auto write : {writeCsv, writeFigure})
        if (const auto written = write(*sweep, request); !written) {
            printError(written.error());
            return kBadInput;
        }
    return kDone;
}

} // namespace

Command exportCommand() {
    return {"export", "RESULTS.dpfm [--csv F.csv] [--figure F.pdf|F.svg|F.png [--plot PLOT]]",
            QT_TRANSLATE_NOOP("dpfm::app", "Writes the latest sweep of a results file as CSV "
                                           "and as figures."),
            run};
}

} // namespace dpfm::app
