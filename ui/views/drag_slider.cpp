#include "ui/views/drag_slider.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QStyleOptionSlider>
#include <QWheelEvent>

#include <algorithm>

namespace dpfm::views {

namespace {

constexpr int kPages = 10;

} // namespace

DragSlider::DragSlider(models::DragField field, const QString& name,
                       models::ExperimentDocument& document, models::LiveSweep& live,
                       QWidget* parent)
    : QSlider(Qt::Horizontal, parent)
    , field_(field)
    , name_(name)
    , document_(document)
    , live_(live) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("%1, slider").arg(name));
    QString tip = tr("Drag, or use the arrow keys: the sweep follows. Escape goes back.");
    if (field == models::DragField::Seed)
        tip += QLatin1Char('\n') + tr("A list of seeds moves as a whole, by as much as its first.");
    setToolTip(tip);
    connect(this, &QSlider::valueChanged, this, &DragSlider::moved);
    refresh();
}

void DragSlider::refresh() {
    if (isSliderDown())
        return;
    const network::Experiment& experiment = document_.experiment();
    const double value = models::dragValue(experiment, field_);
    // While keys move it, its values stay as they are.
    const bool stepped = live_.state() == models::LiveSweep::State::Dragged && hasFocus();
    if (!stepped || scale_.valueAt(scale_.positionOf(value)) != value)
        scale_ = models::dragScale(experiment, field_);
    const QSignalBlocker quiet(this);
    setRange(0, scale_.size() - 1);
    setPageStep(std::max(1, scale_.size() / kPages));
    setValue(scale_.positionOf(value));
    setEnabled(scale_.size() > 1);
}

void DragSlider::moved(int position) {
    const auto change = [&](network::Experiment& experiment) {
        models::setDragValue(experiment, field_, scale_.valueAt(position));
    };
    if (isSliderDown())
        live_.drag(change);
    else
        live_.step(name_, objectName(), change);
}

void DragSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || isSliderDown()) {
        event->ignore();
        return;
    }
    event->accept();
    const int x = event->position().toPoint().x();
    const QRect taken = handle();
    grip_ = x >= taken.left() && x <= taken.right() ? x - taken.center().x() : 0;
    live_.begin(name_, objectName());
    setSliderDown(true);
    setSliderPosition(positionAt(x));
}

void DragSlider::mouseMoveEvent(QMouseEvent* event) {
    if (isSliderDown())
        setSliderPosition(positionAt(event->position().toPoint().x()));
}

void DragSlider::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !isSliderDown())
        return;
    setSliderDown(false);
    live_.finish();
    refresh();
}

bool DragSlider::event(QEvent* event) {
    // Escape ends the drag, not what the window shows for a while.
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape &&
        live_.state() == models::LiveSweep::State::Dragged) {
        event->accept();
        return true;
    }
    return QSlider::event(event);
}

void DragSlider::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && live_.state() == models::LiveSweep::State::Dragged) {
        setSliderDown(false);
        live_.cancel();
        refresh();
        return;
    }
    if (isSliderDown() && event->key() != Qt::Key_Space)
        return; // the mouse has it
    QSlider::keyPressEvent(event);
}

void DragSlider::focusOutEvent(QFocusEvent* event) {
    if (!isSliderDown() && live_.state() == models::LiveSweep::State::Dragged)
        live_.finish();
    QSlider::focusOutEvent(event);
}

void DragSlider::wheelEvent(QWheelEvent* event) {
    event->ignore();
}

QRect DragSlider::handle() const {
    QStyleOptionSlider option;
    initStyleOption(&option);
    return style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this);
}

int DragSlider::positionAt(int x) const {
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRect groove =
        style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderGroove, this);
    const int width = handle().width();
    return QStyle::sliderValueFromPosition(minimum(), maximum(), x - grip_ - groove.x() - width / 2,
                                           groove.width() - width, option.upsideDown);
}

} // namespace dpfm::views
