#include "ui/models/probe_model.h"

#include <QThreadPool>

#include <algorithm>
#include <new>
#include <utility>

namespace dpfm::models {

/// All that a pass needs, by value: the models go on changing meanwhile.
struct ProbeModel::Request {
    network::Experiment experiment;
    training::RunParameters parameters;
    std::size_t run = 0;
    network::Weights weights;
    int epoch = 0;
    std::size_t sample = 0;
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
        const auto registers = parameters.method == network::Method::Dpfm
                                   ? static_cast<std::size_t>(parameters.registers)
                                   : 0;
        network::ForwardPass pass{network::Topology(experiment)};
        std::vector<double> buffer;
        pass.run(weights, data->validation.input(sample, buffer), registers);
        const auto target = data->validation.target(sample);
        return std::make_shared<const Probe>(Probe{std::move(weights),
                                                   std::move(pass),
                                                   {target.begin(), target.end()},
                                                   run,
                                                   epoch,
                                                   registers,
                                                   sample,
                                                   data});
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
    emit probeChanged();
}

} // namespace dpfm::models
