#include "ui/models/probe_model.h"

#include "core/data/source_files.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <span>
#include <utility>

namespace dpfm::models {

namespace {

/// Weights of a network that all registers of a pass are carried through for every look.
constexpr std::size_t kMostForFullPass = 5000;

/// Of pictures that are square; of a file's it is not known whether they are, but for their count.
std::size_t imageSide(const network::DataSettings& data, std::size_t inputs) {
    if (data.source != network::DataSource::Digits && data.source != network::DataSource::Idx)
        return 0;
    const auto side = static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(inputs))));
    return side * side == inputs ? side : 0;
}

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

std::vector<double> weightShares(const Probe& probe) {
    const network::Topology& topology = probe.pass.topology();
    std::vector<double> shares = probe.weights;
    for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer) {
        const std::size_t inputs = topology.width(layer - 1);
        const std::size_t first = index(topology.weight(layer, 0, 0));
        double largest = 0.0;
        for (std::size_t neuron = 0; neuron < topology.width(layer); ++neuron)
            for (std::size_t input = 0; input < inputs; ++input)
                largest =
                    std::max(largest, std::fabs(shares[first + neuron * (inputs + 1) + input]));
        const std::size_t count = topology.width(layer) * (inputs + 1);
        for (std::size_t weight = first; weight < first + count; ++weight)
            shares[weight] = largest > 0.0 ? shares[weight] / largest : 0.0;
    }
    return shares;
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
    std::optional<std::size_t> run;
    std::shared_ptr<const session::LiveState> live;
    network::Weights weights;
    int epoch = 0;
    int divergedEpoch = 0;
    std::size_t sample = 0;
    std::optional<std::size_t> whatIf;
    std::shared_ptr<const data::TrainingData> data;
    /// Of the run before: while they are held, files that both are of are not read again.
    std::shared_ptr<const data::TrainingData> previous;

    std::stop_token stop;

    std::shared_ptr<const Probe> compute() {
        if (!data) {
            // A large table takes a while, which a window that closes must not.
            const auto files = data::loadFiles(experiment.data, stop);
            if (!files || stop.stop_requested())
                return nullptr;
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
        const bool walks = live && live->position.inSample();
        const data::Samples& part = walks ? data->training : data->validation;
        const std::size_t row = walks ? live->position.row : sample;
        std::vector<double> buffer;
        const std::span<const double> input = part.input(row, buffer);
        const auto target = part.target(row);
        const auto gradientOf = [&](const network::ForwardPass& pass) {
            std::vector<double> gradient(topology.weightCount(), 0.0);
            network::addLossGradient(pass, experiment.training.loss, target, 1, gradient);
            return gradient;
        };
        // A training sample on its way is drawn for as the engine draws for it.
        const bool pruned = parameters.method == network::Method::Dpfm;
        const autodiff::SelectionSettings selection{
            registers,
            pruned ? experiment.training.selection : autodiff::Selection::Largest,
            {parameters.seed, static_cast<std::uint64_t>(epoch) + 1, row}};
        network::ForwardPass pass(topology);
        pass.run(weights, input, selection);
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
                                                   parameters,
                                                   epoch,
                                                   divergedEpoch,
                                                   registers,
                                                   trained,
                                                   sample,
                                                   data,
                                                   std::move(gradient),
                                                   fidelity,
                                                   live,
                                                   experiment.training.loss,
                                                   imageSide(experiment.data, topology.inputs())});
    }
};

