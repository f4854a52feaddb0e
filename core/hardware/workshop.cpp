#include "core/hardware/workshop.h"

#include "core/hardware/bounds.h"
#include "core/hardware/cost.h"

#include <utility>

namespace dpfm::hardware {

namespace {

struct Field {
    Bounds bounds;
    double WorkshopEstimate::*value;
};

constexpr Field kFields[] = {
    {{"batch", 1.0, 1e7, "", true}, &WorkshopEstimate::batch},
    {{"neurons", 1.0, 1e5, "", true}, &WorkshopEstimate::neurons},
    {{"weights", 1.0, 1e5, "", true}, &WorkshopEstimate::weights},
    {{"lanes", 1.0, 1e8, "", true}, &WorkshopEstimate::lanes},
    {{"multipliers", 1.0, 1e7, "", true}, &WorkshopEstimate::multipliers},
    {{"clock", 1e-3, 1e5, "MHz"}, &WorkshopEstimate::clockMHz},
    {{"layers", 1.0, 1e4, "", true}, &WorkshopEstimate::layers},
    {{"executions", 1.0, 1e9, "", true}, &WorkshopEstimate::executions},
    {{"first_time", 1e-9, 1e9, "s"}, &WorkshopEstimate::firstSeconds},
    {{"second_time", 1e-9, 1e9, "s"}, &WorkshopEstimate::secondSeconds},
    {{"pass_time", 1e-6, 1e9, "ms"}, &WorkshopEstimate::passMilliseconds},
    {{"samples", 1.0, 1e7, "", true}, &WorkshopEstimate::samples},
    {{"kernel_time", 1e-6, 1e9, "ms"}, &WorkshopEstimate::kernelMilliseconds},
};

} // namespace

WorkshopResult workOut(const WorkshopEstimate& estimate) {
    WorkshopResult result;
    result.multiplications = estimate.batch * estimate.neurons * estimate.weights * estimate.lanes;
    result.exactCycles = result.multiplications / estimate.multipliers;
    result.cycles = multiplierCycles(result.multiplications, estimate.multipliers);
    result.utilisation = utilisation(result.multiplications, estimate.multipliers);
    result.layerNanoseconds = result.cycles * 1e3 / estimate.clockMHz;
    // Whole numbers over whole numbers, so that what can be exact is.
    const double allCycles = estimate.layers * estimate.executions * result.cycles;
    result.milliseconds = allCycles / (estimate.clockMHz * 1e3);
    result.firstRatio = estimate.firstSeconds * estimate.clockMHz * 1e6 / allCycles;
    result.secondRatio = estimate.secondSeconds * estimate.clockMHz * 1e6 / allCycles;
    result.sampleMilliseconds = estimate.passMilliseconds * estimate.lanes;
    result.batchMilliseconds = result.sampleMilliseconds * estimate.samples;
    result.kernelRatio = result.batchMilliseconds / estimate.kernelMilliseconds;
    return result;
}

std::vector<Error> validate(const WorkshopEstimate& estimate) {
    std::vector<Error> errors;
    for (const Field& field : kFields)
        if (std::optional<Error> error = outside(field.bounds, estimate.*field.value))
            errors.push_back(std::move(*error));
    return errors;
}

} // namespace dpfm::hardware
