#include "core/sweep/summary.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <optional>
#include <utility>
#include <vector>

/// How long the window takes from the start of its process to its first paint, beside a bare Qt
/// window with one plot: in turns, in one go. Both are the programs themselves, watched by
/// startup/first_paint.cpp from within. Prints medians with quartiles and the ratio; run it on a
/// machine that does nothing else.
namespace dpfm::bench {

namespace {

struct Start {
    double wallMs = 0;
    double processorMs = 0;
};

double now() {
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_nsec);
}

std::optional<Start> start(const QString& program, const QProcessEnvironment& environment) {
    QProcess process;
    process.setProcessEnvironment(environment);
    const double begin = now();
    process.start(program, {});
    if (!process.waitForFinished(60'000))
        return std::nullopt;
    const QList<QByteArray> figures = process.readAllStandardOutput().trimmed().split(' ');
    if (process.exitStatus() != QProcess::NormalExit || figures.size() != 2) {
        std::fprintf(stderr, "%s: %s\n", qPrintable(program),
                     process.readAllStandardError().constData());
        return std::nullopt;
    }
    return Start{(figures[0].toDouble() - begin) * 1e-6, figures[1].toDouble() * 1e-6};
}

void print(const char* name, const std::vector<double>& subject, const std::vector<double>& peer) {
    std::vector<double> ratios;
    for (std::size_t i = 0; i < subject.size(); ++i)
        ratios.push_back(subject[i] / peer[i]);
    const auto quartiles = [](const std::vector<double>& figures) {
        std::printf("  %7.1f [%6.1f, %6.1f]", sweep::median(figures),
                    sweep::quantile(figures, 0.25), sweep::quantile(figures, 0.75));
    };
    std::printf("%-14s", name);
    quartiles(subject);
    quartiles(peer);
    std::printf("  %5.2f [%.2f, %.2f]\n", sweep::median(ratios), sweep::quantile(ratios, 0.25),
                sweep::quantile(ratios, 0.75));
}

int compare(int pairs) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_PLUGIN_PATH"), QStringLiteral(DPFM_PLUGINS));
    environment.insert(QStringLiteral("QT_QPA_GENERIC_PLUGINS"), QStringLiteral("dpfmfirstpaint"));
    std::vector<Start> subject;
    std::vector<Start> peer;
    // One more than asked for: the first brings files into the memory.
    for (int pair = 0; pair <= pairs; ++pair) {
        const QTemporaryDir home; // each is a first start
        for (const char* folder : {"XDG_DATA_HOME", "XDG_CONFIG_HOME"})
            environment.insert(QLatin1String(folder), home.filePath(QLatin1String(folder)));
        const auto ours = start(QStringLiteral(DPFM_PROGRAM), environment);
        const auto theirs = start(QStringLiteral(DPFM_BARE_WINDOW), environment);
        if (!ours || !theirs)
            return 1;
        if (pair == 0)
            continue;
        subject.push_back(*ours);
        peer.push_back(*theirs);
    }
    const auto figures = [](const std::vector<Start>& starts, double Start::*figure) {
        std::vector<double> values;
        for (const Start& each : starts)
            values.push_back(each.*figure);
        return values;
    };
    std::printf("start to first paint, ms: median [quartiles] of %d pairs\n", pairs);
    std::printf("%-14s  %-24s  %-24s  %s\n", "", "the window", "bare window, one plot", "ratio");
    print("wall time", figures(subject, &Start::wallMs), figures(peer, &Start::wallMs));
    print("processor", figures(subject, &Start::processorMs), figures(peer, &Start::processorMs));
    return 0;
}

} // namespace

} // namespace dpfm::bench

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption pairs(QStringLiteral("pairs"), QStringLiteral("How many (15)."),
                                   QStringLiteral("N"), QStringLiteral("15"));
    parser.addOption(pairs);
    parser.process(application);
    return dpfm::bench::compare(std::max(1, parser.value(pairs).toInt()));
}
