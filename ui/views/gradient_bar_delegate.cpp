#include "ui/views/gradient_bar_delegate.h"

#include "ui/models/registers_table_model.h"
#include "ui/views/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace dpfm::views {

void ThresholdDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const {
    QStyledItemDelegate::paint(painter, option, index);
    paintThreshold(*painter, option, index);
}

void ThresholdDelegate::initStyleOption(QStyleOptionViewItem* option,
                                        const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    if (!index.data(models::RegistersTableModel::KeptRole).toBool())
        option->palette.setBrush(QPalette::Text,
                                 option->palette.brush(QPalette::Disabled, QPalette::Text));
}

void ThresholdDelegate::paintThreshold(QPainter& painter, const QStyleOptionViewItem& option,
                                       const QModelIndex& index) {
    if (!index.data(models::RegistersTableModel::FirstDroppedRole).toBool())
        return;
    painter.setPen(QPen(option.palette.color(QPalette::Text), 2.0, Qt::DashLine));
    const QRect cell = option.rect;
    painter.drawLine(cell.left(), cell.top() + 1, cell.right() + 1, cell.top() + 1);
}

void GradientBarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                                const QModelIndex& index) const {
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const bool selected = cell.state.testFlag(QStyle::State_Selected);
    painter->fillRect(cell.rect, selected ? cell.palette.highlight() : cell.palette.base());

    const double share =
        std::clamp(index.data(models::RegistersTableModel::BarRole).toDouble(), -1.0, 1.0);
    const QRectF area = QRectF(cell.rect).adjusted(2.0, 3.0, -2.0, -3.0);
    const double middle = area.center().x();
    const double length = 0.5 * area.width() * std::fabs(share);
    QColor color = share < 0.0 ? colors(cell.palette).negative : colors(cell.palette).positive;
    color.setAlphaF(0.55F);
    painter->fillRect(
        QRectF(share < 0.0 ? middle - length : middle, area.top(), length, area.height()), color);
    painter->setPen(QPen(colors(cell.palette).outline, 1.0));
    painter->drawLine(QPointF(middle, area.top()), QPointF(middle, area.bottom()));
    painter->setPen(cell.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(area, Qt::AlignCenter, cell.text);
    paintThreshold(*painter, option, index);
}

} // namespace dpfm::views
