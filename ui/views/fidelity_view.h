#pragma once

#include "ui/figures/fidelity_figure.h"
#include "ui/models/fidelity_model.h"
#include "ui/views/fidelity_history_view.h"
#include "ui/views/page_export.h"

#include <QTabWidget>

class QComboBox;
class QLabel;

namespace dpfm::views {

/// How true the pruned gradient of the network that is looked into is to the full one, at several
/// R, for each layer and as a whole.
class FidelityView : public QWidget {
    Q_OBJECT
public:
    explicit FidelityView(models::ProbeModel& probe, QWidget* parent = nullptr);

    models::FidelityModel& model() { return model_; }
    figures::FidelityFigure& figure() { return figure_; }
    PageExport toExport() const;

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void refresh();
    void restyle();
    void draw();

    models::FidelityModel model_;
    models::TextTable table_;
    figures::FidelityFigure figure_;
    QLabel* title_;
    QComboBox* measure_;
};

/// The Fidelity instrument: FidelityView over R, and over epochs what is recorded of a run.
class FidelityPages : public QTabWidget, public ExportablePage {
    Q_OBJECT
public:
    FidelityPages(models::ProbeModel& probe, models::ResultsModel& results,
                  QWidget* parent = nullptr);

    FidelityView& overRegisters() { return *overRegisters_; }
    FidelityHistoryView& overEpochs() { return *overEpochs_; }
    PageExport toExport() override;

private:
    FidelityView* overRegisters_;
    FidelityHistoryView* overEpochs_;
};

} // namespace dpfm::views
