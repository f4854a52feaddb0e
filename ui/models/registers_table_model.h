#pragma once

#include "ui/models/probe_model.h"

#include <QAbstractTableModel>

#include <vector>

namespace dpfm::models {

/// What the chosen neuron carries for the probe sample, the largest |gradient| first.
class RegistersTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Rank, Weight, Id, Gradient, ColumnCount };
    /// Of Gradient: the gradient over the neuron's largest |gradient|, in [−1, 1]: the bar.
    static constexpr int BarRole = Qt::UserRole;

    /// What the chosen neuron comes to, beside its registers.
    struct Summary {
        double sum = 0.0;
        double value = 0.0;
        double derivative = 0.0;
        std::size_t candidates = 0;
        std::size_t kept = 0;   ///< by the selection; a derivative of 0 empties them afterwards
        double keptShare = 0.0; ///< of Σ|g| over the candidates; 1 if there is none
    };

    explicit RegistersTableModel(ProbeModel& probe, QObject* parent = nullptr);

    /// None if no neuron is chosen or no pass is there yet.
    const std::optional<Summary>& summary() const { return summary_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void summaryChanged();

private:
    struct Row {
        autodiff::Register entry;
        QString name;
    };
    void refresh();

    ProbeModel& probe_;
    std::vector<Row> rows_;
    std::optional<Summary> summary_;
};

} // namespace dpfm::models
