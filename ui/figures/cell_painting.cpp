#include "ui/figures/cell_painting.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace dpfm::figures {

namespace {

constexpr double kSmallestText = 0.6; ///< of the font, where cells are narrow

/// Relative luminance as in the contrast rules of WCAG 2.
double luminance(const QColor& color) {
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

} // namespace

QColor readableOn(const QColor& color) {
    // Where black and white have the same contrast: (l + 0.05)² = 1.05·0.05.
    return luminance(color) > 0.179 ? Qt::black : Qt::white;
}

QColor emptyCell(const FigureStyle& style) {
    return style.blended(style.foreground, 0.08);
}

double cellTextScale(const QSizeF& cell, const QString& text, const FigureStyle& style) {
    const QFont font = style.font();
    const double room = cell.width() - style.pixels(2.0);
    const double wanted = QFontMetricsF(font).horizontalAdvance(text);
    const double scale = std::min(1.0, room / std::max(wanted, 1.0));
    const bool fits = scale >= kSmallestText && cell.height() >= scale * font.pixelSize();
    return text.isEmpty() || !fits ? 0.0 : scale;
}

void drawCell(QCPPainter& painter, const QRectF& cell, const QColor& fill, const QString& text,
              const QColor& textColor, const FigureStyle& style) {
    painter.setPen(style.pen(style.background, style.lineWidth));
    painter.setBrush(fill);
    painter.drawRect(cell);
    const double scale = cellTextScale(cell.size(), text, style);
    if (scale == 0.0)
        return;
    QFont font = style.font();
    font.setPixelSize(std::max(1, static_cast<int>(scale * font.pixelSize())));
    painter.setFont(font);
    painter.setPen(textColor);
    painter.drawText(cell, Qt::AlignCenter | Qt::TextDontClip, text);
}

void hideAxisLines(const QCPAxisRect& rect) {
    for (QCPAxis* axis : rect.axes()) {
        axis->setTickLength(0, 0);
        axis->setBasePen(Qt::NoPen);
        axis->setTickPen(Qt::NoPen);
        axis->setSubTickPen(Qt::NoPen);
    }
}

} // namespace dpfm::figures
