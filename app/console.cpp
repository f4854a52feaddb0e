#include "app/console.h"

#include "ui/session/error_text.h"

#include <cstdio>

namespace dpfm::app {

namespace {

void writeTo(std::FILE* file, const QString& line) {
    const QByteArray bytes = line.toLocal8Bit() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), file);
    std::fflush(file);
}

} // namespace

void printLine(const QString& line) {
    writeTo(stdout, line);
}

void printError(const QString& message) {
    writeTo(stderr, QStringLiteral("dpfm: ") + message);
}

void printError(const Error& error) {
    printError(session::errorText(error));
}

} // namespace dpfm::app
