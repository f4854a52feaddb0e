#include "app/replay_command.h"

#include "app/console.h"
#include "app/console_application.h"
#include "app/exit_codes.h"
#include "app/interrupt.h"
#include "app/translate.h"
#include "core/training/replay.h"
#include "ui/session/trace_json.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <functional>
#include <future>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace dpfm::app {

namespace {

using training::Deviation;
using training::Trace;

/// Replays the runs of a trace on all cores; deviation() waits for one of them. If one fails, the
/// others are stopped, and all that is to be had is the first failure.
class Replays {
public:
    Replays(const Trace& trace, const std::stop_token& stop)
        : trace_(trace)
        , passOn_(stop, [this] { halt_.request_stop(); })
        , promises_(trace.runs.size()) {
        for (std::promise<Deviation>& promise : promises_)
            deviations_.push_back(promise.get_future());
        const std::size_t cores = std::max(std::thread::hardware_concurrency(), 1U);
        for (std::size_t i = 0; i < std::min(cores, trace.runs.size()); ++i)
            workers_.emplace_back([this] { work(); });
    }

    Result<Deviation> deviation(std::size_t run) {
        const Deviation deviation = deviations_[run].get();
        const std::lock_guard lock(mutex_);
        if (failure_)
            return *failure_;
        return deviation;
    }

private:
    void work() {
        for (std::size_t run = next_++; run < trace_.runs.size(); run = next_++)
            promises_[run].set_value(replayed(trace_.runs[run]));
    }

    Deviation replayed(const Trace::Run& run) {
        try {
            return training::replay(trace_, run, RunControl(halt_.get_token()));
        } catch (const std::exception& exception) {
            const std::lock_guard lock(mutex_);
            if (!failure_)
                failure_ = errorOf(exception);
            halt_.request_stop();
            return {};
        }
    }

    const Trace& trace_;
    std::stop_source halt_;
    std::stop_callback<std::function<void()>> passOn_;
    std::mutex mutex_;
    std::optional<Error> failure_;
    std::atomic<std::size_t> next_ = 0;
    std::vector<std::promise<Deviation>> promises_;
    std::vector<std::future<Deviation>> deviations_;
    std::vector<std::jthread> workers_;
};

QString lineOf(const Deviation& deviation, bool agrees) {
    const QString registers =
        deviation.registers == 0 ? tr("all") : QString::number(deviation.registers);
    QString line = tr("registers %1  epochs %2  largest difference: loss %3  val_loss %4  %5")
                       .arg(registers, -4)
                       .arg(deviation.epochs, 4)
                       .arg(deviation.loss, -9, 'e', 2)
                       .arg(deviation.valLoss, -9, 'e', 2)
                       .arg(agrees ? tr("ok") : tr("FAILED"));
    if (!deviation.remark.empty())
        line += QStringLiteral(" (%1)").arg(QString::fromStdString(deviation.remark));
    return line;
}

int replayTrace(const Trace& trace, double tolerance) {
    const Interrupt interrupt;
    Replays replays(trace, interrupt.token());
    std::size_t failed = 0;
    for (std::size_t run = 0; run < trace.runs.size(); ++run) {
        const Result<Deviation> replayed = replays.deviation(run);
        if (interrupt.requested()) {
            printError(tr("Interrupted."));
            return kInterrupted;
        }
        if (!replayed) {
            printError(replayed.error());
            return kFailed;
        }
        const Deviation& deviation = *replayed;
        const bool agrees = deviation.loss <= tolerance && deviation.valLoss <= tolerance;
        failed += agrees ? 0 : 1;
        printLine(lineOf(deviation, agrees));
    }
    if (failed == 0)
        return kDone;
    printError(tr("%1 of %2 runs differ by more than %3.")
                   .arg(failed)
                   .arg(trace.runs.size())
                   .arg(QString::fromStdString(toText(tolerance))));
    return kFailed;
}

int run(const Command& command, int argc, char** argv) {
    const ConsoleApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption toleranceOption(
        QStringLiteral("tolerance"),
        tr("The largest difference that is accepted in any epoch (1e-9)."), QStringLiteral("T"),
        QStringLiteral("1e-9"));
    parser.addOption(toleranceOption);
    parser.addPositionalArgument(QStringLiteral("TRACE.json"), tr("The recorded training."));
    if (const auto exitCode = parseArguments(command, parser, {QStringLiteral("TRACE.json")}))
        return *exitCode;

    bool isNumber = false;
    const double tolerance = parser.value(toleranceOption).toDouble(&isNumber);
    if (!isNumber || !std::isfinite(tolerance) || tolerance < 0.0)
        return badUsage(command, tr("The tolerance is \"%1\"; it must be 0 or a positive number.")
                                     .arg(parser.value(toleranceOption)));
    const Result<Trace> trace = session::readTrace(parser.positionalArguments().constFirst());
    if (!trace) {
        printError(trace.error());
        return kBadInput;
    }
    return replayTrace(*trace, tolerance);
}

} // namespace

Command replayCommand() {
    return {"replay", "TRACE.json [--tolerance T]",
            QT_TRANSLATE_NOOP("dpfm::app", "Trains as a trace says and compares with its figures."),
            run};
}

} // namespace dpfm::app
