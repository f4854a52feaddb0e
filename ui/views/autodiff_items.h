#pragma once

#include "ui/models/autodiff_lesson.h"
#include "ui/views/theme.h"

#include <QGraphicsItem>
#include <QPalette>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace dpfm::views {

/// A node of the expression: what it is, its value, and a register for each variable that it
/// depends on (colour = sign and size among the node's registers).
class ExpressionNodeItem : public QGraphicsItem {
public:
    static constexpr double kWidth = 132.0;
    static constexpr double kLeafWidth = 84.0;

    ExpressionNodeItem(std::shared_ptr<const models::AutodiffLesson> lesson, std::size_t node);

    std::size_t node() const { return node_; }
    void show(std::shared_ptr<const models::AutodiffLesson> lesson, bool computed, bool current,
              const QPalette& palette);
    /// Its value as it is written; "…" until it is computed.
    QString valueText() const;
    /// As they are written: "∂/∂b 5"; none until it is computed.
    QStringList registerTexts() const;

    static double heightFor(const models::AutodiffLesson& lesson);
    QPointF outlet() const { return pos() + QPointF(0.5 * width(), 0.0); }
    QPointF inlet() const { return pos() - QPointF(0.5 * width(), 0.0); }

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    bool isLeaf() const;
    bool isConstant() const;
    double width() const { return isLeaf() ? kLeafWidth : kWidth; }
    QRectF box() const;
    void paintRegisters(QPainter* painter, QRectF area) const;

    std::shared_ptr<const models::AutodiffLesson> lesson_;
    std::size_t node_;
    bool computed_ = false;
    bool current_ = false;
    bool faulty_ = false;
    ThemeColors theme_;
    QColor text_;
    QColor faded_;
    QColor highlight_;
};

/// The edges, the local derivatives along those of the node at work, and what flows along them.
class ExpressionEdgesItem : public QGraphicsItem {
public:
    struct Edge {
        QPointF from;
        QPointF to;
        std::size_t node = 0;    ///< that it leads to
        std::size_t operand = 0; ///< that it comes from
        bool second = false;     ///< the second operand
    };

    ExpressionEdgesItem();

    void setEdges(std::vector<Edge> edges, const QRectF& bounds);
    void show(std::shared_ptr<const models::AutodiffLesson> lesson,
              std::optional<std::size_t> current, const QPalette& palette);
    /// How far along what flows is, 0 to 1.
    void setFlow(double flow);

    QRectF boundingRect() const override { return bounds_; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintFlow(QPainter* painter, const Edge& edge) const;
    void paintLocal(QPainter* painter, const Edge& edge) const;

    std::vector<Edge> edges_;
    QRectF bounds_;
    std::shared_ptr<const models::AutodiffLesson> lesson_;
    std::optional<std::size_t> current_;
    double flow_ = 1.0;
    ThemeColors theme_;
    QColor text_;
    QColor background_;
    QColor highlight_;
};

} // namespace dpfm::views
