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

    Page page() const { return content_.page; }
    /// Of Neuron.
    network::NeuronStage stage() const { return content_.stage; }
    /// Looks at another stage; the live run stays where it is, and is followed again from its next
    /// step on.
    void setStage(network::NeuronStage stage);

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
    /// What is shown; all of it of one probe.
    struct Content {
        std::shared_ptr<const Probe> probe;
        Page page = Page::Nothing;
        NeuronIndex neuron;
        network::NeuronStage stage = network::NeuronStage::Inputs;
        network::Workings workings;       ///< of Neuron
        std::vector<std::size_t> chosen;  ///< of Sums and after: places of candidates, in order
        std::vector<std::size_t> changed; ///< of Update: ids, the largest step first

        int rows() const;
        /// Whether a view may keep its selection and its place.
        bool hasShapeOf(const Content& other) const;
    };

    void probeChanged();
    void neuronChanged();
    void refresh();
    Content wanted() const;
    static void workOut(Content& content);
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
    Content content_;
    bool looking_ = false;
    network::NeuronStage wish_ = network::NeuronStage::Inputs; ///< where the walk has none
    bool apart_ = false; ///< another neuron or stage is looked at than the walk's
};

} // namespace dpfm::models
