#include "ui/session/weights_json.h"

#include "core/network/weights.h"
#include "ui/session/files.h"
#include "ui/session/json_reader.h"
#include "ui/session/json_writer.h"
#include "ui/session/network_json.h"

namespace dpfm::session {

namespace {

constexpr std::string_view kFormat = "dpfm-weights";
constexpr int kVersion = 1;

std::string source(const network::Experiment& experiment, const RunRecord& run) {
    const training::RunParameters& parameters = run.run.parameters;
    return fillIn("%1: %2, corpus %3, registers %4, seed %5, after epoch %6",
                  {experiment.name, std::string(name(parameters.method)),
                   std::to_string(parameters.corpus), std::to_string(parameters.registers),
                   std::to_string(parameters.seed), std::to_string(run.epochs.size())});
}

} // namespace

QByteArray weightsToFile(const network::Experiment& experiment, const RunRecord& run) {
    const network::NestedWeights weights =
        network::nest(network::Topology(experiment), run.weights);
    return json::object({{"format", json::text(kFormat)},
                         {"version", QByteArray::number(kVersion)},
                         {"source", json::text(source(experiment, run))},
                         {"weights", weightsToJson(weights)}},
                        json::Layout::Lines) +
           '\n';
}

Result<network::NestedWeights> weightsFromFile(const QByteArray& json) {
    const Result<QJsonObject> document = parseJson(json, kFormat, kVersion);
    if (!document)
        return document.error();
    std::optional<Error> error;
    const JsonField root(*document, {}, error);
    root.allowOnly({"format", "version", "source", "weights"});
    network::NestedWeights weights = readWeights(root["weights"]);
    if (error)
        return *error;
    return weights;
}

Result<void> writeWeights(const QString& path, const network::Experiment& experiment,
                          const RunRecord& run) {
    return writeFile(path, weightsToFile(experiment, run));
}

Result<network::NestedWeights> readWeights(const QString& path) {
    const Result<QByteArray> content = readFile(path);
    if (!content)
        return content.error();
    Result<network::NestedWeights> weights = weightsFromFile(*content);
    if (!weights)
        return inFile(path, weights.error());
    return weights;
}

} // namespace dpfm::session
