#pragma once

#include "core/data/split.h"
#include "core/network/forward_pass.h"
#include "core/network/loss_gradient.h"
#include "ui/models/live_run_model.h"
#include "ui/models/results_model.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace dpfm::models {

struct NeuronIndex {
    std::size_t layer = 0;
    std::size_t neuron = 0;
    bool operator==(const NeuronIndex&) const = default;
};

/// One look into a network: the weights after an epoch, or of the live run at some moment, and the
/// forward pass with registers of one sample. Never changed after it is made.
struct Probe {
    network::Weights weights;
    network::ForwardPass pass;
    std::vector<double> target;
    std::optional<std::size_t> run; ///< of the sweep; none: the live run
    training::RunParameters parameters;
    int epoch = 0;             ///< 0: the initial weights
    int divergedEpoch = 0;     ///< in which the run diverged, after these weights; 0: it did not
    std::size_t registers = 0; ///< R of this pass, 0 for all
    std::size_t trained = 0;   ///< R that the run trains with
    std::size_t sample = 0;
    std::shared_ptr<const data::TrainingData> data;
    /// d(loss of this sample)/d(weight), by what reaches the outputs.
    std::vector<double> gradient;
    /// Of `gradient` beside that of a pass with all registers; none if the network is so large that
    /// such a pass is made only for a what-if.
    std::optional<network::GradientFidelity> fidelity;
    std::shared_ptr<const session::LiveState> live; ///< that it shows; none of a sweep's run
    autodiff::Loss loss = autodiff::Loss::MeanSquaredError;
    std::size_t imageSide =
        0; ///< the inputs are an image of imageSide² pixels, row by row; 0: none

    /// Whether the sample is the one of the training part that is on its way through the live run;
    /// otherwise it is `sample` of the validation part.
    bool isWalk() const { return live && live->position.inSample(); }
    /// Whether it has not come to the network's end: `pass` is what it will be then.
    bool isUnderWay() const {
        return live && live->position.moment == training::LivePosition::Moment::Neuron;
    }
    /// Whether R is another than the run's.
    bool isWhatIf() const { return registers != trained; }
};

/// Where one weight's gradient is in a pass.
struct WeightTrace {
    double weight = 0.0;
    std::size_t carriers = 0; ///< neurons that hold a register of it
    std::size_t neurons = 0;  ///< that could: those of its layer and all after
    /// d(loss of the sample)/d(weight); none if no output holds a register of it.
    std::optional<double> gradient;
};
WeightTrace traceOf(const Probe& probe, WeightId weight);
/// Each weight over the largest |weight| of its layer, biases apart; in a layer of zeros all are 0.
std::vector<double> weightShares(const Probe& probe);
/// How many weights the sample's update reaches: their gradient is not 0.
std::size_t reachedWeights(const Probe& probe);

/// The R that a what-if goes through, for a network in which a neuron has at most `candidates`:
/// every count up to 16, then steps of about a quarter up to the last that prunes, then 0 (all).
std::vector<std::size_t> registerChoices(std::size_t candidates);
/// How many candidates the neurons of the last layer have, if nothing before them is pruned: the
/// weights of the layers before, and their own. No neuron has more.
std::size_t mostCandidates(const network::Topology& topology);

/// Looks into the selected run: its latest weights (the initial ones before its first epoch) and
/// the probe sample, which is one of the validation part, the first unless another is chosen; or
/// into the live run as it is, with the sample that is on its way through it if there is one. The
/// data and passes are computed on a pool thread; while one is computed, newer wishes replace each
/// other, so a training at full speed is followed as fast as passes can be made. A run of
/// backpropagation, meProp's too, is shown with all registers: the gradients it would carry. The
/// pass selects as the run does; a random selection draws for a validation sample as for a training
/// sample of that row in the epoch that comes next.
/// Two things can be asked of it without touching the run: what the pass would be with another R
/// (setWhatIf), and where one weight's gradient goes (trace).
class ProbeModel : public QObject {
    Q_OBJECT
public:
    /// What is looked into.
    enum class Source {
        Automatic, ///< the selected run, and the live run while none is selected
        Live,
        Run,
    };

    /// Without a live run there are only sweeps' runs to look into.
    explicit ProbeModel(ResultsModel& results, LiveRunModel* live = nullptr,
                        QObject* parent = nullptr);
    ~ProbeModel() override;

    Source source() const { return source_; }
    void setSource(Source source);
    /// Whether the live run is looked into.
    bool showsLive() const;
    /// Whose network is looked into; null if there is none.
    const network::Experiment* experiment() const;

    /// None if no run is selected, and before the first pass of a sweep is there. After another run
    /// is selected it is of the one before until the first pass of that one is there.
    const std::shared_ptr<const Probe>& probe() const { return probe_; }
    std::size_t sample() const { return sample_; }
    void setSample(std::size_t sample);

    /// R of the passes instead of the run's, 0 for all; none: as trained. It stays when another run
    /// is selected.
    std::optional<std::size_t> whatIf() const { return whatIf_; }
    void setWhatIf(std::optional<std::size_t> registers);

    /// The weight whose gradient is followed through the network; none after one came that has no
    /// such weight.
    std::optional<WeightId> traced() const { return traced_; }
    void trace(std::optional<WeightId> weight);

    /// The neuron that is looked into, in layer 1 … L; none if the network has no such neuron.
    std::optional<NeuronIndex> neuron() const { return neuron_; }
    void selectNeuron(std::optional<NeuronIndex> neuron);

signals:
    void probeChanged();
    /// showsLive() changed, maybe.
    void sourceChanged();
    void neuronChanged();
    void tracedChanged();

private:
    struct Request;
    void refresh();
    std::optional<Request> request() const;
    void drop();
    void computed(std::shared_ptr<const Probe> probe);
    bool isWanted(const Probe& probe) const;
    bool exists(NeuronIndex neuron) const; ///< in the network of probe_

    ResultsModel& results_;
    LiveRunModel* live_;
    Source source_ = Source::Automatic;
    std::shared_ptr<const Probe> probe_;
    std::shared_ptr<const data::TrainingData> data_; ///< of the run `dataRun_`
    std::optional<std::size_t> dataRun_;
    std::size_t generation_ = 0; ///< counts resets of the results: a pass of older ones is dropped
    std::size_t sample_ = 0;
    std::optional<NeuronIndex> neuron_;
    std::optional<std::size_t> whatIf_;
    std::optional<WeightId> traced_;
    bool busy_ = false;
    bool again_ = false;
    std::stop_source stop_; ///< of reading files, when this goes
    QThreadPool pool_;      ///< not Qt's own, in which painting waits for its turn
};

} // namespace dpfm::models
