#include "ui/views/focus_ring.h"

#include <QApplication>
#include <QFocusFrame>
#include <QGraphicsView>
#include <QWidget>
#include <qcustomplot.h>

namespace dpfm::views {

namespace {

/// Whether a widget paints nothing that tells it has the focus: canvases, plots, and our pages that
/// take keys.
bool isSilent(const QWidget& widget) {
    const QMetaObject& type = *widget.metaObject();
    return qobject_cast<const QGraphicsView*>(&widget) != nullptr ||
           qobject_cast<const QCustomPlot*>(&widget) != nullptr ||
           (type.superClass() == &QWidget::staticMetaObject &&
            QByteArrayView(type.className()).startsWith("dpfm::"));
}

} // namespace

FocusRing::FocusRing(QWidget& window)
    : QObject(&window)
    , window_(window)
    , frame_(new QFocusFrame(&window)) {
    frame_->setObjectName(QStringLiteral("focusRing"));
    qApp->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget*, QWidget* focused) { follow(focused); });
}

void FocusRing::setStrong(bool strong) {
    strong_ = strong;
    frame_->setWidget(nullptr); // its margins are others now
    follow(window_.focusWidget());
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event) {
    const bool key = event->type() == QEvent::KeyPress;
    if ((key || event->type() == QEvent::MouseButtonPress) && key != keys_) {
        keys_ = key;
        follow(window_.focusWidget());
    }
    return QObject::eventFilter(watched, event);
}

void FocusRing::follow(QWidget* focused) {
    const bool ours = focused != nullptr && focused->window() == &window_ && focused != &window_;
    frame_->setWidget(ours && (strong_ || (keys_ && isSilent(*focused))) ? focused : nullptr);
}

} // namespace dpfm::views
