#pragma once

#include "ui/session/language.h"

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>

#include <optional>

namespace dpfm::session {

enum class Theme { System, Light, Dark };

/// What the program remembers between its runs. Kept where the desktop keeps settings; what cannot
/// be read is at its default.
class Settings {
public:
    static constexpr int kMaxRecentFiles = 10;

    /// The file they are in.
    QString place() const;
    /// Whether what is set is there at the next start.
    bool writable() const;

    Theme theme() const;
    void setTheme(Theme theme);

    /// The language chosen; none: the system's.
    std::optional<Language> language() const;
    void setLanguage(std::optional<Language> language);

    /// Whether the sweep follows a dragged number.
    bool liveSweep() const;
    void setLiveSweep(bool live);

    /// The latest first. Files that are gone stay listed until they are tried.
    QStringList recentFiles() const;
    void addRecentFile(const QString& path);
    void removeRecentFile(const QString& path);

    /// Where a file dialog opens: the last folder used, the user's documents at first.
    QString folder() const;
    void setFolder(const QString& folder);

    /// Where saved styles of figures are, beside the settings themselves.
    QString figureStylesFolder() const;
    /// The name of the style that a figure was last given; empty if none was chosen yet.
    QString figureStyle() const;
    void setFigureStyle(const QString& name);

    /// The columns of the table of runs that are hidden, by name.
    QStringList hiddenRunColumns() const;
    void setHiddenRunColumns(const QStringList& names);

    /// Whether the tour of the window was begun once.
    bool tourSeen() const;
    void setTourSeen(bool seen);

    /// The perspective's name; empty if none was chosen yet.
    QString perspective() const;
    void setPerspective(const QString& name);
    /// How the window was left in a perspective that is not the current one.
    QByteArray perspectiveState(const QString& name) const;
    void setPerspectiveState(const QString& name, const QByteArray& state);

    QByteArray windowGeometry() const;
    QByteArray windowState() const;
    void setWindow(const QByteArray& geometry, const QByteArray& state);

private:
    QSettings settings_;
};

} // namespace dpfm::session
