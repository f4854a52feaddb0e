#include "ui/views/icons.h"

#include <QPainter>
#include <QPixmap>
#include <QPolygonF>

namespace dpfm::views {

namespace {

constexpr int kSize = 64; ///< pixels; scaled down by the toolbar

QPixmap drawn(Glyph glyph, const QColor& color) {
    QPixmap pixmap(kSize, kSize);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    switch (glyph) {
    case Glyph::Play:
        painter.drawPolygon(QPolygonF({{16.0, 10.0}, {54.0, 32.0}, {16.0, 54.0}}));
        break;
    case Glyph::Pause:
        painter.drawRect(14, 12, 13, 40);
        painter.drawRect(37, 12, 13, 40);
        break;
    case Glyph::Stop:
        painter.drawRect(14, 14, 36, 36);
        break;
    case Glyph::Rewind:
        painter.drawRect(10, 12, 8, 40);
        painter.drawPolygon(QPolygonF({{54.0, 10.0}, {20.0, 32.0}, {54.0, 54.0}}));
        break;
    case Glyph::Step:
        painter.drawPolygon(QPolygonF({{12.0, 10.0}, {44.0, 32.0}, {12.0, 54.0}}));
        painter.drawRect(46, 12, 8, 40);
        break;
    case Glyph::Ring:
        painter.setPen(QPen(color, 6.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(32.0, 32.0), 17.0, 17.0);
        break;
    case Glyph::Disc:
        painter.drawEllipse(QPointF(32.0, 32.0), 20.0, 20.0);
        break;
    }
    return pixmap;
}

} // namespace

QIcon icon(Glyph glyph, const QPalette& palette) {
    QIcon result(drawn(glyph, palette.color(QPalette::Active, QPalette::ButtonText)));
    result.addPixmap(drawn(glyph, palette.color(QPalette::Disabled, QPalette::ButtonText)),
                     QIcon::Disabled);
    return result;
}

QIcon switchIcon(const QPalette& palette) {
    QIcon result = icon(Glyph::Ring, palette);
    result.addPixmap(drawn(Glyph::Disc, palette.color(QPalette::Active, QPalette::Highlight)),
                     QIcon::Normal, QIcon::On);
    return result;
}

} // namespace dpfm::views
