#pragma once

#include "ui/models/probe_model.h"

#include <QAbstractTableModel>
#include <QThreadPool>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace dpfm::models {

/// What one neuron holds after an epoch, over the samples of a fixed set.
struct HeldRegisters {
    struct Id {
        WeightId id{};
        std::size_t samples = 0; ///< that the neuron holds a register of it in, at least one
    };
    std::vector<Id> ids;    ///< ascending
    double keptShare = 1.0; ///< of Σ|g| over the candidates, mean over the samples
};

/// Passes the first samples of the validation part, at most `samples`, each drawn for as its own
/// row. The neuron is of layer 1 … L. What is kept of a candidate's |g| is all of it.
HeldRegisters heldRegisters(const network::Topology& topology, const network::Weights& weights,
                            const data::Samples& validation, std::size_t samples,
                            autodiff::SelectionSettings selection, NeuronIndex neuron);

/// The chosen neuron's registers over the epochs: which ids stayed, entered and left, the latest
/// epoch first. It knows the epochs that ended while it was there: of a run that trains faster
/// than is looked at some are left out, and of a long one ever more, so that at most kMostEpochs
/// are kept. Worked out on a pool thread, while somebody looks.
class RegisterHistoryModel : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr std::size_t kSamples = 16;
    static constexpr std::size_t kMostEpochs = 96;
    enum Column { Epoch, Kept, Entered, Left, Stayed, ColumnCount };

    explicit RegisterHistoryModel(ProbeModel& probe, QObject* parent = nullptr);
    ~RegisterHistoryModel() override;

    void setLooking(bool looking);
    /// Whether all epochs that are known are worked out for the chosen neuron.
    bool complete() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// Some ids: how many, and the first of them.
    struct Ids {
        std::size_t count = 0;
        std::vector<HeldRegisters::Id> first;
    };
    struct Churn {
        Ids stayed;
        Ids entered;
        Ids left;
    };
    /// A network after an epoch.
    struct Moment {
        int epoch = 0;
        autodiff::SelectionSettings selection;
        network::Weights weights;
        std::optional<HeldRegisters> held; ///< by the chosen neuron; none: not worked out yet
        Churn churn; ///< from the moment before; where there is none, all have entered
    };

    void record();
    void add(int epoch, const Probe& probe, const network::Weights& weights);
    void thinOut();
    void forgetNeuron();
    void workOut();
    void worked(std::vector<std::pair<int, HeldRegisters>> results);
    void countChurn();

    ProbeModel& probe_;
    bool looking_ = false;
    std::optional<std::size_t> run_; ///< what the moments are of
    std::uint64_t live_ = 0;
    std::shared_ptr<const data::TrainingData> data_;
    std::optional<network::Topology> topology_;
    std::vector<Moment> moments_;  ///< by epoch
    std::size_t shown_ = 0;        ///< rows: how many of them, from the front, are worked out
    std::uint64_t generation_ = 0; ///< counts changes of run and neuron: older work is dropped
    bool busy_ = false;
    QThreadPool pool_; ///< not Qt's own, in which painting waits for its turn
};

} // namespace dpfm::models
