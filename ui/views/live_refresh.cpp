#include "ui/views/live_refresh.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QWidget>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace dpfm::views {

namespace {

constexpr double kShortestMs = 40.0;
constexpr double kLongestMs = 5000.0;
constexpr double kRest = 6.0; ///< for the rest of the window, in times of a refresh

} // namespace

LiveRefresh::LiveRefresh(QWidget& view, std::function<void()> refresh,
                         std::function<const QCustomPlot&()> drawn)
    : QObject(&view)
    , view_(view)
    , refresh_(std::move(refresh))
    , drawn_(std::move(drawn)) {
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &LiveRefresh::now);
    view.installEventFilter(this);
}

int LiveRefresh::intervalAfter(double milliseconds) {
    return static_cast<int>(std::lround(std::clamp(kRest * milliseconds, kShortestMs, kLongestMs)));
}

void LiveRefresh::now() {
    timer_.stop();
    stale_ = !view_.isVisible();
    if (stale_)
        return;
    QElapsedTimer clock;
    clock.start();
    refresh_();
    lastMs_ = static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

void LiveRefresh::soon() {
    if (!view_.isVisible()) {
        stale_ = true;
    } else if (!timer_.isActive()) {
        // What refresh() brings up to date is painted later, from the event loop.
        timer_.start(intervalAfter(lastMs_ + drawn_().replotTime()));
    }
}

bool LiveRefresh::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &view_ && event->type() == QEvent::Show && stale_)
        now();
    return QObject::eventFilter(watched, event);
}

} // namespace dpfm::views
