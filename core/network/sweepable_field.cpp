#include "core/network/sweepable_field.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace dpfm::network {

namespace {

using autodiff::Activation;
using autodiff::Selection;
using autodiff::SigmoidDerivative;

constexpr std::array kHiddenActivations{Activation::Linear, Activation::Sigmoid, Activation::Tanh,
                                        Activation::Relu};
constexpr std::array kDerivatives{SigmoidDerivative::Exact, SigmoidDerivative::Published};
constexpr std::array kOptimizers{OptimizerKind::Sgd, OptimizerKind::MaxNormalized,
                                 OptimizerKind::Momentum, OptimizerKind::Adam};
constexpr std::array kMethods{Method::Dpfm, Method::Backpropagation, Method::MeProp};
constexpr std::array kSelections{Selection::Largest,       Selection::Random,
                                 Selection::LayerQuota,    Selection::LargestTimesWeight,
                                 Selection::ErrorFeedback, Selection::Streaming};
constexpr std::array kScalings{Scaling::None, Scaling::MinMax, Scaling::Standard, Scaling::Unit};

constexpr std::string_view kHidden = "network.hidden";
constexpr std::string_view kActivation = "network.activation";
constexpr std::string_view kLayer = "network.layers[";
constexpr std::string_view kNeurons = "].neurons";
constexpr std::string_view kLayerActivation = "].activation";
constexpr std::string_view kNoLayer = "none";

Error notA(std::string_view field, std::string_view value, const char* sentence,
           std::string words = {}) {
    return {ErrorCode::InvalidInput, std::string(field), sentence, {std::string(value), words}};
}

/// The whole text as a number; locales have no say.
template <class T>
std::optional<T> parsed(std::string_view text) {
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

template <class E, std::size_t N>
std::vector<std::string> names(const std::array<E, N>& values) {
    std::vector<std::string> all;
    for (const E value : values)
        all.emplace_back(name(value));
    return all;
}

template <class E, std::size_t N>
std::optional<E> named(const std::array<E, N>& values, std::string_view text) {
    const auto found =
        std::find_if(values.begin(), values.end(), [&](E value) { return name(value) == text; });
    return found == values.end() ? std::nullopt : std::optional(*found);
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

double* realOf(Experiment& experiment, std::string_view field) {
    OptimizerSettings& optimizer = experiment.training.optimizer;
    if (field == "data.noise")
        return &experiment.data.noise;
    if (field == "validation_share")
        return &experiment.validationShare;
    if (field == "training.optimizer.learning_rate")
        return &optimizer.learningRate;
    if (field == "training.optimizer.momentum")
        return &optimizer.momentum;
    if (field == "training.optimizer.beta1")
        return &optimizer.beta1;
    if (field == "training.optimizer.beta2")
        return &optimizer.beta2;
    if (field == "training.optimizer.epsilon")
        return &optimizer.epsilon;
    return nullptr;
}

/// "network.layers[1].neurons": 1, given what stands behind it.
std::optional<std::size_t> layerOf(std::string_view field, std::string_view end) {
    if (!field.starts_with(kLayer) || !field.ends_with(end) ||
        field.size() <= kLayer.size() + end.size())
        return std::nullopt;
    field.remove_prefix(kLayer.size());
    field.remove_suffix(end.size());
    return parsed<std::size_t>(field);
}

std::size_t hiddenLayers(const Experiment& experiment) {
    return experiment.network.layers.empty() ? 0 : experiment.network.layers.size() - 1;
}

/// Null where the experiment has no such hidden layer: the last one is the data's to decide.
LayerSettings* hiddenLayer(Experiment& experiment, std::optional<std::size_t> layer) {
    return layer && *layer < hiddenLayers(experiment) ? &experiment.network.layers[*layer]
                                                      : nullptr;
}

int* wholeOf(Experiment& experiment, std::string_view field) {
    if (field == "data.inputs")
        return &experiment.data.inputs;
    if (field == "training.batch_size")
        return &experiment.training.batchSize;
    if (field == "training.epochs")
        return &experiment.training.epochs;
    LayerSettings* layer = hiddenLayer(experiment, layerOf(field, kNeurons));
    return layer ? &layer->neurons : nullptr;
}

std::string widthsText(const Experiment& experiment) {
    std::string text;
    for (std::size_t i = 0; i < hiddenLayers(experiment); ++i)
        text += (i == 0 ? "" : "-") + std::to_string(experiment.network.layers[i].neurons);
    return text.empty() ? std::string(kNoLayer) : text;
}

std::optional<std::vector<int>> parsedWidths(std::string_view text) {
    std::vector<int> widths;
    if (text == kNoLayer)
        return widths;
    while (true) {
        const std::size_t end = std::min(text.find('-'), text.size());
        const auto width = parsed<int>(text.substr(0, end));
        if (!width)
            return std::nullopt;
        widths.push_back(*width);
        if (end == text.size())
            return widths;
        text.remove_prefix(end + 1);
    }
}

void setWidths(NetworkSettings& network, const std::vector<int>& widths) {
    std::vector<LayerSettings> layers;
    const std::size_t before = network.layers.empty() ? 0 : network.layers.size() - 1;
    for (std::size_t i = 0; i < widths.size(); ++i)
        layers.push_back({widths[i], before == 0
                                         ? Activation::Sigmoid
                                         : network.layers[std::min(i, before - 1)].activation});
    if (!network.layers.empty())
        layers.push_back(network.layers.back());
    network.layers = std::move(layers);
}

Result<void> setWord(Experiment& experiment, std::string_view field, std::string_view value) {
    const auto unknown = [&] {
        return notA(field, value, "\"%1\" is none of %2.", joined(wordsOf(field)));
    };
    if (field == "training.optimizer.kind") {
        const auto kind = named(kOptimizers, value);
        if (!kind)
            return unknown();
        experiment.training.optimizer.kind = *kind;
    } else if (field == "training.method") {
        const auto method = named(kMethods, value);
        if (!method)
            return unknown();
        experiment.training.method = *method;
    } else if (field == "training.selection") {
        const auto selection = named(kSelections, value);
        if (!selection)
            return unknown();
        experiment.training.selection = *selection;
    } else if (field == "network.sigmoid_derivative") {
        const auto derivative = named(kDerivatives, value);
        if (!derivative)
            return unknown();
        experiment.network.sigmoidDerivative = *derivative;
    } else if (field == "data.scaling") {
        const auto scaling = named(kScalings, value);
        if (!scaling)
            return unknown();
        experiment.data.scaling = *scaling;
    } else {
        const auto activation = named(kHiddenActivations, value);
        if (!activation)
            return unknown();
        if (field == kActivation) {
            for (std::size_t i = 0; i < hiddenLayers(experiment); ++i)
                experiment.network.layers[i].activation = *activation;
        } else {
            hiddenLayer(experiment, layerOf(field, kLayerActivation))->activation = *activation;
        }
    }
    return {};
}

bool has(const Experiment& experiment, std::string_view field) {
    for (const std::string_view end : {kNeurons, kLayerActivation})
        if (const auto layer = layerOf(field, end))
            return *layer < hiddenLayers(experiment);
    return true;
}

/// What stands between the ends of a range: its last digits would be rounding's alone.
double rounded(double value) {
    std::array<char, 32> text{};
    constexpr int kDigits = 12;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value,
                                   std::chars_format::general, kDigits)
                         .ptr;
    std::from_chars(text.data(), end, value);
    return value;
}

} // namespace

std::optional<double> numberOf(std::string_view text) {
    const auto number = parsed<double>(text);
    return number && std::isfinite(*number) ? number : std::nullopt;
}

std::string numberText(double number) {
    constexpr double kExactlyWhole = 9007199254740992.0; // 2^53
    if (std::abs(number) <= kExactlyWhole && number == std::trunc(number))
        return std::to_string(static_cast<long long>(number));
    return toText(number);
}

std::string_view name(RangeScale scale) {
    return scale == RangeScale::Linear ? "linear" : "logarithmic";
}

Result<std::vector<std::string>> rangeOf(double from, double to, std::size_t count,
                                         RangeScale scale) {
    const auto wrong = [&](const char* sentence) {
        return Error{ErrorCode::InvalidInput, "", sentence, {toText(from), toText(to)}};
    };
    if (!std::isfinite(from) || !std::isfinite(to))
        return wrong("A range needs finite ends; they are %1 and %2.");
    if (count == 0 || (count == 1 && from != to))
        return wrong("A range from %1 to %2 has at least two values.");
    if (scale == RangeScale::Logarithmic && !(from > 0.0 && to > 0.0) && !(from < 0.0 && to < 0.0))
        return wrong("A logarithmic range lies on one side of 0; it is from %1 to %2.");
    std::vector<std::string> values{numberText(from)};
    for (std::size_t i = 1; i + 1 < count; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(count - 1);
        values.push_back(
            numberText(rounded(scale == RangeScale::Linear ? from + share * (to - from)
                                                           : from * std::pow(to / from, share))));
    }
    if (count > 1)
        values.push_back(numberText(to));
    return values;
}

std::vector<std::string> sweepableFields(const Experiment& experiment) {
    std::vector<std::string> fields{"training.optimizer.learning_rate",
                                    "training.batch_size",
                                    "training.epochs",
                                    std::string(kHidden),
                                    std::string(kActivation),
                                    "network.sigmoid_derivative",
                                    "training.method",
                                    "training.selection",
                                    "training.optimizer.kind",
                                    "training.optimizer.momentum",
                                    "training.optimizer.beta1",
                                    "training.optimizer.beta2",
                                    "training.optimizer.epsilon",
                                    "data.noise",
                                    "data.inputs",
                                    "data.scaling",
                                    "validation_share"};
    for (std::size_t i = 0; i < hiddenLayers(experiment); ++i)
        for (const std::string_view end : {kNeurons, kLayerActivation})
            fields.push_back(std::string(kLayer) + std::to_string(i) + std::string(end));
    return fields;
}

std::optional<FieldKind> kindOf(std::string_view field) {
    Experiment any;
    if (realOf(any, field) != nullptr)
        return FieldKind::Real;
    if (wholeOf(any, field) != nullptr || layerOf(field, kNeurons))
        return FieldKind::Whole;
    if (field == kHidden)
        return FieldKind::Widths;
    if (!wordsOf(field).empty())
        return FieldKind::Word;
    return std::nullopt;
}

std::vector<std::string> wordsOf(std::string_view field) {
    if (field == "training.optimizer.kind")
        return names(kOptimizers);
    if (field == "training.method")
        return names(kMethods);
    if (field == "training.selection")
        return names(kSelections);
    if (field == "network.sigmoid_derivative")
        return names(kDerivatives);
    if (field == "data.scaling")
        return names(kScalings);
    if (field == kActivation || layerOf(field, kLayerActivation))
        return names(kHiddenActivations);
    return {};
}

std::optional<std::string> valueOf(const Experiment& experiment, std::string_view field) {
    const auto kind = kindOf(field);
    if (!kind || !has(experiment, field))
        return std::nullopt;
    Experiment copy = experiment;
    switch (*kind) {
    case FieldKind::Real:
        return numberText(*realOf(copy, field));
    case FieldKind::Whole:
        return std::to_string(*wholeOf(copy, field));
    case FieldKind::Widths:
        return widthsText(experiment);
    case FieldKind::Word:
        break;
    }
    if (field == "training.optimizer.kind")
        return std::string(name(experiment.training.optimizer.kind));
    if (field == "training.method")
        return std::string(name(experiment.training.method));
    if (field == "training.selection")
        return std::string(name(experiment.training.selection));
    if (field == "network.sigmoid_derivative")
        return std::string(name(experiment.network.sigmoidDerivative));
    if (field == "data.scaling")
        return std::string(name(experiment.data.scaling));
    const LayerSettings* layer =
        hiddenLayer(copy, field == kActivation ? std::optional<std::size_t>(0)
                                               : layerOf(field, kLayerActivation));
    return layer ? std::optional(std::string(name(layer->activation))) : std::nullopt;
}

Result<void> setField(Experiment& experiment, std::string_view field, std::string_view value) {
    const auto kind = kindOf(field);
    if (!kind)
        return notA(field, field, "There is no setting \"%1\" that a sweep can vary; there are %2.",
                    joined(sweepableFields(experiment)));
    if (!has(experiment, field))
        return notA(field, std::to_string(hiddenLayers(experiment)),
                    "The network has %1 hidden layers, counted from 0; this is none of them.");
    switch (*kind) {
    case FieldKind::Real: {
        const auto number = numberOf(value);
        if (!number)
            return notA(field, value, "\"%1\" is not a number.");
        *realOf(experiment, field) = *number;
        return {};
    }
    case FieldKind::Whole: {
        const auto number = parsed<int>(value);
        if (!number)
            return notA(field, value, "\"%1\" is not a whole number.");
        *wholeOf(experiment, field) = *number;
        return {};
    }
    case FieldKind::Widths: {
        const auto widths = parsedWidths(value);
        if (!widths)
            return notA(field, value, "\"%1\" is not a list of widths such as 5-5, nor \"none\".");
        setWidths(experiment.network, *widths);
        return {};
    }
    case FieldKind::Word:
        break;
    }
    return setWord(experiment, field, value);
}

} // namespace dpfm::network
