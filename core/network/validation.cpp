#include "core/network/validation.h"

#include "core/base/share.h"
#include "core/network/topology.h"
#include "core/network/variant_validation.h"
#include "core/network/variants.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>

namespace dpfm::network {

namespace {

using autodiff::Activation;
using autodiff::Loss;

/// Collects problems, all of invalid input.
class Problems {
public:
    explicit Problems(Purpose purpose = Purpose::Training) : purpose_(purpose) {}
    bool toTrain() const { return purpose_ == Purpose::Training; }
    void add(std::string place, std::string sentence, std::vector<std::string> arguments = {}) {
        errors_.push_back(
            {ErrorCode::InvalidInput, std::move(place), std::move(sentence), std::move(arguments)});
    }
    void add(std::vector<Error> errors) {
        errors_.insert(errors_.end(), errors.begin(), errors.end());
    }
    bool none() const { return errors_.empty(); }
    std::vector<Error> take() { return std::move(errors_); }

private:
    Purpose purpose_;
    std::vector<Error> errors_;
};

std::string item(std::string_view list, std::size_t index) {
    return std::string(list) + '[' + std::to_string(index) + ']';
}

void checkFiles(const IdxFiles& files, Problems& problems) {
    if (files.images.empty())
        problems.add("data.images", "Name the file of images, e.g. train-images-idx3-ubyte.gz.");
    if (files.labels.empty())
        problems.add("data.labels", "Name the file of labels, e.g. train-labels-idx1-ubyte.gz.");
    if (files.hasTest() && files.testImages.empty())
        problems.add("data.test_images",
                     "There are test labels without test images; name their file, or neither.");
    if (files.hasTest() && files.testLabels.empty())
        problems.add("data.test_labels",
                     "There are test images without test labels; name their file, or neither.");
    const IdxShape& shape = files.shape;
    if (!shape.known())
        problems.add(std::string(kShapePlace), "What the data files hold is not known; they have "
                                               "to be where the experiment names them.");
    else if (shape.inputs > kMaxNeurons || shape.classes < 2 || shape.classes > 256 ||
             shape.samples < 1 || shape.samples > kMaxCorpus || shape.testSamples < 0 ||
             shape.testSamples > kMaxCorpus || (shape.testSamples > 0) != files.hasTest())
        problems.add(std::string(kShapePlace),
                     "The files are said to hold %1 samples and %2 test samples of %3 pixels in "
                     "%4 classes, which cannot be; leave the key out.",
                     {std::to_string(shape.samples), std::to_string(shape.testSamples),
                      std::to_string(shape.inputs), std::to_string(shape.classes)});
}

void checkColumns(const CsvFile& file, Problems& problems) {
    std::set<CsvColumn> seen;
    const auto check = [&](const std::vector<CsvColumn>& columns, std::string_view place) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const CsvColumn& column = columns[i];
            if (column.name.empty() && (column.number < 1 || column.number > kMaxNeurons))
                problems.add(item(place, i), "There is no column %1; the first one is 1.",
                             {std::to_string(column.number)});
            else if (!column.name.empty() && !file.format.header)
                problems.add(item(place, i),
                             "Without a header columns have no names; give the number of \"%1\".",
                             {column.name});
            else if (seen.contains(column))
                problems.add(item(place, i), "\"%1\" is chosen twice; choose it once.",
                             {column.text()});
            seen.insert(column);
        }
    };
    check(file.inputs, "data.inputs");
    check(file.targets, "data.targets");
}

