#include "tests/app/kill_sweeps.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

/// Kills sweeps at random moments for as long as one likes:
///     dpfm_kill_test --kills 1000 --seed 3 [--shards]
int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Kills dpfm sweep at random moments, resumes it and compares."));
    parser.addHelpOption();
    const QCommandLineOption kills(QStringLiteral("kills"), QStringLiteral("How many (100)."),
                                   QStringLiteral("N"), QStringLiteral("100"));
    const QCommandLineOption seed(QStringLiteral("seed"), QStringLiteral("Draws the moments (1)."),
                                  QStringLiteral("N"), QStringLiteral("1"));
    const QCommandLineOption epochs(QStringLiteral("epochs"), QStringLiteral("Of each run (3000)."),
                                    QStringLiteral("N"), QStringLiteral("3000"));
    const QCommandLineOption shards(QStringLiteral("shards"),
                                    QStringLiteral("Kill parts of a sweep, and merges of them."));
    parser.addOptions({kills, seed, epochs, shards});
    parser.process(application);
    const dpfm::tests::KillOptions options{parser.value(kills).toInt(),
                                           parser.value(seed).toULongLong(),
                                           parser.value(epochs).toInt()};
    const dpfm::tests::KillReport report =
        parser.isSet(shards) ? dpfm::tests::killShards(options) : dpfm::tests::killSweeps(options);
    std::printf("%s\n", qPrintable(report.text()));
    return report.holds() ? 0 : 1;
}
