#include "tests/support/dense_oracle.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>
#include <random>
#include <utility>

namespace dpfm::oracle {

namespace {

using Numbers = std::vector<double>;

struct Neuron {
    double value = 0.0;
    Numbers gradient; ///< by every weight
};

struct Sample {
    Numbers x;
    Numbers y;
};

class Draw {
public:
    explicit Draw(std::uint64_t seed) : engine_(seed) {}
    double uniform() { return static_cast<double>(engine_() >> 11) * 0x1p-53; }
    int between(int lowest, int highest) {
        return lowest + static_cast<int>(uniform() * (highest - lowest + 1));
    }
    template <class T>
    T oneOf(const std::vector<T>& choices) {
        return choices[static_cast<std::size_t>(between(0, static_cast<int>(choices.size()) - 1))];
    }

private:
    std::mt19937_64 engine_;
};

void prune(Numbers& gradient, int registers) {
    if (registers == 0)
        return;
    std::vector<std::size_t> ids(gradient.size());
    std::iota(ids.begin(), ids.end(), 0);
    std::stable_sort(ids.begin(), ids.end(), [&](std::size_t a, std::size_t b) {
        return std::fabs(gradient[a]) > std::fabs(gradient[b]);
    });
    for (std::size_t i = static_cast<std::size_t>(registers); i < ids.size(); ++i)
        gradient[ids[i]] = 0.0;
}

std::pair<double, double> activated(const Setup& setup, const std::string& activation, double s) {
    if (activation == "sigmoid") {
        const double a = 1.0 / (1.0 + std::exp(-s));
        const double c = std::cosh(a / 2.0);
        return {a, setup.sigmoidDerivative == "exact" ? a * (1.0 - a) : 1.0 / (4.0 * c * c)};
    }
    if (activation == "tanh")
        return {std::tanh(s), 1.0 - std::tanh(s) * std::tanh(s)};
    if (activation == "relu")
        return {std::max(s, 0.0), s > 0.0 ? 1.0 : 0.0};
    return {s, 1.0};
}

void softmax(std::vector<Neuron>& layer) {
    double largest = layer.front().value;
    for (const Neuron& neuron : layer)
        largest = std::max(largest, neuron.value);
    double total = 0.0;
    for (const Neuron& neuron : layer)
        total += std::exp(neuron.value - largest);
    for (Neuron& neuron : layer)
        neuron.value = std::exp(neuron.value - largest) / total;
}

std::vector<Neuron> forward(const Setup& setup, const Numbers& weights, const Numbers& x,
                            int registers) {
    std::vector<Neuron> inputs;
    for (const double value : x)
        inputs.push_back({value, Numbers(weights.size(), 0.0)});
    std::size_t id = 0;
    for (std::size_t layer = 1; layer < setup.layers.size(); ++layer) {
        const std::string& activation = setup.activations[layer - 1];
        std::vector<Neuron> outputs;
        for (int k = 0; k < setup.layers[layer]; ++k) {
            Neuron neuron{0.0, Numbers(weights.size(), 0.0)};
            for (const Neuron& input : inputs) {
                neuron.value += weights[id] * input.value;
                for (std::size_t p = 0; p < weights.size(); ++p)
                    neuron.gradient[p] += weights[id] * input.gradient[p];
                neuron.gradient[id] += input.value;
                ++id;
            }
            neuron.value += weights[id];
            neuron.gradient[id] += 1.0;
            ++id;
            prune(neuron.gradient, registers);
            if (activation != "softmax") {
                const auto [value, derivative] = activated(setup, activation, neuron.value);
                neuron.value = value;
                for (double& gradient : neuron.gradient)
                    gradient *= derivative;
            }
            outputs.push_back(std::move(neuron));
        }
        if (activation == "softmax")
            softmax(outputs);
        inputs = std::move(outputs);
    }
    return inputs;
}

double lossOf(const Setup& setup, const std::vector<Neuron>& outputs, const Numbers& y) {
    double loss = 0.0;
    for (std::size_t o = 0; o < y.size(); ++o)
        if (setup.loss == "mse")
            loss += (outputs[o].value - y[o]) * (outputs[o].value - y[o]) /
                    static_cast<double>(y.size());
        else
            loss -= y[o] * std::log(std::max(outputs[o].value, 1e-300));
    return loss;
}

class Stepper {
public:
    Stepper(const Setup& setup, std::size_t weights)
        : setup_(setup)
        , first_(weights, 0.0)
        , second_(weights, 0.0) {}

