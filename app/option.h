#pragma once

#include "core/base/result.h"

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QString>

#include <type_traits>

namespace dpfm::app {

/// An option with its help, which is translated under "dpfm::app", and what its value is called;
/// none takes no value.
QCommandLineOption option(const char* name, const char* help, const char* value = nullptr);

/// That an option's value cannot be understood: the sentence has it as %1, the place is the option.
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

} // namespace dpfm::app
