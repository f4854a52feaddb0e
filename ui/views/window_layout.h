#pragma once

#include "ui/session/settings.h"
#include "ui/views/perspectives.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <optional>

class QAction;
class QDockWidget;
class QMainWindow;
class QMenu;
class QTabWidget;

namespace dpfm::views {

/// How the main window's parts are placed: the perspective, what the user made of it by hand, and
/// what is shown for a while instead. Each perspective is found again as it was left, also at the
/// next start; "for a while" is never remembered.
class WindowLayout : public QObject {
    Q_OBJECT
public:
    /// `open` opens an instrument's page by its object name, if there is one of that name. The
    /// window has all docks and tool bars, where they are at the first start.
    WindowLayout(QMainWindow& window, session::Settings& settings,
                 std::function<void(const QString&)> open);

    /// Places the parts as they were left; to be called once, when the window has its size.
    void begin();
    /// Remembers how the parts are placed, and the window's own geometry.
    void save(const QByteArray& geometry);

    Perspective perspective() const { return perspective_; }
    /// Ends what is shown for a while.
    void setPerspective(Perspective perspective);
    /// The perspective as it was at first.
    void reset();

    /// Shows an arrangement for a while, such as a lesson's, until back(). A further one takes its
    /// place. In front of an audience it is what the window is reduced to.
    void show(const Arrangement& arrangement);
    /// Back to what was before show(), exactly; nothing, if there is nothing to go back to.
    void back();

    /// A dock that no perspective shows or hides, because whoever owns it does.
    void setIndependent(QDockWidget& dock) { independent_.append(&dock); }

    /// Hides all docks, and brings them back.
    void setWithoutDocks(bool without);
    /// Reduces the window to what an audience needs, and brings back what was.
    void setReduced(bool reduced);

    /// Whether a dock may be shown because of what it would tell: not while the docks that are seen
    /// were chosen for a while.
    bool mayOpenDocks() const { return mode_ == Mode::Usual && !shown_; }

    /// Entries for the perspectives, for no docks, and to reset.
    void fill(QMenu& menu);

signals:
    void perspectiveChanged();

private:
    enum class Mode { Usual, WithoutDocks, Reduced };

    void setMode(Mode mode);
    void enterMode();
    void reduce();
    void arrangeFirst(Perspective perspective);
    void place(const Arrangement& arrangement);
    void place(const WindowState& state);
    void keepIndependent(const std::function<void()>& change);
    WindowState ownState() const;
    void refreshActions();

    QMainWindow& window_;
    QTabWidget& pages_;
    session::Settings& settings_;
    std::function<void(const QString&)> open_;
    QByteArray firstParts_; ///< of the docks and bars, before anything was moved
    Perspective perspective_ = Perspective::Everything;
    std::optional<Arrangement> shown_; ///< for a while
    Mode mode_ = Mode::Usual;
    WindowState beforeShown_;
    WindowState beforeMode_;
    bool placing_ = false;
    QList<QDockWidget*> independent_;
    QHash<QString, QAction*> perspectiveActions_;
    QAction* withoutDocks_ = nullptr;
};

} // namespace dpfm::views
