#include "ui/figures/figure_export.h"

#include "ui/figures/figure_tex.h"
#include "ui/figures/make_figure.h"
#include "ui/figures/pdf_patch.h"
#include "ui/models/run_panels.h"
#include "ui/session/files.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QImage>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>
#include <memory>

namespace dpfm::figures {

namespace {

constexpr double kMmPerInch = 25.4;
constexpr double kPointsPerInch = 72.0;
constexpr double kMaxPixels = 100e6; ///< 400 MB while it is drawn

/// A figure at its size: `pixels` is what QCustomPlot lays out, `points` the exact size.
struct Page {
    Figure& figure;
    QSizeF points;
    QSize pixels;
    QString title;

    void paint(QPaintDevice& device, double scaleX, double scaleY,
               QCPPainter::PainterModes modes) const {
        QCPPainter painter;
        painter.begin(&device);
        painter.setModes(modes);
        painter.setFont(figure.style().font()); // it would begin with the application's
        painter.scale(scaleX, scaleY);
        figure.paint(painter, pixels);
    }
};

constexpr auto kVector = QCPPainter::PainterModes(QCPPainter::pmVectorized) |
                         QCPPainter::pmNoCaching | QCPPainter::pmNonCosmetic;
constexpr auto kRaster =
    QCPPainter::PainterModes(QCPPainter::pmNoCaching) | QCPPainter::pmNonCosmetic;

QByteArray toPdf(const Page& page, const QDateTime& created) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(page.title);
        writer.setCreator(QStringLiteral("DPFM Workbench"));
        const double unit = page.figure.style().pixelsPerPoint;
        writer.setResolution(static_cast<int>(std::lround(kPointsPerInch * unit)));
        const QSizeF whole(std::ceil(page.points.width()), std::ceil(page.points.height()));
        writer.setPageSize(QPageSize(whole, QPageSize::Point, {}, QPageSize::ExactMatch));
        writer.setPageMargins(QMarginsF());
        page.paint(writer, page.points.width() * unit / page.pixels.width(),
                   page.points.height() * unit / page.pixels.height(), kVector);
    }
    return patchedPdf(buffer.data(), page.points, created);
}

QByteArray toSvg(const Page& page, const FigureOptions& options) {
    // The generator writes size / resolution as millimetres: in hundredths of them here.
    constexpr double kPerMm = 100.0;
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(static_cast<int>(kPerMm * kMmPerInch));
    generator.setSize({static_cast<int>(std::lround(options.look.widthMm * kPerMm)),
                       static_cast<int>(std::lround(options.look.heightMm * kPerMm))});
    generator.setViewBox(QRect(QPoint(), page.pixels));
    generator.setTitle(page.title.toHtmlEscaped());
    generator.setDescription(QStringLiteral("DPFM Workbench"));
    page.paint(generator, 1.0, 1.0, kVector);
    return buffer.data();
}

Result<QImage> toImage(const Page& page, const QSize& size) {
    const FigureStyle& style = page.figure.style();
    QImage image(size, style.transparent ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    if (image.isNull())
        return Error{
            ErrorCode::InvalidInput, "dpi", "There is no memory for so large a picture.", {}};
    image.fill(style.transparent ? QColor(Qt::transparent) : style.background);
    page.paint(image, static_cast<double>(image.width()) / page.pixels.width(),
               static_cast<double>(image.height()) / page.pixels.height(), kRaster);
    return image;
}

Result<QByteArray> toPng(const Page& page, const FigureOptions& options) {
    const auto& look = options.look;
    const QSizeF size = QSizeF(look.widthMm, look.heightMm) / kMmPerInch * look.dpi;
    Result<QImage> image = toImage(page, size.toSize());
    if (!image)
        return image.error();
    const int dotsPerMetre = static_cast<int>(std::lround(look.dpi / kMmPerInch * 1000.0));
    image->setDotsPerMeterX(dotsPerMetre);
    image->setDotsPerMeterY(dotsPerMetre);
    image->setText(QStringLiteral("Title"), page.title);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image->save(&buffer, "PNG");
    return buffer.data();
}

Page pageOf(Figure& figure, const session::SweepRecord& sweep, const FigureOptions& options) {
    const QSizeF points =
        QSizeF(options.look.widthMm, options.look.heightMm) / kMmPerInch * kPointsPerInch;
    return {figure, points, (points * figure.style().pixelsPerPoint).toSize(),
            options.plot == PlotKind::Instrument ? options.instrument->title
                                                 : QString::fromStdString(sweep.experiment.name)};
}

/// The figure in its style for paper. That it is empty is an error.
Result<std::unique_ptr<Figure>> styledFigure(const session::SweepRecord& sweep,
                                             const FigureOptions& options, bool raster) {
    std::unique_ptr<Figure> figure = makeFigure(sweep, options);
    if (figure->empty())
        return Error{ErrorCode::InvalidInput,
                     "figure",
                     "There is nothing to draw: no run that is shown has a "
                     "value that these axes can show.",
                     {}};
    FigureStyle style = printStyle(options.look);
    style.fastLines = raster;
    figure->setStyle(style);
    figure->layOut(pageOf(*figure, sweep, options).pixels);
    if (const auto set = figure->setAxes(options.look.x, options.look.y); !set)
        return set.error();
    return figure;
}

/// Whether all that is drawn can be said in TeX: axes, lines, points, areas, cells and names.
bool hasTex(PlotKind plot) {
    return plot != PlotKind::OutputMap && plot != PlotKind::Confusion;
}

Result<void> checkPanels(const session::SweepRecord& sweep, const FigureOptions& options) {
    if (!hasPanels(options.plot) || options.panelsBy.isEmpty())
        return {};
    std::string fields;
    for (const models::PanelField& field : models::panelFields(sweep)) {
        if (!hasPanelsBy(options.plot, field.name))
            continue;
        if (field.name == options.panelsBy)
            return models::checkPanels(sweep, field.name, options.filter);
        fields.append(fields.empty() ? "" : ", ").append(field.name.toStdString());
    }
    return Error{ErrorCode::InvalidInput,
                 "panels",
                 "\"%1\" cannot make the panels of this plot; there are %2.",
                 {options.panelsBy.toStdString(), fields}};
}

} // namespace

