#include "core/data/generators.h"

#include "core/base/random.h"

namespace dpfm::data {

Dataset sumOfInputs(std::size_t count, std::size_t inputs, double noise, std::uint64_t seed) {
    RandomStream values(seed, Purpose::Data);
    RandomStream errors(seed, Purpose::Noise);
    Dataset set;
    set.samples.inputWidth = inputs;
    set.samples.outputWidth = 1;
    set.samples.inputs.reserve(count * inputs);
    set.samples.targets.reserve(count);
    for (std::size_t sample = 0; sample < count; ++sample) {
        double sum = 0.0;
        for (std::size_t input = 0; input < inputs; ++input) {
            const double value = values.uniform();
            set.samples.inputs.push_back(value);
            sum += value;
        }
        if (noise > 0.0)
            sum += noise * errors.normal();
        set.samples.targets.push_back(sum);
    }
    for (std::size_t input = 0; input < inputs; ++input)
        set.inputNames.push_back("x" + std::to_string(input + 1));
    set.outputNames = {"sum"};
    return set;
}

} // namespace dpfm::data
