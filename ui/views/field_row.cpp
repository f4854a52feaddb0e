#include "ui/views/field_row.h"

#include "ui/views/follow_font.h"
#include "ui/views/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <utility>

namespace dpfm::views {

FieldRow::FieldRow(QString field, const QString& label, QWidget* editor, QWidget* parent)
    : QWidget(parent)
    , field_(std::move(field))
    , editor_(editor)
    , line_(new QHBoxLayout)
    , message_(new QLabel(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    line_->setSpacing(8);
    if (!label.isEmpty()) {
        auto* caption = new QLabel(label, this);
        caption->setBuddy(editor);
        followFont(*caption, [caption] {
            caption->setMinimumWidth(caption->fontMetrics().averageCharWidth() * 18);
        });
        line_->addWidget(caption);
        if (editor->accessibleName().isEmpty())
            editor->setAccessibleName(label);
    }
    line_->addWidget(editor, 1);
    column->addLayout(line_);
    message_->setWordWrap(true);
    message_->setObjectName(QStringLiteral("message"));
    message_->setVisible(false);
    column->addWidget(message_);
}

void FieldRow::addBeside(QWidget* widget) {
    line_->addWidget(widget);
}

void FieldRow::addBelow(QWidget* widget) {
    auto* column = qobject_cast<QVBoxLayout*>(layout());
    column->insertWidget(column->count() - 1, widget);
}

bool FieldRow::covers(const QString& place) const {
    if (!place.startsWith(field_))
        return false;
    const QString rest = place.mid(field_.size());
    return rest.isEmpty() || rest.startsWith(QLatin1Char('[')) || rest.startsWith(QLatin1Char('.'));
}

void FieldRow::setMessage(const QString& text, Severity severity) {
    severity_ = severity;
    message_->setText(text);
    message_->setVisible(true);
    editor_->setAccessibleDescription(text);
    colorMessage();
}

void FieldRow::clearMessage() {
    message_->clear();
    message_->setVisible(false);
    editor_->setAccessibleDescription({});
}

void FieldRow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange && message_->isVisible())
        colorMessage();
    QWidget::changeEvent(event);
}

void FieldRow::colorMessage() {
    QPalette palette = message_->palette();
    const ThemeColors& theme = colors(this->palette());
    palette.setColor(QPalette::WindowText,
                     severity_ == Severity::Error ? theme.error : theme.warning);
    message_->setPalette(palette);
}

} // namespace dpfm::views
