#pragma once

#include "ui/models/probe_model.h"
#include "ui/views/network_items.h"

#include <QPointF>

#include <cstddef>
#include <vector>

namespace dpfm::views {

/// Where the neurons of a network are drawn, in scene coordinates: layers as columns side by side,
/// each about y = 0. A wide layer is folded: some neurons, a note of how many are left out before
/// and after them, and the last ones.
class NetworkLayout {
public:
    /// A neuron that is shown.
    struct Place {
        std::size_t neuron = 0;
        QPointF at;
        std::size_t leftOut = 0; ///< between the one before and it
        QPointF note;            ///< the middle of the note of those, if any are
    };

    /// Of layer 0 … L; folded ones show their first neurons.
    void setWidths(std::vector<std::size_t> widths);
    /// Folded layers show what they did, as far as they can.
    void setSizes(const CanvasSizes& sizes);
    const CanvasSizes& sizes() const { return *sizes_; }

    std::vector<Place> column(std::size_t layer) const;
    double x(std::size_t layer) const { return columnStep_ * static_cast<double>(layer); }
    double top() const { return top_; } ///< of the highest column

    /// Shows the next neurons of a folded layer, or those before.
    void turn(std::size_t layer, bool forward);
    /// Shows a neuron that is left out.
    void reveal(models::NeuronIndex neuron);

private:
    void arrange();
    std::vector<std::size_t> shown(std::size_t layer) const;
    double rows(std::size_t layer) const; ///< of its column, notes included

    const CanvasSizes* sizes_ = &canvasSizes(false);
    std::vector<std::size_t> widths_;
    std::vector<std::size_t> first_; ///< neuron that is shown of a folded layer
    double columnStep_ = 0.0;        ///< from column to column
    double top_ = 0.0;
};

} // namespace dpfm::views
