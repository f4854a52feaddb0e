#include "ui/views/network_layout.h"

#include <algorithm>
#include <utility>

namespace dpfm::views {

namespace {

constexpr double kWidestStep = 380.0;
constexpr double kWidthToHeight = 1.6; ///< that high columns are spread to, if their step allows
constexpr double kNote = 0.6;          ///< what a note of those left out takes, in rows

} // namespace

void NetworkLayout::setWidths(std::vector<std::size_t> widths) {
    widths_ = std::move(widths);
    first_.assign(widths_.size(), 0);
    arrange();
}

void NetworkLayout::setSizes(const CanvasSizes& sizes) {
    sizes_ = &sizes;
    for (std::size_t layer = 0; layer < widths_.size(); ++layer) {
        const std::size_t width = widths_[layer];
        const std::size_t last = width - std::min(width, sizes_->last + sizes_->first);
        first_[layer] = std::min(first_[layer], last);
    }
    arrange();
}

void NetworkLayout::arrange() {
    if (widths_.empty())
        return;
    double tallest = 0.0;
    for (std::size_t layer = 0; layer < widths_.size(); ++layer)
        tallest = std::max(tallest, rows(layer));
    top_ = -0.5 * sizes_->rowStep * tallest;
    columnStep_ =
        std::clamp(kWidthToHeight * sizes_->rowStep * tallest / static_cast<double>(widths_.size()),
                   sizes_->columnStep, kWidestStep);
}

std::vector<std::size_t> NetworkLayout::shown(std::size_t layer) const {
    const std::size_t width = widths_[layer];
    const std::size_t first = first_[layer];
    std::vector<std::size_t> shown;
    for (std::size_t neuron = 0; neuron < width; ++neuron)
        if (width <= sizes_->widest || (neuron >= first && neuron < first + sizes_->first) ||
            neuron >= width - sizes_->last)
            shown.push_back(neuron);
    return shown;
}

double NetworkLayout::rows(std::size_t layer) const {
    const std::size_t neurons = shown(layer).size();
    const bool folded = neurons < widths_[layer];
    return static_cast<double>(neurons) + (folded ? 2.0 * kNote : 0.0);
}

std::vector<NetworkLayout::Place> NetworkLayout::column(std::size_t layer) const {
    const std::vector<std::size_t> neurons = shown(layer);
    double y = -0.5 * sizes_->rowStep * (rows(layer) - 1.0);
    const bool folded = neurons.size() < widths_[layer];
    if (folded && neurons.front() == 0)
        y += kNote * sizes_->rowStep; // the room of the note above stays, so that nothing jumps
    std::vector<Place> places;
    for (std::size_t row = 0; row < neurons.size(); ++row) {
        Place place;
        place.neuron = neurons[row];
        place.leftOut = neurons[row] - (row == 0 ? 0 : neurons[row - 1] + 1);
        if (place.leftOut > 0) {
            place.note = {x(layer), y - 0.2 * sizes_->rowStep};
            y += kNote * sizes_->rowStep;
        }
        place.at = {x(layer), y};
        places.push_back(place);
        y += sizes_->rowStep;
    }
    return places;
}

void NetworkLayout::turn(std::size_t layer, bool forward) {
    std::size_t& first = first_[layer];
    const std::size_t last = widths_[layer] - sizes_->last - sizes_->first;
    first =
        forward ? std::min(first + sizes_->first, last) : first - std::min(first, sizes_->first);
    arrange();
}

void NetworkLayout::reveal(models::NeuronIndex neuron) {
    std::size_t& first = first_[neuron.layer];
    first = neuron.neuron < first ? neuron.neuron : neuron.neuron - sizes_->first + 1;
    arrange();
}

} // namespace dpfm::views
