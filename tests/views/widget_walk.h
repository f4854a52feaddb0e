#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QGraphicsView>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QTabBar>
#include <QTextEdit>
#include <QWidget>
#include <qcustomplot.h>

#include <vector>

/// What a person can use in a window, for tests that look at all of it.
namespace dpfm::test {

/// Parts that Qt makes inside of a control, and that are used by way of it.
inline bool isInnerPart(const QWidget& widget) {
    const QString name = widget.objectName();
    if (name.startsWith(QLatin1String("qt_")) || name.startsWith(QLatin1String("Scroll")))
        return true;
    if (qobject_cast<const QScrollBar*>(&widget) || qobject_cast<const QHeaderView*>(&widget))
        return true;
    for (const QWidget* parent = widget.parentWidget(); parent && !parent->isWindow();
         parent = parent->parentWidget())
        if (qobject_cast<const QAbstractSpinBox*>(parent) ||
            qobject_cast<const QComboBox*>(parent) || qobject_cast<const QTabBar*>(parent) ||
            qobject_cast<const QLineEdit*>(parent) ||
            qobject_cast<const QAbstractItemView*>(parent))
            return true;
    // The corner of a table, the popup of a list.
    if (widget.inherits("QComboBoxListView"))
        return true;
    return widget.inherits("QTableCornerButton") || widget.inherits("QComboBoxPrivateContainer");
}

inline bool isControl(const QWidget& widget) {
    if (isInnerPart(widget))
        return false;
    if (const auto* bar = qobject_cast<const QTabBar*>(&widget); bar && bar->count() == 0)
        return false; // a main window keeps those it once needed
    return qobject_cast<const QAbstractButton*>(&widget) ||
           qobject_cast<const QLineEdit*>(&widget) || qobject_cast<const QComboBox*>(&widget) ||
           qobject_cast<const QAbstractSpinBox*>(&widget) ||
           qobject_cast<const QSlider*>(&widget) ||
           qobject_cast<const QAbstractItemView*>(&widget) ||
           qobject_cast<const QTextEdit*>(&widget) ||
           qobject_cast<const QPlainTextEdit*>(&widget) || qobject_cast<const QTabBar*>(&widget) ||
           qobject_cast<const QGraphicsView*>(&widget) ||
           qobject_cast<const QCustomPlot*>(&widget) ||
           // What we paint ourselves and the keys work in.
           (widget.focusPolicy() == Qt::StrongFocus && !qobject_cast<const QScrollArea*>(&widget) &&
            QByteArray(widget.metaObject()->className()).startsWith("dpfm::"));
}

/// In the order in which they were made.
inline std::vector<QWidget*> controlsOf(QWidget& window) {
    std::vector<QWidget*> controls;
    for (QWidget* widget : window.findChildren<QWidget*>())
        if (isControl(*widget))
            controls.push_back(widget);
    return controls;
}

/// What is read to somebody who does not see the control.
inline QString spokenName(QWidget& widget) {
    if (qobject_cast<QComboBox*>(&widget)) {
        // Qt names it by what is chosen in it, and leaves the rest to its label.
        for (const QLabel* label : widget.window()->findChildren<QLabel*>())
            if (label->buddy() == &widget)
                return label->text();
        return widget.accessibleName();
    }
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&widget);
    return spoken == nullptr ? QString() : spoken->text(QAccessible::Name).trimmed();
}

/// What "What's This?" says on a control: as Qt does, the nearest parent's if it has none itself.
inline QString explanation(const QWidget& widget) {
    for (const QWidget* at = &widget; at != nullptr;
         at = at->isWindow() ? nullptr : at->parentWidget())
        if (!at->whatsThis().isEmpty())
            return at->whatsThis();
    return {};
}

/// To find a control by in a message.
inline QString placeOf(const QWidget& widget) {
    QStringList path;
    for (const QWidget* at = &widget; at != nullptr; at = at->parentWidget()) {
        const QString name = at->objectName();
        path.prepend(name.isEmpty() ? QString::fromLatin1(at->metaObject()->className()) : name);
    }
    return path.join(QLatin1Char('/'));
}

} // namespace dpfm::test
