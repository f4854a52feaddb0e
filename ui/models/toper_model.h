#pragma once

#include "core/hardware/toper.h"
#include "core/hardware/toper_tree.h"
#include "ui/models/probe_model.h"
#include "ui/models/text_table.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace dpfm::models {

/// The Toper instrument: the selection circuit at work on the candidates of the neuron that is
/// chosen in the network, or on an example, a cycle at a time forward and back.
class ToperModel : public QObject {
    Q_OBJECT
public:
    enum class Source {
        Neuron,  ///< the chosen one's
        Example, ///< the published case: 20 candidates, random ones
    };

    struct Settings {
        Source source = Source::Neuron;
        /// Cells of the chain; 0: as many as the neuron has registers, 16 for the example.
        std::size_t cells = 0;
        /// Equal ids are added together before they enter, as the method has it. Otherwise each
        /// product enters for itself, and the circuit may keep an id twice.
        bool merged = true;
        hardware::Toper::Flow flow = hardware::Toper::Flow::Pipelined;
        std::size_t cyclesPerExchange = 1;
        std::size_t topers = 4; ///< of the tree

        bool operator==(const Settings&) const = default;
    };
    /// More are neither drawn nor counted.
    static constexpr std::size_t kMostCells = 256;
    static constexpr std::size_t kMostCandidates = 2048;
    static constexpr std::size_t kMostTopers = 64;

    /// Simulated to the end, whatever is shown.
    struct Counts {
        std::size_t published = 0; ///< by formula
        std::size_t sequential = 0;
        std::size_t filling = 0; ///< of the sequential ones: until each cell holds a candidate
        std::size_t pipelined = 0;
        std::size_t comparisons = 0;
        hardware::ToperTree tree;
    };

    explicit ToperModel(ProbeModel& probe, QObject* parent = nullptr);

    const Settings& settings() const { return settings_; }
    void setSettings(const Settings& settings);
    /// Nothing is followed while nobody looks.
    void setLooking(bool looking);

    /// Whether there are candidates; if not, missing() says why.
    bool empty() const { return candidates_.empty(); }
    QString missing() const { return missing_; }
    /// Whose candidates: "Layer 2, neuron 3: 31 candidates, 8 cells".
    QString title() const;
    /// "#7 layer 1: x2 → 3".
    QString name(WeightId id) const;

    const hardware::Toper& toper() const { return toper_; }
    std::size_t cells() const { return toper_.cells().size(); }
    double largest() const { return largest_; } ///< |gradient| of the candidates
    const Counts& counts() const { return counts_; }
    /// Cycles that the shown flow takes.
    std::size_t total() const;
    TextTable& tree() { return tree_; }
    /// Why the published number and the counted ones differ, and what the tree does.
    QString explanation() const;
    /// What happens in the cycle that comes.
    QString moment() const;

    void step();
    void stepBack();
    /// To the first cycle; if the network went on meanwhile, of its newer candidates.
    void rewind();
    void toEnd();
    void seek(std::size_t cycle);
    bool playing() const { return timer_.isActive(); }
    void setPlaying(bool playing);
    void setCyclesPerSecond(int cycles);

signals:
    /// Other candidates, cells or counts.
    void reset();
    /// Another cycle, or playing or not.
    void moved();

private:
    void probeChanged();
    void refresh();
    void rebuild();
    autodiff::Registers candidatesOf(const Probe& probe, NeuronIndex neuron) const;
    void count();
    QString cyclesExplained() const;

    ProbeModel& probe_;
    Settings settings_;
    bool looking_ = false;
    bool newer_ = false;                 ///< the probe went on since the candidates were taken
    std::shared_ptr<const Probe> shown_; ///< null of the example
    NeuronIndex neuron_;
    autodiff::Registers candidates_;
    std::size_t leftOut_ = 0; ///< candidates over kMostCandidates
    std::size_t wantedCells_ = 1;
    double largest_ = 0.0;
    QString missing_;
    hardware::Toper toper_{1, hardware::Toper::Flow::Pipelined};
    Counts counts_;
    TextTable tree_;
    QTimer timer_;
};

} // namespace dpfm::models
