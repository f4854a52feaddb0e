#pragma once

#include "ui/models/probe_model.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <vector>

namespace dpfm::models {

/// What competes for the chosen neuron's registers for the probe sample: every candidate, the
/// largest |gradient| first, and what those that were kept became.
class RegistersTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Rank, Weight, Id, Candidate, Register, ColumnCount };
    /// Of Candidate: the gradient over the neuron's largest |gradient|, in [−1, 1]: the bar.
    static constexpr int BarRole = Qt::UserRole;
    /// Whether the row is the first that got no register: the threshold lies above it.
    static constexpr int FirstDroppedRole = Qt::UserRole + 1;
    /// Whether the row got a register.
    static constexpr int KeptRole = Qt::UserRole + 2;

    /// What the chosen neuron comes to, beside its registers.
    struct Summary {
        double sum = 0.0;
        double value = 0.0;
        double derivative = 0.0;
        std::size_t candidates = 0;
        std::size_t kept = 0;     ///< by the selection; a derivative of 0 empties them afterwards
        double keptShare = 0.0;   ///< of Σ|g| over the candidates; 1 if there is none
        double keptSquares = 0.0; ///< the same of Σg²
    };

    explicit RegistersTableModel(ProbeModel& probe, QObject* parent = nullptr);

    /// None if no neuron is chosen or no pass is there yet.
    const std::optional<Summary>& summary() const { return summary_; }
    WeightId weight(int row) const { return rows_[static_cast<std::size_t>(row)].id; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void summaryChanged();

private:
    struct Row {
        WeightId id{};
        double candidate = 0.0;
        std::optional<double> carried; ///< the register after the activation; none: dropped
    };
    void refresh();
    /// The chosen neuron's candidates, ranked; what they come to goes into summary_.
    std::vector<Row> ranked(const Probe& probe, NeuronIndex chosen);

    ProbeModel& probe_;
    std::shared_ptr<const Probe> shown_; ///< that rows_ are of
    std::vector<Row> rows_;
    double largest_ = 0.0; ///< |g| of the candidates
    std::optional<Summary> summary_;
};

} // namespace dpfm::models