void checkCsvShape(const CsvFile& file, Problems& problems) {
    const CsvShape& shape = file.shape;
    if (shape == CsvShape{}) {
        problems.add(std::string(kShapePlace), "What the file holds is not known; it has to be "
                                               "where the experiment names it.");
        return;
    }
    const bool classes = file.task == CsvTask::Classification;
    const std::set<std::string_view> different(shape.classes.begin(), shape.classes.end());
    if (shape.rows < 1 || shape.rows > kMaxCorpus || shape.leftOut < 0 ||
        (shape.leftOut > 0 && file.missing == MissingValues::Refuse) ||
        different.size() != shape.classes.size() || classes != (shape.classes.size() >= 2) ||
        shape.classes.size() > static_cast<std::size_t>(kMaxNeurons) || different.contains(""))
        problems.add(std::string(kShapePlace),
                     "The file is said to hold %1 rows, with %2 left out, and %3 classes, which "
                     "cannot be; leave the key out.",
                     {std::to_string(shape.rows), std::to_string(shape.leftOut),
                      std::to_string(shape.classes.size())});
}

/// How many samples a common holdout is taken from; none: of any number.
std::optional<int> samplesForHoldout(const DataSettings& data) {
    if (!data.hasTestFiles())
        return shapeOf(data).samples;
    return data.idx.shape.known() ? std::optional(data.idx.shape.testSamples) : std::nullopt;
}

void checkHoldout(const DataSettings& data, Problems& problems) {
    const std::optional<int> samples = samplesForHoldout(data);
    if (data.commonHoldout < 0 || data.commonHoldout > kMaxCorpus)
        problems.add("data.common_holdout",
                     "The common holdout is %1; it must be 0 (none) or up to %2 samples.",
                     {std::to_string(data.commonHoldout), std::to_string(kMaxCorpus)});
    else if (data.hasTestFiles() && samples && data.commonHoldout > *samples)
        problems.add("data.common_holdout",
                     "The common holdout is %1; the test files have %2 samples.",
                     {std::to_string(data.commonHoldout), std::to_string(*samples)});
    else if (!data.hasTestFiles() && samples && data.commonHoldout >= *samples)
        problems.add("data.common_holdout",
                     "The common holdout is %1; of %2 samples it leaves none to train on.",
                     {std::to_string(data.commonHoldout), std::to_string(*samples)});
}

void checkData(const Experiment& experiment, Problems& problems) {
    const DataSettings& data = experiment.data;
    if (data.source == DataSource::Idx)
        checkFiles(data.idx, problems);
    if (data.source == DataSource::Csv)
        problems.add(validateCsv(data.csv));
    if (data.source != DataSource::Idx && data.scaling == Scaling::Unit)
        problems.add("data.scaling",
                     "The scaling unit is for bytes, which %1 does not hold; choose another.",
                     {std::string(name(data.source))});
    if (data.source == DataSource::Sum && (data.inputs < 1 || data.inputs > kMaxNeurons))
        problems.add("data.inputs", "The number of inputs is %1; it must be from 1 to %2.",
                     {std::to_string(data.inputs), std::to_string(kMaxNeurons)});
    if (isGenerated(data.source) && (!(data.noise >= 0.0) || !std::isfinite(data.noise)))
        problems.add("data.noise", "The noise is %1; it must be 0 or a positive number.",
                     {toText(data.noise)});
    checkHoldout(data, problems);
    if (!(experiment.validationShare > 0.0 && experiment.validationShare < 1.0))
        problems.add("validation_share",
                     "The validation share is %1; it must lie between 0 and 1, both excluded.",
                     {toText(experiment.validationShare)});
}

void checkNetwork(const Experiment& experiment, Problems& problems) {
    const NetworkSettings& network = experiment.network;
    problems.add(validateLayers(network.layers, experiment.training.loss, "network.layers",
                                "training.loss"));
    const DataShape shape = shapeOf(experiment.data);
    const bool sizesValid =
        shape.inputs >= 1 && shape.inputs <= kMaxNeurons && !network.layers.empty() &&
        std::all_of(network.layers.begin(), network.layers.end(), [](const LayerSettings& layer) {
            return layer.neurons >= 1 && layer.neurons <= kMaxNeurons;
        });
    if (!sizesValid)
        return;
    if (network.layers.back().neurons != shape.outputs)
        problems.add(
            item("network.layers", network.layers.size() - 1) + ".neurons",
            "The last layer has %1 neurons; the data need %2.",
            {std::to_string(network.layers.back().neurons), std::to_string(shape.outputs)});
    const std::vector<int> sizes = layerSizes(experiment);
    std::size_t weights = 0;
    for (std::size_t layer = 1; layer < sizes.size(); ++layer)
        weights += static_cast<std::size_t>(sizes[layer]) *
                   (static_cast<std::size_t>(sizes[layer - 1]) + 1);
    if (problems.toTrain() && weights > kMaxWeights)
        problems.add("network.layers", "The network has %1 weights; at most %2 can be trained.",
                     {std::to_string(weights), std::to_string(kMaxWeights)});
    else if (network.initialWeights) {
        const Result<void> fits =
            checkShape(*network.initialWeights, sizes, "network.initial_weights");
        if (!fits)
            problems.add({fits.error()});
    }
}

