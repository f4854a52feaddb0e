#include "ui/session/experiment_json.h"

#include "core/data/source_files.h"
#include "core/network/sweepable_field.h"
#include "core/network/validation.h"
#include "core/network/variant_validation.h"
#include "ui/session/data_files.h"
#include "ui/session/files.h"
#include "ui/session/json_reader.h"
#include "ui/session/json_writer.h"
#include "ui/session/network_json.h"
#include "ui/session/value_list.h"

#include <QDir>
#include <QFileInfo>

#include <cstdint>
#include <functional>
#include <limits>
#include <utility>

namespace dpfm::session {

namespace {

using autodiff::Selection;
using network::CsvSeparator;
using network::CsvTask;
using network::DataSource;
using network::DecimalSign;
using network::Method;
using network::MissingValues;
using network::Scaling;

constexpr std::string_view kFormat = "dpfm-experiment";
constexpr int kVersion = 1;

network::IdxFiles readFiles(const JsonField& field) {
    network::IdxFiles files;
    files.images = field["images"].text();
    files.labels = field["labels"].text();
    files.testImages = field["test_images"].text(files.testImages);
    files.testLabels = field["test_labels"].text(files.testLabels);
    if (const JsonField shape = field["shape"]; shape.present()) {
        shape.allowOnly({"inputs", "classes", "samples", "test_samples"});
        files.shape = {shape["inputs"].integer(), shape["classes"].integer(),
                       shape["samples"].integer(), shape["test_samples"].integer(0)};
    }
    return files;
}

/// A name is text, a number a number.
std::vector<network::CsvColumn> readColumns(const JsonField& field) {
    std::vector<network::CsvColumn> columns;
    for (const JsonField& item : field.items()) {
        const bool named = item.isText();
        columns.push_back({named ? item.text() : std::string(), named ? 0 : item.integer()});
        if (named && columns.back().name.empty())
            item.fail("The name is empty; give the column's number.");
    }
    return columns;
}

network::CsvFile readCsv(const JsonField& field) {
    network::CsvFile file;
    file.path = field["path"].text();
    file.format.separator = field["separator"].oneOf(
        std::array{CsvSeparator::Comma, CsvSeparator::Semicolon, CsvSeparator::Tab},
        {file.format.separator});
    file.format.decimal = field["decimal"].oneOf(std::array{DecimalSign::Point, DecimalSign::Comma},
                                                 {file.format.decimal});
    file.format.header = field["header"].boolean(file.format.header);
    file.inputs = readColumns(field["inputs"]);
    file.targets = readColumns(field["targets"]);
    file.task = field["task"].oneOf(std::array{CsvTask::Regression, CsvTask::Classification});
    file.missing = field["missing"].oneOf(
        std::array{MissingValues::Refuse, MissingValues::LeaveOut}, {file.missing});
    if (const JsonField shape = field["shape"]; shape.present()) {
        shape.allowOnly({"rows", "left_out", "classes"});
        file.shape.rows = shape["rows"].integer();
        file.shape.leftOut = shape["left_out"].integer(0);
        if (const JsonField classes = shape["classes"]; classes.present())
            for (const JsonField& item : classes.items())
                file.shape.classes.push_back(item.text());
    }
    return file;
}

network::DataSettings readData(const JsonField& field) {
    field.allowOnly({"source", "inputs", "images", "labels", "test_images", "test_labels", "path",
                     "separator", "decimal", "header", "targets", "task", "missing", "shape",
                     "noise", "scaling", "common_holdout"});
    network::DataSettings data;
    data.source = field["source"].oneOf(
        std::array{DataSource::Sum, DataSource::Xor, DataSource::Circles, DataSource::Spirals,
                   DataSource::Moons, DataSource::Plane, DataSource::Sine, DataSource::Iris,
                   DataSource::Digits, DataSource::Idx, DataSource::Csv});
    if (data.source != DataSource::Idx)
        for (const char* key : {"images", "labels", "test_images", "test_labels"})
            if (field[key].present())
                field[key].fail("The key belongs to the source idx; leave it out.");
    if (data.source != DataSource::Csv)
        for (const char* key :
             {"path", "separator", "decimal", "header", "targets", "task", "missing"})
            if (field[key].present())
                field[key].fail("The key belongs to the source csv; leave it out.");
    if (data.source != DataSource::Idx && data.source != DataSource::Csv &&
        field["shape"].present())
        field["shape"].fail("The key belongs to sources of files; leave it out.");
    const JsonField inputs = field["inputs"];
    if (data.source == DataSource::Sum) {
        data.inputs = inputs.integer();
    } else if (data.source == DataSource::Idx) {
        data.idx = readFiles(field);
        if (inputs.present())
            inputs.fail("The image files tell how many inputs there are; leave the key out.");
    } else if (data.source == DataSource::Csv) {
        data.csv = readCsv(field);
    } else if (const int own = network::shapeOf(data).inputs; inputs.integer(own) != own) {
        inputs.fail("The value is %1, but %2 has %3 inputs; leave the key out.",
                    {std::to_string(inputs.integer()), std::string(name(data.source)),
                     std::to_string(own)});
    }
    data.noise = field["noise"].number(data.noise);
    data.scaling = field["scaling"].oneOf(
        std::array{Scaling::None, Scaling::MinMax, Scaling::Standard, Scaling::Unit},
        {data.scaling});
    data.commonHoldout = field["common_holdout"].integer(data.commonHoldout);
    return data;
}

network::NetworkSettings readNetwork(const JsonField& field) {
    field.allowOnly({"layers", "sigmoid_derivative", "initial_weights"});
    network::NetworkSettings network;
    for (const JsonField& layer : field["layers"].items()) {
        layer.allowOnly({"neurons", "activation"});
        network.layers.push_back({layer["neurons"].integer(), readActivation(layer["activation"])});
    }
    network.sigmoidDerivative = readSigmoidDerivative(field["sigmoid_derivative"]);
    if (const JsonField weights = field["initial_weights"]; weights.present())
        network.initialWeights = readWeights(weights);
    return network;
}

network::TrainingSettings readTraining(const JsonField& field) {
    field.allowOnly({"method", "selection", "loss", "optimizer", "batch_size", "epochs"});
    network::TrainingSettings training;
    training.method = field["method"].oneOf(
        std::array{Method::Dpfm, Method::Backpropagation, Method::MeProp}, {training.method});
    training.selection = field["selection"].oneOf(
        std::array{Selection::Largest, Selection::Random, Selection::LayerQuota,
                   Selection::LargestTimesWeight, Selection::ErrorFeedback, Selection::Streaming},
        {training.selection});
    training.loss = readLoss(field["loss"]);
    training.optimizer = readOptimizer(field["optimizer"]);
    training.batchSize = field["batch_size"].integer();
    training.epochs = field["epochs"].integer();
    return training;
}

/// Whole numbers in a list, or written as a person types them: "1-6, 8", also within the list.
template <class Number>
std::vector<Number> readWholeNumbers(const JsonField& field, std::int64_t lowest,
                                     std::int64_t highest, const QStringList& forZero = {}) {
    std::vector<Number> numbers;
    const auto addText = [&](const JsonField& of) {
        const auto values = parseWholeNumbers(QString::fromStdString(of.text()), forZero);
        if (!values)
            return of.fail(values.error().sentence, values.error().arguments);
        for (const std::int64_t value : *values) {
            if (value < lowest || value > highest)
                return of.fail(
                    "The value is %1; it must be from %2 to %3.",
                    {std::to_string(value), std::to_string(lowest), std::to_string(highest)});
            numbers.push_back(static_cast<Number>(value));
        }
    };
    if (field.isText()) {
        addText(field);
        return numbers;
    }
    for (const JsonField& item : field.items()) {
        if (item.isText())
            addText(item);
        else
            numbers.push_back(static_cast<Number>(item.whole(lowest, highest)));
    }
    return numbers;
}

/// Values are numbers or texts, in a list, as a person types them ("0.001..0.1 in 5 log"), also
/// within the list, or as a range: {"from": 0.001, "to": 0.1, "count": 5, "scale": "logarithmic"}.
network::SweptField readSweptField(const JsonField& field) {
    field.allowOnly({"field", "values", "range"});
    network::SweptField swept{field["field"].text(), {}};
    if (const JsonField range = field["range"]; range.present()) {
        range.allowOnly({"from", "to", "count", "scale"});
        const auto count = range["count"].whole(1, static_cast<qint64>(network::kMaxVariants));
        const auto values = network::rangeOf(
            range["from"].number(), range["to"].number(), static_cast<std::size_t>(count),
            range["scale"].oneOf(
                std::array{network::RangeScale::Linear, network::RangeScale::Logarithmic},
                {network::RangeScale::Linear}));
        if (values)
            swept.values = *values;
        else
            range.fail(values.error().sentence, values.error().arguments);
        return swept;
    }
    const auto addText = [&](const JsonField& of) {
        const std::string text = of.text();
        const auto values = parseValues(QString::fromStdString(text), swept.field);
        if (!values)
            return of.fail(values.error().sentence, values.error().arguments);
        if (values->empty())
            swept.values.push_back(text); // to be refused as a value, by its name
        swept.values.insert(swept.values.end(), values->begin(), values->end());
    };
    const JsonField values = field["values"];
    if (values.isText()) {
        addText(values);
        return swept;
    }
    for (const JsonField& value : values.items()) {
        if (value.isText())
            addText(value);
        else
            swept.values.push_back(network::numberText(value.number()));
    }
    return swept;
}

network::SweepSettings readSweep(const JsonField& field) {
    field.allowOnly({"registers", "corpus", "seeds", "baseline", "fields", "combination"});
    network::SweepSettings sweep;
    constexpr std::int64_t kLowest = std::numeric_limits<int>::min();
    constexpr std::int64_t kHighest = std::numeric_limits<int>::max();
    sweep.registers =
        readWholeNumbers<int>(field["registers"], kLowest, kHighest, {QStringLiteral("all")});
    sweep.corpus = readWholeNumbers<int>(field["corpus"], kLowest, kHighest);
    sweep.seeds = readWholeNumbers<std::uint64_t>(field["seeds"], 0,
                                                  static_cast<std::int64_t>(network::kMaxSeed));
    sweep.baseline = field["baseline"].boolean(sweep.baseline);
    if (const JsonField fields = field["fields"]; fields.present())
        for (const JsonField& swept : fields.items())
            sweep.fields.push_back(readSweptField(swept));
    sweep.combination = field["combination"].oneOf(
        std::array{network::FieldCombination::Crossed, network::FieldCombination::Zipped},
        {sweep.combination});
    return sweep;
}

network::RecordSettings readRecord(const JsonField& field) {
    network::RecordSettings record;
    if (!field.present())
        return record;
    field.allowOnly({"fidelity", "every"});
    record.fidelity = field["fidelity"].boolean(record.fidelity);
    record.every = field["every"].integer(record.every);
    return record;
}

template <class Number>
QByteArray numbers(const std::vector<Number>& values) {
    std::vector<QByteArray> items;
    for (const Number value : values)
        items.push_back(QByteArray::number(value));
    return json::list(items);
}

/// Adds a number if it counts; one that does not is only kept if it was changed.
void addIf(bool counts, std::vector<json::Field>& fields, const char* key, double value,
           double byDefault) {
    if (counts || value != byDefault)
        fields.emplace_back(key, json::number(value));
}

void addFiles(const network::IdxFiles& files, std::vector<json::Field>& fields) {
    fields.emplace_back("images", json::text(files.images));
    fields.emplace_back("labels", json::text(files.labels));
    if (files.hasTest()) {
        fields.emplace_back("test_images", json::text(files.testImages));
        fields.emplace_back("test_labels", json::text(files.testLabels));
    }
    if (files.shape == network::IdxShape{})
        return;
    std::vector<json::Field> shape{{"inputs", QByteArray::number(files.shape.inputs)},
                                   {"classes", QByteArray::number(files.shape.classes)},
                                   {"samples", QByteArray::number(files.shape.samples)}};
    if (files.shape.testSamples != 0)
        shape.emplace_back("test_samples", QByteArray::number(files.shape.testSamples));
    fields.emplace_back("shape", json::object(shape));
}

QByteArray written(const std::vector<network::CsvColumn>& columns) {
    std::vector<QByteArray> items;
    for (const network::CsvColumn& column : columns)
        items.push_back(column.name.empty() ? QByteArray::number(column.number)
                                            : json::text(column.name));
    return json::list(items);
}

void addCsv(const network::CsvFile& file, std::vector<json::Field>& fields) {
    fields.emplace_back("path", json::text(file.path));
    fields.emplace_back("separator", json::text(name(file.format.separator)));
    fields.emplace_back("decimal", json::text(name(file.format.decimal)));
    fields.emplace_back("header", file.format.header ? "true" : "false");
    fields.emplace_back("inputs", written(file.inputs));
    fields.emplace_back("targets", written(file.targets));
    fields.emplace_back("task", json::text(name(file.task)));
    fields.emplace_back("missing", json::text(name(file.missing)));
    if (file.shape == network::CsvShape{})
        return;
    std::vector<json::Field> shape{{"rows", QByteArray::number(file.shape.rows)}};
    if (file.shape.leftOut != 0)
        shape.emplace_back("left_out", QByteArray::number(file.shape.leftOut));
    if (!file.shape.classes.empty()) {
        std::vector<QByteArray> classes;
        for (const std::string& label : file.shape.classes)
            classes.push_back(json::text(label));
        shape.emplace_back("classes", json::list(classes));
    }
    fields.emplace_back("shape", json::object(shape));
}

QByteArray written(const network::DataSettings& data) {
    const network::DataSettings byDefault;
    std::vector<json::Field> fields{{"source", json::text(name(data.source))}};
    if (data.source == DataSource::Sum)
        fields.emplace_back("inputs", QByteArray::number(data.inputs));
    if (data.source == DataSource::Idx)
        addFiles(data.idx, fields);
    if (data.source == DataSource::Csv)
        addCsv(data.csv, fields);
    addIf(data.source != DataSource::Idx && data.source != DataSource::Csv, fields, "noise",
          data.noise, byDefault.noise);
    fields.emplace_back("scaling", json::text(name(data.scaling)));
    if (data.commonHoldout != byDefault.commonHoldout)
        fields.emplace_back("common_holdout", QByteArray::number(data.commonHoldout));
    return json::object(fields);
}

QByteArray written(const network::NetworkSettings& network) {
    std::vector<QByteArray> layers;
    for (const network::LayerSettings& layer : network.layers)
        layers.push_back(json::object({{"neurons", QByteArray::number(layer.neurons)},
                                       {"activation", json::text(name(layer.activation))}}));
    std::vector<json::Field> fields{{"layers", json::list(layers, json::Layout::Lines)}};
    fields.emplace_back("sigmoid_derivative", json::text(name(network.sigmoidDerivative)));
    if (network.initialWeights)
        fields.emplace_back("initial_weights", weightsToJson(*network.initialWeights));
    return json::object(fields, json::Layout::Lines);
}

QByteArray written(const network::OptimizerSettings& optimizer) {
    const network::OptimizerSettings byDefault;
    std::vector<json::Field> fields{{"kind", json::text(name(optimizer.kind))},
                                    {"learning_rate", json::number(optimizer.learningRate)}};
    const bool momentum = optimizer.kind == network::OptimizerKind::Momentum;
    const bool adam = optimizer.kind == network::OptimizerKind::Adam;
    addIf(momentum, fields, "momentum", optimizer.momentum, byDefault.momentum);
    addIf(adam, fields, "beta1", optimizer.beta1, byDefault.beta1);
    addIf(adam, fields, "beta2", optimizer.beta2, byDefault.beta2);
    addIf(adam, fields, "epsilon", optimizer.epsilon, byDefault.epsilon);
    return json::object(fields);
}

QByteArray written(const network::TrainingSettings& training) {
    std::vector<json::Field> fields;
    fields.emplace_back("method", json::text(name(training.method)));
    if (training.selection != network::TrainingSettings().selection)
        fields.emplace_back("selection", json::text(name(training.selection)));
    fields.emplace_back("loss", json::text(name(training.loss)));
    fields.emplace_back("optimizer", written(training.optimizer));
    fields.emplace_back("batch_size", QByteArray::number(training.batchSize));
    fields.emplace_back("epochs", QByteArray::number(training.epochs));
    return json::object(fields, json::Layout::Lines);
}

QByteArray written(const network::SweptField& field) {
    const auto kind = network::kindOf(field.field);
    const bool numbers = kind == network::FieldKind::Real || kind == network::FieldKind::Whole;
    std::vector<QByteArray> values;
    for (const std::string& value : field.values) {
        // Only a number whose text comes back as it stands is written as one.
        const auto number = numbers ? network::numberOf(value) : std::nullopt;
        values.push_back(number && network::numberText(*number) == value ? json::number(*number)
                                                                         : json::text(value));
    }
    return json::object({{"field", json::text(field.field)}, {"values", json::list(values)}});
}

QByteArray written(const network::SweepSettings& sweep) {
    std::vector<json::Field> fields{{"registers", numbers(sweep.registers)},
                                    {"corpus", numbers(sweep.corpus)},
                                    {"seeds", numbers(sweep.seeds)}};
    if (sweep.baseline)
        fields.emplace_back("baseline", "true");
    if (!sweep.fields.empty()) {
        std::vector<QByteArray> swept;
        for (const network::SweptField& field : sweep.fields)
            swept.push_back(written(field));
        fields.emplace_back("fields", json::list(swept, json::Layout::Lines));
        fields.emplace_back("combination", json::text(name(sweep.combination)));
    }
    return json::object(fields, json::Layout::Lines);
}

QByteArray written(const network::RecordSettings& record) {
    std::vector<json::Field> fields{{"fidelity", record.fidelity ? "true" : "false"}};
    if (record.every != 0)
        fields.emplace_back("every", QByteArray::number(record.every));
    return json::object(fields);
}

} // namespace

Result<network::Experiment> experimentFromJson(const QByteArray& json) {
    const Result<QJsonObject> document = parseJson(json, kFormat, kVersion);
    if (!document)
        return document.error();
    std::optional<Error> error;
    const JsonField root(*document, {}, error);
    root.allowOnly({"format", "version", "name", "data", "validation_share", "network", "training",
                    "sweep", "record"});
    network::Experiment experiment;
    experiment.name = root["name"].text(experiment.name);
    experiment.data = readData(root["data"]);
    experiment.validationShare = root["validation_share"].number();
    experiment.network = readNetwork(root["network"]);
    experiment.training = readTraining(root["training"]);
    experiment.sweep = readSweep(root["sweep"]);
    experiment.record = readRecord(root["record"]);
    if (error)
        return *error;
    return experiment;
}

QByteArray experimentToJson(const network::Experiment& experiment) {
    std::vector<json::Field> fields{{"format", json::text(kFormat)},
                                    {"version", QByteArray::number(kVersion)}};
    if (!experiment.name.empty())
        fields.emplace_back("name", json::text(experiment.name));
    fields.emplace_back("data", written(experiment.data));
    fields.emplace_back("validation_share", json::number(experiment.validationShare));
    fields.emplace_back("network", written(experiment.network));
    fields.emplace_back("training", written(experiment.training));
    fields.emplace_back("sweep", written(experiment.sweep));
    if (experiment.record != network::RecordSettings())
        fields.emplace_back("record", written(experiment.record));
    return json::object(fields, json::Layout::Lines) + '\n';
}

Result<network::Experiment> readExperiment(const QString& path) {
    const Result<QByteArray> content = readFile(path);
    if (!content)
        return content.error();
    Result<network::Experiment> experiment = experimentFromJson(*content);
    if (!experiment)
        return inFile(path, experiment.error());
    const QDir folder = QFileInfo(path).absoluteDir();
    changeDataPaths(experiment->data, [&](const QString& file) {
        return QDir::cleanPath(folder.absoluteFilePath(file));
    });
    data::learnShape(experiment->data, data::Reading::Whole);
    return experiment;
}

Result<void> writeExperiment(const QString& path, const network::Experiment& experiment) {
    network::Experiment moved = experiment;
    const QDir folder = QFileInfo(path).absoluteDir();
    changeDataPaths(moved.data, [&](const QString& file) {
        const QString absolute = QFileInfo(file).absoluteFilePath();
        const QString relative = folder.relativeFilePath(absolute);
        return relative.startsWith(QLatin1String("..")) ? absolute : relative;
    });
    return writeFile(path, experimentToJson(moved));
}

} // namespace dpfm::session
