#include "app/command.h"

#include "app/console.h"
#include "app/exit_codes.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace dpfm::app {

namespace {

QString nameInShell(const Command& command) {
    return QStringLiteral("dpfm %1").arg(QLatin1String(command.name)).trimmed();
}

/// The parser's own first line shows the program's path and lacks the subcommand.
QString helpText(const Command& command, const QCommandLineParser& parser) {
    const QString text = parser.helpText();
    return usage(command) + text.mid(text.indexOf(u'\n')).trimmed().prepend(QStringLiteral("\n\n"));
}

} // namespace

QStringList argumentsOf(int argc, char** argv) {
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    return arguments;
}

QString usage(const Command& command) {
    return QCoreApplication::translate("dpfm::app", "Usage: %1 %2")
        .arg(nameInShell(command), QLatin1String(command.arguments));
}

int badUsage(const Command& command, const QString& message) {
    printError(QCoreApplication::translate("dpfm::app", "%1 See \"%2 --help\".")
                   .arg(message, nameInShell(command)));
    return kBadInput;
}

std::optional<int> parseArguments(const Command& command, QCommandLineParser& parser,
                                  const QStringList& files, const QStringList& repeatable,
                                  QStringList arguments) {
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")},
                                  QCoreApplication::translate("dpfm::app", "Show this help."));
    parser.addOption(help);
    parser.setApplicationDescription(QCoreApplication::translate("dpfm::app", command.summary));

    if (arguments.isEmpty())
        arguments = QCoreApplication::arguments();
    if (*command.name != '\0')
        arguments.removeAt(1);
    const bool understood = parser.parse(arguments);
    if (parser.isSet(help)) {
        printLine(helpText(command, parser));
        return kDone;
    }
    if (!understood)
        return badUsage(command, parser.errorText());
    for (const QString& option : parser.optionNames())
        if (parser.values(option).size() > 1 && !repeatable.contains(option))
            return badUsage(
                command, QCoreApplication::translate("dpfm::app", "--%1 is given more than once.")
                             .arg(option));
    const QStringList given = parser.positionalArguments();
    if (given.size() < files.size())
        return badUsage(
            command,
            QCoreApplication::translate("dpfm::app", "%1 is missing.").arg(files[given.size()]));
    const bool more = !files.isEmpty() && files.constLast().endsWith(QStringLiteral("..."));
    if (given.size() > files.size() && !more)
        return badUsage(command,
                        QCoreApplication::translate("dpfm::app", "\"%1\" is one argument too many.")
                            .arg(given[files.size()]));
    return std::nullopt;
}

} // namespace dpfm::app
