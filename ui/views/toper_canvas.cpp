#include "ui/views/toper_canvas.h"

#include "ui/views/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace dpfm::views {

namespace {

QString idText(const autodiff::Register& entry) {
    return QStringLiteral("#%1").arg(index(entry.id));
}

QString valueText(const autodiff::Register& entry) {
    return QLocale().toString(entry.gradient, 'g', 3);
}

} // namespace

ToperCanvas::ToperCanvas(models::ToperModel& model, QWidget* parent)
    : QWidget(parent)
    , model_(model) {
    setObjectName(QStringLiteral("toperCanvas"));
    setAccessibleName(tr("The cells of the toper"));
    setFocusPolicy(Qt::StrongFocus);
    connect(&model_, &models::ToperModel::reset, this, &ToperCanvas::layOut);
    connect(&model_, &models::ToperModel::moved, this, [this] {
        setAccessibleDescription(model_.moment());
        update();
    });
    layOut();
}

void ToperCanvas::layOut() {
    const QFontMetrics metrics = fontMetrics();
    chipWidth_ = std::max(metrics.horizontalAdvance(QStringLiteral("−1.23e-10")),
                          metrics.horizontalAdvance(QStringLiteral("#0000000"))) +
                 6;
    chipHeight_ = 2 * metrics.height() + 4;
    const auto rows = (static_cast<int>(model_.cells()) + perRow() - 1) / perRow();
    const int height =
        2 * stripHeight() + rows * (2 * chipHeight_ + metrics.height() + 2 * kGap) + 2 * kGap;
    setMinimumHeight(model_.empty() ? 0 : height);
    setMinimumWidth(4 * (chipWidth_ + kGap));
    setAccessibleDescription(model_.moment());
    update();
}

int ToperCanvas::perRow() const {
    return std::max(1, (width() - kGap) / (chipWidth_ + kGap));
}

QRect ToperCanvas::arrivingRect(std::size_t cell) const {
    const int place = static_cast<int>(cell);
    const int row = place / perRow();
    const int column = place % perRow();
    const int rowHeight = 2 * chipHeight_ + fontMetrics().height() + 2 * kGap;
    return {kGap + column * (chipWidth_ + kGap), kGap + stripHeight() + row * rowHeight, chipWidth_,
            chipHeight_};
}

QRect ToperCanvas::heldRect(std::size_t cell) const {
    return arrivingRect(cell).translated(0, chipHeight_ + 2);
}

int ToperCanvas::stripTitleWidth() const {
    return fontMetrics().horizontalAdvance(tr("Dropped out: %1").arg(99999)) + kGap;
}

void ToperCanvas::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette().base());
    if (model_.empty()) {
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(rect().adjusted(20, 20, -20, -20), Qt::AlignCenter | Qt::TextWordWrap,
                         model_.missing());
        return;
    }
    const hardware::Toper& toper = model_.toper();
    const auto fitting =
        static_cast<std::size_t>(std::max(0, width() - stripTitleWidth()) / (chipWidth_ + kGap));
    const std::size_t waiting = toper.candidates().size() - toper.entered();
    const auto next = toper.candidates().begin() + static_cast<std::ptrdiff_t>(toper.entered());
    paintStrip(painter, kGap, tr("Waiting: %1").arg(waiting),
               {next, next + static_cast<std::ptrdiff_t>(std::min(fitting, waiting))}, waiting);
    for (std::size_t cell = 0; cell < model_.cells(); ++cell)
        paintCell(painter, cell);
    const autodiff::Registers& dropped = toper.dropped();
    const auto latest = dropped.rbegin();
    paintStrip(painter, heldRect(model_.cells() - 1).bottom() + fontMetrics().height() + kGap,
               tr("Dropped out: %1").arg(dropped.size()),
               {latest, latest + static_cast<std::ptrdiff_t>(std::min(fitting, dropped.size()))},
               dropped.size());
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void ToperCanvas::paintStrip(QPainter& painter, int top, const QString& title,
                             const autodiff::Registers& chips, std::size_t more) const {
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(QRect(kGap, top, stripTitleWidth(), chipHeight_),
                     Qt::AlignLeft | Qt::AlignVCenter, title);
    int left = kGap + stripTitleWidth();
    for (std::size_t i = 0; i < chips.size(); ++i) {
        if (i + 1 == chips.size() && more > chips.size()) {
            painter.setPen(palette().color(QPalette::Text));
            painter.drawText(QRect(left, top, chipWidth_, chipHeight_),
                             Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("…"));
            break;
        }
        paintChip(painter, {left, top, chipWidth_, chipHeight_}, chips[i]);
        left += chipWidth_ + kGap;
    }
}

