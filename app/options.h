#pragma once

#include "core/base/error.h"
#include "core/base/result.h"

#include <QCommandLineOption>
#include <QCommandLineParser>

#include <type_traits>

/// What the commands' options share.
namespace dpfm::app {

/// Its help is translated under "dpfm::app"; one without a value's name is a switch.
QCommandLineOption option(const char* name, const char* help, const char* value = nullptr);

/// An error whose place is the option and whose sentence has the value for %1.
Error unknown(const QCommandLineOption& of, const QString& value, const char* sentence);

/// Sets a number if its option is given.
template <class T>
Result<void> readNumber(const QCommandLineParser& parser, const QCommandLineOption& of, T& number) {
    if (!parser.isSet(of))
        return {};
    const QString text = parser.value(of);
    bool understood = false;
    if constexpr (std::is_integral_v<T>)
        number = text.toInt(&understood);
    else
        number = text.toDouble(&understood);
    if (!understood)
        return unknown(of, text, "\"%1\" is not a number that can stand here.");
    return {};
}

/// Sets a choice, by its name among `names`, if its option is given.
template <class T, class Names>
Result<void> readName(const QCommandLineParser& parser, const QCommandLineOption& of,
                      const Names& names, T& choice, const char* sentence) {
    if (!parser.isSet(of))
        return {};
    for (const auto& each : names) {
        if (parser.value(of) == QLatin1String(each.name)) {
            choice = each.value;
            return {};
        }
    }
    return unknown(of, parser.value(of), sentence);
}

} // namespace dpfm::app
