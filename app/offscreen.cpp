#include "app/offscreen.h"

#include "app/console.h"
#include "ui/session/language.h"

#include <QApplication>

namespace dpfm::app {

std::unique_ptr<QCoreApplication> offscreenApplication(char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QtMessageHandler before = qInstallMessageHandler(
        [](QtMsgType type, const QMessageLogContext&, const QString& message) {
            if (type != QtWarningMsg)
                printError(message);
        });
    static int onlyName = 1;
    auto application = std::make_unique<QApplication>(onlyName, argv);
    qInstallMessageHandler(before);
    session::speak(session::systemLanguage());
    return application;
}

} // namespace dpfm::app
