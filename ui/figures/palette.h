#pragma once

#include "core/network/experiment.h"
#include "ui/figures/figure_look.h"
#include "ui/models/register_colors.h"

#include <QColor>
#include <qcustomplot.h>

#include <cstddef>
#include <utility>

namespace dpfm::figures {

/// The colour of a register count in a palette. It depends on R alone, so a curve keeps it whatever
/// else is drawn: the logarithm of R is its place on viridis and on the greys, which end before
/// they cannot be seen on the surface.
QColor registerColor(Palette palette, network::Method method, int registers,
                     models::Surface surface);

/// Of the `rank`-th largest of `count` corpora: shades of one colour as long as these are told
/// apart.
QColor corpusColor(Palette palette, std::size_t rank, std::size_t count, models::Surface surface);

/// The colour of a value, t in [0, 1] from the lowest to the highest, where numbers stand in cells.
QColor rampColor(Palette palette, double t);
/// The same, for a colour scale beside the cells.
QCPColorGradient rampGradient(Palette palette);

/// The ends of a scale about a middle: low and high.
std::pair<QColor, QColor> endColors(Palette palette, models::Surface surface);

/// A marker that depends on R alone as well; a hollow one is filled by the background.
struct Marker {
    QCPScatterStyle::ScatterShape shape = QCPScatterStyle::ssNone;
    bool hollow = false;

    bool operator==(const Marker&) const = default;
};
Marker registerMarker(network::Method method, int registers);

} // namespace dpfm::figures