ProbeModel::ProbeModel(ResultsModel& results, LiveRunModel* live, QObject* parent)
    : QObject(parent)
    , results_(results)
    , live_(live) {
    connect(&results_, &ResultsModel::resetDone, this, [this] {
        ++generation_;
        dataRun_.reset();
        data_.reset();
        if (!probe_ || probe_->run)
            drop();
        emit sourceChanged();
        refresh();
    });
    connect(&results_, &ResultsModel::selectedChanged, this, &ProbeModel::sourceChanged);
    if (live_ != nullptr)
        connect(live_, &LiveRunModel::stateChanged, this, [this] {
            if (showsLive())
                refresh();
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
    stop_.request_stop();
    pool_.waitForDone();
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

bool ProbeModel::showsLive() const {
    if (live_ == nullptr || source_ == Source::Run)
        return false;
    return source_ == Source::Live || !results_.selected();
}

const network::Experiment* ProbeModel::experiment() const {
    if (showsLive())
        return live_->state() ? &live_->state()->experiment : nullptr;
    return results_.selected()
               ? &results_.sweep().experimentOf(results_.run(*results_.selected()).run)
               : nullptr;
}

void ProbeModel::setSource(Source source) {
    if (source == source_)
        return;
    source_ = source;
    emit sourceChanged();
    refresh();
}

void ProbeModel::drop() {
    probe_.reset();
    trace(std::nullopt);
    emit probeChanged();
}

std::optional<ProbeModel::Request> ProbeModel::request() const {
    Request request;
    request.stop = stop_.get_token();
    request.sample = sample_;
    request.whatIf = whatIf_;
    if (showsLive()) {
        if (!live_->state())
            return std::nullopt;
        const session::LiveState& state = *live_->state();
        request.live = live_->state();
        request.experiment = state.experiment;
        request.parameters = state.parameters;
        request.weights = state.weights;
        request.epoch = state.position.epoch;
        request.data = state.data;
        return request;
    }
    if (!results_.selected())
        return std::nullopt;
    const std::size_t index = *results_.selected();
    const session::RunRecord& run = results_.run(index);
    request.run = index;
    request.experiment = results_.sweep().experimentOf(run.run);
    request.parameters = run.run.parameters;
    request.weights = run.weights;
    request.epoch = static_cast<int>(run.epochs.size());
    if (run.status == session::RunStatus::Diverged)
        request.divergedEpoch = run.divergedEpoch;
    request.data = dataRun_ == index ? data_ : nullptr;
    request.previous = data_;
    return request;
}

void ProbeModel::refresh() {
    if (busy_) {
        again_ = true;
        return;
    }
    if (!showsLive() && results_.selected() && results_.isStale(*results_.selected()))
        return; // its weights are of another experiment than the sweep's
    auto wanted = request();
    if (!wanted) {
        if (probe_)
            drop();
        return;
    }
    busy_ = true;
    pool_.start([this, request = *std::move(wanted), generation = generation_]() mutable {
        std::shared_ptr<const Probe> probe;
        try {
            probe = request.compute();
        } catch (const std::bad_alloc&) {
            // The sweep itself says that there is not enough memory; here is just nothing to
            // see.
        }
        QMetaObject::invokeMethod(this, [this, probe = std::move(probe), generation]() mutable {
            busy_ = false;
            if (probe && (probe->live || generation == generation_))
                computed(std::move(probe));
            if (std::exchange(again_, false))
                refresh();
        });
    });
}

bool ProbeModel::isWanted(const Probe& probe) const {
    if (!probe.live)
        return !showsLive() && results_.selected() == probe.run;
    // While it plays there is a newer state by now; a pass of another network is of no use.
    return showsLive() && live_->state() && live_->state()->run == probe.live->run;
}

void ProbeModel::computed(std::shared_ptr<const Probe> probe) {
    if (probe->run) {
        dataRun_ = probe->run;
        data_ = probe->data;
    }
    if (!isWanted(*probe))
        return;
    probe_ = std::move(probe);
    if (neuron_ && !exists(*neuron_))
        selectNeuron(std::nullopt);
    if (traced_ && index(*traced_) >= probe_->weights.size())
        trace(std::nullopt);
    using Moment = training::LivePosition::Moment;
    if (probe_->isWalk() && probe_->live->position.moment == Moment::Neuron)
        selectNeuron(NeuronIndex{probe_->live->position.layer, probe_->live->position.neuron});
    emit probeChanged();
}

} // namespace dpfm::models
