#include "app/console.h"

#include "app/translate.h"
#include "ui/session/error_text.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace dpfm::app {

namespace {

bool writeTo(std::FILE* file, const QString& line) {
    const QByteArray bytes = line.toLocal8Bit() + '\n';
    const auto size = static_cast<std::size_t>(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, file) == size && std::fflush(file) == 0;
}

bool printFailed = false;

} // namespace

void printLine(const QString& line) {
    errno = 0;
    if (writeTo(stdout, line) || std::exchange(printFailed, true))
        return;
    printError(tr("What was to be printed could not be written: %1.")
                   .arg(QString::fromLocal8Bit(std::strerror(errno))));
}

bool allPrinted() {
    return !printFailed;
}

void printError(const QString& message) {
    (void)writeTo(stderr, QStringLiteral("dpfm: ") + message);
}

void printError(const Error& error) {
    printError(session::errorText(error));
}

} // namespace dpfm::app
