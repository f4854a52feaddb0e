#include "ui/views/late_content.h"

#include "ui/views/once_seen.h"

#include <QPointer>
#include <QVBoxLayout>

#include <utility>

namespace dpfm::views {

LateContent::LateContent(QWidget& window, std::function<QWidget*(QWidget*)> make)
    : QWidget(&window)
    , make_(std::move(make)) {
    (new QVBoxLayout(this))->setContentsMargins({});
    onceSeen(window, [place = QPointer(this)] {
        if (place)
            place->build();
    });
}

void LateContent::build() {
    if (!make_)
        return;
    QWidget* content = std::exchange(make_, nullptr)(this);
    layout()->addWidget(content);
    setFocusProxy(content);
}

void LateContent::showEvent(QShowEvent* event) {
    build();
    QWidget::showEvent(event);
}

} // namespace dpfm::views
