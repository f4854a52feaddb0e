#pragma once

#include "ui/models/drag_scale.h"
#include "ui/models/live_sweep.h"

#include <QSlider>

namespace dpfm::views {

/// A slider for a number of the experiment; the sweep follows it. A press beside the handle brings
/// the handle there. Escape takes a drag back. The wheel scrolls what the slider lies in.
class DragSlider : public QSlider {
    Q_OBJECT
public:
    /// `name` is the field's, in undo steps and for screen readers.
    DragSlider(models::DragField field, const QString& name, models::ExperimentDocument& document,
               models::LiveSweep& live, QWidget* parent = nullptr);

    /// Shows the experiment's value; does nothing while it is dragged itself.
    void refresh();

protected:
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void moved(int position);
    QRect handle() const;
    int positionAt(int x) const;

    models::DragField field_;
    QString name_;
    models::ExperimentDocument& document_;
    models::LiveSweep& live_;
    models::DragScale scale_;
    int grip_ = 0; ///< from the handle's middle to where it was taken, in pixels
};

} // namespace dpfm::views
