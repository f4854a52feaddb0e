#pragma once

#include "core/data/split.h"
#include "core/network/forward_pass.h"
#include "ui/models/results_model.h"

#include <QObject>

#include <memory>
#include <optional>

namespace dpfm::models {

struct NeuronIndex {
    std::size_t layer = 0;
    std::size_t neuron = 0;
    bool operator==(const NeuronIndex&) const = default;
};

/// One look into a run's network: the weights after an epoch, and the forward pass with registers
/// of one sample. Never changed after it is made.
struct Probe {
    network::Weights weights;
    network::ForwardPass pass;
    std::vector<double> target;
    std::size_t run = 0;
    int epoch = 0; ///< 0: the initial weights
    std::size_t registers = 0;
    std::size_t sample = 0;
    std::shared_ptr<const data::TrainingData> data;
};

/// Looks into the selected run: its latest weights (the initial ones before its first epoch) and
/// the probe sample, which is one of the validation part, the first unless another is chosen. The
/// data and passes are computed on a pool thread; while one is computed, newer wishes replace each
/// other, so a training at full speed is followed as fast as passes can be made. A backpropagation
/// run is shown with all registers: the gradients it would carry.
class ProbeModel : public QObject {
    Q_OBJECT
public:
    explicit ProbeModel(ResultsModel& results, QObject* parent = nullptr);
    ~ProbeModel() override;

    /// None if no run is selected, and before the first pass of a sweep is there. After another run
    /// is selected it is of the one before until the first pass of that one is there.
    const std::shared_ptr<const Probe>& probe() const { return probe_; }
    std::size_t sample() const { return sample_; }
    void setSample(std::size_t sample);

    /// The neuron that is looked into, in layer 1 … L; none if the network has no such neuron.
    std::optional<NeuronIndex> neuron() const { return neuron_; }
    void selectNeuron(std::optional<NeuronIndex> neuron);

signals:
    void probeChanged();
    void neuronChanged();

private:
    struct Request;
    void refresh();
    void computed(std::shared_ptr<const Probe> probe);
    bool exists(NeuronIndex neuron) const; ///< in the network of probe_

    ResultsModel& results_;
    std::shared_ptr<const Probe> probe_;
    std::shared_ptr<const data::TrainingData> data_; ///< of the run `dataRun_`
    std::optional<std::size_t> dataRun_;
    std::size_t generation_ = 0; ///< counts resets of the results: a pass of older ones is dropped
    std::size_t sample_ = 0;
    std::optional<NeuronIndex> neuron_;
    bool busy_ = false;
    bool again_ = false;
};

} // namespace dpfm::models
