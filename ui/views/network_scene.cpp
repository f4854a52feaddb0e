#include "ui/views/network_scene.h"

#include "ui/models/register_colors.h"
#include "ui/views/network_items.h"

#include <QGraphicsSceneMouseEvent>
#include <QGraphicsSimpleTextItem>

#include <algorithm>
#include <cmath>
#include <utility>

namespace dpfm::views {

using models::NeuronIndex;

namespace {

constexpr double kColumnStep = 210.0;
constexpr double kRowStep = 62.0;
/// A layer of more neurons than kWidest is folded to kFirst and kLast of them.
constexpr std::size_t kWidest = 20;
constexpr std::size_t kFirst = 12;
constexpr std::size_t kLast = 4;

std::vector<std::size_t> shownNeurons(std::size_t width) {
    std::vector<std::size_t> shown;
    for (std::size_t neuron = 0; neuron < width; ++neuron)
        if (width <= kWidest || neuron < kFirst || neuron >= width - kLast)
            shown.push_back(neuron);
    return shown;
}

QString columnTitle(const network::Topology& topology, std::size_t layer) {
    if (layer == 0)
        return NetworkScene::tr("inputs");
    const std::string_view activation = autodiff::name(topology.activation(layer));
    return NetworkScene::tr("layer %1 · %2")
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

double largestWeight(const models::Probe& probe, std::size_t layer) {
    const network::Topology& topology = probe.pass.topology();
    double largest = 0.0;
    for (std::size_t neuron = 0; neuron < topology.width(layer); ++neuron)
        for (std::size_t input = 0; input < topology.width(layer - 1); ++input)
            largest = std::max(
                largest, std::fabs(probe.weights[index(topology.weight(layer, neuron, input))]));
    return largest > 0.0 ? largest : 1.0;
}

} // namespace

NetworkScene::NetworkScene(QObject* parent) : QGraphicsScene(parent) {}

void NetworkScene::show(const models::Probe& probe, const QPalette& palette) {
    const network::Topology& topology = probe.pass.topology();
    std::vector<std::size_t> shape;
    for (std::size_t layer = 0; layer <= topology.layerCount(); ++layer) {
        shape.push_back(topology.width(layer));
        shape.push_back(layer == 0 ? 0 : static_cast<std::size_t>(topology.activation(layer)));
    }
    if (shape != shape_) {
        build(topology, palette);
        shape_ = std::move(shape);
    }
    for (const auto& column : columns_)
        for (NeuronItem* item : column)
            item->show(probe.pass.neuron(item->index().layer, item->index().neuron),
                       probe.registers, palette);
    theme_ = colors(palette);
    shares_ = probe.weights;
    for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer) {
        const double largest = largestWeight(probe, layer);
        const std::size_t first = index(topology.weight(layer, 0, 0));
        const std::size_t count = topology.width(layer) * (topology.width(layer - 1) + 1);
        for (std::size_t weight = first; weight < first + count; ++weight)
            shares_[weight] /= largest;
    }
    reachesOutput_.assign(probe.weights.size(), false);
    for (const network::Neuron& output : probe.pass.outputs())
        for (const autodiff::Register& entry : output.registers)
            reachesOutput_[index(entry.id)] = true;
    background_ = palette.color(QPalette::Base);
    showEdges();
    showTrace();
    showMaps();
    for (QGraphicsItem* item : items())
        if (auto* text = qgraphicsitem_cast<QGraphicsSimpleTextItem*>(item))
            text->setBrush(palette.color(QPalette::Text));
}

void NetworkScene::showEdges() {
    for (EdgeItem* edge : edges_) {
        const std::size_t weight = index(edge->weight());
        edge->show(shares_[weight], forgottenShown_ && !reachesOutput_[weight], theme_);
    }
}

void NetworkScene::setForgottenShown(bool shown) {
    forgottenShown_ = shown;
    showEdges();
}

void NetworkScene::setTraced(std::optional<WeightId> weight) {
    traced_ = weight;
    showTrace();
}

void NetworkScene::showTrace() {
    constexpr double kAside = 0.25;
    for (const auto& column : columns_)
        for (NeuronItem* item : column) {
            item->setTraced(traced_);
            const bool aside = traced_ && item->index().layer > 0 && !item->carriesTraced();
            item->setOpacity(aside ? 2.0 * kAside : 1.0);
        }
    for (EdgeItem* edge : edges_) {
        const bool aside = traced_ && edge->weight() != *traced_;
        edge->setOpacity(aside ? kAside : 1.0);
    }
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

std::optional<WeightId> NetworkScene::weightAt(QPointF place) const {
    for (const QGraphicsItem* item : items(place)) {
        if (const auto* node = dynamic_cast<const NeuronItem*>(item))
            return node->weightAt(node->mapFromScene(place));
        if (const auto* edge = dynamic_cast<const EdgeItem*>(item))
            return edge->weight();
    }
    return std::nullopt;
}

std::optional<QPointF> NetworkScene::placeOnEdge(WeightId weight) const {
    for (const EdgeItem* edge : edges_)
        if (edge->weight() == weight)
            return edge->line().pointAt(0.2);
    return std::nullopt;
}

std::optional<QPointF> NetworkScene::registerCentre(NeuronIndex neuron, WeightId weight) const {
    const NeuronItem* item = itemOf(neuron);
    const QRectF cell = item == nullptr ? QRectF() : item->cellOf(weight);
    return cell.isNull() ? std::nullopt : std::optional(item->mapToScene(cell.center()));
}

void NetworkScene::build(const network::Topology& topology, const QPalette& palette) {
    clear();
    columns_.clear();
    edges_.clear();
    hovered_.reset();
    std::size_t tallest = 0;
    for (std::size_t layer = 0; layer <= topology.layerCount(); ++layer)
        tallest = std::max(tallest, shownNeurons(topology.width(layer)).size());
    const double top = -0.5 * kRowStep * static_cast<double>(tallest);

    for (std::size_t layer = 0; layer <= topology.layerCount(); ++layer) {
        const std::vector<std::size_t> shown = shownNeurons(topology.width(layer));
        const double x = kColumnStep * static_cast<double>(layer);
        const bool folded = shown.size() < topology.width(layer);
        const double rows = static_cast<double>(shown.size()) + (folded ? 0.6 : 0.0);
        double y = -0.5 * kRowStep * (rows - 1.0);
        std::vector<NeuronItem*> column;
        for (std::size_t row = 0; row < shown.size(); ++row) {
            if (folded && row == kFirst) {
                auto* note =
                    addSimpleText(tr("… %1 more").arg(topology.width(layer) - shown.size()));
                note->setPos(x - note->boundingRect().width() / 2,
                             y - 0.2 * kRowStep - note->boundingRect().height() / 2);
                y += 0.6 * kRowStep;
            }
            auto* item = new NeuronItem({layer, shown[row]});
            item->setPos(x, y);
            addItem(item);
            column.push_back(item);
            y += kRowStep;
        }
        auto* title = addSimpleText(columnTitle(topology, layer));
        title->setBrush(palette.color(QPalette::Text));
        title->setPos(x - title->boundingRect().width() / 2, top - 34.0);
        columns_.push_back(std::move(column));
    }
    for (std::size_t layer = 1; layer < columns_.size(); ++layer)
        for (const NeuronItem* to : columns_[layer])
            for (const NeuronItem* from : columns_[layer - 1]) {
                const double half =
                    0.5 * (layer == 1 ? NeuronItem::kInputWidth : NeuronItem::kWidth);
                auto* edge =
                    new EdgeItem(topology.weight(layer, to->index().neuron, from->index().neuron),
                                 from->pos() + QPointF(half, 0.0),
                                 to->pos() - QPointF(0.5 * NeuronItem::kWidth, 0.0));
                addItem(edge);
                edges_.push_back(edge);
            }
    setSceneRect(itemsBoundingRect().adjusted(-20, -14, 20, 14));
    const auto selected = selected_;
    selected_.reset();
    setSelected(selected);
}

void NetworkScene::setSelected(std::optional<NeuronIndex> neuron) {
    if (selected_)
        if (NeuronItem* item = itemOf(*selected_))
            item->setSelected(false);
    selected_ = neuron;
    if (selected_)
        if (NeuronItem* item = itemOf(*selected_))
            item->setSelected(true);
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
    const auto row = std::find(column.begin(), column.end(), current) - column.begin() + neuronStep;
    if (row < 0 || row >= static_cast<std::ptrdiff_t>(column.size()))
        return from;
    return column[static_cast<std::size_t>(row)]->index();
}

void NetworkScene::mouseMoveEvent(QGraphicsSceneMouseEvent* event) {
    if (event->buttons() == Qt::NoButton) {
        const std::optional<WeightId> weight = weightAt(event->scenePos());
        if (weight != std::exchange(hovered_, weight))
            emit weightHovered(weight);
    }
    QGraphicsScene::mouseMoveEvent(event);
}

void NetworkScene::mousePressEvent(QGraphicsSceneMouseEvent* event) {
    for (QGraphicsItem* item : items(event->scenePos()))
        if (const auto* node = dynamic_cast<NeuronItem*>(item)) {
            if (node->index().layer >= 1)
                emit neuronClicked(node->index());
            event->accept();
            return;
        }
    QGraphicsScene::mousePressEvent(event);
}

} // namespace dpfm::views
