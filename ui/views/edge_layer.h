#pragma once

#include "core/base/ids.h"
#include "ui/views/theme.h"

#include <QGraphicsItem>
#include <QImage>
#include <QPen>

#include <optional>
#include <vector>

namespace dpfm::views {

/// All edges of a network, as one item: there are hundreds, and they change with every state of a
/// run. The mouse does not meet it; weightAt() tells which edge is at a place.
class EdgeLayer : public QGraphicsItem {
public:
    /// Returns the edge's place, counted from 0.
    std::size_t add(WeightId weight, QLineF line);
    std::size_t count() const { return edges_.size(); }
    WeightId weight(std::size_t edge) const { return edges_[edge].weight; }
    QLineF line(std::size_t edge) const { return edges_[edge].line; }
    void setLine(std::size_t edge, QLineF line);
    /// `share` is the weight over the largest |weight| of its layer, in [−1, 1]; a negative one is
    /// dashed. A weight that is forgotten reaches no output; it is dotted.
    void show(std::size_t edge, double share, bool forgotten, const ThemeColors& theme);
    enum class Standing {
        Plain,
        Aside, ///< faint, because another weight is followed
        Front, ///< on the path of the weight that is followed
    };
    void setStanding(std::size_t edge, Standing standing);

    /// The edge that is nearest to a place and near enough for a mouse; those in front are met
    /// first, and those aside all the same.
    std::optional<WeightId> weightAt(QPointF place) const;

    QRectF boundingRect() const override { return bounds_; }
    QPainterPath shape() const override { return {}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    struct Edge {
        WeightId weight{};
        QLineF line;
        QPen pen;
        Standing standing = Standing::Plain;
    };

    void updateBounds();
    void draw(QPainter& painter) const;

    std::vector<Edge> edges_;
    QRectF bounds_;
    QImage image_; ///< that paint() draws into; kept for the next time
};

} // namespace dpfm::views
