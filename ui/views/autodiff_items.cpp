#include "ui/views/autodiff_items.h"

#include <QFontInfo>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace dpfm::views {

namespace {

using autodiff::Operation;
using models::AutodiffLesson;

constexpr double kLine = 16.0;
constexpr double kMargin = 5.0;
constexpr double kCell = 11.0;
constexpr std::size_t kMostRegisterLines = 3; ///< with more variables registers are cells
constexpr std::size_t kCellsInRow = 11;
constexpr std::size_t kMostCellRows = 2;

bool hasRegisterLines(const AutodiffLesson& lesson) {
    return lesson.expression.variables.size() <= kMostRegisterLines;
}

QPainterPath curve(const ExpressionEdgesItem::Edge& edge) {
    QPainterPath path(edge.from);
    const double reach = 0.45 * (edge.to.x() - edge.from.x());
    path.cubicTo(edge.from + QPointF(reach, 0.0), edge.to - QPointF(reach, 0.0), edge.to);
    return path;
}

/// Larger letters would not fit their lines; in front of an audience the whole graph is enlarged.
void fitLetters(QPainter& painter) {
    constexpr int kMostPixels = 14;
    QFont font = painter.font();
    if (QFontInfo(font).pixelSize() <= kMostPixels)
        return;
    font.setPixelSize(kMostPixels);
    painter.setFont(font);
}

} // namespace

ExpressionNodeItem::ExpressionNodeItem(std::shared_ptr<const AutodiffLesson> lesson,
                                       std::size_t node)
    : lesson_(std::move(lesson))
    , node_(node) {
    setZValue(1.0);
}

bool ExpressionNodeItem::isLeaf() const {
    return autodiff::operandCount(lesson_->expression.nodes[node_].operation) == 0;
}

bool ExpressionNodeItem::isConstant() const {
    return lesson_->expression.nodes[node_].operation == Operation::Constant;
}

double ExpressionNodeItem::heightFor(const AutodiffLesson& lesson) {
    const std::size_t variables = lesson.expression.variables.size();
    if (hasRegisterLines(lesson))
        return 2.0 * kMargin + kLine * static_cast<double>(2 + variables);
    const std::size_t rows = std::min((variables + kCellsInRow - 1) / kCellsInRow, kMostCellRows);
    return 2.0 * kMargin + 2.0 * kLine + kCell * static_cast<double>(rows) + 2.0;
}

QRectF ExpressionNodeItem::box() const {
    const double height = isConstant() ? kLine + 2.0 * kMargin : heightFor(*lesson_);
    return {-0.5 * width(), -0.5 * height, width(), height};
}

QRectF ExpressionNodeItem::boundingRect() const {
    return box().adjusted(-6.0, -6.0, 6.0, 6.0);
}

void ExpressionNodeItem::show(std::shared_ptr<const AutodiffLesson> lesson, bool computed,
                              bool current, const QPalette& palette) {
    lesson_ = std::move(lesson);
    computed_ = computed;
    current_ = current;
    faulty_ = lesson_->fault && lesson_->fault->node == node_;
    theme_ = colors(palette);
    text_ = palette.color(QPalette::Text);
    faded_ = palette.color(QPalette::Disabled, QPalette::Text);
    highlight_ = palette.color(QPalette::Highlight);
    update();
}

QString ExpressionNodeItem::valueText() const {
    return computed_ ? models::lessonNumber(lesson_->nodes[node_].value()) : QStringLiteral("…");
}

QStringList ExpressionNodeItem::registerTexts() const {
    QStringList texts;
    if (!computed_)
        return texts;
    for (const autodiff::Register& entry : lesson_->nodes[node_].registers())
        texts += QStringLiteral("∂/∂%1 %2")
                     .arg(QString::fromStdString(lesson_->expression.variables[index(entry.id)]),
                          models::lessonNumber(entry.gradient, 5));
    return texts;
}

void ExpressionNodeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->setRenderHint(QPainter::Antialiasing);
    fitLetters(*painter);
    const bool isResult = node_ == lesson_->expression.result;
    QPen outline(faulty_ && computed_ ? theme_.error : theme_.outline,
                 isResult || faulty_ ? 2.0 : 1.0, computed_ ? Qt::SolidLine : Qt::DashLine);
    painter->setPen(outline);
    painter->setBrush(computed_ ? QBrush(theme_.nodeFill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(box(), 6.0, 6.0);
    if (current_) {
        painter->setPen(QPen(highlight_, 2.0));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(box().adjusted(-4.0, -4.0, 4.0, 4.0), 9.0, 9.0);
    }
    painter->setPen(computed_ ? text_ : faded_);
    if (isConstant()) {
        painter->drawText(box(), Qt::AlignCenter, valueText());
        return;
    }
    const QRectF inner = box().adjusted(kMargin, kMargin, -kMargin, -kMargin);
    const autodiff::ExpressionNode& node = lesson_->expression.nodes[node_];
    constexpr std::size_t kMostBytes = 60;
    QString title = QString::fromStdString(node.name);
    if (!isLeaf()) {
        const QString formula =
            QString::fromStdString(autodiff::formula(lesson_->expression, node_, kMostBytes));
        title = title.isEmpty() ? formula : title + QStringLiteral(" = ") + formula;
    }
    const QFontMetricsF metrics(painter->font());
    painter->drawText(QRectF(inner.topLeft(), QSizeF(inner.width(), kLine)), Qt::AlignCenter,
                      metrics.elidedText(title, Qt::ElideRight, inner.width()));
    QFont bold = painter->font();
    bold.setBold(true);
    painter->save();
    painter->setFont(bold);
    painter->drawText(QRectF(inner.left(), inner.top() + kLine, inner.width(), kLine),
                      Qt::AlignCenter, valueText());
    painter->restore();
    if (computed_)
        paintRegisters(painter, inner.adjusted(0.0, 2.0 * kLine, 0.0, 0.0));
}

void ExpressionNodeItem::paintRegisters(QPainter* painter, QRectF area) const {
    const autodiff::Registers& registers = lesson_->nodes[node_].registers();
    double largest = 0.0;
    for (const autodiff::Register& entry : registers)
        if (std::isfinite(entry.gradient))
            largest = std::max(largest, std::fabs(entry.gradient));
    const auto colorOf = [&](double gradient) {
        QColor color = gradient < 0.0 ? theme_.negative : theme_.positive;
        const double share =
            largest > 0.0 && std::isfinite(gradient) ? std::fabs(gradient) / largest : 1.0;
        // Text stands on it.
        color.setAlphaF(static_cast<float>(0.1 + 0.4 * share));
        return color;
    };
    if (hasRegisterLines(*lesson_)) {
        const QStringList texts = registerTexts();
        const QFontMetricsF metrics(painter->font());
        for (std::size_t i = 0; i < registers.size(); ++i) {
            const QRectF line(area.left(), area.top() + kLine * static_cast<double>(i),
                              area.width(), kLine - 1.0);
            painter->fillRect(line, colorOf(registers[i].gradient));
            painter->drawText(
                line, Qt::AlignCenter,
                metrics.elidedText(texts[static_cast<qsizetype>(i)], Qt::ElideRight, line.width()));
        }
        return;
    }
    // A place for each variable, so that one is found at the same place in every node.
    for (std::size_t variable = 0;
         variable < std::min(lesson_->expression.variables.size(), kCellsInRow * kMostCellRows);
         ++variable) {
        const QRectF cell(area.left() + kCell * static_cast<double>(variable % kCellsInRow),
                          area.top() + 2.0 + kCell * static_cast<double>(variable / kCellsInRow),
                          kCell - 1.0, kCell - 1.0);
        if (cell.right() > area.right())
            continue;
        const double gradient = lesson_->nodes[node_].gradient(weightId(variable));
        painter->fillRect(cell, gradient == 0.0 ? QBrush(theme_.hatch, Qt::BDiagPattern)
                                                : QBrush(colorOf(gradient)));
    }
}

ExpressionEdgesItem::ExpressionEdgesItem() {
    setZValue(0.0);
}

void ExpressionEdgesItem::setEdges(std::vector<Edge> edges, const QRectF& bounds) {
    prepareGeometryChange();
    edges_ = std::move(edges);
    bounds_ = bounds;
}

void ExpressionEdgesItem::show(std::shared_ptr<const AutodiffLesson> lesson,
                               std::optional<std::size_t> current, const QPalette& palette) {
    lesson_ = std::move(lesson);
    current_ = current;
    theme_ = colors(palette);
    text_ = palette.color(QPalette::Text);
    background_ = palette.color(QPalette::Base);
    highlight_ = palette.color(QPalette::Highlight);
    update();
}

void ExpressionEdgesItem::setFlow(double flow) {
    flow_ = flow;
    update();
}

void ExpressionEdgesItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->setRenderHint(QPainter::Antialiasing);
    fitLetters(*painter);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(theme_.outline, 1.0));
    for (const Edge& edge : edges_)
        if (edge.node != current_)
            painter->drawPath(curve(edge));
    for (const Edge& edge : edges_) {
        if (edge.node != current_)
            continue;
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(highlight_, 2.0));
        painter->drawPath(curve(edge));
        if (!lesson_->nodes[edge.operand].registers().empty())
            paintLocal(painter, edge);
        if (flow_ < 1.0)
            paintFlow(painter, edge);
    }
}

void ExpressionEdgesItem::paintLocal(QPainter* painter, const Edge& edge) const {
    const auto local = autodiff::localDerivatives(lesson_->expression, edge.node, lesson_->nodes);
    const QString text = QStringLiteral("×") + models::lessonNumber(local[edge.second ? 1 : 0], 4);
    const QFontMetricsF metrics(painter->font());
    QRectF place = metrics.boundingRect(text).adjusted(-3.0, -1.0, 3.0, 1.0);
    // Close to the node, where no other node hides it.
    place.moveCenter(edge.to - QPointF(0.5 * place.width() + 10.0, 0.0));
    painter->setPen(Qt::NoPen);
    painter->setBrush(background_);
    painter->drawRoundedRect(place, 3.0, 3.0);
    painter->setPen(text_);
    painter->drawText(place, Qt::AlignCenter, text);
}

void ExpressionEdgesItem::paintFlow(QPainter* painter, const Edge& edge) const {
    constexpr double kDot = 4.0;
    constexpr double kLag = 0.08;
    constexpr std::size_t kMostDots = 8;
    const QPainterPath path = curve(edge);
    painter->setPen(Qt::NoPen);
    painter->setBrush(text_); // the value goes ahead of its registers
    painter->drawEllipse(path.pointAtPercent(flow_), kDot + 1.0, kDot + 1.0);
    const autodiff::Registers& registers = lesson_->nodes[edge.operand].registers();
    for (std::size_t i = 0; i < std::min(registers.size(), kMostDots); ++i) {
        painter->setBrush(registers[i].gradient < 0.0 ? theme_.negative : theme_.positive);
        painter->drawEllipse(
            path.pointAtPercent(std::max(flow_ - kLag * static_cast<double>(i + 1), 0.0)), kDot,
            kDot);
    }
}

} // namespace dpfm::views
