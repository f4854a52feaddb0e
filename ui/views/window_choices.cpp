#include "ui/views/window_choices.h"

#include "ui/views/arrangement.h"
#include "ui/views/late_content.h"
#include "ui/views/list_field.h"
#include "ui/views/notice_bar.h"
#include "ui/views/number_field.h"
#include "ui/views/weight_field.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QMainWindow>
#include <QPlainTextEdit>
#include <QSlider>
#include <QSpinBox>
#include <QTabWidget>

namespace dpfm::views {

namespace {

/// The widget or action of the same type and name; null for what has no name.
template <class Part>
Part* counterpart(const Part& of, const QObject& in) {
    const QString name = of.objectName();
    return name.isEmpty() || name.startsWith(QLatin1String("qt_")) ? nullptr
                                                                   : in.findChild<Part*>(name);
}

/// Whether a field's text is a value that a model holds, in the notation of the language.
bool isWritten(const QLineEdit& field) {
    if (const auto* number = qobject_cast<const NumberField*>(&field))
        return number->readable();
    if (const auto* list = qobject_cast<const ListField*>(&field))
        return list->unreadable().isEmpty();
    return qobject_cast<const WeightField*>(&field) != nullptr;
}

template <class Part, class Take>
void eachPair(const QMainWindow& from, const QMainWindow& to, Take take) {
    for (const Part* part : from.findChildren<Part*>())
        if (Part* other = counterpart(*part, to))
            take(*part, *other);
}

void takePages(const QMainWindow& from, const QMainWindow& to) {
    const QTabWidget& before = pagesOf(from);
    QTabWidget& now = pagesOf(to);
    // Those that are there from the start are in both; the others are opened by the menu.
    for (int page = 0; page < before.count(); ++page) {
        const QString name = before.widget(page)->objectName();
        if (auto* open = to.findChild<QAction*>(QStringLiteral("open") + name);
            open != nullptr && !hasPage(now, name))
            open->trigger();
    }
    bringToFront(now, before.currentWidget()->objectName());
    // The pages of the others are always the same.
    eachPair<QTabWidget>(from, to, [&](const QTabWidget& inner, QTabWidget& other) {
        if (&inner != &before)
            other.setCurrentIndex(inner.currentIndex());
    });
}

void takeNotices(const QMainWindow& from, QMainWindow& to) {
    const auto* before = from.findChild<NoticeBar*>();
    auto* now = to.findChild<NoticeBar*>();
    for (const QString& notice : before->notices())
        now->addNotice(notice);
}

} // namespace

void takeChoices(const QMainWindow& from, QMainWindow& to) {
    for (LateContent* place : to.findChildren<LateContent*>())
        place->fill();
    takePages(from, to);
    takeNotices(from, to);
    eachPair<QComboBox>(from, to, [](const QComboBox& before, QComboBox& now) {
        if (before.currentIndex() == now.currentIndex() || before.isEditable() ||
            before.currentIndex() < 0 || before.currentIndex() >= now.count())
            return;
        now.setCurrentIndex(before.currentIndex());
        emit now.activated(now.currentIndex());
    });
    eachPair<QAbstractButton>(from, to, [](const QAbstractButton& before, QAbstractButton& now) {
        if (before.isCheckable() && before.isChecked() != now.isChecked() && now.isEnabled())
            now.click();
    });
    eachPair<QSlider>(from, to,
                      [](const QSlider& before, QSlider& now) { now.setValue(before.value()); });
    eachPair<QSpinBox>(from, to,
                       [](const QSpinBox& before, QSpinBox& now) { now.setValue(before.value()); });
    eachPair<QDoubleSpinBox>(from, to, [](const QDoubleSpinBox& before, QDoubleSpinBox& now) {
        now.setValue(before.value());
    });
    eachPair<QLineEdit>(from, to, [](const QLineEdit& before, QLineEdit& now) {
        if (before.text() == now.text() || before.isReadOnly() || isWritten(before))
            return;
        now.setText(before.text());
        emit now.textEdited(now.text());
    });
    eachPair<QPlainTextEdit>(from, to, [](const QPlainTextEdit& before, QPlainTextEdit& now) {
        if (!before.isReadOnly() && before.toPlainText() != now.toPlainText())
            now.setPlainText(before.toPlainText());
    });
    eachPair<QAction>(from, to, [](const QAction& before, QAction& now) {
        // Which docks are seen is in the window's layout, also what is hidden for a while only.
        if (before.objectName().startsWith(QLatin1String("toggle-")))
            return;
        if (before.isCheckable() && before.isChecked() != now.isChecked())
            now.trigger();
    });
}

} // namespace dpfm::views
