#include "ui/views/tour.h"

#include "ui/views/arrangement.h"
#include "ui/views/tour_callout.h"

#include <QApplication>
#include <QEvent>
#include <QMainWindow>
#include <QShortcut>
#include <QStatusBar>
#include <QTabWidget>
#include <QWidget>

#include <utility>

namespace dpfm::views {

Tour::Tour(QMainWindow& window, std::vector<TourStep> steps)
    : QObject(&window)
    , window_(window)
    , steps_(std::move(steps))
    , callout_(new TourCallout(&window))
    , frame_(new TourFrame(&window)) {
    const auto key = [this](const QKeySequence& sequence, auto act) {
        auto* shortcut = new QShortcut(sequence, &window_);
        shortcut->setEnabled(false);
        connect(shortcut, &QShortcut::activated, this, act);
        keys_.push_back(shortcut);
    };
    const auto next = [this] { step_ + 1 < steps_.size() ? go(step_ + 1) : end(); };
    const auto back = [this] { go(step_ > 0 ? step_ - 1 : 0); };
    key(Qt::Key_F4, next);
    key(Qt::SHIFT | Qt::Key_F4, back);
    key(Qt::Key_Escape, [this] { end(); });
    connect(callout_, &TourCallout::nextRequested, this, next);
    connect(callout_, &TourCallout::backRequested, this, back);
    connect(callout_, &TourCallout::endRequested, this, &Tour::end);
}

void Tour::begin(bool withKeys) {
    if (steps_.empty())
        return;
    if (!active_)
        qApp->installEventFilter(this);
    active_ = true;
    for (QShortcut* key : keys_)
        key->setEnabled(true);
    go(0);
    if (withKeys)
        callout_->takeKeys();
}

void Tour::end() {
    if (!std::exchange(active_, false))
        return;
    qApp->removeEventFilter(this);
    for (QShortcut* key : keys_)
        key->setEnabled(false);
    const bool hadKeys = callout_->isAncestorOf(QApplication::focusWidget());
    callout_->hide();
    frame_->hide();
    if (hadKeys)
        pagesOf(window_).setFocus();
}

void Tour::go(std::size_t step) {
    step_ = step;
    if (steps_[step].show)
        steps_[step].show();
    callout_->tell(steps_[step].title, steps_[step].text, step, steps_.size());
    callout_->show();
    place();
}

void Tour::place() {
    placing_ = false;
    if (!active_)
        return;
    constexpr int kAround = 4;
    constexpr int kMargin = 8;
    const QRect control = steps_[step_].place();
    frame_->setVisible(!control.isNull());
    frame_->setGeometry(
        control.adjusted(-kAround, -kAround, kAround, kAround).intersected(window_.rect()));
    callout_->placeBeside(control, window_.rect().adjusted(kMargin, kMargin, -kMargin, -kMargin));
    frame_->raise();
    callout_->raise();
}

bool Tour::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::Resize:
    case QEvent::Move:
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::FontChange:
        // Any part of the window may have moved the control.
        if (watched->isWidgetType() && watched != callout_ && watched != frame_ &&
            static_cast<QWidget*>(watched)->window() == &window_ &&
            !callout_->isAncestorOf(static_cast<QWidget*>(watched)) &&
            !std::exchange(placing_, true))
            QMetaObject::invokeMethod(this, &Tour::place, Qt::QueuedConnection);
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace dpfm::views