Result<void> checkFigure(const session::SweepRecord& sweep, const FigureOptions& options,
                         FigureFormat format) {
    const FigureLook& look = options.look;
    for (const Result<void>& checked :
         {checkLook(look), within("smooth", options.curves.smoothing, 0, models::kMostSmoothing)})
        if (!checked)
            return checked;
    const double pixels = look.widthMm * look.heightMm * std::pow(look.dpi / kMmPerInch, 2);
    if (format == FigureFormat::Png && pixels > kMaxPixels)
        return Error{ErrorCode::InvalidInput,
                     "dpi",
                     "A picture of %1 × %2 mm at %3 dpi has more than "
                     "%4 million pixels; lower one of them.",
                     {toText(look.widthMm), toText(look.heightMm), std::to_string(look.dpi),
                      toText(kMaxPixels / 1e6)}};
    if (format == FigureFormat::Tex && !hasTex(options.plot))
        return Error{ErrorCode::InvalidInput,
                     "figure",
                     "Maps and confusion matrices are not written as TeX; choose PDF, which LaTeX "
                     "includes.",
                     {}};
    if (const auto checked = checkPanels(sweep, options); !checked)
        return checked;
    for (const int corpus : options.filter.corpora) {
        if (std::none_of(sweep.runs.begin(), sweep.runs.end(), [&](const session::RunRecord& run) {
                return !run.marks.deleted && run.run.parameters.corpus == corpus;
            }))
            return Error{ErrorCode::InvalidInput,
                         "corpus",
                         "These results have no corpus of %1 samples.",
                         {std::to_string(corpus)}};
    }
    if (needsAccuracies(options) && !network::shapeOf(sweep.experiment.data).classification)
        return Error{ErrorCode::InvalidInput,
                     "metric",
                     "These results have no accuracy: their network does not classify.",
                     {}};
    if (hasReading(options.plot) && !models::isComparable(options.readingOf))
        return Error{ErrorCode::InvalidInput,
                     "metric",
                     "Neither more nor less of %1 is better, so runs are not compared by it; draw "
                     "its curves.",
                     {models::metricName(options.readingOf).toStdString()}};
    return {};
}

Result<FigureFormat> figureFormat(const QString& path) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == u"pdf")
        return FigureFormat::Pdf;
    if (suffix == u"svg")
        return FigureFormat::Svg;
    if (suffix == u"png")
        return FigureFormat::Png;
    if (suffix == u"tex")
        return FigureFormat::Tex;
    return Error{ErrorCode::InvalidInput,
                 path.toStdString(),
                 "A figure's file name ends with .pdf, .svg, .png or .tex.",
                 {}};
}

Result<QByteArray> renderFigure(const session::SweepRecord& sweep, const FigureOptions& options,
                                FigureFormat format) {
    const session::LanguageScope scope(options.look.language);
    if (const Result<void> checked = checkFigure(sweep, options, format); !checked)
        return checked.error();
    const auto figure = styledFigure(sweep, options, format == FigureFormat::Png);
    if (!figure)
        return figure.error();
    const Page page = pageOf(**figure, sweep, options);
    switch (format) {
    case FigureFormat::Pdf:
        return toPdf(page,
                     options.plot == PlotKind::Instrument ? QDateTime() : sweep.provenance.started);
    case FigureFormat::Svg:
        return toSvg(page, options);
    case FigureFormat::Tex:
        return toTex(page.figure, page.points, page.title);
    case FigureFormat::Png:
        break;
    }
    return toPng(page, options);
}

Result<QImage> previewFigure(const session::SweepRecord& sweep, const FigureOptions& options,
                             const QSize& within) {
    const session::LanguageScope scope(options.look.language);
    // Whatever its dpi, a page has no pixels to be too many.
    if (const Result<void> checked = checkFigure(sweep, options, FigureFormat::Pdf); !checked)
        return checked.error();
    const auto figure = styledFigure(sweep, options, true);
    if (!figure)
        return figure.error();
    const Page page = pageOf(**figure, sweep, options);
    const QSizeF size = page.points.scaled(within, Qt::KeepAspectRatio);
    return toImage(page, size.toSize().expandedTo({1, 1}));
}

Result<void> exportFigure(const session::SweepRecord& sweep, const FigureOptions& options,
                          const QString& path) {
    const Result<FigureFormat> format = figureFormat(path);
    if (!format)
        return format.error();
    const Result<QByteArray> content = renderFigure(sweep, options, *format);
    if (!content)
        return content.error();
    return session::writeFile(path, *content);
}

} // namespace dpfm::figures
