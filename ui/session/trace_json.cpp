#include "ui/session/trace_json.h"

#include "ui/session/files.h"
#include "ui/session/json_reader.h"
#include "ui/session/network_json.h"

#include <cmath>
#include <limits>

namespace dpfm::session {

namespace {

using training::Trace;

constexpr std::string_view kFormat = "dpfm-trace";
constexpr int kVersion = 1;

void readLayers(const JsonField& sizes, const JsonField& activations, Trace& trace) {
    for (const JsonField& size : sizes.items()) {
        trace.sizes.push_back(size.integer());
        if (trace.sizes.back() < 1)
            size.fail("The layer has %1 neurons; it must have at least 1.",
                      {std::to_string(trace.sizes.back())});
    }
    const std::vector<JsonField> items = activations.items();
    if (items.size() + 1 != trace.sizes.size()) {
        activations.fail("There are %1 activations; \"layers\" names %2 layers after the inputs.",
                         {std::to_string(items.size()),
                          std::to_string(trace.sizes.empty() ? 0 : trace.sizes.size() - 1)});
        return;
    }
    for (std::size_t layer = 0; layer < items.size(); ++layer)
        trace.network.layers.push_back({trace.sizes[layer + 1], readActivation(items[layer])});
}

/// Reads rows of `width` finite numbers one after the other; returns how many rows there are.
std::size_t readRows(const JsonField& field, int width, std::vector<double>& values) {
    const std::vector<JsonField> rows = field.items();
    for (const JsonField& row : rows) {
        const std::vector<double> numbers = row.numbers();
        if (numbers.size() != static_cast<std::size_t>(width))
            row.fail("There are %1 numbers; the network's layer has %2.",
                     {std::to_string(numbers.size()), std::to_string(width)});
        for (const double number : numbers)
            if (!std::isfinite(number))
                row.fail("One of the numbers is %1; they must be finite.", {toText(number)});
        values.insert(values.end(), numbers.begin(), numbers.end());
    }
    return rows.size();
}

data::Samples readSamples(const JsonField& field, const std::vector<int>& sizes) {
    field.allowOnly({"x", "y"});
    data::Samples samples;
    samples.inputWidth = static_cast<std::size_t>(sizes.front());
    samples.outputWidth = static_cast<std::size_t>(sizes.back());
    const std::size_t inputs = readRows(field["x"], sizes.front(), samples.inputs);
    const std::size_t targets = readRows(field["y"], sizes.back(), samples.targets);
    if (inputs != targets)
        field.fail("There are %1 rows of x and %2 of y; they must be as many.",
                   {std::to_string(inputs), std::to_string(targets)});
    return samples;
}

Trace::Run readRun(const JsonField& field) {
    field.allowOnly({"registers", "order", "loss", "val_loss"});
    Trace::Run run;
    run.registers = field["registers"].integer();
    for (const JsonField& epoch : field["order"].items()) {
        run.order.emplace_back();
        for (const JsonField& row : epoch.items())
            run.order.back().push_back(
                static_cast<std::size_t>(row.whole(0, std::numeric_limits<int>::max())));
    }
    run.loss = field["loss"].figures();
    run.valLoss = field["val_loss"].figures();
    return run;
}

} // namespace

Result<Trace> traceFromJson(const QByteArray& json) {
    const Result<QJsonObject> document = parseJson(json, kFormat, kVersion);
    if (!document)
        return document.error();
    std::optional<Error> error;
    const JsonField root(*document, {}, error);
    root.allowOnly({"format", "version", "source", "layers", "activations", "sigmoid_derivative",
                    "loss", "optimizer", "batch_size", "weights", "train", "validation", "runs"});
    Trace trace;
    trace.source = root["source"].text(trace.source);
    readLayers(root["layers"], root["activations"], trace);
    trace.network.sigmoidDerivative = readSigmoidDerivative(root["sigmoid_derivative"]);
    trace.loss = readLoss(root["loss"]);
    trace.optimizer = readOptimizer(root["optimizer"]);
    trace.batchSize = root["batch_size"].integer();
    trace.network.initialWeights = readWeights(root["weights"]);
    // Samples are read by the layers' widths, so these have to be there.
    if (error)
        return *error;
    trace.training = readSamples(root["train"], trace.sizes);
    trace.validation = readSamples(root["validation"], trace.sizes);
    for (const JsonField& run : root["runs"].items())
        trace.runs.push_back(readRun(run));
    if (error)
        return *error;
    if (const Result<void> usable = training::check(trace); !usable)
        return usable.error();
    return trace;
}

Result<Trace> readTrace(const QString& path) {
    const Result<QByteArray> content = readFile(path);
    if (!content)
        return content.error();
    Result<Trace> trace = traceFromJson(*content);
    if (!trace)
        return inFile(path, trace.error());
    return trace;
}

} // namespace dpfm::session