void checkTraining(const TrainingSettings& training, Problems& problems) {
    if (problems.toTrain() && training.method != Method::Dpfm &&
        training.selection != autodiff::Selection::Largest)
        problems.add("training.selection",
                     "The selection %1 belongs to the method dpfm; the method is %2, which goes "
                     "with largest.",
                     {std::string(name(training.selection)), std::string(name(training.method))});
    if (problems.toTrain())
        problems.add(validateOptimizer(training.optimizer, "training.optimizer"));
    if (training.batchSize < 1)
        problems.add("training.batch_size", "The batch size is %1; it must be at least 1.",
                     {std::to_string(training.batchSize)});
    if (training.epochs < 1 || (problems.toTrain() && training.epochs > kMaxEpochs))
        problems.add("training.epochs", "The number of epochs is %1; it must be from 1 to %2.",
                     {std::to_string(training.epochs), std::to_string(kMaxEpochs)});
}

template <class T>
void checkDistinct(const std::vector<T>& list, const std::string& place, Problems& problems) {
    std::set<T> seen;
    for (std::size_t i = 0; i < list.size(); ++i)
        if (!seen.insert(list[i]).second)
            problems.add(item(place, i), "%1 stands in the list twice.", {std::to_string(list[i])});
}

void checkCorpus(const Experiment& experiment, std::size_t position, Problems& problems) {
    const int corpus = experiment.sweep.corpus[position];
    const std::string place = item("sweep.corpus", position);
    if (corpus < 1 || (problems.toTrain() && corpus > kMaxCorpus)) {
        problems.add(place, "The corpus is %1; it must be from 1 to %2 samples.",
                     {std::to_string(corpus), std::to_string(kMaxCorpus)});
        return;
    }
    const DataShape shape = shapeOf(experiment.data);
    const int holdout = std::max(experiment.data.holdoutOfCorpora(), 0);
    if (shape.samples && holdout >= *shape.samples)
        return;
    if (shape.samples && corpus > *shape.samples - holdout) {
        if (holdout == 0)
            problems.add(place, "The corpus is %1, but the data have %2 samples.",
                         {std::to_string(corpus), std::to_string(*shape.samples)});
        else
            problems.add(place, "The corpus is %1, but %2 samples less the holdout of %3 leave %4.",
                         {std::to_string(corpus), std::to_string(*shape.samples),
                          std::to_string(holdout), std::to_string(*shape.samples - holdout)});
        return;
    }
    if (holdout > kMaxCorpus)
        return;
    // The bytes of files are shared by all runs; a run has the targets of its own.
    const bool ownInputs = experiment.data.source != DataSource::Idx;
    const auto perSample = static_cast<std::size_t>(ownInputs ? std::max(shape.inputs, 1) : 0) +
                           static_cast<std::size_t>(std::max(shape.outputs, 1));
    const auto all = static_cast<std::size_t>(corpus) + static_cast<std::size_t>(holdout);
    if (problems.toTrain() && all > kMaxDataNumbers / perSample) {
        problems.add(
            place,
            "The data would be %1 samples of %2 numbers, holdout included; at most %3 "
            "numbers are possible.",
            {std::to_string(all), std::to_string(perSample), std::to_string(kMaxDataNumbers)});
        return;
    }
    const double share = experiment.validationShare;
    if (experiment.data.validatesApart() || !(share > 0.0 && share < 1.0))
        return;
    const auto samples = static_cast<std::size_t>(corpus);
    if (ceilOfShare(share, samples) >= samples)
        problems.add(place,
                     "A corpus of %1 with a validation share of %2 leaves no training sample.",
                     {std::to_string(corpus), toText(share)});
}

