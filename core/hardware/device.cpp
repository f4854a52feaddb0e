#include "core/hardware/device.h"

#include "core/hardware/bounds.h"

#include <bit>
#include <cmath>
#include <utility>

namespace dpfm::hardware {

namespace {

struct Field {
    Bounds bounds;
    double Device::*value;
};

constexpr Field kFields[] = {
    {{"clock", 1e-3, 1e5, "MHz"}, &Device::clockMHz},
    {{"multipliers", 1.0, 1e7, "", true}, &Device::multipliers},
    {{"bytes_per_number", 0.125, 64.0, "bytes"}, &Device::bytesPerNumber},
    {{"multiplication", 1e-6, 1e6, "pJ"}, &Device::multiplicationPj},
    {{"addition", 1e-6, 1e6, "pJ"}, &Device::additionPj},
    {{"comparison", 1e-6, 1e6, "pJ"}, &Device::comparisonPj},
    {{"read", 1e-6, 1e6, "pJ"}, &Device::readPjPerByte},
};

constexpr double kCachePjPerByte = 10.0 / 8.0;
constexpr double kDramPjPerByte = 1300.0 / 8.0;

} // namespace

const std::vector<DevicePreset>& devicePresets() {
    static const std::vector<DevicePreset> presets{
        {"workshop",
         "Workshop: 220 multipliers at 100 MHz, 32-bit float",
         {100.0, 220.0, 4.0, 3.7, 0.9, 0.1, kCachePjPerByte}},
        {"float32",
         "Example chip: 1024 multipliers at 1 GHz, 32-bit float",
         {1000.0, 1024.0, 4.0, 3.7, 0.9, 0.1, kCachePjPerByte}},
        {"float16",
         "Example chip: 4096 multipliers at 1 GHz, 16-bit float",
         {1000.0, 4096.0, 2.0, 1.1, 0.4, 0.05, kCachePjPerByte}},
        {"int8",
         "Example chip: 16384 multipliers at 1 GHz, 8-bit integers",
         {1000.0, 16384.0, 1.0, 0.2, 0.03, 0.03, kCachePjPerByte}},
        {"float32-dram",
         "Example chip with weights in DRAM: 1024 multipliers at 1 GHz, 32-bit float",
         {1000.0, 1024.0, 4.0, 3.7, 0.9, 0.1, kDramPjPerByte}},
    };
    return presets;
}

std::vector<Error> validate(const Device& device) {
    std::vector<Error> errors;
    for (const Field& field : kFields)
        if (std::optional<Error> error = outside(field.bounds, device.*field.value))
            errors.push_back(std::move(*error));
    return errors;
}

Result<void> check(const Device& device) {
    std::vector<Error> errors = validate(device);
    if (errors.empty())
        return {};
    return std::move(errors.front());
}

DeviceCost costOn(const Device& device, const SampleCost& sample, std::size_t batch,
                  std::size_t weights) {
    const auto samples = static_cast<double>(batch);
    DeviceCost cost;
    double products = 0.0;
    for (const StepCost& step : sample.steps) {
        const double stepProducts = step.work.multiplications * samples;
        products += stepProducts;
        cost.multiplierCycles += multiplierCycles(stepProducts, device.multipliers);
        if (step.work.comparisons > 0.0)
            cost.selectionCycles += static_cast<double>(step.candidates) * samples +
                                    static_cast<double>(step.kept) - 1.0;
    }
    if (cost.multiplierCycles > 0.0)
        cost.utilisation = products / (cost.multiplierCycles * device.multipliers);
    cost.seconds = cost.multiplierCycles / (1e6 * device.clockMHz);
    cost.selectionSeconds = cost.selectionCycles / (1e6 * device.clockMHz);

    constexpr double kJoulePerPj = 1e-12;
    const Work& work = sample.total;
    cost.joule = kJoulePerPj * samples *
                 (work.multiplications * device.multiplicationPj +
                  work.additions * device.additionPj + work.comparisons * device.comparisonPj +
                  work.weightReads * device.bytesPerNumber * device.readPjPerByte);

    const double idBytes = std::ceil(static_cast<double>(std::bit_width(weights - 1)) / 8.0);
    cost.memoryBytes = sample.registers * (device.bytesPerNumber + idBytes) +
                       sample.numbers * device.bytesPerNumber;
    return cost;
}

} // namespace dpfm::hardware
