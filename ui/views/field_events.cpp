#include "ui/views/field_events.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollArea>

#include <algorithm>
#include <array>

namespace dpfm::views {

namespace {

/// Whether the wheel would change a widget that lies in what it should scroll.
bool isTurnedWhileScrolling(const QWidget& widget) {
    if (qobject_cast<const QComboBox*>(&widget) == nullptr &&
        qobject_cast<const QAbstractSpinBox*>(&widget) == nullptr)
        return false;
    for (const QWidget* at = widget.parentWidget(); at != nullptr; at = at->parentWidget())
        if (qobject_cast<const QScrollArea*>(at) != nullptr)
            return true;
    return false;
}

bool editsText(QKeyEvent& key) {
    static constexpr std::array kKeys{QKeySequence::Undo,  QKeySequence::Redo,
                                      QKeySequence::Cut,   QKeySequence::Copy,
                                      QKeySequence::Paste, QKeySequence::SelectAll};
    return std::any_of(kKeys.begin(), kKeys.end(),
                       [&](QKeySequence::StandardKey each) { return key.matches(each); });
}

/// Whether a key is an undo or redo of which a field of one line has nothing. It keeps the key from
/// the window all the same.
bool undoesNothing(const QWidget& field, QKeyEvent& key) {
    const bool undo = key.matches(QKeySequence::Undo);
    if (!undo && !key.matches(QKeySequence::Redo))
        return false;
    const auto* line = qobject_cast<const QLineEdit*>(&field);
    if (line == nullptr) // a spin box and an editable list have one within
        line = field.findChild<const QLineEdit*>();
    return line != nullptr && !(undo ? line->isUndoAvailable() : line->isRedoAvailable());
}

/// By default the wheel brings the keys along, and its second turn changes the field.
void keepFromWheel(QWidget& widget) {
    if (isTurnedWhileScrolling(widget))
        widget.setFocusPolicy(Qt::StrongFocus);
}

} // namespace

FieldEvents::FieldEvents(QWidget& window) : QObject(&window), window_(window) {
    for (QWidget* widget : window.findChildren<QWidget*>())
        keepFromWheel(*widget);
    qApp->installEventFilter(this); // those that come later
}

bool FieldEvents::isOfWindow(const QWidget& widget) const {
    const QWidget* window = widget.window();
    return window == &window_ || (qobject_cast<const QDockWidget*>(window) != nullptr &&
                                  window->parentWidget() == &window_);
}

bool FieldEvents::isShortcut(const QKeyEvent& key) const {
    const QKeySequence pressed(key.keyCombination());
    const QList<QAction*> actions = window_.findChildren<QAction*>();
    return std::any_of(actions.begin(), actions.end(), [&](const QAction* action) {
        return action->isEnabled() && action->shortcutContext() == Qt::WindowShortcut &&
               action->shortcuts().contains(pressed);
    });
}

bool FieldEvents::eventFilter(QObject* watched, QEvent* event) {
    if (!watched->isWidgetType())
        return false;
    auto& widget = static_cast<QWidget&>(*watched);
    switch (event->type()) {
    case QEvent::Show:
        if (isOfWindow(widget))
            keepFromWheel(widget);
        return false;
    case QEvent::Wheel:
        if (!isOfWindow(widget) || widget.hasFocus() || !isTurnedWhileScrolling(widget))
            return false;
        event->ignore(); // and so it goes on to what the field lies in
        return true;
    case QEvent::ShortcutOverride: {
        auto& key = static_cast<QKeyEvent&>(*event);
        if (!isOfWindow(widget) || !(key.modifiers() & Qt::ControlModifier) ||
            (editsText(key) && !undoesNothing(widget, key)) || !isShortcut(key))
            return false;
        event->ignore(); // not a field's own
        return true;
    }
    default:
        return false;
    }
}

} // namespace dpfm::views
