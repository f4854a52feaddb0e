#pragma once

#include "ui/session/run_record.h"

#include <QByteArray>

#include <span>
#include <vector>

namespace dpfm::session {

/// A measure of readings as CSV columns have it: of the whole network, a layer, or a neuron.
struct FidelityColumn {
    QByteArray name; ///< "cosine", "cosine_layer1", "kept_full_layer1_neuron2"
    QByteArray description;
};

/// The columns of the long layout for these runs, none if none of them has a reading. First the
/// whole network's, then each layer's, then each neuron's kept shares; of networks of several
/// shapes as many as the largest needs.
class FidelityColumns {
public:
    explicit FidelityColumns(std::span<const RunRecord* const> runs);

    const std::vector<FidelityColumn>& columns() const { return columns_; }
    /// The cells of one epoch of a run, each with a comma before it; empty where there is no
    /// reading or the reading does not have it.
    QByteArray cells(const RunRecord& run, int epoch) const;

private:
    std::vector<FidelityColumn> columns_;
    std::vector<std::size_t> widths_; ///< of the layers
};

} // namespace dpfm::session
