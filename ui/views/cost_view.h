#pragma once

#include "ui/figures/cost_figure.h"
#include "ui/models/cost_model.h"
#include "ui/models/workbench.h"
#include "ui/views/live_refresh.h"
#include "ui/views/page_export.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QSlider;
class QTabWidget;

namespace dpfm::views {

/// The Cost instrument: what the experiment's network costs at R beside backpropagation, on a
/// device that a person describes; the workshop's arithmetic; and what the shown sweep's losses
/// cost.
class CostView : public QWidget, public ExportablePage {
    Q_OBJECT
public:
    explicit CostView(models::Workbench& workbench, QWidget* parent = nullptr);

    models::CostModel& cost() { return cost_; }
    figures::CostFigure& overRegisters() { return overRegisters_; }
    figures::CostFigure& lossFigure() { return loss_; }
    PageExport toExport() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* stepsPage();
    QWidget* overRegistersPage();
    QWidget* lossPage();
    QComboBox* measureChoice(const char* name);
    models::CostMeasure chosen(const QComboBox& box) const;
    void refreshBar();
    void refreshFigures();
    void restyle();

    models::Workbench& workbench_;
    models::CostModel cost_;
    figures::CostFigure overRegisters_;
    figures::CostFigure loss_;
    QLabel* title_;
    QSlider* registers_;
    QPushButton* measure_;
    QTabWidget* pages_;
    QComboBox* costMeasure_ = nullptr;
    QComboBox* lossMeasure_ = nullptr;
    QComboBox* lossMetric_ = nullptr;
    QComboBox* lossReading_ = nullptr;
    LiveRefresh* live_;
};

} // namespace dpfm::views