void checkSweep(const Experiment& experiment, Problems& problems) {
    const SweepSettings& sweep = experiment.sweep;
    if (sweep.registers.empty())
        problems.add("sweep.registers", "The list is empty; give at least one register count.");
    for (std::size_t i = 0; i < sweep.registers.size(); ++i)
        if (sweep.registers[i] < 0)
            problems.add(item("sweep.registers", i),
                         "The register count is %1; it must be 0 (all) or positive.",
                         {std::to_string(sweep.registers[i])});
    if (experiment.training.method == Method::Backpropagation &&
        (sweep.registers.size() != 1 || sweep.registers[0] != 0) && !sweep.registers.empty())
        problems.add("sweep.registers",
                     "Backpropagation carries no registers; the list must be just 0 (all).");
    checkDistinct(sweep.registers, "sweep.registers", problems);

    if (sweep.corpus.empty())
        problems.add("sweep.corpus", "The list is empty; give at least one corpus size.");
    for (std::size_t i = 0; i < sweep.corpus.size(); ++i)
        checkCorpus(experiment, i, problems);
    checkDistinct(sweep.corpus, "sweep.corpus", problems);

    if (sweep.seeds.empty())
        problems.add("sweep.seeds", "The list is empty; give at least one seed.");
    for (std::size_t i = 0; i < sweep.seeds.size(); ++i)
        if (sweep.seeds[i] > kMaxSeed)
            problems.add(item("sweep.seeds", i), "The seed is %1; it must be at most 2^53.",
                         {std::to_string(sweep.seeds[i])});
    checkDistinct(sweep.seeds, "sweep.seeds", problems);

    const std::size_t variants = std::min(variantCount(sweep), kMaxVariants);
    const std::size_t runs =
        variants * sweep.registers.size() * sweep.corpus.size() * sweep.seeds.size();
    if (runs > kMaxRuns)
        problems.add("sweep", "The sweep has %1 runs; at most %2 are possible.",
                     {std::to_string(runs), std::to_string(kMaxRuns)});
}

void warnOfRegisters(const Experiment& experiment, Problems& problems) {
    constexpr double kBytesPerRegister = 16.0;
    constexpr double kGigabyte = 1e9;
    if (shapeOf(experiment.data).inputs == 0)
        return; // it is not known yet what the files hold
    const Topology topology(experiment);
    for (std::size_t i = 0; i < experiment.sweep.registers.size(); ++i) {
        const double bytes =
            kBytesPerRegister * registersHeld(topology, experiment.sweep.registers[i]);
        if (bytes > kGigabyte)
            problems.add(item("sweep.registers", i),
                         "The registers need an estimated %1 GB of memory for each run that is "
                         "trained at a time; give fewer of them, or train fewer runs at a time.",
                         {toText(std::round(bytes / kGigabyte * 10.0) / 10.0)});
    }
}

/// Of the experiment itself and of what its swept fields make of it.
void warnOfSelection(const Experiment& experiment, Problems& problems) {
    const std::vector<Experiment> variants = variantsOf(experiment);
    for (const Experiment& variant : variants) {
        const autodiff::Selection selection = variant.training.selection;
        if (selection == autodiff::Selection::Largest)
            continue;
        problems.add("training.selection",
                     selection == autodiff::Selection::ErrorFeedback
                         ? "The selection %1 is an analysis: it computes the full gradient beside "
                           "the pruned one, by the reference engine, which is slower."
                         : "The selection %1 is trained by the reference engine, sample by sample, "
                           "which is slower than the engines of largest.",
                     {std::string(name(selection))});
        return;
    }
}