void ToperCanvas::paintChip(QPainter& painter, const QRect& rect,
                            const autodiff::Register& entry) const {
    const ThemeColors& theme = colors(palette());
    const double share =
        model_.largest() > 0.0 ? std::fabs(entry.gradient) / model_.largest() : 0.0;
    // Text has to be read on it: half of the colour at most.
    const QColor color = std::signbit(entry.gradient) ? theme.negative : theme.positive;
    painter.fillRect(rect, models::mixed(palette().color(QPalette::Base), color,
                                         0.12 + 0.43 * (std::isfinite(share) ? share : 1.0)));
    painter.setPen(palette().color(QPalette::Text));
    const QRect text = rect.adjusted(2, 1, -2, -1);
    painter.drawText(text, Qt::AlignHCenter | Qt::AlignTop, idText(entry));
    painter.drawText(text, Qt::AlignHCenter | Qt::AlignBottom, valueText(entry));
}

void ToperCanvas::paintCell(QPainter& painter, std::size_t cell) const {
    const hardware::Toper::Cell& state = model_.toper().cells()[cell];
    const ThemeColors& theme = colors(palette());
    const QRect held = heldRect(cell);
    const QRect arriving = arrivingRect(cell);
    if (state.held)
        paintChip(painter, held, *state.held);
    else
        painter.fillRect(held, QBrush(theme.hatch, Qt::BDiagPattern));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.outline, 1));
    painter.drawRect(held.adjusted(0, 0, -1, -1));
    if (state.arriving)
        paintChip(painter, arriving, *state.arriving);
    if (state.arriving) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2,
                            state.comparing() ? Qt::SolidLine : Qt::DotLine));
        painter.drawRect(arriving.united(held).adjusted(-2, -2, 1, 1));
    }
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(QRect(held.left(), held.bottom() + 1, held.width(), fontMetrics().height()),
                     Qt::AlignHCenter | Qt::AlignTop,
                     QLocale().toString(static_cast<qulonglong>(cell + 1)));
}

void ToperCanvas::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layOut();
}

void ToperCanvas::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_P:
        model_.setPlaying(!model_.playing());
        return;
    case Qt::Key_Right:
        model_.step();
        return;
    case Qt::Key_Left:
        model_.stepBack();
        return;
    case Qt::Key_Home:
        model_.rewind();
        return;
    case Qt::Key_End:
        model_.toEnd();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void ToperCanvas::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange)
        layOut();
    QWidget::changeEvent(event);
}

bool ToperCanvas::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip || model_.empty())
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QString text;
    for (std::size_t cell = 0; cell < model_.cells(); ++cell) {
        const hardware::Toper::Cell& state = model_.toper().cells()[cell];
        const std::optional<autodiff::Register>& entry =
            arrivingRect(cell).contains(help->pos()) ? state.arriving
            : heldRect(cell).contains(help->pos())   ? state.held
                                                     : std::nullopt;
        if (entry)
            text = tr("%1: %2").arg(model_.name(entry->id),
                                    QLocale().toString(entry->gradient, 'g', 17));
    }
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

} // namespace dpfm::views
