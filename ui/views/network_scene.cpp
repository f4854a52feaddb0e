#include "ui/views/network_scene.h"

#include "ui/models/register_colors.h"

#include <QApplication>
#include <QGraphicsPixmapItem>
#include <QGraphicsSceneMouseEvent>
#include <QGraphicsSimpleTextItem>

#include <algorithm>
#include <cmath>
#include <utility>

namespace dpfm::views {

using models::NeuronIndex;

namespace {

constexpr double kImageSide = 180.0;
constexpr double kImageGap = 40.0;

QString columnTitle(const network::Topology& topology, std::size_t layer) {
    if (layer == 0)
        return QCoreApplication::translate("dpfm::views", "inputs");
    const std::string_view activation = autodiff::name(topology.activation(layer));
    return QCoreApplication::translate("dpfm::views", "layer %1 · %2")
        .arg(layer)
        .arg(QString::fromUtf8(activation.data(), static_cast<qsizetype>(activation.size())));
}

/// From the low end of the scale (negative) through the background to its high end (positive); y
/// grows upwards.
QImage mapImage(const models::OutputMap::Neuron& map, std::size_t side, const ThemeColors& theme,
                const QColor& background) {
    const auto size = static_cast<int>(side);
    const double middle = 0.5 * (map.scale.low + map.scale.high);
    const double half = 0.5 * (map.scale.high - map.scale.low);
    QImage image(size, size, QImage::Format_RGB32);
    for (int row = 0; row < size; ++row)
        for (int column = 0; column < size; ++column) {
            const float value =
                map.values[static_cast<std::size_t>(row) * side + static_cast<std::size_t>(column)];
            const double share = half > 0.0 ? (static_cast<double>(value) - middle) / half : 0.0;
            image.setPixelColor(column, size - 1 - row,
                                models::mixed(background,
                                              share < 0.0 ? theme.negative : theme.positive,
                                              std::min(std::fabs(share), 1.0)));
        }
    return image;
}

} // namespace

NetworkScene::NetworkScene(QObject* parent) : QGraphicsScene(parent) {}

void NetworkScene::show(std::shared_ptr<const models::Probe> probe, const QPalette& palette) {
    probe_ = std::move(probe);
    palette_ = palette;
    theme_ = colors(palette);
    background_ = palette.color(QPalette::Base);
    const network::Topology& topology = probe_->pass.topology();
    Shape shape{probe_->imageSide};
    std::vector<std::size_t> widths;
    for (std::size_t layer = 0; layer <= topology.layerCount(); ++layer) {
        widths.push_back(topology.width(layer));
        shape.push_back(topology.width(layer));
        shape.push_back(layer == 0 ? 0 : static_cast<std::size_t>(topology.activation(layer)));
    }
    if (shape != shape_) {
        shape_ = std::move(shape);
        layout_.setWidths(std::move(widths));
        markedInput_.reset();
        build();
    }
    showValues();
}

void NetworkScene::showValues() {
    for (const auto& column : columns_)
        for (NeuronItem* item : column)
            item->show(probe_->pass.neuron(item->index().layer, item->index().neuron),
                       probe_->registers, palette_, models::walkOf(*probe_, item->index()));
    shares_ = models::weightShares(*probe_);
    reachesOutput_ = models::reachesOutput(*probe_);
    showEdges();
    showTrace();
    showMaps();
    showImage();
    for (HeaderItem* header : headers_)
        header->setColors(palette_);
    for (FoldItem* fold : folds_)
        fold->setBrush(palette_.color(QPalette::Link));
}

void NetworkScene::showEdges() {
    for (std::size_t edge = 0; edge < edges_->count(); ++edge) {
        const std::size_t weight = index(edges_->weight(edge));
        edges_->show(edge, shares_[weight], forgottenShown_ && !reachesOutput_[weight], theme_);
    }
}

void NetworkScene::setForgottenShown(bool shown) {
    forgottenShown_ = shown;
    if (probe_)
        showEdges();
}

void NetworkScene::setLarge(bool large) {
    if (&canvasSizes(large) == &layout_.sizes())
        return;
    layout_.setSizes(canvasSizes(large));
    if (!probe_)
        return;
    build();
    showValues();
}

void NetworkScene::setTraced(std::optional<WeightId> weight) {
    traced_ = weight;
    showTrace();
}

bool NetworkScene::isOnPath(WeightId edge) const {
    // With the mouse on a register of the traced weight, to the neuron that has it.
    return models::comesAlong(*probe_, *traced_, edge,
                              hovered_ == traced_ ? hoveredIn_ : std::nullopt);
}

std::vector<WeightId> NetworkScene::tracedPath() const {
    std::vector<WeightId> path;
    for (std::size_t edge = 0; traced_ && edge < edges_->count(); ++edge)
        if (isOnPath(edges_->weight(edge)))
            path.push_back(edges_->weight(edge));
    std::sort(path.begin(), path.end());
    return path;
}

void NetworkScene::showTrace() {
    if (!probe_)
        return;
    for (const auto& column : columns_)
        for (NeuronItem* item : column) {
            item->setTraced(traced_);
            const bool aside = traced_ && item->index().layer > 0 && !item->carriesTraced();
            item->setOpacity(aside ? 0.5 : 1.0);
        }
    using Standing = EdgeLayer::Standing;
    for (std::size_t edge = 0; edge < edges_->count(); ++edge)
        edges_->setStanding(edge, !traced_                         ? Standing::Plain
                                  : isOnPath(edges_->weight(edge)) ? Standing::Front
                                                                   : Standing::Aside);
}

void NetworkScene::setMaps(const std::shared_ptr<const models::OutputMap>& maps) {
    maps_ = maps;
    showMaps();
}

void NetworkScene::showMaps() {
    for (std::size_t layer = 1; layer < columns_.size(); ++layer)
        for (NeuronItem* item : columns_[layer]) {
            const std::size_t neuron = item->index().neuron;
            const bool known = maps_ && layer <= maps_->neurons.size() &&
                               neuron < maps_->neurons[layer - 1].size();
            item->setMap(known ? mapImage(maps_->neurons[layer - 1][neuron], maps_->neuronSide,
                                          theme_, background_)
                               : QImage());
        }
}

void NetworkScene::showImage() {
    if (image_ == nullptr)
        return;
    const auto& inputs = probe_->pass.layer(0);
    const auto side = static_cast<int>(probe_->imageSide);
    const auto [low, high] =
        std::minmax_element(inputs.begin(), inputs.end(),
                            [](const auto& a, const auto& b) { return a.value < b.value; });
    const double range = high->value > low->value ? high->value - low->value : 1.0;
    QImage image(side, side, QImage::Format_Grayscale8);
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side; ++column) {
            const double share =
                (inputs[static_cast<std::size_t>(row * side + column)].value - low->value) / range;
            image.scanLine(row)[column] = static_cast<uchar>(std::lround(255.0 * share));
        }
    image_->setPixmap(QPixmap::fromImage(image));
}

