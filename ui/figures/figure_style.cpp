#include "ui/figures/figure_style.h"

#include "ui/figures/palette.h"

#include <QFontInfo>
#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace dpfm::figures {

namespace {

constexpr double kBarWidth = 9.0; ///< of colour scales, in points
constexpr int kLargePixels = 16;
constexpr double kUsualOnScreen = 9.5; ///< letters in points, as the next
constexpr double kLargeLine = 1.3;     ///< points, where letters are of usual size, as the next
constexpr double kLargeThinLine = 0.6;
constexpr double kUsualPoints = 8.0; ///< of letters, beside which distances are as they are given

void styleAxis(QCPAxis& axis, const FigureStyle& style) {
    const QPen thin = style.pen(style.foreground, style.thinWidth);
    axis.setBasePen(thin);
    axis.setTickPen(thin);
    axis.setSubTickPen(thin);
    axis.setTickLabelFont(style.font());
    axis.setTickLabelColor(style.foreground);
    axis.setLabelFont(style.font());
    axis.setLabelColor(style.foreground);
    axis.setTickLength(0, style.gap(3.0));
    axis.setSubTickLength(0, style.gap(1.5));
    axis.setTickLabelPadding(style.gap(2.0));
    axis.setLabelPadding(style.gap(3.0));
    axis.setPadding(style.gap(1.0));
    const QPen grid = style.gridShown ? style.pen(style.grid, style.thinWidth) : QPen(Qt::NoPen);
    axis.grid()->setPen(grid);
    axis.grid()->setZeroLinePen(grid);
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

QColor FigureStyle::registerColor(network::Method method, int registers) const {
    return figures::registerColor(palette, method, registers, surface);
}

QColor FigureStyle::corpusColor(std::size_t rank, std::size_t count) const {
    return figures::corpusColor(palette, rank, count, surface);
}

bool isLarge(const QFont& font) {
    return QFontInfo(font).pixelSize() >= kLargePixels;
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
    if (isLarge(font)) {
        style.distances = style.fontPoints / kUsualOnScreen;
        style.lineWidth = kLargeLine * style.distances;
        style.thinWidth = kLargeThinLine * style.distances;
        style.markerSize *= style.distances;
        style.markers = true;
        style.faded = style.blended(style.foreground, 0.65);
    }
    return style;
}

FigureStyle printStyle(const FigureLook& look) {
    FigureStyle style;
    style.background = Qt::white;
    style.foreground = Qt::black;
    style.grid = style.blended(style.foreground, 0.12);
    style.faded = style.blended(style.foreground, 0.45);
    style.fontFamily = look.fontFamily.isEmpty() ? QStringLiteral("DejaVu Sans") : look.fontFamily;
    style.fontPoints = look.fontPoints;
    style.distances = look.fontPoints / kUsualPoints;
    style.markerSize *= style.distances;
    style.lineWidth = look.lineWidth;
    style.thinWidth = look.axisWidth;
    style.palette = look.palette;
    style.markers = look.markers || look.palette == Palette::Greys;
    style.legend = look.legend;
    style.gridShown = look.grid;
    style.transparent = look.transparent;
    style.locale = localeOf(look.decimals);
    style.pixelsPerPoint = 10.0;
    style.hinting = false;
    return style;
}

void applyStyle(QCustomPlot& plot, const FigureStyle& style) {
    plot.setBackground(style.transparent ? QBrush(Qt::NoBrush) : QBrush(style.background));
    plot.setLocale(style.locale);
    plot.setPlottingHint(QCP::phFastPolylines, style.fastLines);
    const int gap = style.gap(6.0);
    plot.plotLayout()->setMargins({gap, gap, gap, gap});
    plot.plotLayout()->setColumnSpacing(gap);
    plot.plotLayout()->setRowSpacing(gap);
    for (QCPLayoutElement* element : plot.plotLayout()->elements(false)) {
        auto* grid = qobject_cast<QCPLayoutGrid*>(element);
        if (grid && !qobject_cast<QCPLegend*>(grid)) {
            grid->setColumnSpacing(gap);
            grid->setRowSpacing(gap);
        }
    }
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
    scale.setBarWidth(style.gap(kBarWidth));
}

double colorScaleWidth(const FigureStyle& style) {
    return style.pixels(style.distances * kBarWidth + 5.0 * style.fontPoints);
}

Qt::PenStyle corpusDash(std::size_t rank) {
    constexpr std::array kDashes{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine,
                                 Qt::DashDotDotLine};
    return kDashes[rank % kDashes.size()];
}

} // namespace dpfm::figures
