#include "ui/figures/cell_painting.h"

#include <QFontMetricsF>

#include <algorithm>
#include <array>
#include <cmath>

namespace dpfm::figures {

namespace {

constexpr std::array<QRgb, 10> kCividis{0x00224e, 0x123570, 0x3b496c, 0x575d6d, 0x707173,
                                        0x8a8678, 0xa59c74, 0xc3b369, 0xe1cc55, 0xfee838};
constexpr double kSmallestText = 0.6; ///< of the font, where cells are narrow

int between(int a, int b, double t) {
    return static_cast<int>(std::lround(a + t * (b - a)));
}

/// Relative luminance as in the contrast rules of WCAG 2.
double luminance(const QColor& color) {
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

void drawNumber(QCPPainter& painter, const QRectF& cell, const QString& text, const QColor& color,
                const FigureStyle& style) {
    QFont font = style.font();
    const double room = cell.width() - style.pixels(2.0);
    const double wanted = QFontMetricsF(font).horizontalAdvance(text);
    const double scale = std::min(1.0, room / std::max(wanted, 1.0));
    if (text.isEmpty() || scale < kSmallestText || cell.height() < scale * font.pixelSize())
        return;
    font.setPixelSize(std::max(1, static_cast<int>(scale * font.pixelSize())));
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(cell, Qt::AlignCenter | Qt::TextDontClip, text);
}

} // namespace

QColor cividis(double t) {
    const double steps = static_cast<double>(kCividis.size() - 1);
    const double at = std::clamp(t, 0.0, 1.0) * steps;
    const auto below = std::min(static_cast<std::size_t>(at), kCividis.size() - 2);
    const QColor a = QColor::fromRgb(kCividis[below]);
    const QColor b = QColor::fromRgb(kCividis[below + 1]);
    const double part = at - static_cast<double>(below);
    return {between(a.red(), b.red(), part), between(a.green(), b.green(), part),
            between(a.blue(), b.blue(), part)};
}

QCPColorGradient cividisGradient() {
    QCPColorGradient gradient;
    gradient.clearColorStops();
    for (std::size_t i = 0; i < kCividis.size(); ++i)
        gradient.setColorStopAt(static_cast<double>(i) / static_cast<double>(kCividis.size() - 1),
                                QColor::fromRgb(kCividis[i]));
    return gradient;
}

QColor readableOn(const QColor& color) {
    // Where black and white have the same contrast: (l + 0.05)² = 1.05·0.05.
    return luminance(color) > 0.179 ? Qt::black : Qt::white;
}

QColor emptyCell(const FigureStyle& style) {
    return style.blended(style.foreground, 0.08);
}

void drawCell(QCPPainter& painter, const QRectF& cell, const QColor& fill, const QString& text,
              const QColor& textColor, const FigureStyle& style) {
    painter.setPen(style.pen(style.background, style.lineWidth));
    painter.setBrush(fill);
    painter.drawRect(cell);
    drawNumber(painter, cell, text, textColor, style);
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
