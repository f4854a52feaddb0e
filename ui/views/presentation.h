#pragma once

#include "ui/session/settings.h"

#include <QByteArray>
#include <QFont>
#include <QHash>
#include <QObject>
#include <QSize>

class QAction;
class QMainWindow;
class QShortcut;
class QToolBar;

namespace dpfm::views {

class WindowLayout;

/// The window in front of an audience: it fills the screen, letters are a fortieth of the screen's
/// height, colours contrast, and only the page, what belongs to it and a lesson are left. F11
/// begins it, F11 or Escape comes back exactly to what was. All actions in the menus keep their
/// keys while the menu bar is hidden.
class Presentation : public QObject {
    Q_OBJECT
public:
    Presentation(QMainWindow& window, WindowLayout& layout, const session::Settings& settings);

    /// Fonts and colours are the application's: they are put back.
    ~Presentation() override;

    QAction* action() const { return action_; }
    bool active() const { return active_; }
    void setActive(bool active);

    /// Of the window as it is in no presentation, as QWidget::saveGeometry() gives it: also while
    /// the desktop has not yet given it its size back.
    QByteArray ordinaryGeometry() const;

signals:
    void activeChanged(bool active);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void begin();
    void end();
    void restoreLetters();
    void placeParts();

    QMainWindow& window_;
    WindowLayout& layout_;
    const session::Settings& settings_;
    QAction* action_;
    QShortcut* escape_;
    bool active_ = false;
    bool placing_ = false; ///< the window is on its way to its size
    QSize sizeBefore_;
    QByteArray geometryBefore_;
    Qt::WindowStates stateBefore_;
    QFont fontBefore_;
    QHash<QToolBar*, QSize> iconsBefore_;
};

} // namespace dpfm::views
