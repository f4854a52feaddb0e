#include "app/options.h"

#include "app/translate.h"

namespace dpfm::app {

QCommandLineOption option(const char* name, const char* help, const char* value) {
    QCommandLineOption made(QString::fromLatin1(name), tr(help));
    if (value)
        made.setValueName(QString::fromLatin1(value));
    return made;
}

Error unknown(const QCommandLineOption& of, const QString& value, const char* sentence) {
    return {ErrorCode::InvalidInput,
            "--" + of.names().constFirst().toStdString(),
            sentence,
            {value.toStdString()}};
}

} // namespace dpfm::app
