#include "ui/figures/map_ground.h"

#include <algorithm>

namespace dpfm::figures {

namespace {

constexpr int kPagePixels = 512; ///< of a side, about: 300 dpi over 4 cm

} // namespace

void MapGround::draw(QCPPainter* painter) {
    if (!painter->modes().testFlag(QCPPainter::pmVectorized) || data()->isEmpty()) {
        QCPColorMap::draw(painter);
        return;
    }
    updateMapImage();
    // The outermost cells' centres are on the border. Their outer halves are cut off here, because
    // SVG would not clip them.
    const int half = std::max(1, kPagePixels / (2 * std::max(mMapImage.width(), 1)));
    const QSize size = 2 * half * mMapImage.size();
    const QImage picture = mMapImage.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                               .copy(half, half, size.width() - 2 * half, size.height() - 2 * half);
    const QRectF place =
        QRectF(coordsToPixels(data()->keyRange().lower, data()->valueRange().lower),
               coordsToPixels(data()->keyRange().upper, data()->valueRange().upper))
            .normalized();
    painter->drawImage(place, picture);
}

} // namespace dpfm::figures
