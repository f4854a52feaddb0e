#pragma once

#include "ui/models/registers_table_model.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace dpfm::views {

/// The chosen neuron: its sum, value and derivative, and its registers as bars.
class InspectorPanel : public QWidget {
    Q_OBJECT
public:
    explicit InspectorPanel(models::ProbeModel& probe, QWidget* parent = nullptr);

    models::RegistersTableModel& model() { return model_; }

private:
    void refresh();

    models::ProbeModel& probe_;
    models::RegistersTableModel model_;
    QLabel* title_;
    QLabel* summary_;
    QTableView* table_;
};

} // namespace dpfm::views
