#include "app/export_command.h"

#include "app/console.h"
#include "app/exit_codes.h"
#include "app/figure_arguments.h"
#include "app/option.h"
#include "app/translate.h"
#include "ui/session/csv_export.h"
#include "ui/session/error_text.h"
#include "ui/session/results_store.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>

#include <algorithm>
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
    std::optional<qint64> sweep; ///< none: the latest
    QString csv;                 ///< empty: none
    FigureRequest figure;
};

/// The request, or an exit code if there is nothing to do.
std::variant<Request, int> readRequest(const Command& command, const QStringList& arguments) {
    QCommandLineParser parser;
    const QCommandLineOption csvOption(
        QStringLiteral("csv"),
        tr("Every epoch of every run as CSV; its provenance goes beside it, in F.csv.json."),
        QStringLiteral("F.csv"));
    const QCommandLineOption sweepOption(
        option("sweep",
               QT_TRANSLATE_NOOP("dpfm::app", "The sweep of this number in the file; the latest "
                                              "unless told."),
               "N"));
    parser.addOptions({csvOption, sweepOption});
    const FigureArguments figureArguments;
    figureArguments.addTo(parser);
    parser.addPositionalArgument(QStringLiteral("RESULTS.dpfm"), tr("The results file."));
    if (const auto exitCode = parseArguments(command, parser, {QStringLiteral("RESULTS.dpfm")},
                                             FigureArguments::repeatable(), arguments))
        return *exitCode;
    const auto figure = figureArguments.read(parser);
    if (!figure)
        return badUsage(command, session::errorText(figure.error()));
    Request request{
        parser.positionalArguments().constFirst(), {}, parser.value(csvOption), *figure};
    if (parser.isSet(sweepOption)) {
        int number = 0;
        if (const auto read = readNumber(parser, sweepOption, number); !read)
            return badUsage(command, session::errorText(read.error()));
        request.sweep = number;
    }
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

/// The sweep that was asked for, or that was started last.
Result<SweepRecord> sweepOf(const QString& path, std::optional<qint64> wanted) {
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
    if (wanted && std::none_of(sweeps->begin(), sweeps->end(),
                               [&](const auto& listed) { return listed.id == *wanted; }))
        return Error{
            ErrorCode::InvalidInput,
            "--sweep",
            "%1 has no sweep %2; its latest is %3.",
            {path.toStdString(), std::to_string(*wanted), std::to_string(sweeps->back().id)}};
    return (*store)->load(wanted.value_or(sweeps->back().id));
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
    const auto& [path, options, runs] = request.figure;
    if (path.isEmpty())
        return {};
    figures::FigureOptions shown = options;
    if (runs)
        if (const auto set = showOnly(*runs, sweep, shown); !set)
            return set;
    return figures::exportFigure(sweep, shown, path);
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
    // Without arguments: it would take --style for its own.
    static int onlyName = 1;
    auto application = std::make_unique<QApplication>(onlyName, argv);
    qInstallMessageHandler(before);
    return application;
}

int run(const Command& command, int argc, char** argv) {
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    const std::unique_ptr<QCoreApplication> application = makeApplication(argc, argv);
    const auto asked = readRequest(command, arguments);
    if (const int* exitCode = std::get_if<int>(&asked))
        return *exitCode;
    const auto& request = std::get<Request>(asked);
    const auto sweep = sweepOf(request.results, request.sweep);
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
    return {"export", "RESULTS.dpfm [--csv F.csv] [--figure F.pdf|F.svg|F.png|F.tex [--plot PLOT]]",
            QT_TRANSLATE_NOOP("dpfm::app", "Writes a sweep of a results file as CSV "
                                           "and as figures."),
            run};
}

} // namespace dpfm::app
