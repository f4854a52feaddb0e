#include "ui/views/presentation.h"

#include "ui/views/theme.h"
#include "ui/views/window_layout.h"

#include <QAction>
#include <QApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QResizeEvent>
#include <QScreen>
#include <QShortcut>
#include <QTimer>
#include <QToolBar>

#include <algorithm>
#include <utility>

namespace dpfm::views {

namespace {

constexpr int kLettersPerScreen = 40; ///< lines of letters as high as the screen
constexpr int kSmallestLetters = 18;  ///< pixels
constexpr int kLongestResize = 500;   ///< ms that a desktop may take to resize a window

/// An action in a menu has its key only while the menu bar is seen, unless the window has it too.
void keepKeys(QMainWindow& window, const QList<QAction*>& actions) {
    for (QAction* action : actions) {
        if (action->menu() != nullptr)
            keepKeys(window, action->menu()->actions());
        else if (!action->shortcut().isEmpty() && !window.actions().contains(action))
            window.addAction(action);
    }
}

} // namespace

Presentation::Presentation(QMainWindow& window, WindowLayout& layout,
                           const session::Settings& settings)
    : QObject(&window)
    , window_(window)
    , layout_(layout)
    , settings_(settings)
    , action_(new QAction(tr("Pr&esentation"), this))
    , escape_(new QShortcut(Qt::Key_Escape, &window)) {
    action_->setObjectName(QStringLiteral("presentation"));
    action_->setCheckable(true);
    action_->setShortcut(Qt::Key_F11);
    action_->setStatusTip(
        tr("Fills the screen with large letters and strong colours; F11 or Escape comes back."));
    action_->setWhatsThis(
        tr("For an audience: the window fills the screen, letters and lines are large, colours "
           "contrast, and only the page with its controls is left. F11 or Escape comes back to "
           "what was. All keys go on working."));
    escape_->setEnabled(false);
    window_.installEventFilter(this);
    connect(action_, &QAction::triggered, this, &Presentation::setActive);
    connect(escape_, &QShortcut::activated, this, [this] { setActive(false); });
}

Presentation::~Presentation() {
    if (active_)
        restoreLetters();
}

void Presentation::restoreLetters() {
    QApplication::setFont(fontBefore_);
    applyTheme(settings_.theme());
}

void Presentation::setActive(bool active) {
    if (active == active_)
        return;
    active_ = active;
    active ? begin() : end();
    action_->setChecked(active);
    escape_->setEnabled(active);
    emit activeChanged(active);
}

QByteArray Presentation::ordinaryGeometry() const {
    return active_ || placing_ ? geometryBefore_ : window_.saveGeometry();
}

void Presentation::begin() {
    if (!placing_)
        geometryBefore_ = window_.saveGeometry();
    placeParts();
    sizeBefore_ = window_.size();
    stateBefore_ = window_.windowState();
    fontBefore_ = QApplication::font();
    layout_.setReduced(true);
    keepKeys(window_, window_.menuBar()->actions());
    window_.menuBar()->hide();
    applyTheme(settings_.theme(), Contrast::High);
    QFont font = fontBefore_;
    font.setPixelSize(
        std::max(kSmallestLetters, window_.screen()->geometry().height() / kLettersPerScreen));
    QApplication::setFont(font); // of dialogs, menus and what is told at the mouse
    window_.setFont(font);
    for (auto* bar : window_.findChildren<QToolBar*>(Qt::FindDirectChildrenOnly)) {
        iconsBefore_.insert(bar, bar->iconSize());
        bar->setIconSize({font.pixelSize(), font.pixelSize()});
    }
    window_.setWindowState(stateBefore_ | Qt::WindowFullScreen);
}

void Presentation::end() {
    for (auto bar = iconsBefore_.cbegin(); bar != iconsBefore_.cend(); ++bar)
        bar.key()->setIconSize(bar.value());
    iconsBefore_.clear();
    restoreLetters();
    window_.setFont(QFont());
    window_.menuBar()->show();
    // Laid out with large letters the window would ask for more room than it had.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    window_.setWindowState(stateBefore_);
    placing_ = true;
    if (window_.size() == sizeBefore_ || !window_.isVisible())
        placeParts();
    else
        QTimer::singleShot(kLongestResize, this, &Presentation::placeParts);
}

void Presentation::placeParts() {
    if (!std::exchange(placing_, false))
        return;
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    layout_.setReduced(false);
    if (!window_.isFullScreen() && !window_.isMaximized())
        window_.resize(sizeBefore_);
}

bool Presentation::eventFilter(QObject* watched, QEvent* event) {
    // The desktop gives the window its size later: parts that are placed before would be squeezed.
    if (placing_ && event->type() == QEvent::Resize &&
        static_cast<QResizeEvent*>(event)->size() == sizeBefore_)
        QMetaObject::invokeMethod(this, &Presentation::placeParts, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

} // namespace dpfm::views