void checkRecord(const Experiment& experiment, Problems& problems) {
    const RecordSettings& record = experiment.record;
    if (record.every < 0 || record.every > kMaxEpochs)
        problems.add("record.every",
                     "A reading is recorded every %1 epochs; it must be every 1 to %2, or 0 for as "
                     "often as costs little time.",
                     {std::to_string(record.every), std::to_string(kMaxEpochs)});
    const bool known = problems.none() && shapeOf(experiment.data).inputs > 0;
    if (record.fidelity && experiment.training.method == Method::Dpfm && known &&
        registersHeld(Topology(experiment), 0) > kMostRecordedRegisters)
        problems.add("record.fidelity",
                     "The network is too large to be compared with its full gradient; make it "
                     "smaller, or record nothing.");
}

} // namespace

std::vector<Error> validateLayers(const std::vector<LayerSettings>& layers, Loss loss,
                                  std::string_view layersPlace, std::string_view lossPlace) {
    Problems problems;
    if (layers.empty()) {
        problems.add(std::string(layersPlace), "The network has no layer; give at least one.");
        return problems.take();
    }
    for (std::size_t i = 0; i < layers.size(); ++i) {
        if (layers[i].neurons < 1 || layers[i].neurons > kMaxNeurons)
            problems.add(item(layersPlace, i) + ".neurons",
                         "The layer has %1 neurons; it must have from 1 to %2.",
                         {std::to_string(layers[i].neurons), std::to_string(kMaxNeurons)});
        if (layers[i].activation == Activation::Softmax && i + 1 < layers.size())
            problems.add(item(layersPlace, i) + ".activation",
                         "Softmax is possible in the last layer only.");
    }
    const bool softmax = layers.back().activation == Activation::Softmax;
    if (softmax && loss != Loss::CrossEntropy)
        problems.add(std::string(lossPlace), "Softmax goes with cross-entropy; the loss is %1.",
                     {std::string(name(loss))});
    if (!softmax && loss == Loss::CrossEntropy)
        problems.add(std::string(lossPlace),
                     "Cross-entropy needs softmax in the last layer; its activation is %1.",
                     {std::string(name(layers.back().activation))});
    return problems.take();
}

std::vector<Error> validateOptimizer(const OptimizerSettings& optimizer, std::string_view place) {
    Problems problems;
    const std::string fields = std::string(place) + '.';
    if (!(optimizer.learningRate > 0.0) || !std::isfinite(optimizer.learningRate))
        problems.add(fields + "learning_rate",
                     "The learning rate is %1; it must be a positive number.",
                     {toText(optimizer.learningRate)});
    const auto unitRange = [&](double value, const char* field) {
        if (!(value >= 0.0 && value < 1.0))
            problems.add(fields + field, "%1 is %2; it must be at least 0 and below 1.",
                         {field, toText(value)});
    };
    if (optimizer.kind == OptimizerKind::Momentum)
        unitRange(optimizer.momentum, "momentum");
    if (optimizer.kind == OptimizerKind::Adam) {
        unitRange(optimizer.beta1, "beta1");
        unitRange(optimizer.beta2, "beta2");
        if (!(optimizer.epsilon > 0.0) || !std::isfinite(optimizer.epsilon))
            problems.add(fields + "epsilon", "epsilon is %1; it must be a positive number.",
                         {toText(optimizer.epsilon)});
    }
    return problems.take();
}

std::vector<Error> validateCsv(const CsvFile& file) {
    Problems problems;
    if (file.path.empty())
        problems.add("data.path", "Name the file, e.g. measurements.csv.");
    if (file.format.separator == CsvSeparator::Comma && file.format.decimal == DecimalSign::Comma)
        problems.add("data.decimal", "The comma cannot be the separator and the decimal sign; "
                                     "choose another for one of them.");
    if (file.inputs.empty())
        problems.add("data.inputs", "No column is an input; choose at least one.");
    if (file.inputs.size() > static_cast<std::size_t>(kMaxNeurons))
        problems.add("data.inputs", "The number of inputs is %1; it must be from 1 to %2.",
                     {std::to_string(file.inputs.size()), std::to_string(kMaxNeurons)});
    if (file.targets.empty())
        problems.add("data.targets", "No column is the target; choose at least one.");
    else if (file.task == CsvTask::Classification && file.targets.size() != 1)
        problems.add("data.targets", "Classification has one target column; %1 are chosen.",
                     {std::to_string(file.targets.size())});
    checkColumns(file, problems);
    checkCsvShape(file, problems);
    return problems.take();
}

