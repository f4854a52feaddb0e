#include "ui/figures/figure_style.h"

#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace dpfm::figures {

namespace {

constexpr double kBarWidth = 9.0; ///< of colour scales, in points

void styleAxis(QCPAxis& axis, const FigureStyle& style) {
    const QPen thin = style.pen(style.foreground, style.thinWidth);
    axis.setBasePen(thin);
    axis.setTickPen(thin);
    axis.setSubTickPen(thin);
    axis.setTickLabelFont(style.font());
    axis.setTickLabelColor(style.foreground);
    axis.setLabelFont(style.font());
    axis.setLabelColor(style.foreground);
    axis.setTickLength(0, style.wholePixels(3.0));
    axis.setSubTickLength(0, style.wholePixels(1.5));
    axis.setTickLabelPadding(style.wholePixels(2.0));
    axis.setLabelPadding(style.wholePixels(3.0));
    axis.setPadding(style.wholePixels(1.0));
    axis.grid()->setPen(style.pen(style.grid, style.thinWidth));
    axis.grid()->setZeroLinePen(style.pen(style.grid, style.thinWidth));
    axis.grid()->setSubGridVisible(false);
}

} // namespace

int FigureStyle::wholePixels(double points) const {
    return static_cast<int>(std::lround(pixels(points)));
}

QFont FigureStyle::font() const {
    QFont font(fontFamily);
    font.setPixelSize(std::max(1, wholePixels(fontPoints)));
    if (!hinting)
        font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QPen FigureStyle::pen(const QColor& color, double widthPoints, Qt::PenStyle dash) const {
    const double width = widthPoints > 0.0 ? pixels(widthPoints) : 1.0;
    return {color, width, dash, Qt::FlatCap, Qt::RoundJoin};
}

QColor FigureStyle::blended(const QColor& color, double share) const {
    return models::mixed(background, color, share);
}

FigureStyle screenStyle(const QPalette& palette, const QFont& font, double logicalDpi) {
    FigureStyle style;
    style.background = palette.color(QPalette::Base);
    style.foreground = palette.color(QPalette::Text);
    style.surface =
        style.background.lightness() < 128 ? models::Surface::Dark : models::Surface::Light;
    style.grid = style.blended(style.foreground, 0.15);
    style.faded = style.blended(style.foreground, 0.45);
    style.fontFamily = font.family();
    style.pixelsPerPoint = logicalDpi / 72.0;
    style.fontPoints =
        font.pointSizeF() > 0.0 ? font.pointSizeF() : font.pixelSize() / style.pixelsPerPoint;
    style.lineWidth = 0.0;
    style.thinWidth = 0.0;
    style.fastLines = true;
    style.smoothFills = false;
    style.locale = QLocale();
    return style;
}

FigureStyle printStyle(const QString& fontFamily, double fontPoints) {
    FigureStyle style;
    style.background = Qt::white;
    style.foreground = Qt::black;
    style.grid = style.blended(style.foreground, 0.12);
    style.faded = style.blended(style.foreground, 0.45);
    style.fontFamily = fontFamily.isEmpty() ? QStringLiteral("DejaVu Sans") : fontFamily;
    style.fontPoints = fontPoints;
    style.pixelsPerPoint = 10.0;
    style.hinting = false;
    return style;
}

void applyStyle(QCustomPlot& plot, const FigureStyle& style) {
    plot.setBackground(QBrush(style.background));
    plot.setLocale(style.locale);
    plot.setPlottingHint(QCP::phFastPolylines, style.fastLines);
    const int gap = style.wholePixels(6.0);
    plot.plotLayout()->setMargins({gap, gap, gap, gap});
    plot.plotLayout()->setColumnSpacing(gap);
    plot.plotLayout()->setRowSpacing(gap);
    for (QCPAxisRect* rect : plot.axisRects()) {
        // Room for the halves of the last tick labels that stand out.
        rect->setMinimumMargins(
            {0, style.wholePixels(0.5 * style.fontPoints), style.wholePixels(style.fontPoints), 0});
        rect->setMinimumSize(gap, gap);
        for (QCPAxis* axis : rect->axes())
            styleAxis(*axis, style);
    }
}

void styleColorScale(QCPColorScale& scale, const FigureStyle& style) {
    styleAxis(*scale.axis(), style);
    scale.axis()->setSubTickPen(Qt::NoPen);
    // The other three axes are the frame.
    for (const QCPAxis::AxisType type :
         {QCPAxis::atLeft, QCPAxis::atRight, QCPAxis::atTop, QCPAxis::atBottom})
        if (QCPAxis* axis = scale.axis()->axisRect()->axis(type))
            axis->setBasePen(style.pen(style.foreground, style.thinWidth));
    scale.setBarWidth(style.wholePixels(kBarWidth));
}

double colorScaleWidth(const FigureStyle& style) {
    return style.pixels(kBarWidth + 5.0 * style.fontPoints);
}

Qt::PenStyle corpusDash(std::size_t rank) {
    constexpr std::array kDashes{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine,
                                 Qt::DashDotDotLine};
    return kDashes[std::min(rank, kDashes.size() - 1)];
}

QColor corpusColor(std::size_t rank, std::size_t count, models::Surface surface) {
    const bool light = surface == models::Surface::Light;
    const QColor largest = light ? QColor(0x08, 0x30, 0x6b) : QColor(0xde, 0xeb, 0xf7);
    const QColor smallest = light ? QColor(0x6b, 0xae, 0xd6) : QColor(0x31, 0x82, 0xbd);
    const double t = count > 1 ? static_cast<double>(rank) / static_cast<double>(count - 1) : 0.0;
    return models::mixed(largest, smallest, t);
}

} // namespace dpfm::figures
