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
    using enum QCPScatterStyle::ScatterShape;
    constexpr std::array kShapes{ssDisc,  ssSquare, ssTriangle, ssDiamond,     ssTriangleInverted,
                                 ssCross, ssPlus,   ssStar,     ssCrossCircle, ssPlusCircle};
    return kShapes[rank % kShapes.size()];
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

QPen LegendEntry::line() const {
    QPen line = look_.line;
    if (!look_.shown)
        line.setColor(style_.blended(style_.foreground, 0.25));
    return line;
}

QColor LegendEntry::textColor() const {
    return look_.shown ? style_.foreground : style_.faded;
}

QCPScatterStyle LegendEntry::marker() const {
    const QColor color = line().color();
    QCPScatterStyle marker(look_.marker, color, look_.hollow ? style_.background : color,
                           style_.pixels(style_.markerSize));
    marker.setPen(style_.pen(color, style_.thinWidth));
    return marker;
}

double LegendEntry::lineLength() const {
    return style_.gap(kLinePoints);
}

double LegendEntry::textOffset() const {
    return style_.gap(kLinePoints + kGapPoints);
}

void LegendEntry::draw(QCPPainter* painter) {
    const QRect rect = mRect;
    const double middle = rect.center().y();
    const double lineEnd = rect.left() + lineLength();
    painter->setPen(line());
    painter->drawLine(QLineF(rect.left(), middle, lineEnd, middle));
    if (look_.marker != QCPScatterStyle::ssNone) {
        const QCPScatterStyle drawn = marker();
        drawn.applyTo(painter, line());
        drawn.drawShape(painter, 0.5 * (rect.left() + lineEnd), middle);
    }
    painter->setFont(mFont);
    painter->setPen(textColor());
    const double start = rect.left() + textOffset();
    const QRectF text(start, rect.top(), rect.right() - start, rect.height());
    painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, look_.text);
}

QSize LegendEntry::minimumOuterSizeHint() const {
    const QFontMetricsF metrics(mFont);
    const double width = textOffset() + metrics.horizontalAdvance(look_.text);
    return {static_cast<int>(std::ceil(width)),
            static_cast<int>(std::ceil(1.15 * metrics.height()))};
}

QSize LegendEntry::maximumOuterSizeHint() const {
    return {QWIDGETSIZE_MAX, minimumOuterSizeHint().height()};
}

} // namespace dpfm::figures
