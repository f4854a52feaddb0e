#include "ui/views/once_seen.h"

#include <QEvent>
#include <QWidget>

#include <utility>

namespace dpfm::views {

namespace {

class FirstPaint : public QObject {
public:
    FirstPaint(QWidget& window, std::function<void()> then)
        : QObject(&window)
        , then_(std::move(then)) {
        window.installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            QMetaObject::invokeMethod(
                this,
                [this] {
                    then_();
                    deleteLater();
                },
                Qt::QueuedConnection);
        }
        return false;
    }

private:
    std::function<void()> then_;
};

} // namespace

void onceSeen(QWidget& window, std::function<void()> then) {
    new FirstPaint(window, std::move(then));
}

} // namespace dpfm::views