NeuronItem* NetworkScene::neuronAt(QPointF place) const {
    for (QGraphicsItem* item : items(place))
        if (auto* node = dynamic_cast<NeuronItem*>(item))
            return node;
    return nullptr;
}

std::optional<WeightId> NetworkScene::weightAt(QPointF place) const {
    if (const NeuronItem* node = neuronAt(place))
        return node->weightAt(node->mapFromScene(place));
    return isOnEdge(place) ? edges_->weightAt(place) : std::nullopt;
}

bool NetworkScene::isOnEdge(QPointF place) const {
    return edges_ != nullptr && items(place).isEmpty() && edges_->weightAt(place).has_value();
}

std::optional<QPointF> NetworkScene::placeOnEdge(WeightId weight) const {
    for (std::size_t edge = 0; edge < edges_->count(); ++edge)
        if (edges_->weight(edge) == weight)
            return edges_->line(edge).pointAt(0.2);
    return std::nullopt;
}

std::optional<QPointF> NetworkScene::registerCentre(NeuronIndex neuron, WeightId weight) const {
    const NeuronItem* item = itemOf(neuron);
    const QRectF cell = item == nullptr ? QRectF() : item->cellOf(weight);
    return cell.isNull() ? std::nullopt : std::optional(item->mapToScene(cell.center()));
}

