#pragma once

#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <Qt>

#include <optional>
#include <vector>

namespace dpfm::figures {

/// A name that is to stand beside a point; lengths are in plot pixels, y goes down.
struct NameToPlace {
    QPointF point;
    QSizeF size;
};

/// What else there is.
struct NameSurroundings {
    QRectF area;                ///< which no name leaves
    std::vector<QPointF> marks; ///< all points, those with names as well
    double markRadius = 0.0;
    std::vector<QPointF> faint; ///< what names rather keep off
    std::vector<QPointF> line;  ///< the same of the line through these
    double gap = 1.0;           ///< between a point and its name
};

struct NamePlace {
    QRectF rect;
    /// Of the name to its point or to its leader's end: Qt::AlignLeft stands at the right.
    Qt::Alignment alignment;
    /// From the point to a name that is not beside it.
    std::optional<QLineF> leader = {};
};

/// Places for names, so that it is plain which point each one is of: one that is beside its point
/// is far nearer to it than to any other, else a line leads to it, which meets no other point, name
/// or line. Names meet neither points nor each other. The last ones choose first; a name without
/// such a place has none.
std::vector<std::optional<NamePlace>> placeNames(const std::vector<NameToPlace>& names,
                                                 const NameSurroundings& surroundings);

} // namespace dpfm::figures
