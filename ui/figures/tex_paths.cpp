#include "ui/figures/tex_paths.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace dpfm::figures {

namespace {

/// A point of the data and where it is drawn.
struct Place {
    QPointF data;
    QPointF pixel;
};

QRectF axesOf(const QCPGraph& graph) {
    return graph.keyAxis()->axisRect()->rect();
}

QRectF roomOf(const QCPGraph& graph) {
    const QRectF axes = axesOf(graph);
    return axes.adjusted(-axes.width(), -axes.height(), axes.width(), axes.height());
}

Place placed(const QCPGraph& graph, const QCPGraphData& point) {
    return {
        {point.key, point.value},
        {graph.keyAxis()->coordToPixel(point.key), graph.valueAxis()->coordToPixel(point.value)}};
}

Place at(const QCPGraph& graph, const QPointF& pixel) {
    return {{graph.keyAxis()->pixelToCoord(pixel.x()), graph.valueAxis()->pixelToCoord(pixel.y())},
            pixel};
}

/// The pieces of the graph's data between its gaps.
std::vector<std::vector<Place>> pieces(const QCPGraph& graph) {
    std::vector<std::vector<Place>> all(1);
    for (const QCPGraphData& point : *graph.data()) {
        if (std::isfinite(point.value))
            all.back().push_back(placed(graph, point));
        else if (!all.back().empty())
            all.emplace_back();
    }
    if (all.back().empty())
        all.pop_back();
    return all;
}

/// The part of the way from a to b within the room, as shares of it (Liang and Barsky, 1984).
std::optional<std::pair<double, double>> within(const QRectF& room, const QPointF& a,
                                                const QPointF& b) {
    double from = 0.0;
    double to = 1.0;
    const QPointF way = b - a;
    const auto cut = [&](double start, double length, double low, double high) {
        if (length == 0.0)
            return start >= low && start <= high;
        const double atLow = (low - start) / length;
        const double atHigh = (high - start) / length;
        from = std::max(from, std::min(atLow, atHigh));
        to = std::min(to, std::max(atLow, atHigh));
        return from <= to;
    };
    if (!cut(a.x(), way.x(), room.left(), room.right()) ||
        !cut(a.y(), way.y(), room.top(), room.bottom()))
        return std::nullopt;
    return std::pair(from, to);
}

/// A polygon's part on one side of a line (Sutherland and Hodgman, 1974). `depth` is how far inside
/// a pixel lies, negative outside.
template <class Depth>
std::vector<Place> cutPolygon(const QCPGraph& graph, const std::vector<Place>& polygon,
                              Depth depth) {
    std::vector<Place> kept;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const Place& a = polygon[i];
        const Place& b = polygon[(i + 1) % polygon.size()];
        const double inA = depth(a.pixel);
        const double inB = depth(b.pixel);
        if (inA >= 0.0)
            kept.push_back(a);
        if ((inA >= 0.0) != (inB >= 0.0))
            kept.push_back(at(graph, a.pixel + (b.pixel - a.pixel) * (inA / (inA - inB))));
    }
    return kept;
}

TexPath dataOf(const std::vector<Place>& places) {
    TexPath path;
    for (const Place& place : places)
        path.push_back(place.data);
    return path;
}

} // namespace

std::vector<TexPath> texLines(const QCPGraph& graph) {
    const QRectF room = roomOf(graph);
    std::vector<TexPath> lines;
    for (const std::vector<Place>& piece : pieces(graph)) {
        bool drawing = false;
        for (std::size_t i = 0; i + 1 < piece.size(); ++i) {
            const Place& a = piece[i];
            const Place& b = piece[i + 1];
            const auto seen = within(room, a.pixel, b.pixel);
            if (!seen) {
                drawing = false;
                continue;
            }
            const auto [from, to] = *seen;
            const auto between = [&](double share) {
                return at(graph, a.pixel + share * (b.pixel - a.pixel)).data;
            };
            if (!drawing)
                lines.push_back({from > 0.0 ? between(from) : a.data});
            lines.back().push_back(to < 1.0 ? between(to) : b.data);
            drawing = to == 1.0;
        }
    }
    return lines;
}

TexPath texMarkers(const QCPGraph& graph) {
    const QRectF axes = axesOf(graph).adjusted(-1.0, -1.0, 1.0, 1.0);
    const int step = graph.scatterSkip() + 1;
    TexPath markers;
    for (int i = 0; i < graph.dataCount(); i += step) {
        const QCPGraphData& point = *graph.data()->at(i);
        if (std::isfinite(point.value) && axes.contains(placed(graph, point).pixel))
            markers.push_back({point.key, point.value});
    }
    return markers;
}

std::vector<TexPath> texAreas(const QCPGraph& graph) {
    const QCPGraph* other = graph.channelFillGraph();
    if (!other)
        return {};
    const QRectF room = roomOf(graph);
    std::vector<TexPath> areas;
    std::vector<Place> upper;
    std::vector<Place> lower;
    const auto close = [&] {
        std::vector<Place> area = std::exchange(upper, {});
        area.insert(area.end(), lower.rbegin(), lower.rend());
        lower.clear();
        area = cutPolygon(graph, area, [&](const QPointF& p) { return p.x() - room.left(); });
        area = cutPolygon(graph, area, [&](const QPointF& p) { return room.right() - p.x(); });
        area = cutPolygon(graph, area, [&](const QPointF& p) { return p.y() - room.top(); });
        area = cutPolygon(graph, area, [&](const QPointF& p) { return room.bottom() - p.y(); });
        if (area.size() > 2)
            areas.push_back(dataOf(area));
    };
    // Both have a value at the same places; a gap in one is a gap in the area.
    for (int i = 0; i < std::min(graph.dataCount(), other->dataCount()); ++i) {
        const QCPGraphData& above = *graph.data()->at(i);
        const QCPGraphData& below = *other->data()->at(i);
        if (std::isfinite(above.value) && std::isfinite(below.value)) {
            upper.push_back(placed(graph, above));
            lower.push_back(placed(*other, below));
        } else {
            close();
        }
    }
    close();
    return areas;
}

} // namespace dpfm::figures
