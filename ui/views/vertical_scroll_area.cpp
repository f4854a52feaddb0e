#include "ui/views/vertical_scroll_area.h"

#include <QEvent>
#include <QScrollBar>

namespace dpfm::views {

VerticalScrollArea::VerticalScrollArea(QWidget* parent) : QScrollArea(parent) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
}

QSize VerticalScrollArea::minimumSizeHint() const {
    QSize hint = QScrollArea::minimumSizeHint();
    if (widget() != nullptr)
        hint.setWidth(widget()->minimumSizeHint().width() +
                      verticalScrollBar()->sizeHint().width());
    return hint;
}

bool VerticalScrollArea::eventFilter(QObject* watched, QEvent* event) {
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        setMinimumWidth(minimumSizeHint().width());
    return QScrollArea::eventFilter(watched, event);
}

} // namespace dpfm::views
