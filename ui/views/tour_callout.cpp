#include "ui/views/tour_callout.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace dpfm::views {

namespace {

constexpr int kWidth = 26; ///< of letters' heights
constexpr int kGap = 10;   ///< px from the control

} // namespace

TourCallout::TourCallout(QWidget* window)
    : QFrame(window)
    , title_(new QLabel(this))
    , text_(new QLabel(this))
    , count_(new QLabel(this))
    , skip_(new QPushButton(tr("Skip"), this))
    , back_(new QPushButton(tr("Back"), this))
    , next_(new QPushButton(tr("Next"), this)) {
    setObjectName(QStringLiteral("tour"));
    setAccessibleName(tr("Tour"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    setForegroundRole(QPalette::ToolTipText);
    QFont bold = font();
    bold.setBold(true);
    title_->setFont(bold);
    title_->setObjectName(QStringLiteral("tourTitle"));
    text_->setObjectName(QStringLiteral("tourText"));
    text_->setWordWrap(true);
    for (QLabel* label : {title_, text_, count_})
        label->setForegroundRole(QPalette::ToolTipText);
    skip_->setObjectName(QStringLiteral("tourSkip"));
    skip_->setToolTip(tr("Ends the tour (Escape); Help › Tour begins it again."));
    back_->setObjectName(QStringLiteral("tourBack"));
    back_->setToolTip(tr("The step before (Shift+F4)"));
    next_->setObjectName(QStringLiteral("tourNext"));
    next_->setToolTip(tr("The next step (F4)"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(count_, 1);
    buttons->addWidget(skip_);
    buttons->addWidget(back_);
    buttons->addWidget(next_);
    auto* column = new QVBoxLayout(this);
    column->addWidget(title_);
    column->addWidget(text_);
    column->addLayout(buttons);
    connect(skip_, &QPushButton::clicked, this, &TourCallout::endRequested);
    connect(back_, &QPushButton::clicked, this, &TourCallout::backRequested);
    connect(next_, &QPushButton::clicked, this, &TourCallout::nextRequested);
    hide();
}

void TourCallout::tell(const QString& title, const QString& text, std::size_t step,
                       std::size_t count) {
    const bool last = step + 1 == count;
    title_->setText(title);
    text_->setText(text);
    count_->setText(tr("%1 of %2").arg(step + 1).arg(count));
    back_->setEnabled(step > 0);
    next_->setText(last ? tr("Done") : tr("Next"));
    skip_->setVisible(!last);
    setAccessibleDescription(title + QStringLiteral(". ") + text);
    QAccessibleEvent told(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

void TourCallout::placeBeside(const QRect& control, const QRect& room) {
    setFixedWidth(std::min(kWidth * fontMetrics().height(), room.width()));
    setFixedHeight(heightForWidth(width()));
    const QPoint middle = room.center() - rect().center();
    // Beside, below and above, the first that is within the room.
    const std::array places{QPoint(control.right() + kGap, control.top()),
                            QPoint(control.left(), control.bottom() + kGap),
                            QPoint(control.left() - kGap - width(), control.top()),
                            QPoint(control.left(), control.top() - kGap - height())};
    const auto clamped = [&](QPoint at) {
        return QPoint(
            std::clamp(at.x(), room.left(), std::max(room.left(), room.right() + 1 - width())),
            std::clamp(at.y(), room.top(), std::max(room.top(), room.bottom() + 1 - height())));
    };
    if (control.isNull()) {
        move(clamped(middle));
        return;
    }
    const auto free = std::find_if(places.begin(), places.end(), [&](QPoint at) {
        return !QRect(clamped(at), size()).intersects(control);
    });
    move(clamped(free == places.end() ? middle : *free));
}

void TourCallout::takeKeys() {
    next_->setFocus();
}

TourFrame::TourFrame(QWidget* window) : QWidget(window) {
    setObjectName(QStringLiteral("tourFrame"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void TourFrame::paintEvent(QPaintEvent*) {
    constexpr double kPen = 3.0;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Highlight), kPen));
    painter.drawRoundedRect(QRectF(rect()).adjusted(kPen / 2, kPen / 2, -kPen / 2, -kPen / 2), 4.0,
                            4.0);
}

} // namespace dpfm::views
