#include "ui/views/window_layout.h"

#include <QAction>
#include <QActionGroup>
#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>
#include <QTabWidget>

#include <utility>

namespace dpfm::views {

WindowLayout::WindowLayout(QMainWindow& window, session::Settings& settings,
                           std::function<void(const QString&)> open)
    : QObject(&window)
    , window_(window)
    , pages_(pagesOf(window))
    , settings_(settings)
    , open_(std::move(open))
    , firstParts_(window.saveState()) {
    connect(&pages_, &QTabWidget::currentChanged, this, [this] {
        // The controls are those of the page.
        if (mode_ == Mode::Reduced && !shown_ && !placing_)
            reduce();
    });
}

void WindowLayout::begin() {
    perspective_ = perspectiveOf(settings_.perspective());
    arrangeFirst(perspective_);
    window_.restoreState(settings_.windowState());
    refreshActions();
}

void WindowLayout::save(const QByteArray& geometry) {
    // What is hidden for a while may not be found again at the next start.
    settings_.setWindow(geometry, ownState().parts);
    settings_.setPerspective(perspectiveName(perspective_));
}

WindowState WindowLayout::ownState() const {
    if (shown_)
        return beforeShown_;
    return mode_ == Mode::Usual ? stateOf(window_) : beforeMode_;
}

void WindowLayout::setPerspective(Perspective perspective) {
    WindowState left = ownState();
    setMode(Mode::Usual);
    back();
    if (perspective != perspective_) {
        settings_.setPerspectiveState(perspectiveName(perspective_), left.parts);
        perspective_ = perspective;
        arrangeFirst(perspective);
        const QByteArray found = settings_.perspectiveState(perspectiveName(perspective));
        if (!found.isEmpty())
            keepIndependent([&] { window_.restoreState(found); });
    } else if (const QString tab = arrangementOf(perspective).tab; !tab.isEmpty()) {
        left.tab = tab;
        place(left);
    }
    refreshActions();
    emit perspectiveChanged();
}

void WindowLayout::reset() {
    setMode(Mode::Usual);
    back();
    arrangeFirst(perspective_);
    refreshActions();
}

void WindowLayout::arrangeFirst(Perspective perspective) {
    keepIndependent([&] { window_.restoreState(firstParts_); });
    // The first layout is where the docks were put, at their sizes.
    if (perspective != Perspective::Everything)
        place(arrangementOf(perspective));
}

void WindowLayout::show(const Arrangement& arrangement) {
    if (!shown_)
        beforeShown_ = mode_ == Mode::Usual ? stateOf(window_) : beforeMode_;
    shown_ = arrangement;
    if (mode_ == Mode::Usual) {
        place(arrangement);
        return;
    }
    // What is to be come back to from the mode is now this.
    place(beforeMode_);
    place(arrangement);
    beforeMode_ = stateOf(window_);
    enterMode();
}

void WindowLayout::back() {
    if (!shown_)
        return;
    shown_.reset();
    if (mode_ == Mode::Usual) {
        place(beforeShown_);
        return;
    }
    beforeMode_ = beforeShown_;
    enterMode();
}

void WindowLayout::setWithoutDocks(bool without) {
    if (mode_ != Mode::Reduced)
        setMode(without ? Mode::WithoutDocks : Mode::Usual);
    refreshActions();
}

void WindowLayout::setReduced(bool reduced) {
    setMode(reduced ? Mode::Reduced : Mode::Usual);
    refreshActions();
}

void WindowLayout::setMode(Mode mode) {
    if (mode == mode_)
        return;
    if (mode_ != Mode::Usual)
        place(beforeMode_);
    mode_ = mode;
    if (mode == Mode::Usual)
        return;
    beforeMode_ = stateOf(window_);
    enterMode();
}

void WindowLayout::enterMode() {
    if (mode_ == Mode::Reduced) {
        reduce();
        return;
    }
    keepIndependent([this] {
        for (QDockWidget* dock : window_.findChildren<QDockWidget*>(Qt::FindDirectChildrenOnly))
            dock->hide();
    });
}

void WindowLayout::reduce() {
    if (shown_)
        place(*shown_);
    else if (const QWidget* page = pages_.currentWidget())
        place(reducedArrangement(page->objectName()));
}

void WindowLayout::place(const Arrangement& arrangement) {
    const bool outer = !std::exchange(placing_, true);
    QStringList pages = arrangement.tabs;
    pages.append(arrangement.tab);
    for (const QString& page : pages)
        open_(page);
    keepIndependent([&] { arrange(window_, arrangement); });
    if (outer)
        placing_ = false;
}

void WindowLayout::place(const WindowState& state) {
    const bool outer = !std::exchange(placing_, true);
    keepIndependent([&] { restore(window_, state); });
    if (outer)
        placing_ = false;
}

void WindowLayout::fill(QMenu& menu) {
    QMenu* perspectives = menu.addMenu(tr("&Perspectives"));
    auto* group = new QActionGroup(this);
    const auto add = [&](Perspective perspective, const QString& text, const QString& tip) {
        const QString name = perspectiveName(perspective);
        QAction* action = perspectives->addAction(text);
        action->setObjectName(QStringLiteral("perspective-") + name);
        action->setCheckable(true);
        action->setShortcut(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + group->actions().size()));
        action->setToolTip(tip);
        action->setStatusTip(tip);
        action->setWhatsThis(tip);
        group->addAction(action);
        perspectiveActions_.insert(name, action);
        connect(action, &QAction::triggered, this,
                [this, perspective] { setPerspective(perspective); });
    };
    add(Perspective::Everything, tr("&Everything"),
        tr("All panels, as at the first start: experiment, inspector, runs and both tool bars."));
    add(Perspective::Teach, tr("&Teach"),
        tr("The network takes the room, beside what its neurons carry and with the live run's tool "
           "bar."));
    add(Perspective::Compare, tr("&Compare"),
        tr("What the sweep tells, with its runs below and its experiment beside it."));
    add(Perspective::Paper, tr("&Paper"),
        tr("The plots alone, with the filter of their runs; Export is in the tool bar."));

