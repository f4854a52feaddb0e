#include "ui/figures/matrix_cells.h"

#include <QFontMetricsF>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

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

QColor readableOn(const QColor& color) {
    // Where black and white have the same contrast: (l + 0.05)² = 1.05·0.05.
    return luminance(color) > 0.179 ? Qt::black : Qt::white;
}

} // namespace

MatrixCells::MatrixCells(QCustomPlot* plot, QCPAxisRect& rect)
    : QCPAbstractItem(plot)
    , rect_(rect) {
    setClipAxisRect(&rect);
    setClipToAxisRect(true);
    setSelectable(false);
}

void MatrixCells::setTable(const models::ReadingTable& table, bool logarithmic) {
    table_ = table;
    logarithmic_ = logarithmic;
    lowest_ = std::numeric_limits<double>::infinity();
    highest_ = -lowest_;
    for (const auto& row : table_.cells) {
        for (const models::SeedReadings& cell : row) {
            const double value = cell.median ? place(*cell.median) : std::nan("");
            if (std::isfinite(value)) {
                lowest_ = std::min(lowest_, value);
                highest_ = std::max(highest_, value);
            }
        }
    }
}

double MatrixCells::place(double value) const {
    return logarithmic_ ? std::log10(value) : value;
}

QColor MatrixCells::color(double value) const {
    const double t = highest_ > lowest_ ? (place(value) - lowest_) / (highest_ - lowest_) : 0.0;
    const double steps = static_cast<double>(kCividis.size() - 1);
    const double at = std::clamp(std::isfinite(t) ? t : 0.0, 0.0, 1.0) * steps;
    const auto below = std::min(static_cast<std::size_t>(at), kCividis.size() - 2);
    const QColor a = QColor::fromRgb(kCividis[below]);
    const QColor b = QColor::fromRgb(kCividis[below + 1]);
    const double part = at - static_cast<double>(below);
    return {between(a.red(), b.red(), part), between(a.green(), b.green(), part),
            between(a.blue(), b.blue(), part)};
}

QString MatrixCells::text(const models::SeedReadings& cell) const {
    if (!cell.median)
        return {};
    if (!std::isfinite(*cell.median))
        return tr("div.", "a cell of runs that diverged");
    return style_.locale.toString(*cell.median, 'g', 2);
}

double MatrixCells::selectTest(const QPointF&, bool, QVariant*) const {
    return -1.0;
}

void MatrixCells::draw(QCPPainter* painter) {
    const QCPAxis& x = *rect_.axis(QCPAxis::atBottom);
    const QCPAxis& y = *rect_.axis(QCPAxis::atLeft);
    for (std::size_t row = 0; row < table_.corpora.size(); ++row) {
        for (std::size_t column = 0; column < table_.categories.size(); ++column) {
            const auto left = static_cast<double>(column) - 0.5;
            const auto bottom = static_cast<double>(row) - 0.5;
            const QRectF cell(QPointF(x.coordToPixel(left), y.coordToPixel(bottom + 1.0)),
                              QPointF(x.coordToPixel(left + 1.0), y.coordToPixel(bottom)));
            const models::SeedReadings& readings = table_.cells[row][column];
            const bool finite = readings.median && std::isfinite(*readings.median);
            const QColor fill =
                finite ? color(*readings.median) : style_.blended(style_.foreground, 0.08);
            painter->setPen(style_.pen(style_.background, style_.lineWidth));
            painter->setBrush(fill);
            painter->drawRect(cell);
            drawText(*painter, cell, text(readings), finite ? readableOn(fill) : style_.foreground);
        }
    }
}

void MatrixCells::drawText(QCPPainter& painter, const QRectF& cell, const QString& text,
                           const QColor& color) const {
    QFont font = style_.font();
    const double room = cell.width() - style_.pixels(2.0);
    const double wanted = QFontMetricsF(font).horizontalAdvance(text);
    const double scale = std::min(1.0, room / std::max(wanted, 1.0));
    if (text.isEmpty() || scale < kSmallestText || cell.height() < scale * font.pixelSize())
        return;
    font.setPixelSize(std::max(1, static_cast<int>(scale * font.pixelSize())));
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(cell, Qt::AlignCenter | Qt::TextDontClip, text);
}

} // namespace dpfm::figures
