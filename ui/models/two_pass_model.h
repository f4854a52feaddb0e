#pragma once

#include "core/network/two_passes.h"
#include "ui/models/probe_follower.h"

#include <QAbstractTableModel>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace dpfm::models {

/// Both ways to one sample's gradient. Never changed after it is made.
struct TwoPasses {
    enum Side { Backpropagation, ForwardMode };

    std::shared_ptr<const Probe> probe;      ///< the network and the sample; its pass is DPFM's
    network::PassAccount accounts[2];        ///< by side
    std::vector<std::size_t> totals[2];      ///< numbers kept, by moment
    std::vector<std::vector<double>> deltas; ///< of backpropagation, by layer − 1 and neuron
    network::GradientFidelity fidelity;      ///< of DPFM's gradient to backpropagation's
    /// What is kept of each neuron: places of accounts[side].kept, by layer (0 … L) and neuron.
    std::vector<std::vector<std::vector<std::size_t>>> keptOf[2];

    std::size_t peak(Side side) const;
    /// The earliest moment with the peak.
    std::size_t peakMoment(Side side) const;
};
TwoPasses twoPassesOf(std::shared_ptr<const Probe> probe);

/// A neuron or input at a moment of one side.
struct PassNode {
    bool active = false;  ///< the step is at work in it
    bool reached = false; ///< its value was computed by now
    bool valueKept = false;
    /// The value is still the sum: DPFM selects before the activation, and softmax waits for all
    /// outputs.
    bool isSum = false;
    std::optional<double> delta; ///< while it is kept
    std::size_t candidates = 0;  ///< how many are kept, not counting ids apart
    std::size_t registers = 0;
    bool gradientKept = false; ///< of its weights
};
PassNode passNode(const TwoPasses& passes, TwoPasses::Side side, std::size_t moment,
                  NeuronIndex neuron);
/// What happens at a moment, in a sentence with its numbers.
QString passSentence(const TwoPasses& passes, TwoPasses::Side side, std::size_t moment);

/// Backpropagation's two passes and DPFM's one, of the probe's network and sample, side by side on
/// one clock: at each step both do one thing, and the one that is through waits.
class TwoPassModel : public ProbeFollower {
    Q_OBJECT
public:
    explicit TwoPassModel(ProbeModel& probe, QObject* parent = nullptr);

    /// None while there is no probe.
    std::shared_ptr<const TwoPasses> passes() const;

    std::size_t step() const { return step_; }
    std::size_t lastStep() const;
    void setStep(std::size_t step);
    /// The moment of a side at the present step.
    std::size_t moment(TwoPasses::Side side) const;

signals:
    void passesChanged();
    void stepChanged();

private:
    std::size_t step_ = 0;
};

/// What both keep at the present step, by purpose; at the peak; and how often weights were read.
class TwoPassTable : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Row {
        Values,
        Deltas,
        Candidates,
        Registers,
        Gradient,
        Total,
        Peak,
        WeightReads,
        RowCount
    };

    explicit TwoPassTable(TwoPassModel& model, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void refresh();

    TwoPassModel& model_;
    std::vector<std::size_t> cells_[2]; ///< by side and row; empty: nothing to show
};

} // namespace dpfm::models
