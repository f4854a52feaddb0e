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
            place->fill();
    });
}

void LateContent::fill() {
    const auto make = std::exchange(make_, {});
    if (!make)
        return;
    QWidget* content = make(this);
    layout()->addWidget(content);
    content->show(); // the layout would do it later, and until then no focus could go there
    setFocusProxy(content);
}

} // namespace dpfm::views
