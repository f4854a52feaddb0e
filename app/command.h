#pragma once

#include <QStringList>

#include <optional>

class QCommandLineParser;

namespace dpfm::app {

/// The program's arguments, its name first.
QStringList argumentsOf(int argc, char** argv);

/// A subcommand. `run` makes the QCoreApplication or QApplication it needs, with the arguments as
/// the program got them, and returns an exit code.
struct Command {
    const char* name;      ///< empty: what the program does when no subcommand is named
    const char* arguments; ///< as help shows them: "TRACE.json [--tolerance T]"
    const char* summary;   ///< one line; translated under "dpfm::app"
    int (*run)(const Command& command, int argc, char** argv);
};

/// "Usage: dpfm replay TRACE.json [--tolerance T]"
QString usage(const Command& command);

/// Reads the command's own arguments from the application's into `parser`, to which --help is
/// added. There must be as many positional arguments as `files` names, or more if the last of them
/// ends with "...". If an exit code is returned
/// there is nothing left to do: the help was asked for and printed, or bad usage was told.
/// An option may be given once, unless it is among the `repeatable`. `arguments` are the program's
/// own where the application does not have them.
std::optional<int> parseArguments(const Command& command, QCommandLineParser& parser,
                                  const QStringList& files, const QStringList& repeatable = {},
                                  QStringList arguments = {});

/// Tells bad usage in one line, with a hint at the command's --help; returns the exit code.
int badUsage(const Command& command, const QString& message);

} // namespace dpfm::app