Result<void> checkShape(const NestedWeights& weights, const std::vector<int>& sizes,
                        std::string_view place) {
    const auto disagree = [](std::string where, std::string sentence, std::size_t given,
                             std::size_t needed) {
        return Error{ErrorCode::InvalidInput,
                     std::move(where),
                     std::move(sentence),
                     {std::to_string(given), std::to_string(needed)}};
    };
    if (weights.size() + 1 != sizes.size())
        return disagree(std::string(place), "There are weights of %1 layers; the network has %2.",
                        weights.size(), sizes.size() - 1);
    for (std::size_t layer = 0; layer < weights.size(); ++layer) {
        const std::string layerPlace = item(place, layer);
        const auto neurons = static_cast<std::size_t>(sizes[layer + 1]);
        if (weights[layer].size() != neurons)
            return disagree(layerPlace, "There are weights of %1 neurons; the layer has %2.",
                            weights[layer].size(), neurons);
        const auto perNeuron = static_cast<std::size_t>(sizes[layer]) + 1;
        for (std::size_t neuron = 0; neuron < neurons; ++neuron) {
            const std::vector<double>& own = weights[layer][neuron];
            const std::string neuronPlace = item(layerPlace, neuron);
            if (own.size() != perNeuron)
                return disagree(neuronPlace,
                                "There are %1 numbers; the neuron has %2 weights, bias included.",
                                own.size(), perNeuron);
            for (std::size_t i = 0; i < own.size(); ++i)
                if (!std::isfinite(own[i]))
                    return Error{ErrorCode::InvalidInput,
                                 item(neuronPlace, i),
                                 "The weight is %1; it must be a finite number.",
                                 {toText(own[i])}};
        }
    }
    return {};
}

std::vector<Error> validate(const Experiment& experiment, Purpose purpose) {
    Problems problems(purpose);
    checkData(experiment, problems);
    checkNetwork(experiment, problems);
    checkTraining(experiment.training, problems);
    checkSweep(experiment, problems);
    if (problems.toTrain())
        checkRecord(experiment, problems);
    std::vector<Error> errors = problems.take();
    // The experiment itself comes first: with a problem of its own every variant would have it.
    if (errors.empty())
        errors = validateVariants(experiment, purpose);
    return errors;
}

Result<void> check(const Experiment& experiment, Purpose purpose) {
    std::vector<Error> problems = validate(experiment, purpose);
    if (problems.empty())
        return {};
    return std::move(problems.front());
}

std::vector<Error> warnings(const Experiment& experiment) {
    Problems problems;
    if (!validate(experiment).empty())
        return {};
    for (std::size_t i = 0; i < experiment.sweep.corpus.size(); ++i) {
        const auto corpus = static_cast<std::size_t>(experiment.sweep.corpus[i]);
        const std::size_t validation =
            experiment.data.validatesApart() ? 0 : ceilOfShare(experiment.validationShare, corpus);
        const std::size_t training = corpus - validation;
        if (static_cast<std::size_t>(experiment.training.batchSize) > training)
            problems.add(item("sweep.corpus", i),
                         "The batch of %1 is larger than the training part of corpus %2; each "
                         "batch is all its %3 samples.",
                         {std::to_string(experiment.training.batchSize), std::to_string(corpus),
                          std::to_string(training)});
    }
    if (experiment.training.method == Method::Dpfm)
        warnOfRegisters(experiment, problems);
    warnOfSelection(experiment, problems);
    return problems.take();
}

} // namespace dpfm::network
