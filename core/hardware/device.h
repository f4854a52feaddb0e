#pragma once

#include "core/base/result.h"
#include "core/hardware/cost.h"

#include <string>
#include <string_view>
#include <vector>

namespace dpfm::hardware {

/// A device as the model knows it. Every number is a person's to change.
struct Device {
    double clockMHz = 100.0;
    double multipliers = 220.0;    ///< that work at the same time, a product a cycle each
    double bytesPerNumber = 4.0;   ///< a weight, value or gradient
    double multiplicationPj = 3.7; ///< energy of an operation, in picojoule
    double additionPj = 0.9;
    double comparisonPj = 0.1;
    double readPjPerByte = 1.25; ///< of a weight from its memory

    bool operator==(const Device&) const = default;
};

/// The energies are those of M. Horowitz, "Computing's energy problem (and what we can do about
/// it)", ISSCC 2014, for 45 nm at 0.9 V: multiplying 3.7 pJ (float of 32 bits), 1.1 (float, 16) and
/// 0.2 (integer, 8); adding 0.9, 0.4 and 0.03; a cache of 8 kB gives 64 bits for 10 pJ, and DRAM
/// for 1300 to 2600 pJ. |g| are compared as whole numbers are added: 0.1 pJ for 32 bits, 0.05 for
/// 16, 0.03 for 8. The workshop's device has 220 multipliers at 100 MHz (so many DSP slices has the
/// Zynq XC7Z020); clock and multipliers of the others are examples.
struct DevicePreset {
    std::string_view id;   ///< "workshop", "float32", "float16", "int8", "float32-dram"
    std::string_view name; ///< in English, to be translated
    Device device;
};
const std::vector<DevicePreset>& devicePresets();

/// What is zero, negative, not a number or absurd, each with its field as place: "clock",
/// "multipliers" (a whole number), "bytes_per_number", "multiplication", "addition", "comparison",
/// "read".
std::vector<Error> validate(const Device& device);
/// The first problem of validate(), if any.
Result<void> check(const Device& device);

/// What a batch comes to on a device. A model: multipliers and topers are always fed, nothing waits
/// for memory, and steps follow one another.
struct DeviceCost {
    double multiplierCycles =
        0.0; ///< Σ over the steps of ⌈products of the whole batch/multipliers⌉
    /// Σ over the layers of (candidates × batch + registers − 1): each neuron has a toper of its
    /// own, into which the samples' candidates go one a cycle. 0 where nothing is selected.
    double selectionCycles = 0.0;
    double utilisation = 1.0; ///< of the multipliers over multiplierCycles
    double seconds = 0.0;     ///< multiplierCycles/clock
    double selectionSeconds = 0.0;
    double joule = 0.0;       ///< of multiplications, additions, comparisons and weight reads
    double memoryBytes = 0.0; ///< of registers and numbers for a sample, at their most
};

/// `device` must be valid, `batch` at least 1. `weights` is P: an id takes as many whole bytes as P
/// needs.
DeviceCost costOn(const Device& device, const SampleCost& sample, std::size_t batch,
                  std::size_t weights);

} // namespace dpfm::hardware