    void step(Numbers& weights, const Numbers& delta) {
        ++time_;
        double largest = 0.0;
        for (const double d : delta)
            largest = std::max(largest, std::fabs(d));
        for (std::size_t p = 0; p < weights.size(); ++p) {
            const double d = delta[p];
            if (setup_.optimizer == "sgd") {
                weights[p] -= setup_.learningRate * d;
            } else if (setup_.optimizer == "max-normalized") {
                weights[p] -= largest > 0.0 ? setup_.learningRate * d / largest : 0.0;
            } else if (setup_.optimizer == "momentum") {
                first_[p] = setup_.momentum * first_[p] + d;
                weights[p] -= setup_.learningRate * first_[p];
            } else {
                first_[p] = setup_.beta1 * first_[p] + (1.0 - setup_.beta1) * d;
                second_[p] = setup_.beta2 * second_[p] + (1.0 - setup_.beta2) * d * d;
                const double mean = first_[p] / (1.0 - std::pow(setup_.beta1, time_));
                const double square = second_[p] / (1.0 - std::pow(setup_.beta2, time_));
                weights[p] -= setup_.learningRate * mean / (std::sqrt(square) + setup_.epsilon);
            }
        }
    }

private:
    const Setup& setup_;
    Numbers first_;
    Numbers second_;
    int time_ = 0;
};

/// Trains one batch; returns its loss before the update.
double trainBatch(const Setup& setup, const std::vector<Sample>& training,
                  const std::vector<int>& rows, int registers, Numbers& weights, Stepper& stepper) {
    const auto batch = static_cast<double>(rows.size());
    double loss = 0.0;
    Numbers delta(weights.size(), 0.0);
    for (const int row : rows) {
        const Sample& sample = training[static_cast<std::size_t>(row)];
        const std::vector<Neuron> outputs = forward(setup, weights, sample.x, registers);
        loss += lossOf(setup, outputs, sample.y);
        for (std::size_t o = 0; o < outputs.size(); ++o) {
            double derivative = (outputs[o].value - sample.y[o]) / batch;
            if (setup.loss == "mse")
                derivative *= 2.0 / static_cast<double>(outputs.size());
            for (std::size_t p = 0; p < weights.size(); ++p)
                delta[p] += derivative * outputs[o].gradient[p];
        }
    }
    stepper.step(weights, delta);
    return loss / batch;
}

struct Run {
    int registers = 0;
    std::vector<std::vector<int>> order;
    Numbers loss;
    Numbers valLoss;
};

Run train(const Setup& setup, const std::vector<Sample>& training,
          const std::vector<Sample>& validation, Numbers weights, int registers) {
    Run run;
    run.registers = registers;
    Stepper stepper(setup, weights.size());
    std::mt19937_64 engine(setup.seed + 1);
    std::vector<int> order(training.size());
    std::iota(order.begin(), order.end(), 0);
    for (int epoch = 0; epoch < setup.epochs; ++epoch) {
        std::shuffle(order.begin(), order.end(), engine);
        run.order.push_back(order);
        double loss = 0.0;
        int batches = 0;
        for (auto first = order.begin(); first != order.end(); ++batches) {
            const auto last =
                first + std::min<std::ptrdiff_t>(setup.batchSize, order.end() - first);
            loss += trainBatch(setup, training, {first, last}, registers, weights, stepper);
            first = last;
        }
        run.loss.push_back(loss / batches);
        double valLoss = 0.0;
        for (const Sample& sample : validation)
            valLoss += lossOf(setup, forward(setup, weights, sample.x, 0), sample.y);
        run.valLoss.push_back(valLoss / static_cast<double>(validation.size()));
    }
    return run;
}

std::vector<Sample> drawSamples(const Setup& setup, int count, Draw& draw) {
    std::vector<Sample> samples;
    for (int i = 0; i < count; ++i) {
        Sample sample;
        for (int j = 0; j < setup.layers.front(); ++j)
            sample.x.push_back(setup.equalInputs ? draw.between(0, 2) / 2.0
                                                 : 2.0 * draw.uniform() - 1.0);
        sample.y.assign(static_cast<std::size_t>(setup.layers.back()), 0.0);
        if (setup.loss == "cross-entropy")
            sample.y[static_cast<std::size_t>(draw.between(0, setup.layers.back() - 1))] = 1.0;
        else
            for (double& target : sample.y)
                target = draw.uniform();
        samples.push_back(sample);
    }
    return samples;
}

std::string json(int value) {
    return std::to_string(value);
}

std::string json(double value) {
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

std::string json(const std::string& value) {
    return '"' + value + '"';
}

template <class T>
std::string json(const std::vector<T>& values) {
    std::string text = "[";
    for (const T& value : values)
        text += (text.size() > 1 ? "," : "") + json(value);
    return text + ']';
}

std::string json(const Run& run) {
    return "{\"registers\":" + json(run.registers) + ",\"order\":" + json(run.order) +
           ",\"loss\":" + json(run.loss) + ",\"val_loss\":" + json(run.valLoss) + '}';
}

std::string samplesJson(const std::vector<Sample>& samples) {
    std::vector<Numbers> x;
    std::vector<Numbers> y;
    for (const Sample& sample : samples) {
        x.push_back(sample.x);
        y.push_back(sample.y);
    }
    return "{\"x\":" + json(x) + ",\"y\":" + json(y) + '}';
}

/// The initial weights as files hold them: by layer, neuron and input, the bias last.
std::vector<std::vector<Numbers>> drawWeights(const Setup& setup, Draw& draw) {
    std::vector<std::vector<Numbers>> weights;
    for (std::size_t layer = 1; layer < setup.layers.size(); ++layer) {
        weights.emplace_back();
        for (int k = 0; k < setup.layers[layer]; ++k) {
            Numbers neuron(static_cast<std::size_t>(setup.layers[layer - 1]) + 1);
            for (double& weight : neuron)
                weight = setup.weightScale * (2.0 * draw.uniform() - 1.0);
            if (setup.zeroBiases)
                neuron.back() = 0.0;
            weights.back().push_back(neuron);
        }
    }
    return weights;
}

Numbers flat(const std::vector<std::vector<Numbers>>& nested) {
    Numbers weights;
    for (const std::vector<Numbers>& layer : nested)
        for (const Numbers& neuron : layer)
            weights.insert(weights.end(), neuron.begin(), neuron.end());
    return weights;
}

} // namespace

Setup randomSetup(std::uint64_t seed) {
    Draw draw(seed);
    Setup setup;
    setup.seed = seed;
    setup.layers.push_back(draw.between(1, 7));
    const int hidden = draw.between(0, 3);
    for (int layer = 0; layer < hidden; ++layer) {
        setup.layers.push_back(draw.between(1, 6));
        setup.activations.push_back(draw.oneOf<std::string>({"sigmoid", "tanh", "relu", "linear"}));
    }
    const bool classes = draw.uniform() < 0.4;
    setup.layers.push_back(draw.between(classes ? 2 : 1, 4));
    setup.activations.push_back(
        classes ? "softmax" : draw.oneOf<std::string>({"linear", "sigmoid", "tanh", "relu"}));
    setup.loss = classes ? "cross-entropy" : "mse";
    setup.sigmoidDerivative = draw.oneOf<std::string>({"exact", "published"});
    setup.optimizer = draw.oneOf<std::string>({"sgd", "max-normalized", "momentum", "adam"});
    setup.learningRate = 0.01 + 0.04 * draw.uniform();
    if (draw.uniform() < 0.5) {
        setup.momentum = 0.5;
        setup.beta1 = 0.8;
        setup.beta2 = 0.99;
        setup.epsilon = 1e-6;
    }
    setup.batchSize = draw.between(1, 20);
    setup.trainingSamples = draw.between(3, 20);
    setup.equalInputs = draw.uniform() < 0.5;
    setup.zeroBiases = draw.uniform() < 0.5;
    setup.registers = {1, 2, 3, 5, 8, 13, 0};
    return setup;
}

std::string trainedTrace(const Setup& setup) {
    Draw draw(setup.seed);
    const std::vector<std::vector<Numbers>> weights = drawWeights(setup, draw);
    const std::vector<Sample> training = drawSamples(setup, setup.trainingSamples, draw);
    const std::vector<Sample> validation = drawSamples(setup, setup.validationSamples, draw);
    std::vector<Run> runs;
    for (const int registers : setup.registers)
        runs.push_back(train(setup, training, validation, flat(weights), registers));

    return "{\"format\":\"dpfm-trace\",\"version\":1,\"source\":\"dense oracle\",\"layers\":" +
           json(setup.layers) + ",\n\"activations\":" + json(setup.activations) +
           ",\"sigmoid_derivative\":" + json(setup.sigmoidDerivative) +
           ",\"loss\":" + json(setup.loss) + ",\n\"optimizer\":{\"kind\":" + json(setup.optimizer) +
           ",\"learning_rate\":" + json(setup.learningRate) +
           ",\"momentum\":" + json(setup.momentum) + ",\"beta1\":" + json(setup.beta1) +
           ",\"beta2\":" + json(setup.beta2) + ",\"epsilon\":" + json(setup.epsilon) +
           "},\"batch_size\":" + json(setup.batchSize) + ",\n\"weights\":" + json(weights) +
           ",\n\"train\":" + samplesJson(training) +
           ",\n\"validation\":" + samplesJson(validation) + ",\n\"runs\":" + json(runs) + "}\n";
}

} // namespace dpfm::oracle