    const QString tip =
        tr("Places the panels of this perspective as they were before anything was moved.");
    QAction* reset = menu.addAction(tr("Reset &layout"));
    reset->setObjectName(QStringLiteral("resetLayout"));
    reset->setShortcut(Qt::ALT | Qt::Key_0);
    reset->setStatusTip(tip);
    reset->setWhatsThis(tip);
    connect(reset, &QAction::triggered, this, &WindowLayout::reset);

    withoutDocks_ = menu.addAction(tr("Without &docks"));
    withoutDocks_->setObjectName(QStringLiteral("withoutDocks"));
    withoutDocks_->setCheckable(true);
    withoutDocks_->setShortcut(Qt::SHIFT | Qt::Key_F11);
    withoutDocks_->setStatusTip(tr("Hides the panels for a while; once more brings them back."));
    withoutDocks_->setWhatsThis(withoutDocks_->statusTip());
    connect(withoutDocks_, &QAction::triggered, this, &WindowLayout::setWithoutDocks);
    refreshActions();
}

void WindowLayout::refreshActions() {
    if (withoutDocks_ == nullptr)
        return;
    perspectiveActions_[perspectiveName(perspective_)]->setChecked(true);
    withoutDocks_->setChecked(mode_ == Mode::WithoutDocks);
}

void WindowLayout::keepIndependent(const std::function<void()>& change) {
    QList<bool> hidden;
    for (const QDockWidget* dock : independent_)
        hidden.append(dock->isHidden());
    change();
    for (int dock = 0; dock < independent_.size(); ++dock)
        independent_[dock]->setHidden(hidden[dock]);
}

} // namespace dpfm::views
