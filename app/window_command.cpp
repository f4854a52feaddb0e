#include "app/window_command.h"

#include "app/exit_codes.h"
#include "ui/models/presets.h"
#include "ui/models/workbench.h"
#include "ui/session/keeping_folders.h"
#include "ui/session/language.h"
#include "ui/session/settings.h"
#include "ui/views/main_window.h"
#include "ui/views/once_seen.h"
#include "ui/views/theme.h"
#include "ui/views/window_host.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QIcon>

namespace dpfm::app {

namespace {

int runWindow(const Command& command, int argc, char** argv) {
    QApplication application(argc, argv);
    session::speak(session::systemLanguage()); // until the settings are read
    QApplication::setApplicationDisplayName({});
    QApplication::setDesktopFileName(QStringLiteral("org.dpfm.Workbench"));
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("FILE"), {});
    parser.addHelpOption();
    if (!parser.parse(QApplication::arguments()))
        return badUsage(command, parser.errorText());
    const QStringList files = parser.positionalArguments();
    if (files.size() > 1)
        return badUsage(
            command,
            QCoreApplication::translate("dpfm::app", "Name one file, not %1.").arg(files.size()));
    if (!files.isEmpty() && !QFileInfo::exists(files.front()))
        return badUsage(command,
                        QCoreApplication::translate("dpfm::app", "%1: there is no such file.")
                            .arg(files.front()));

    session::Settings settings;
    views::applyTheme(settings.theme());
    models::Workbench workbench(session::keepingFolders());
    views::WindowHost host(workbench, settings);
    views::onceSeen(host.window(), [&] {
        QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/dpfm.svg")));
        workbench.startWithUntitled(models::firstPreset().experiment);
        if (!files.isEmpty())
            host.window().openPath(QFileInfo(files.front()).absoluteFilePath());
        // Where it cannot be kept that it was seen, it would come with every start.
        if (!settings.tourSeen() && settings.writable()) {
            settings.setTourSeen(true);
            host.window().beginTour();
        }
    });
    host.window().show();
    return QApplication::exec() == 0 ? kDone : kFailed;
}

} // namespace

Command windowCommand() {
    return {"", "[FILE]",
            QT_TRANSLATE_NOOP("dpfm::app", "Opens the window, with a results document if one is "
                                           "named."),
            runWindow};
}

} // namespace dpfm::app
