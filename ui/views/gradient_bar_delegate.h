#pragma once

#include <QStyledItemDelegate>

namespace dpfm::views {

/// A signed gradient as a bar from the middle of its cell, with the number over it.
class GradientBarDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace dpfm::views
