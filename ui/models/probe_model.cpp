#include "ui/models/probe_model.h"

#include <QThreadPool>

#include <algorithm>
#include <new>
#include <span>
#include <utility>

namespace dpfm::models {

namespace {

/// Weights of a network that all registers of a pass are carried through for every look.
constexpr std::size_t kMostForFullPass = 5000;

} // namespace

WeightTrace traceOf(const Probe& probe, WeightId weight) {
    const network::Topology& topology = probe.pass.topology();
    WeightTrace trace{probe.weights[index(weight)], 0, 0, std::nullopt};
    for (std::size_t layer = topology.place(weight).layer; layer <= topology.layerCount(); ++layer)
        for (const network::Neuron& neuron : probe.pass.layer(layer)) {
            ++trace.neurons;
            if (std::none_of(neuron.registers.begin(), neuron.registers.end(),
                             [&](const autodiff::Register& entry) { return entry.id == weight; }))
                continue;
            ++trace.carriers;
            if (layer == topology.layerCount())
                trace.gradient = probe.gradient[index(weight)];
        }
    return trace;
}

std::size_t reachedWeights(const Probe& probe) {
    return static_cast<std::size_t>(std::count_if(probe.gradient.begin(), probe.gradient.end(),
                                                  [](double g) { return g != 0.0; }));
}

std::vector<std::size_t> registerChoices(std::size_t candidates) {
    constexpr std::size_t kEach = 16;
    std::vector<std::size_t> choices;
    for (std::size_t r = 1; r < candidates; r += r < kEach ? 1 : r / 4)
        choices.push_back(r);
    choices.push_back(0);
    return choices;
}

std::size_t mostCandidates(const network::Topology& topology) {
    const std::size_t own = topology.width(topology.layerCount() - 1) + 1;
    return topology.weightCount() - topology.outputs() * own + own;
}

/// All that a pass needs, by value: the models go on changing meanwhile.
struct ProbeModel::Request {
    network::Experiment experiment;
    training::RunParameters parameters;
    std::size_t run = 0;
    network::Weights weights;
    int epoch = 0;
    std::size_t sample = 0;
    std::optional<std::size_t> whatIf;
    std::shared_ptr<const data::TrainingData> data;
    /// Of the run before: while they are held, files that both are of are not read again.
    std::shared_ptr<const data::TrainingData> previous;