QRectF NetworkScene::headerRect(std::size_t layer, HeaderItem::Part part) const {
    const HeaderItem* header = headers_.at(layer);
    return header->mapRectToScene(header->rectOf(part));
}

QRectF NetworkScene::foldRect(std::size_t layer, bool forward) const {
    for (const FoldItem* fold : folds_)
        if (fold->layer() == layer && fold->forward() == forward)
            return fold->sceneBoundingRect();
    return {};
}

QRectF NetworkScene::imageRect() const {
    return image_ == nullptr ? QRectF() : image_->sceneBoundingRect();
}

QString NetworkScene::valueText(NeuronIndex neuron) const {
    const NeuronItem* item = itemOf(neuron);
    return item == nullptr ? QString() : item->valueText();
}

void NetworkScene::turnFold(std::size_t layer, bool forward) {
    layout_.turn(layer, forward);
    build();
    showValues();
}

void NetworkScene::reveal(NeuronIndex neuron) {
    if (!probe_ || neuron.layer >= columns_.size() || itemOf(neuron) != nullptr)
        return;
    if (neuron.neuron >= probe_->pass.topology().width(neuron.layer))
        return;
    layout_.reveal(neuron);
    build();
    showValues();
}

void NetworkScene::markInput(std::size_t input) {
    if (markedInput_)
        if (NeuronItem* item = itemOf({0, *markedInput_}))
            item->setSelected(false);
    markedInput_ = input;
    reveal({0, input});
    if (NeuronItem* item = itemOf({0, input}))
        item->setSelected(true);
}

void NetworkScene::buildColumn(std::size_t layer) {
    const network::Topology& topology = probe_->pass.topology();
    const CanvasSizes& sizes = layout_.sizes();
    std::vector<NeuronItem*> column;
    for (const NetworkLayout::Place& place : layout_.column(layer)) {
        if (place.leftOut > 0) {
            auto* note = new FoldItem(layer, !column.empty(), tr("… %1 more").arg(place.leftOut));
            if (sizes.text > 0) {
                QFont font = note->font();
                font.setPixelSize(sizes.text);
                note->setFont(font);
            }
            note->setToolTip(tr("Shows the next neurons of this layer."));
            note->setPos(place.note.x() - note->boundingRect().width() / 2,
                         place.note.y() - note->boundingRect().height() / 2);
            addItem(note);
            folds_.push_back(note);
        }
        auto* item = new NeuronItem({layer, place.neuron}, sizes);
        places_[{layer, place.neuron}] = place.at;
        item->setPos(place.at + offsetOf(item->index()));
        addItem(item);
        column.push_back(item);
    }
    auto* header = new HeaderItem(layer, columnTitle(topology, layer), topology.width(layer),
                                  layer > 0 && layer < topology.layerCount(), sizes);
    header->setPos(layout_.x(layer), layout_.top() - sizes.headerHeight);
    addItem(header);
    headers_.push_back(header);
    columns_.push_back(std::move(column));
}

void NetworkScene::buildEdges() {
    const network::Topology& topology = probe_->pass.topology();
    edges_ = new EdgeLayer;
    for (std::size_t layer = 1; layer < columns_.size(); ++layer)
        for (NeuronItem* to : columns_[layer])
            for (NeuronItem* from : columns_[layer - 1]) {
                edges_->add(topology.weight(layer, to->index().neuron, from->index().neuron),
                            {from->outlet(), to->inlet()});
                ends_.emplace_back(from, to);
            }
    addItem(edges_);
}

