#pragma once

#include "core/hardware/device.h"
#include "core/hardware/latency.h"
#include "ui/models/text_table.h"

#include <optional>
#include <vector>

namespace dpfm::models {

/// What the Cost instrument's tables are of.
struct CostQuestion {
    network::Topology topology;
    std::size_t registers = 0; ///< 0: all
    std::size_t batch = 1;
    hardware::Device device; ///< valid

    hardware::SampleCost dpfm() const { return hardware::dpfmCost(topology, registers); }
    hardware::SampleCost backpropagation() const { return hardware::backpropagationCost(topology); }
    hardware::DeviceCost on(const hardware::SampleCost& cost) const {
        return hardware::costOn(device, cost, batch, topology.weightCount());
    }
};

/// What is known by the clock, not by the model.
struct MeasuredTimes {
    std::optional<hardware::Latency> latency; ///< of DPFM at R, measured on demand
    /// Of the shown sweep, seconds a batch; none if it has no such runs.
    std::optional<double> sweepDpfm;
    std::optional<double> sweepBackpropagation;
};

/// Per layer and pass, for one sample: DPFM, backpropagation, and DPFM's total over
/// backpropagation's.
std::vector<TextTable::Column> costStepColumns();
std::vector<TextTable::Row> costStepRows(const CostQuestion& question);

/// A batch on the device, by the model; and what was measured beside it.
std::vector<TextTable::Column> costSummaryColumns(const CostQuestion& question);
std::vector<TextTable::Row> costSummaryRows(const CostQuestion& question,
                                            const MeasuredTimes& measured);

} // namespace dpfm::models
