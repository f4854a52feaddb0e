#include "ui/views/network_items.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace dpfm::views {

namespace {

constexpr std::size_t kCellsInRow = 16;
constexpr std::size_t kMostCells = 64;
constexpr double kMargin = 5.0;

} // namespace

NeuronItem::NeuronItem(models::NeuronIndex index) : index_(index) {
    setZValue(1.0);
}

void NeuronItem::show(const network::Neuron& neuron, std::size_t registers,
                      const QPalette& palette) {
    value_ = neuron.value;
    theme_ = colors(palette);
    text_ = palette.color(QPalette::Text);
    highlight_ = palette.color(QPalette::Highlight);
    autodiff::Registers ranked = neuron.registers;
    std::sort(ranked.begin(), ranked.end(), autodiff::outranks);
    shares_.clear();
    for (const autodiff::Register& entry : ranked)
        shares_.push_back(entry.gradient / std::fabs(ranked.front().gradient));
    slots_ = index_.layer == 0 ? 0 : std::max(registers, shares_.size());
    update();
}

void NeuronItem::setSelected(bool selected) {
    if (selected == selected_)
        return;
    selected_ = selected;
    update();
}

QRectF NeuronItem::boundingRect() const {
    const double width = index_.layer == 0 ? kInputWidth : kWidth;
    return QRectF(-width / 2, -kHeight / 2, width, kHeight).adjusted(-3, -3, 3, 3);
}

void NeuronItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const QRectF box = boundingRect().adjusted(3, 3, -3, -3);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(selected_ ? QPen(highlight_, 3.0) : QPen(theme_.outline, 1.0));
    painter->setBrush(theme_.nodeFill);
    painter->drawRoundedRect(box, 6.0, 6.0);

    painter->setPen(text_);
    const QString value = QLocale().toString(value_, 'g', 4);
    if (index_.layer == 0) {
        painter->drawText(box, Qt::AlignCenter,
                          QStringLiteral("x%1 = %2").arg(index_.neuron + 1).arg(value));
        return;
    }
    const QRectF inner = box.adjusted(kMargin, 2.0, -kMargin, -kMargin);
    painter->drawText(inner, Qt::AlignTop | Qt::AlignHCenter, value);
    const double textHeight = QFontMetricsF(painter->font()).height();
    paintRegisters(painter, inner.adjusted(0.0, textHeight, 0.0, 0.0));
}

void NeuronItem::paintRegisters(QPainter* painter, const QRectF& area) const {
    const std::size_t cells = std::min(slots_, kMostCells);
    if (cells == 0)
        return;
    const std::size_t rows = (cells + kCellsInRow - 1) / kCellsInRow;
    const std::size_t perRow = (cells + rows - 1) / rows;
    const double height = area.height() / static_cast<double>(rows);
    const double width = area.width() / static_cast<double>(std::max(perRow, std::size_t{4}));
    painter->setRenderHint(QPainter::Antialiasing, false);
    for (std::size_t cell = 0; cell < cells; ++cell) {
        const QRectF box(area.left() + width * static_cast<double>(cell % perRow),
                         area.top() + height * static_cast<double>(cell / perRow), width - 1.0,
                         height - 1.0);
        if (cell >= shares_.size()) {
            painter->fillRect(box, QBrush(theme_.hatch, Qt::BDiagPattern));
            continue;
        }
        QColor color = shares_[cell] < 0.0 ? theme_.negative : theme_.positive;
        // Even a small gradient must be told from an empty register.
        color.setAlphaF(static_cast<float>(0.2 + 0.8 * std::fabs(shares_[cell])));
        painter->fillRect(box, color);
    }
    painter->setRenderHint(QPainter::Antialiasing);
}

EdgeItem::EdgeItem(WeightId weight, QPointF from, QPointF to)
    : QGraphicsLineItem(QLineF(from, to))
    , weight_(weight) {}

void EdgeItem::show(double share, const ThemeColors& theme) {
    QColor color = share < 0.0 ? theme.negative : theme.positive;
    const double size = std::min(std::fabs(share), 1.0);
    color.setAlphaF(static_cast<float>(0.25 + 0.55 * size));
    setPen(QPen(color, 0.5 + 4.0 * size));
}

} // namespace dpfm::views
