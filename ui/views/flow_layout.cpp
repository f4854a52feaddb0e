#include "ui/views/flow_layout.h"

#include <QHBoxLayout>
#include <QWidget>

#include <algorithm>

namespace dpfm::views {

FlowLayout::FlowLayout(QWidget* parent) : QLayout(parent) {
    setContentsMargins({});
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addRow(QWidget* caption, QWidget* field) {
    auto* both = new QHBoxLayout;
    both->addWidget(caption);
    both->addWidget(field);
    addChildLayout(both);
    addItem(both);
}

void FlowLayout::addGrowing(QLayout* together) {
    addChildLayout(together);
    addItem(together);
    growing_ = together;
}

void FlowLayout::addItem(QLayoutItem* item) {
    items_.emplace_back(item);
    invalidate();
}

QLayoutItem* FlowLayout::itemAt(int index) const {
    return index >= 0 && index < count() ? items_[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index) {
    if (index < 0 || index >= count())
        return nullptr;
    const auto at = items_.begin() + index;
    QLayoutItem* item = at->release();
    items_.erase(at);
    if (item == growing_)
        growing_ = nullptr;
    invalidate();
    return item;
}

int FlowLayout::heightForWidth(int width) const {
    return flow({0, 0, width, 0}, false);
}

QSize FlowLayout::sizeHint() const {
    QSize size;
    for (const auto& item : items_)
        if (!item->isEmpty()) {
            const QSize hint = item->sizeHint();
            size.rwidth() += hint.width() + (size.width() > 0 ? spacing() : 0);
            size.setHeight(std::max(size.height(), hint.height()));
        }
    return size;
}

QSize FlowLayout::minimumSize() const {
    QSize size;
    for (const auto& item : items_)
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    return size;
}

void FlowLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    flow(rect, true);
}

int FlowLayout::flow(const QRect& rect, bool place) const {
    std::vector<QLayoutItem*> row;
    int width = 0;
    int top = rect.top();
    const auto endRow = [&] {
        int height = 0;
        for (const QLayoutItem* item : row)
            height = std::max(height, item->sizeHint().height());
        int left = rect.left();
        const int spare = std::max(0, rect.width() - width);
        for (QLayoutItem* item : row) {
            QSize size(std::min(item->sizeHint().width(), rect.width()), item->sizeHint().height());
            if (item == growing_)
                size.rwidth() += spare;
            const QRect at(QPoint(left, top + (height - size.height()) / 2), size);
            if (place)
                item->setGeometry(at);
            left += size.width() + spacing();
        }
        top += height + spacing();
        row.clear();
        width = 0;
    };
    for (const auto& item : items_) {
        if (item->isEmpty())
            continue;
        const int wanted = item->sizeHint().width();
        if (!row.empty() && width + spacing() + wanted > rect.width())
            endRow();
        width += (row.empty() ? 0 : spacing()) + wanted;
        row.push_back(item.get());
    }
    if (!row.empty())
        endRow();
    return std::max(0, top - rect.top() - spacing());
}

} // namespace dpfm::views
