#include "ui/figures/picture_export.h"

#include "ui/figures/pdf_patch.h"

#include <QBuffer>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <cmath>

namespace dpfm::figures {

namespace {

constexpr double kPointsPerInch = 72.0;
constexpr double kMmPerInch = 25.4;
constexpr double kMostPixels = 100e6; ///< 400 MB while it is drawn

void paintOn(QPaintDevice& device, const Picture& picture, double scale) {
    QPainter painter(&device);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    picture.paint(painter);
}

QByteArray toPdf(const Picture& picture) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const QSizeF points = picture.size * (kPointsPerInch / picture.dpi);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(picture.title);
        writer.setCreator(QStringLiteral("DPFM Workbench"));
        writer.setResolution(static_cast<int>(std::lround(picture.dpi)));
        const QSizeF whole(std::ceil(points.width()), std::ceil(points.height()));
        writer.setPageSize(QPageSize(whole, QPageSize::Point, {}, QPageSize::ExactMatch));
        writer.setPageMargins(QMarginsF());
        paintOn(writer, picture, 1.0);
    }
    return patchedPdf(buffer.data(), points, {});
}

QByteArray toSvg(const Picture& picture) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(static_cast<int>(std::lround(picture.dpi)));
    generator.setSize(picture.size.toSize());
    generator.setViewBox(QRectF(QPointF(), picture.size));
    generator.setTitle(picture.title.toHtmlEscaped());
    generator.setDescription(QStringLiteral("DPFM Workbench"));
    paintOn(generator, picture, 1.0);
    return buffer.data();
}

Result<QByteArray> toPng(const Picture& picture) {
    const QSizeF size = picture.size * kPictureScale;
    if (size.width() * size.height() > kMostPixels)
        return Error{ErrorCode::InvalidInput,
                     "picture",
                     "The picture has more than %1 million pixels; save it as PDF or SVG, or make "
                     "it smaller.",
                     {toText(kMostPixels / 1e6)}};
    QImage image(size.toSize(), QImage::Format_RGB32);
    if (image.isNull())
        return Error{
            ErrorCode::InvalidInput, "picture", "There is no memory for so large a picture.", {}};
    const int dotsPerMetre =
        static_cast<int>(std::lround(kPictureScale * picture.dpi / kMmPerInch * 1000.0));
    image.fill(Qt::white);
    paintOn(image, picture, kPictureScale);
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    image.setText(QStringLiteral("Title"), picture.title);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

} // namespace

Result<QByteArray> renderPicture(const Picture& picture, FigureFormat format) {
    if (picture.size.toSize().isEmpty())
        return Error{ErrorCode::InvalidInput, "picture", "There is nothing to draw.", {}};
    switch (format) {
    case FigureFormat::Pdf:
        return toPdf(picture);
    case FigureFormat::Svg:
        return toSvg(picture);
    case FigureFormat::Png:
        return toPng(picture);
    case FigureFormat::Tex:
        break;
    }
    return Error{ErrorCode::InvalidInput,
                 "picture",
                 "A picture is not written as TeX; choose PDF, which LaTeX includes.",
                 {}};
}

} // namespace dpfm::figures