void NetworkScene::buildImage() {
    if (probe_->imageSide == 0)
        return;
    image_ = new QGraphicsPixmapItem;
    const double scale = kImageSide / static_cast<double>(probe_->imageSide);
    image_->setScale(scale);
    image_->setPos(-0.5 * layout_.sizes().inputWidth - kImageGap - kImageSide, -0.5 * kImageSide);
    image_->setToolTip(tr("The sample's image. Click a pixel to see its input."));
    addItem(image_);
}

void NetworkScene::build() {
    clear();
    columns_.clear();
    edges_ = nullptr;
    ends_.clear();
    headers_.clear();
    folds_.clear();
    places_.clear();
    image_ = nullptr;
    dragged_ = nullptr;
    hovered_.reset();
    hoveredIn_.reset();
    for (std::size_t layer = 0; layer <= probe_->pass.topology().layerCount(); ++layer)
        buildColumn(layer);
    buildEdges();
    buildImage();
    if (markedInput_)
        if (NeuronItem* item = itemOf({0, *markedInput_}))
            item->setSelected(true);
    setSceneRect(itemsBoundingRect().adjusted(-20, -14, 20, 14));
    const auto selected = selected_;
    selected_.reset();
    setSelected(selected);
}

void NetworkScene::updateEnds(const NeuronItem& item) {
    for (std::size_t edge = 0; edge < ends_.size(); ++edge)
        if (ends_[edge].first == &item || ends_[edge].second == &item)
            edges_->setLine(edge, {ends_[edge].first->outlet(), ends_[edge].second->inlet()});
}

QPointF NetworkScene::offsetOf(NeuronIndex neuron) const {
    const auto moved = offsets_.find(shape_);
    if (moved == offsets_.end())
        return {};
    const auto offset = moved->second.find({neuron.layer, neuron.neuron});
    return offset == moved->second.end() ? QPointF() : offset->second;
}

void NetworkScene::moveNeuron(const Shape& shape, NeuronIndex neuron, QPointF offset) {
    offsets_[shape][{neuron.layer, neuron.neuron}] = offset;
    NeuronItem* item = shape == shape_ ? itemOf(neuron) : nullptr;
    if (item == nullptr)
        return;
    item->setPos(places_[{neuron.layer, neuron.neuron}] + offset);
    updateEnds(*item);
}

void NetworkScene::setSelected(std::optional<NeuronIndex> neuron) {
    if (selected_)
        if (NeuronItem* item = itemOf(*selected_))
            item->setSelected(false);
    selected_ = neuron;
    if (selected_) {
        reveal(*selected_);
        if (NeuronItem* item = itemOf(*selected_))
            item->setSelected(true);
    }
}

NeuronItem* NetworkScene::itemOf(NeuronIndex neuron) const {
    if (neuron.layer >= columns_.size())
        return nullptr;
    const auto& column = columns_[neuron.layer];
    const auto found = std::find_if(column.begin(), column.end(), [&](const NeuronItem* item) {
        return item->index() == neuron;
    });
    return found == column.end() ? nullptr : *found;
}

QRectF NetworkScene::neuronRect(NeuronIndex neuron) const {
    const NeuronItem* item = itemOf(neuron);
    return item == nullptr ? QRectF() : item->sceneBoundingRect();
}

