#include "ui/session/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace dpfm::session {

namespace {

constexpr auto kTheme = "window/theme";
constexpr auto kLanguage = "window/language";
constexpr auto kLiveSweep = "window/liveSweep";
constexpr auto kRecentFiles = "files/recent";
constexpr auto kFolder = "files/folder";
constexpr auto kHiddenRunColumns = "runs/hiddenColumns";
constexpr auto kGeometry = "window/geometry";
constexpr auto kState = "window/state";
constexpr auto kTourSeen = "window/tourSeen";
constexpr auto kFigureStyle = "files/figureStyle";
constexpr auto kPerspective = "window/perspective";
constexpr auto kPerspectiveState = "window/perspectiveStates/";

} // namespace

QString Settings::place() const {
    return QDir::toNativeSeparators(settings_.fileName());
}

bool Settings::writable() const {
    return settings_.isWritable();
}

Theme Settings::theme() const {
    const QString name = settings_.value(kTheme).toString();
    if (name == QLatin1String("light"))
        return Theme::Light;
    return name == QLatin1String("dark") ? Theme::Dark : Theme::System;
}

void Settings::setTheme(Theme theme) {
    const char* name = "system";
    if (theme != Theme::System)
        name = theme == Theme::Light ? "light" : "dark";
    settings_.setValue(kTheme, QString::fromLatin1(name));
}

std::optional<Language> Settings::language() const {
    const QString chosen = settings_.value(kLanguage).toString();
    for (const Language language : kLanguages)
        if (chosen == QLatin1String(name(language).data()))
            return language;
    return std::nullopt;
}

void Settings::setLanguage(std::optional<Language> language) {
    settings_.setValue(kLanguage, language ? QString::fromLatin1(name(*language).data())
                                           : QStringLiteral("system"));
}

bool Settings::liveSweep() const {
    return settings_.value(kLiveSweep, true).toBool();
}

void Settings::setLiveSweep(bool live) {
    settings_.setValue(kLiveSweep, live);
}

QStringList Settings::recentFiles() const {
    return settings_.value(kRecentFiles).toStringList();
}

void Settings::addRecentFile(const QString& path) {
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList files = recentFiles();
    files.removeAll(absolute);
    files.prepend(absolute);
    settings_.setValue(kRecentFiles, QStringList(files.mid(0, kMaxRecentFiles)));
}

void Settings::removeRecentFile(const QString& path) {
    QStringList files = recentFiles();
    files.removeAll(QFileInfo(path).absoluteFilePath());
    settings_.setValue(kRecentFiles, files);
}

QString Settings::folder() const {
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString folder = settings_.value(kFolder, documents).toString();
    return QFileInfo(folder).isDir() ? folder : documents;
}

void Settings::setFolder(const QString& folder) {
    settings_.setValue(kFolder, folder);
}

QString Settings::figureStylesFolder() const {
    return QFileInfo(settings_.fileName()).absolutePath() + QStringLiteral("/figure-styles");
}

QString Settings::figureStyle() const {
    return settings_.value(kFigureStyle).toString();
}

void Settings::setFigureStyle(const QString& name) {
    settings_.setValue(kFigureStyle, name);
}

QStringList Settings::hiddenRunColumns() const {
    return settings_.value(kHiddenRunColumns).toStringList();
}

void Settings::setHiddenRunColumns(const QStringList& names) {
    settings_.setValue(kHiddenRunColumns, names);
}

bool Settings::tourSeen() const {
    return settings_.value(kTourSeen, false).toBool();
}

void Settings::setTourSeen(bool seen) {
    settings_.setValue(kTourSeen, seen);
}

QString Settings::perspective() const {
    return settings_.value(kPerspective).toString();
}

void Settings::setPerspective(const QString& name) {
    settings_.setValue(kPerspective, name);
}

QByteArray Settings::perspectiveState(const QString& name) const {
    return settings_.value(kPerspectiveState + name).toByteArray();
}

void Settings::setPerspectiveState(const QString& name, const QByteArray& state) {
    settings_.setValue(kPerspectiveState + name, state);
}

QByteArray Settings::windowGeometry() const {
    return settings_.value(kGeometry).toByteArray();
}

QByteArray Settings::windowState() const {
    return settings_.value(kState).toByteArray();
}

void Settings::setWindow(const QByteArray& geometry, const QByteArray& state) {
    settings_.setValue(kGeometry, geometry);
    settings_.setValue(kState, state);
}

} // namespace dpfm::session
