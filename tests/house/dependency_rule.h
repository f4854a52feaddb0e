#pragma once

#include <QString>
#include <QStringList>

/// The house's dependency rule (core <- session <- models <- figures <- views <- app, and within
/// core base <- autodiff <- network <- data <- training <- sweep), read off the sources.
namespace dpfm::test {

/// What the file `path` (from the repository's root, with slashes) does that its room must not:
/// "core/x.h:3: …" each. Empty if it keeps to the rule, or lies in no room.
QStringList violations(const QString& path, const QString& content);

/// The text with comments and the insides of string and character literals turned to spaces, so
/// that what is only spoken of is not taken for code. Lines stay where they are.
QString codeOnly(const QString& content);

} // namespace dpfm::test
