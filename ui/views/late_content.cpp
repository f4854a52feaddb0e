#include "ui/views/late_content.h"

#include "ui/views/once_seen.h"

#include <QPointer>
#include <QVBoxLayout>

#include <utility>

namespace dpfm::views {

LateContent::LateContent(QWidget& window, std::function<QWidget*(QWidget*)> make)
    : QWidget(&window) {
    (new QVBoxLayout(this))->setContentsMargins({});
    onceSeen(window, [place = QPointer(this), make = std::move(make)] {
        if (!place)
            return;
        QWidget* content = make(place);
        place->layout()->addWidget(content);
        place->setFocusProxy(content);
    });
}

} // namespace dpfm::views
