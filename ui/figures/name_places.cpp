#include "ui/figures/name_places.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace dpfm::figures {

namespace {

/// How far a name is from its point, in gaps: beside it, or at the end of a leader.
constexpr std::array kDistances{1.0, 4.0, 7.0, 11.0, 16.0, 22.0};
/// How far a name beside its point is from other points, in gaps.
constexpr double kPlain = 4.0;
constexpr double kFaintCost = 0.6; ///< in gaps of distance, as the next
constexpr double kLineCost = 2.0;

/// Where a name is, seen from its point. A front that falls to the right leaves room at the first.
struct Side {
    int x;
    int y;
    double cost; ///< in gaps of distance

    Qt::Alignment alignment() const {
        return (x > 0   ? Qt::AlignLeft
                : x < 0 ? Qt::AlignRight
                        : Qt::AlignHCenter) |
               (y > 0   ? Qt::AlignTop
                : y < 0 ? Qt::AlignBottom
                        : Qt::AlignVCenter);
    }
};
constexpr std::array<Side, 8> kSides{{{1, -1, 0.0},
                                      {-1, 1, 0.1},
                                      {-1, -1, 0.3},
                                      {1, 1, 0.3},
                                      {1, 0, 0.5},
                                      {-1, 0, 0.5},
                                      {0, -1, 0.6},
                                      {0, 1, 0.6}}};

double startOf(double point, int side, double distance, double length) {
    return side > 0   ? point + distance
           : side < 0 ? point - distance - length
                      : point - 0.5 * length;
}

QPointF nearestIn(const QRectF& rect, const QPointF& point) {
    return {std::clamp(point.x(), rect.left(), rect.right()),
            std::clamp(point.y(), rect.top(), rect.bottom())};
}

double distance(const QRectF& rect, const QPointF& point) {
    return QLineF(nearestIn(rect, point), point).length();
}

double distance(const QLineF& line, const QPointF& point) {
    const QPointF along = line.p2() - line.p1();
    const double square = QPointF::dotProduct(along, along);
    const double t =
        square > 0.0 ? std::clamp(QPointF::dotProduct(point - line.p1(), along) / square, 0.0, 1.0)
                     : 0.0;
    return QLineF(line.p1() + t * along, point).length();
}

bool cross(const QLineF& a, const QLineF& b) {
    return a.intersects(b, nullptr) == QLineF::BoundedIntersection;
}

bool cross(const QRectF& rect, const QLineF& line) {
    return rect.contains(line.p1()) || rect.contains(line.p2()) ||
           cross(QLineF(rect.topLeft(), rect.bottomRight()), line) ||
           cross(QLineF(rect.topRight(), rect.bottomLeft()), line);
}

class Placing {
public:
    explicit Placing(const NameSurroundings& around) : around_(around) {}

    std::optional<NamePlace> place(const NameToPlace& name) {
        std::optional<NamePlace> best;
        double least = std::numeric_limits<double>::infinity();
        for (const double far : kDistances) {
            for (const Side& side : kSides) {
                const double away = far * around_.gap;
                NamePlace place{QRectF(startOf(name.point.x(), side.x, away, name.size.width()),
                                       startOf(name.point.y(), side.y, away, name.size.height()),
                                       name.size.width(), name.size.height()),
                                side.alignment()};
                if (far > kDistances.front())
                    place.leader = {name.point, nearestIn(place.rect, name.point)};
                const double cost = far + side.cost + costOf(place.rect);
                if (cost < least && isFree(place, name.point)) {
                    least = cost;
                    best = place;
                }
            }
        }
        if (best)
            taken_.push_back(*best);
        return best;
    }

private:
    bool isFree(const NamePlace& place, const QPointF& own) const {
        if (!around_.area.contains(place.rect))
            return false;
        const double apart = around_.markRadius + (place.leader ? 1.0 : kPlain) * around_.gap;
        for (const QPointF& mark : around_.marks) {
            if (mark == own)
                continue;
            if (distance(place.rect, mark) < apart)
                return false;
            if (place.leader && distance(*place.leader, mark) < around_.markRadius + around_.gap)
                return false;
        }
        return std::none_of(taken_.begin(), taken_.end(), [&](const NamePlace& other) {
            const double gap = around_.gap;
            return other.rect.adjusted(-gap, -gap, gap, gap).intersects(place.rect) ||
                   (other.leader && cross(place.rect, *other.leader)) ||
                   (place.leader && cross(other.rect, *place.leader)) ||
                   (other.leader && place.leader && cross(*other.leader, *place.leader));
        });
    }

    double costOf(const QRectF& rect) const {
        const double gap = around_.gap;
        const auto covered =
            std::count_if(around_.faint.begin(), around_.faint.end(),
                          [&](const QPointF& point) { return distance(rect, point) < gap; });
        double cost = kFaintCost * static_cast<double>(covered);
        for (std::size_t i = 1; i < around_.line.size(); ++i)
            if (cross(rect, QLineF(around_.line[i - 1], around_.line[i])))
                cost += kLineCost;
        return cost;
    }

    const NameSurroundings& around_;
    std::vector<NamePlace> taken_;
};

} // namespace

std::vector<std::optional<NamePlace>> placeNames(const std::vector<NameToPlace>& names,
                                                 const NameSurroundings& surroundings) {
    Placing placing(surroundings);
    std::vector<std::optional<NamePlace>> places(names.size());
    for (std::size_t i = names.size(); i-- > 0;)
        places[i] = placing.place(names[i]);
    return places;
}

} // namespace dpfm::figures
