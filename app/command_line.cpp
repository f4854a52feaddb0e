#include "app/command_line.h"

#include "app/bundle_command.h"
#include "app/command.h"
#include "app/console.h"
#include "app/console_application.h"
#include "app/exit_codes.h"
#include "app/export_command.h"
#include "app/merge_command.h"
#include "app/recover_command.h"
#include "app/replay_command.h"
#include "app/sweep_command.h"
#include "app/verify_command.h"
#include "app/window_command.h"
#include "core/engine/instruction_set.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace dpfm::app {

namespace {

/// In the order of the help.
const std::array kCommands{
    windowCommand(), sweepCommand(),  mergeCommand(),  exportCommand(),
    bundleCommand(), verifyCommand(), replayCommand(), recoverCommand(),
};

/// For what is told before a subcommand is known.
constexpr Command kProgram{"", "", "", nullptr};

const Command* find(const QString& name) {
    const auto found =
        std::find_if(kCommands.begin(), kCommands.end(),
                     [&](const Command& command) { return QLatin1String(command.name) == name; });
    return found == kCommands.end() ? nullptr : &*found;
}

QString help() {
    QString text = QCoreApplication::translate(
                       "dpfm::app", "dpfm trains small neural networks by dynamic pruning in "
                                    "forward mode.") +
                   QStringLiteral("\n\n");
    for (const Command& command : kCommands)
        text += QStringLiteral("%1\n    %2\n")
                    .arg(usage(command), QCoreApplication::translate("dpfm::app", command.summary));
    text += u'\n' + QCoreApplication::translate(
                        "dpfm::app", "\"dpfm SUBCOMMAND --help\" tells a subcommand's options, "
                                     "\"dpfm --version\" the version.");
    return text;
}

/// Whether a first argument that names no subcommand is meant as one rather than as a file.
bool looksLikeSubcommand(const QString& argument) {
    return !argument.isEmpty() && !argument.startsWith(u'-') && !argument.contains(u'.') &&
           !argument.contains(u'/') && !QFileInfo::exists(argument);
}

int runCommand(int argc, char** argv) {
    QCoreApplication::setApplicationName(QStringLiteral("dpfm"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DPFM_VERSION));

    const QString first = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
    if (first == QLatin1String("--help") || first == QLatin1String("-h")) {
        const ConsoleApplication application(argc, argv);
        printLine(help());
        return kDone;
    }
    if (first == QLatin1String("--version") || first == QLatin1String("-v")) {
        printLine(QStringLiteral("dpfm ") + QCoreApplication::applicationVersion());
        return kDone;
    }
    if (const auto set = engine::chosenInstructionSet(); !set) {
        const ConsoleApplication application(argc, argv);
        printError(set.error());
        return kBadInput;
    }
    if (const Command* command = first.isEmpty() ? nullptr : find(first))
        return command->run(*command, argc, argv);
    if (const Command* byDefault = find({}); byDefault && !looksLikeSubcommand(first))
        return byDefault->run(*byDefault, argc, argv);

    const ConsoleApplication application(argc, argv);
    if (first.isEmpty())
        return badUsage(kProgram, QCoreApplication::translate("dpfm::app", "Name a subcommand."));
    return badUsage(
        kProgram,
        first.startsWith(u'-')
            ? QCoreApplication::translate("dpfm::app", "There is no option \"%1\".").arg(first)
            : QCoreApplication::translate("dpfm::app", "There is no subcommand \"%1\".")
                  .arg(first));
}

} // namespace

int runProgram(int argc, char** argv) {
    const int exitCode = runCommand(argc, argv);
    return exitCode == kDone && !allPrinted() ? int{kFailed} : exitCode;
}

} // namespace dpfm::app
