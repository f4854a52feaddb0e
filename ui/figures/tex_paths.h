#pragma once

#include <QPointF>
#include <QRectF>
#include <qcustomplot.h>

#include <vector>

/// What of a graph has to be written where a drawing program minds numbers that are far off its
/// canvas. All of it is in the coordinates of the graph's axes.
namespace dpfm::figures {

using TexPath = std::vector<QPointF>;

/// The graph's line in pieces: it is cut where a value is missing and about an axis' length outside
/// of the axes. Points that are kept have the bits of the data.
std::vector<TexPath> texLines(const QCPGraph& graph);

/// The points at which markers are drawn within the axes.
TexPath texMarkers(const QCPGraph& graph);

/// The area between a graph and the one its fill reaches to, in pieces, cut as the lines are.
std::vector<TexPath> texAreas(const QCPGraph& graph);

} // namespace dpfm::figures
