#include "ui/views/focus_ring.h"

#include <QApplication>
#include <QFocusFrame>
#include <QGraphicsView>
#include <QWidget>
#include <qcustomplot.h>

namespace dpfm::views {

namespace {

/// Whether a widget paints nothing that tells it has the focus.
bool isSilent(const QWidget& widget) {
    return qobject_cast<const QGraphicsView*>(&widget) != nullptr ||
           qobject_cast<const QCustomPlot*>(&widget) != nullptr;
}

} // namespace

FocusRing::FocusRing(QWidget& window)
    : QObject(&window)
    , window_(window)
    , frame_(new QFocusFrame(&window)) {
    frame_->setObjectName(QStringLiteral("focusRing"));
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget*, QWidget* focused) { follow(focused); });
}

void FocusRing::setStrong(bool strong) {
    strong_ = strong;
    frame_->setWidget(nullptr); // its margins are others now
    follow(window_.focusWidget());
}

void FocusRing::follow(QWidget* focused) {
    const bool ours = focused != nullptr && focused->window() == &window_ && focused != &window_;
    frame_->setWidget(ours && (strong_ || isSilent(*focused)) ? focused : nullptr);
}

} // namespace dpfm::views
