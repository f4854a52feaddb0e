#pragma once

#include "ui/figures/fidelity_figure.h"
#include "ui/models/results_model.h"
#include "ui/models/text_table.h"
#include "ui/views/page_export.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace dpfm::views {

class LiveRefresh;

/// What is recorded of the selected run's fidelity, over its epochs, and which of its weights
/// starve.
class FidelityHistoryView : public QWidget {
    Q_OBJECT
public:
    explicit FidelityHistoryView(models::ResultsModel& results, QWidget* parent = nullptr);

    figures::FidelityFigure& figure() { return figure_; }
    PageExport toExport() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    const session::RunRecord* run() const;
    void fillParts();
    void refresh();
    void restyle();

    models::ResultsModel& results_;
    models::TextTable table_;
    figures::FidelityFigure figure_;
    QLabel* title_;
    QComboBox* measure_;
    QComboBox* parts_;
    LiveRefresh* live_;
};

} // namespace dpfm::views
