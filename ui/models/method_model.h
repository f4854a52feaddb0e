#pragma once

#include "core/network/workings.h"
#include "ui/models/probe_model.h"

#include <QAbstractTableModel>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace dpfm::models {

/// The method at work, with all its numbers: what happens in one neuron, stage by stage; a sample's
/// loss and the gradients of its outputs; a batch's update of the weights. It follows the live run
/// on its way. Where that does not walk, it is in the chosen neuron, at whichever stage is wished.
class MethodModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Page {
        Nothing, ///< no neuron is chosen
        Neuron,
        Loss,
        Update,
    };

    explicit MethodModel(ProbeModel& probe, QObject* parent = nullptr);

    /// Nothing is worked out while nobody looks.
    void setLooking(bool looking);

    Page page() const { return page_; }
    /// Of Neuron.
    network::NeuronStage stage() const { return stage_; }
    /// Looks at another stage; the live run stays where it is, and is followed again from its next
    /// step on.
    void setStage(network::NeuronStage stage);
    /// Whether the live run stands in what is shown.
    bool followsWalk() const;

    /// "Layer 2, neuron 3 · 4 Own weights".
    QString title() const;
    /// What happens here: a formula with its numbers, a line or two.
    QString formula() const;
    static QString stageName(network::NeuronStage stage);

    /// The roles are those of RegistersTableModel.
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// The weight a row is about; none of an input or an output.
    std::optional<WeightId> weight(int row) const;

signals:
    void pageChanged();

private:
    void probeChanged();
    void neuronChanged();
    void refresh();
    void workOut();
    QStringList headers() const;
    QVariant neuronCell(std::size_t row, int column) const;
    QVariant candidateCell(const network::Workings::Candidate& candidate, std::size_t rank,
                           int column) const;
    const network::Workings::Candidate& candidate(std::size_t row) const;
    bool isKept(std::size_t row) const;
    QString neuronFormula() const;
    QString lossFormula() const;
    QString updateFormula() const;

    ProbeModel& probe_;
    std::shared_ptr<const Probe> shown_; ///< that everything below is of
    bool looking_ = false;
    bool apart_ = false; ///< another neuron or stage is looked at than the walk's
    Page page_ = Page::Nothing;
    NeuronIndex neuron_;
    network::NeuronStage stage_ = network::NeuronStage::Inputs;
    network::Workings workings_;       ///< of Neuron
    std::vector<std::size_t> chosen_;  ///< of Sums, Own and after: places of candidates, in order
    std::vector<std::size_t> changed_; ///< of Update: ids, the largest step first
};

} // namespace dpfm::models
