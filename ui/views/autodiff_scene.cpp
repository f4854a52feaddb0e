#include "ui/views/autodiff_scene.h"

#include <QGraphicsSceneHelpEvent>
#include <QGraphicsSceneMouseEvent>
#include <QToolTip>
#include <QVariantAnimation>

#include <algorithm>

namespace dpfm::views {

namespace {

using models::AutodiffLesson;

constexpr double kColumnGap = 64.0;
constexpr double kRowGap = 18.0;
constexpr int kFlowMs = 450;

bool sameShape(const AutodiffLesson& a, const AutodiffLesson& b) {
    if (a.expression.variables.size() != b.expression.variables.size() ||
        a.expression.nodes.size() != b.expression.nodes.size())
        return false;
    return std::equal(a.expression.nodes.begin(), a.expression.nodes.end(),
                      b.expression.nodes.begin(), [](const auto& x, const auto& y) {
                          return x.operation == y.operation && x.a == y.a && x.b == y.b;
                      });
}

} // namespace

AutodiffScene::AutodiffScene(QObject* parent)
    : QGraphicsScene(parent)
    , animation_(new QVariantAnimation(this)) {
    animation_->setStartValue(0.0);
    animation_->setEndValue(1.0);
    animation_->setDuration(kFlowMs);
    connect(animation_, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        if (edges_ != nullptr)
            edges_->setFlow(value.toDouble());
    });
}

void AutodiffScene::show(const models::AutodiffModel& model, const QPalette& palette) {
    if (!model.lesson())
        return;
    const bool other = !lesson_ || !sameShape(*lesson_, *model.lesson());
    lesson_ = model.lesson();
    if (other)
        build();
    const auto current = model.currentNode();
    for (ExpressionNodeItem* item : items_)
        item->show(lesson_, model.isComputed(item->node()), item->node() == current, palette);
    edges_->show(lesson_, current, palette);
    if (other)
        emit rebuilt();
}

void AutodiffScene::flow() {
    animation_->stop();
    animation_->start();
}

ExpressionNodeItem* AutodiffScene::item(std::size_t node) const {
    return node < items_.size() ? items_[node] : nullptr;
}

void AutodiffScene::build() {
    animation_->stop();
    clear();
    items_.clear();
    edges_ = new ExpressionEdgesItem;
    addItem(edges_);
    const double columnStep = ExpressionNodeItem::kWidth + kColumnGap;
    const double rowStep = ExpressionNodeItem::heightFor(*lesson_) + kRowGap;
    for (std::size_t i = 0; i < lesson_->expression.nodes.size(); ++i) {
        auto* item = new ExpressionNodeItem(lesson_, i);
        const models::GraphPlace& place = lesson_->places[i];
        item->setPos(columnStep * static_cast<double>(place.column), rowStep * place.row);
        addItem(item);
        items_.push_back(item);
    }
    std::vector<ExpressionEdgesItem::Edge> edges;
    for (std::size_t i = 0; i < items_.size(); ++i) {
        const autodiff::ExpressionNode& node = lesson_->expression.nodes[i];
        const int operands = autodiff::operandCount(node.operation);
        // Two edges come in apart from each other.
        const QPointF apart(0.0, operands == 2 ? 10.0 : 0.0);
        if (operands >= 1)
            edges.push_back(
                {items_[node.a]->outlet(), items_[i]->inlet() - apart, i, node.a, false});
        if (operands == 2)
            edges.push_back(
                {items_[node.b]->outlet(), items_[i]->inlet() + apart, i, node.b, true});
    }
    QRectF bounds;
    for (const ExpressionNodeItem* item : items_)
        bounds |= item->boundingRect().translated(item->pos());
    constexpr double kRoom = 12.0;
    bounds.adjust(-kRoom, -kRoom, kRoom, kRoom);
    edges_->setEdges(std::move(edges), bounds);
    edges_->setFlow(1.0);
    setSceneRect(bounds);
}

ExpressionNodeItem* AutodiffScene::nodeAt(QPointF place) const {
    for (QGraphicsItem* item : items(place))
        if (auto* node = dynamic_cast<ExpressionNodeItem*>(item))
            return node;
    return nullptr;
}

void AutodiffScene::mousePressEvent(QGraphicsSceneMouseEvent* event) {
    const ExpressionNodeItem* node =
        event->button() == Qt::LeftButton ? nodeAt(event->scenePos()) : nullptr;
    if (node == nullptr) {
        QGraphicsScene::mousePressEvent(event);
        return;
    }
    event->accept();
    emit nodeClicked(node->node());
}

void AutodiffScene::helpEvent(QGraphicsSceneHelpEvent* event) {
    const ExpressionNodeItem* node = nodeAt(event->scenePos());
    if (node == nullptr) {
        QToolTip::hideText();
        return;
    }
    QToolTip::showText(event->screenPos(), models::explanationOf(*lesson_, node->node()));
    event->accept();
}

} // namespace dpfm::views
