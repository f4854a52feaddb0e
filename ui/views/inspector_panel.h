#pragma once

#include "ui/models/register_history.h"
#include "ui/models/registers_table_model.h"

#include <QWidget>

class QLabel;
class QTableView;
class QTabWidget;

namespace dpfm::views {

/// The chosen neuron: its sum, value and derivative, and its registers as bars.
class InspectorPanel : public QWidget {
    Q_OBJECT
public:
    explicit InspectorPanel(models::ProbeModel& probe, QWidget* parent = nullptr);

    models::RegistersTableModel& model() { return model_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void buildHistory();
    /// Gives the column of bars the width that the others leave, and that of a number at least.
    void fitBars();

    models::ProbeModel& probe_;
    models::RegistersTableModel model_;
    models::RegisterHistoryModel historyModel_;
    QLabel* title_;
    QLabel* summary_;
    QTableView* table_;
    QTabWidget* pages_;
    QTableView* history_;
};

} // namespace dpfm::views
