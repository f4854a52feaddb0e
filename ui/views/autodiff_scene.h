#pragma once

#include "ui/models/autodiff_model.h"
#include "ui/views/autodiff_items.h"

#include <QGraphicsScene>
#include <QPalette>

#include <memory>
#include <vector>

class QVariantAnimation;

namespace dpfm::views {

/// An expression as a graph from its leaves at the left to its result at the right, as far as it is
/// computed. When a step is made, values and registers are seen to flow into the node.
class AutodiffScene : public QGraphicsScene {
    Q_OBJECT
public:
    explicit AutodiffScene(QObject* parent = nullptr);

    /// Rebuilt if the lesson is another graph's.
    void show(const models::AutodiffModel& model, const QPalette& palette);
    /// Lets values and registers flow into the node at work.
    void flow();
    /// Null if there is no such node.
    ExpressionNodeItem* item(std::size_t node) const;

signals:
    void nodeClicked(std::size_t node);
    /// Another graph is shown.
    void rebuilt();

protected:
    void mousePressEvent(QGraphicsSceneMouseEvent* event) override;
    void helpEvent(QGraphicsSceneHelpEvent* event) override;

private:
    void build();
    ExpressionNodeItem* nodeAt(QPointF place) const;

    std::shared_ptr<const models::AutodiffLesson> lesson_;
    std::vector<ExpressionNodeItem*> items_;
    ExpressionEdgesItem* edges_ = nullptr;
    QVariantAnimation* animation_;
};

} // namespace dpfm::views
