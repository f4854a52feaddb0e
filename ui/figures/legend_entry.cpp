#include "ui/figures/legend_entry.h"

#include <QFontMetrics>

#include <algorithm>
#include <array>
#include <cmath>

namespace dpfm::figures {

namespace {

constexpr double kLinePoints = 18.0;
constexpr double kGapPoints = 4.0;

} // namespace

QCPScatterStyle::ScatterShape corpusMarker(std::size_t rank) {
    constexpr std::array kShapes{QCPScatterStyle::ssDisc, QCPScatterStyle::ssSquare,
                                 QCPScatterStyle::ssTriangle, QCPScatterStyle::ssDiamond,
                                 QCPScatterStyle::ssTriangleInverted};
    return kShapes[std::min(rank, kShapes.size() - 1)];
}

QCPScatterStyle::ScatterShape hollow(QCPScatterStyle::ScatterShape marker) {
    return marker == QCPScatterStyle::ssDisc ? QCPScatterStyle::ssCircle : marker;
}

LegendColumn::LegendColumn() {
    setBorderPen(Qt::NoPen);
    setBrush(Qt::NoBrush);
    setFillOrder(QCPLayoutGrid::foRowsFirst);
    setMargins(QMargins());
    setRowSpacing(0);
}

QSize LegendColumn::maximumOuterSizeHint() const {
    return {QWIDGETSIZE_MAX, QWIDGETSIZE_MAX};
}

LegendEntry::LegendEntry(QCPLegend* legend, const LegendLook& look, const FigureStyle& style)
    : QCPAbstractLegendItem(legend)
    , look_(look)
    , style_(style) {
    setFont(style.font());
}

void LegendEntry::draw(QCPPainter* painter) {
    const QColor textColor = look_.shown ? style_.foreground : style_.faded;
    QPen line = look_.line;
    if (!look_.shown)
        line.setColor(style_.blended(style_.foreground, 0.25));

    const QRect rect = mRect;
    const double middle = rect.center().y();
    const double lineEnd = rect.left() + style_.pixels(kLinePoints);
    painter->setPen(line);
    painter->drawLine(QLineF(rect.left(), middle, lineEnd, middle));
    if (look_.marker != QCPScatterStyle::ssNone) {
        QCPScatterStyle marker(look_.marker, line.color(), line.color(),
                               style_.pixels(style_.markerSize));
        marker.setPen(style_.pen(line.color(), style_.thinWidth));
        marker.applyTo(painter, line);
        marker.drawShape(painter, 0.5 * (rect.left() + lineEnd), middle);
    }
    painter->setFont(mFont);
    painter->setPen(textColor);
    const QRectF text(lineEnd + style_.pixels(kGapPoints), rect.top(), rect.right() - lineEnd,
                      rect.height());
    painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, look_.text);
}

QSize LegendEntry::minimumOuterSizeHint() const {
    const QFontMetricsF metrics(mFont);
    const double width =
        style_.pixels(kLinePoints + kGapPoints) + metrics.horizontalAdvance(look_.text);
    return {static_cast<int>(std::ceil(width)),
            static_cast<int>(std::ceil(1.15 * metrics.height()))};
}

QSize LegendEntry::maximumOuterSizeHint() const {
    return {QWIDGETSIZE_MAX, minimumOuterSizeHint().height()};
}

} // namespace dpfm::figures
