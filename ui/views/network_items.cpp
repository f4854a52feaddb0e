#include "ui/views/network_items.h"

#include <QCursor>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace dpfm::views {

using models::Walk;

namespace {

constexpr std::size_t kCellsInRow = 16;
constexpr std::size_t kMostCells = 64;
constexpr double kMargin = 5.0;
constexpr double kLeastMinus = 5.0; ///< the narrowest cell that has room for a minus

constexpr CanvasSizes kOrdinary{0,    128.0, 92.0,  46.0, 15.0, 13.0, 150.0,
                                20.0, 62.0,  230.0, 62.0, 16,   9,    3};
constexpr CanvasSizes kLarge{20,   156.0, 142.0, 54.0, 24.0, 20.0, 224.0,
                             27.0, 68.0,  250.0, 77.0, 6,    4,    1};

void useFont(QPainter& painter, const CanvasSizes& sizes) {
    if (sizes.text == 0)
        return;
    QFont font = painter.font();
    font.setPixelSize(sizes.text);
    painter.setFont(font);
}

} // namespace

const CanvasSizes& canvasSizes(bool large) {
    return large ? kLarge : kOrdinary;
}

NeuronItem::NeuronItem(models::NeuronIndex index, const CanvasSizes& sizes)
    : index_(index)
    , sizes_(sizes) {
    setZValue(1.0);
}

void NeuronItem::show(const network::Neuron& neuron, std::size_t registers, const QPalette& palette,
                      Walk walk) {
    walk_ = walk;
    value_ = walk == Walk::Here ? neuron.sum : neuron.value;
    theme_ = colors(palette);
    text_ = palette.color(QPalette::Text);
    highlight_ = palette.color(QPalette::Highlight);
    if (walk == Walk::Through)
        ranked_ = neuron.registers;
    else
        ranked_.clear();
    slots_ = index_.layer == 0 ? 0 : std::max(registers, ranked_.size());
    // With all registers there may be tens of thousands, of which few are drawn.
    const std::size_t drawn = std::min(cells(), ranked_.size());
    std::partial_sort(ranked_.begin(), ranked_.begin() + static_cast<std::ptrdiff_t>(drawn),
                      ranked_.end(), autodiff::outranks);
    findTraced();
    update();
}

void NeuronItem::setMap(const QImage& map) {
    if (map.isNull() && map_.isNull())
        return;
    map_ = map;
    update();
}

QRectF NeuronItem::mapBox() const {
    return {box().left() + 4.0, box().top() + 4.0, sizes_.nodeHeight - 8.0,
            sizes_.nodeHeight - 8.0};
}

void NeuronItem::setTraced(std::optional<WeightId> weight) {
    if (weight == traced_)
        return;
    traced_ = weight;
    findTraced();
    update();
}

void NeuronItem::findTraced() {
    tracedRank_.reset();
    for (std::size_t rank = 0; traced_ && rank < ranked_.size(); ++rank)
        if (ranked_[rank].id == *traced_)
            tracedRank_ = rank;
}

void NeuronItem::setSelected(bool selected) {
    if (selected == selected_)
        return;
    selected_ = selected;
    update();
}

QRectF NeuronItem::box() const {
    return {-width() / 2, -sizes_.nodeHeight / 2, width(), sizes_.nodeHeight};
}

QRectF NeuronItem::boundingRect() const {
    return box().adjusted(-6, -6 - sizes_.traceHeight, 6, 6);
}

QString NeuronItem::valueText() const {
    if (index_.layer == 0)
        return QStringLiteral("x%1 = %2")
            .arg(index_.neuron + 1)
            .arg(QLocale().toString(value_, 'g', 3));
    const QString value = QLocale().toString(value_, 'g', 4);
    switch (walk_) {
    case Walk::Through:
        return value;
    case Walk::Here:
        return QStringLiteral("s = ") + value;
    case Walk::Ahead:
        break;
    }
    return QStringLiteral("…");
}

std::size_t NeuronItem::cells() const {
    return std::min(slots_, kMostCells);
}

QRectF NeuronItem::cellRect(std::size_t rank) const {
    QRectF area = box().adjusted(kMargin, 2.0 + sizes_.valueHeight, -kMargin, -kMargin);
    if (!map_.isNull())
        area.setLeft(mapBox().right() + 4.0);
    const std::size_t rows = (cells() + kCellsInRow - 1) / kCellsInRow;
    const std::size_t perRow = (cells() + rows - 1) / rows;
    const double height = area.height() / static_cast<double>(rows);
    const double width = area.width() / static_cast<double>(std::max(perRow, std::size_t{4}));
    return {area.left() + width * static_cast<double>(rank % perRow),
            area.top() + height * static_cast<double>(rank / perRow), width - 1.0, height - 1.0};
}

std::optional<WeightId> NeuronItem::weightAt(QPointF place) const {
    for (std::size_t rank = 0; rank < std::min(cells(), ranked_.size()); ++rank)
        if (cellRect(rank).adjusted(0.0, 0.0, 1.0, 1.0).contains(place))
            return ranked_[rank].id;
    return std::nullopt;
}

QRectF NeuronItem::cellOf(WeightId weight) const {
    for (std::size_t rank = 0; rank < std::min(cells(), ranked_.size()); ++rank)
        if (ranked_[rank].id == weight)
            return cellRect(rank);
    return {};
}

void NeuronItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->setRenderHint(QPainter::Antialiasing);
    useFont(*painter, sizes_);
    painter->setPen(selected_ ? QPen(highlight_, 3.0) : QPen(theme_.outline, 1.0));
    painter->setBrush(theme_.nodeFill);
    painter->drawRoundedRect(box(), 6.0, 6.0);
    if (walk_ == Walk::Here) {
        painter->setPen(QPen(highlight_, 2.0, Qt::DashLine));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(box().adjusted(-4.0, -4.0, 4.0, 4.0), 9.0, 9.0);
    }

    painter->setPen(text_);
    if (index_.layer == 0) {
        painter->drawText(box(), Qt::AlignCenter, valueText());
        return;
    }
    QRectF text = box().adjusted(kMargin, 2.0, -kMargin, 0.0);
    if (!map_.isNull()) {
        text.setLeft(mapBox().right() + 4.0);
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        painter->drawImage(mapBox(), map_);
    }
    painter->drawText(text, Qt::AlignTop | Qt::AlignHCenter, valueText());
    if (tracedRank_)
        painter->drawText(QRectF(box().left(), box().top() - 2.0 - sizes_.traceHeight,
                                 box().width(), sizes_.traceHeight),
                          Qt::AlignBottom | Qt::AlignHCenter,
                          QStringLiteral("g = ") +
                              QLocale().toString(ranked_[*tracedRank_].gradient, 'g', 3));
    paintRegisters(painter);
}

void NeuronItem::paintRegisters(QPainter* painter) const {
    painter->setRenderHint(QPainter::Antialiasing, false);
    for (std::size_t rank = 0; rank < cells(); ++rank) {
        const QRectF cell = cellRect(rank);
        if (rank >= ranked_.size()) {
            painter->fillRect(cell, QBrush(theme_.hatch, Qt::BDiagPattern));
            continue;
        }
        const double share = ranked_[rank].gradient / std::fabs(ranked_.front().gradient);
        QColor color = share < 0.0 ? theme_.negative : theme_.positive;
        // Even a small gradient must be told from an empty register.
        color.setAlphaF(static_cast<float>(0.2 + 0.8 * std::fabs(share)));
        painter->fillRect(cell, color);
        if (share < 0.0 && cell.width() >= kLeastMinus) {
            const double half = std::min(0.3 * cell.width(), 5.0);
            const QPointF middle = cell.center();
            painter->setPen(QPen(text_, 1.5));
            painter->drawLine(middle - QPointF(half, 0.0), middle + QPointF(half, 0.0));
        }
    }
    if (tracedRank_ && *tracedRank_ < cells()) {
        painter->setPen(QPen(text_, 2.0));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(cellRect(*tracedRank_));
    }
    painter->setRenderHint(QPainter::Antialiasing);
}

FoldItem::FoldItem(std::size_t layer, bool forward, const QString& text)
    : QGraphicsSimpleTextItem(text)
    , layer_(layer)
    , forward_(forward) {
    setCursor(Qt::PointingHandCursor);
    setZValue(1.0);
}

HeaderItem::HeaderItem(std::size_t layer, const QString& title, std::size_t neurons, bool buttons,
                       const CanvasSizes& sizes)
    : layer_(layer)
    , sizes_(sizes)
    , title_(title)
    , count_(QLocale().toString(static_cast<qulonglong>(neurons)))
    , hasButtons_(buttons) {
    setZValue(1.0);
}

void HeaderItem::setColors(const QPalette& palette) {
    text_ = palette.color(QPalette::Text);
    outline_ = colors(palette).outline;
    fill_ = colors(palette).nodeFill;
    update();
}

QRectF HeaderItem::boundingRect() const {
    return {-sizes_.headerWidth / 2 - 1.0, -1.0, sizes_.headerWidth + 2.0,
            2.0 * sizes_.headerLine + 2.0};
}

QRectF HeaderItem::rectOf(Part part) const {
    switch (part) {
    case Part::Menu:
        return {-sizes_.headerWidth / 2, 0.0, sizes_.headerWidth, sizes_.headerLine};
    case Part::Remove:
        return {-sizes_.headerWidth / 2 + 30.0, sizes_.headerLine, sizes_.headerLine,
                sizes_.headerLine};
    case Part::Add:
        return {sizes_.headerWidth / 2 - 30.0 - sizes_.headerLine, sizes_.headerLine,
                sizes_.headerLine, sizes_.headerLine};
    }
    return {};
}

std::optional<HeaderItem::Part> HeaderItem::partAt(QPointF place) const {
    for (const Part part : {Part::Menu, Part::Remove, Part::Add})
        if ((part == Part::Menu || hasButtons_) && rectOf(part).contains(place))
            return part;
    return std::nullopt;
}

void HeaderItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    useFont(*painter, sizes_);
    painter->setPen(text_);
    painter->drawText(rectOf(Part::Menu), Qt::AlignCenter, title_ + QStringLiteral(" ▾"));
    painter->drawText(
        QRectF(-sizes_.headerWidth / 2, sizes_.headerLine, sizes_.headerWidth, sizes_.headerLine),
        Qt::AlignCenter, count_);
    if (!hasButtons_)
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    for (const Part part : {Part::Remove, Part::Add}) {
        const QRectF button = rectOf(part).adjusted(1.0, 1.0, -1.0, -1.0);
        painter->setPen(QPen(outline_, 1.0));
        painter->setBrush(fill_);
        painter->drawRoundedRect(button, 4.0, 4.0);
        painter->setPen(text_);
        painter->drawText(button, Qt::AlignCenter,
                          part == Part::Add ? QStringLiteral("+") : QStringLiteral("−"));
    }
}

} // namespace dpfm::views