    std::shared_ptr<const Probe> compute() {
        if (!data) {
            auto prepared = data::prepare(experiment, parameters.corpus, parameters.seed);
            if (!prepared)
                return nullptr; // the experiment's fields tell what is wrong with its files
            data = std::make_shared<const data::TrainingData>(*std::move(prepared));
        }
        if (weights.empty())
            weights = network::initialWeights(experiment, parameters.seed);
        sample = std::min(sample, data->validation.count() - 1);
        const auto trained = parameters.method == network::Method::Dpfm
                                 ? static_cast<std::size_t>(parameters.registers)
                                 : 0;
        const std::size_t registers = whatIf.value_or(trained);
        const network::Topology topology(experiment);
        std::vector<double> buffer;
        const std::span<const double> input = data->validation.input(sample, buffer);
        const auto target = data->validation.target(sample);
        const auto gradientOf = [&](const network::ForwardPass& pass) {
            std::vector<double> gradient(topology.weightCount(), 0.0);
            network::addLossGradient(pass, experiment.training.loss, target, 1, gradient);
            return gradient;
        };
        network::ForwardPass pass(topology);
        pass.run(weights, input, registers);
        std::vector<double> gradient = gradientOf(pass);
        std::optional<network::GradientFidelity> fidelity;
        if (whatIf || topology.weightCount() <= kMostForFullPass) {
            network::ForwardPass full(topology);
            full.run(weights, input, 0);
            fidelity = network::gradientFidelity(gradient, gradientOf(full));
        }
        return std::make_shared<const Probe>(Probe{std::move(weights),
                                                   std::move(pass),
                                                   {target.begin(), target.end()},
                                                   run,
                                                   epoch,
                                                   registers,
                                                   trained,
                                                   sample,
                                                   data,
                                                   std::move(gradient),
                                                   fidelity});
    }
};

ProbeModel::ProbeModel(ResultsModel& results, QObject* parent)
    : QObject(parent)
    , results_(results) {
    connect(&results_, &ResultsModel::resetDone, this, [this] {
        ++generation_;
        dataRun_.reset();
        data_.reset();
        probe_.reset();
        trace(std::nullopt);
        emit probeChanged();
    });
    connect(&results_, &ResultsModel::replaced, this, [this] {
        // Its data may be others; what is seen stays until the first pass with them.
        ++generation_;
        dataRun_.reset();
        data_.reset();
    });
    connect(&results_, &ResultsModel::selectedChanged, this, &ProbeModel::refresh);
    connect(&results_, &ResultsModel::runsChanged, this,
            [this](std::size_t first, std::size_t last) {
                const auto run = results_.selected();
                if (run && first <= *run && *run <= last)
                    refresh();
            });
}

ProbeModel::~ProbeModel() {
    // A pass under way posts to this object; it must be through before this is gone.
    QThreadPool::globalInstance()->waitForDone();
}

void ProbeModel::setSample(std::size_t sample) {
    if (sample == sample_)
        return;
    sample_ = sample;
    refresh();
}

void ProbeModel::setWhatIf(std::optional<std::size_t> registers) {
    if (registers == whatIf_)
        return;
    whatIf_ = registers;
    refresh();
}

void ProbeModel::trace(std::optional<WeightId> weight) {
    if (weight && (!probe_ || index(*weight) >= probe_->weights.size()))
        weight.reset();
    if (weight == traced_)
        return;
    traced_ = weight;
    emit tracedChanged();
}

bool ProbeModel::exists(NeuronIndex neuron) const {
    const network::Topology& topology = probe_->pass.topology();
    return neuron.layer >= 1 && neuron.layer <= topology.layerCount() &&
           neuron.neuron < topology.width(neuron.layer);
}

void ProbeModel::selectNeuron(std::optional<NeuronIndex> neuron) {
    if (neuron && probe_ && !exists(*neuron))
        neuron.reset();
    if (neuron == neuron_)
        return;
    neuron_ = neuron;
    emit neuronChanged();
}

void ProbeModel::refresh() {
    if (!results_.selected()) {
        if (std::exchange(probe_, nullptr))
            emit probeChanged();
        return;
    }
    if (busy_) {
        again_ = true;
        return;
    }
    const std::size_t index = *results_.selected();
    if (results_.isStale(index))
        return; // its weights are of another experiment than the sweep's
    const session::RunRecord& run = results_.run(index);
    Request request{results_.sweep().experiment,
                    run.run.parameters,
                    index,
                    run.weights,
                    static_cast<int>(run.epochs.size()),
                    sample_,
                    whatIf_,
                    dataRun_ == index ? data_ : nullptr,
                    data_};
    busy_ = true;
    QThreadPool::globalInstance()->start(
        [this, request = std::move(request), generation = generation_]() mutable {
            std::shared_ptr<const Probe> probe;
            try {
                probe = request.compute();
            } catch (const std::bad_alloc&) {
                // The sweep itself says that there is not enough memory; here is just nothing to
                // see.
            }
            QMetaObject::invokeMethod(this, [this, probe = std::move(probe), generation]() mutable {
                busy_ = false;
                if (probe && generation == generation_)
                    computed(std::move(probe));
                if (std::exchange(again_, false))
                    refresh();
            });
        });
}

void ProbeModel::computed(std::shared_ptr<const Probe> probe) {
    dataRun_ = probe->run;
    data_ = probe->data;
    if (results_.selected() != probe->run)
        return;
    probe_ = std::move(probe);
    if (neuron_ && !exists(*neuron_))
        selectNeuron(std::nullopt);
    if (traced_ && index(*traced_) >= probe_->weights.size())
        trace(std::nullopt);
    emit probeChanged();
}

} // namespace dpfm::models
