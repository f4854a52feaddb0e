#pragma once

#include <QObject>

class QKeyEvent;
class QWidget;

namespace dpfm::views {

/// Gives back what fields take although it is not meant for them. The wheel over a field that has
/// not the keys scrolls the panel that the field lies in, and changes nothing. A shortcut of the
/// window acts also while the keys are in a field, except those that edit text there (copy …, and
/// undo while the field has something to undo).
class FieldEvents : public QObject {
    Q_OBJECT
public:
    /// For the fields that `window`, which owns this, has and will have.
    explicit FieldEvents(QWidget& window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// Whether a widget is in the window or in a dock of it that floats.
    bool isOfWindow(const QWidget& widget) const;
    bool isShortcut(const QKeyEvent& key) const;

    QWidget& window_;
};

} // namespace dpfm::views
