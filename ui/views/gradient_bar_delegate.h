#pragma once

#include <QStyledItemDelegate>

namespace dpfm::views {

/// Candidates that got no register are grey, with a line above the first of them.
class ThresholdDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
    static void paintThreshold(QPainter& painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index);
};

/// A signed gradient as a bar from the middle of its cell, with the number over it.
class GradientBarDelegate : public ThresholdDelegate {
    Q_OBJECT
public:
    using ThresholdDelegate::ThresholdDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace dpfm::views