std::optional<NeuronIndex> NetworkScene::neighbour(std::optional<NeuronIndex> from, int layerStep,
                                                   int neuronStep) const {
    if (columns_.size() < 2)
        return std::nullopt;
    const NeuronItem* current = from ? itemOf(*from) : nullptr;
    if (current == nullptr)
        return columns_[1].front()->index();
    const auto layer = static_cast<std::ptrdiff_t>(from->layer) + layerStep;
    if (layer < 1 || layer >= static_cast<std::ptrdiff_t>(columns_.size()))
        return from;
    const auto& column = columns_[static_cast<std::size_t>(layer)];
    if (layerStep != 0) {
        const auto nearest = std::min_element(
            column.begin(), column.end(), [&](const NeuronItem* a, const NeuronItem* b) {
                return std::fabs(a->y() - current->y()) < std::fabs(b->y() - current->y());
            });
        return (*nearest)->index();
    }
    const auto width = static_cast<std::ptrdiff_t>(probe_->pass.topology().width(from->layer));
    const auto neuron = static_cast<std::ptrdiff_t>(from->neuron) + neuronStep;
    if (neuron < 0 || neuron >= width)
        return from;
    return NeuronIndex{from->layer, static_cast<std::size_t>(neuron)};
}

void NetworkScene::mouseMoveEvent(QGraphicsSceneMouseEvent* event) {
    if (dragged_ != nullptr) {
        moving_ = moving_ || (event->screenPos() - pressedOnScreen_).manhattanLength() >=
                                 QApplication::startDragDistance();
        if (moving_)
            moveNeuron(shape_, dragged_->index(), draggedFrom_ + event->scenePos() - pressedAt_);
        event->accept();
        return;
    }
    if (event->buttons() == Qt::NoButton) {
        const std::optional<WeightId> weight = weightAt(event->scenePos());
        std::optional<NeuronIndex> in;
        if (const NeuronItem* node = neuronAt(event->scenePos()); weight && node != nullptr)
            in = node->index();
        const bool moved = in != std::exchange(hoveredIn_, in);
        if (weight != std::exchange(hovered_, weight))
            emit weightHovered(weight);
        else if (moved)
            showTrace();
    }
    QGraphicsScene::mouseMoveEvent(event);
}

bool NetworkScene::pressOther(QPointF place, QPoint screen) {
    for (QGraphicsItem* item : items(place)) {
        if (const auto* header = dynamic_cast<HeaderItem*>(item)) {
            const auto part = header->partAt(header->mapFromScene(place));
            if (part)
                emit headerClicked(header->layer(), *part, screen);
            return part.has_value();
        }
        if (const auto* fold = dynamic_cast<FoldItem*>(item)) {
            turnFold(fold->layer(), fold->forward());
            return true;
        }
        if (item == image_) {
            const QPointF pixel = image_->mapFromScene(place);
            const auto side = static_cast<int>(probe_->imageSide);
            const int column = std::clamp(static_cast<int>(pixel.x()), 0, side - 1);
            const int row = std::clamp(static_cast<int>(pixel.y()), 0, side - 1);
            markInput(static_cast<std::size_t>(row * side + column));
            return true;
        }
    }
    return false;
}

void NetworkScene::mousePressEvent(QGraphicsSceneMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        if (NeuronItem* node = neuronAt(event->scenePos())) {
            const NeuronIndex neuron = node->index();
            dragged_ = node;
            moving_ = false;
            pressedAt_ = event->scenePos();
            pressedOnScreen_ = event->screenPos();
            draggedFrom_ = offsetOf(neuron);
            event->accept();
            if (neuron.layer >= 1)
                emit neuronClicked(neuron);
            return;
        }
        if (pressOther(event->scenePos(), event->screenPos())) {
            event->accept();
            return;
        }
    }
    QGraphicsScene::mousePressEvent(event);
}

void NetworkScene::mouseReleaseEvent(QGraphicsSceneMouseEvent* event) {
    if (const NeuronItem* node = std::exchange(dragged_, nullptr); node != nullptr && moving_) {
        moving_ = false;
        const NeuronIndex neuron = node->index();
        emit neuronMoved(neuron, draggedFrom_, offsetOf(neuron));
    }
    QGraphicsScene::mouseReleaseEvent(event);
}

} // namespace dpfm::views
