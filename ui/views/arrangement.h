#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

class QMainWindow;
class QTabWidget;

namespace dpfm::views {

/// Which parts of the main window are seen. Parts go by their object names; see unknownParts().
struct Arrangement {
    struct Dock {
        QString name;
        /// Its width if it is beside the centre, its height if it is above or below: pixels where
        /// the window's text is 12 pixels high, and more with larger text. 0 leaves it as it is.
        int size = 0;

        bool operator==(const Dock&) const = default;
    };

    /// The docks that are shown, all others are hidden. Of docks that share a place the one named
    /// first is in front.
    std::vector<Dock> docks;
    /// The tool bars that are shown, all others are hidden.
    QStringList toolBars;
    /// The pages of the centre that can be chosen by their tab; empty for all.
    QStringList tabs;
    /// The page in front; empty leaves it as it is.
    QString tab;

    bool operator==(const Arrangement&) const = default;
};

/// The pages in the centre of the window.
QTabWidget& pagesOf(const QMainWindow& window);
/// Whether there is a page of that name.
bool hasPage(const QTabWidget& pages, const QString& name);
/// Shows a page also if it was hidden; a name that no page has is passed over.
void bringToFront(QTabWidget& pages, const QString& name);

/// Shows a window's parts as they are wanted. Names
/// that it does not have are passed over; a page in front can be chosen, whatever `tabs` says.
void arrange(QMainWindow& window, const Arrangement& wanted);

/// Gives the docks of an arrangement that are seen its sizes.
void resizeDocks(QMainWindow& window, const Arrangement& arrangement);

/// The names in an arrangement that no dock, tool bar or page of the window has. An instrument's
/// page is there once it was opened.
QStringList unknownParts(const QMainWindow& window, const Arrangement& wanted);

/// How a window's parts were placed and sized, to come back to after arrange().
struct WindowState {
    QByteArray parts; ///< docks and tool bars, as QMainWindow::saveState() gives them
    QStringList tabs; ///< all pages of the centre
    QStringList hiddenTabs;
    QString tab;

    bool operator==(const WindowState&) const = default;
};

WindowState stateOf(const QMainWindow& window);
/// Pages that came since are taken out of the centre; those that are no longer there are passed
/// over.
void restore(QMainWindow& window, const WindowState& state);

} // namespace dpfm::views
