#pragma once

#include "ui/figures/pass_memory_figure.h"
#include "ui/models/two_pass_model.h"
#include "ui/views/page_export.h"

#include <QWidget>

class QLabel;
class QSpinBox;
class QStackedLayout;

namespace dpfm::views {

class PassCanvas;
class StepBar;

/// Backpropagation's two passes beside DPFM's one, of the network and sample that are looked into,
/// step by step, with what each keeps in memory. The arrow keys, Home, End and P go through the
/// steps.
class TwoPassView : public QWidget, public ExportablePage {
    Q_OBJECT
public:
    explicit TwoPassView(models::ProbeModel& probe, QWidget* parent = nullptr);

    models::TwoPassModel& model() { return model_; }
    PassCanvas& canvas(models::TwoPasses::Side side) { return *canvases_[side]; }
    PageExport toExport() override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* buildSides();
    figures::Picture picture() const;
    QWidget* buildMemory();
    void refreshPasses();
    void refreshStep();
    void restyle();

    models::ProbeModel& probe_;
    models::TwoPassModel model_;
    models::TwoPassTable table_;
    figures::PassMemoryFigure figure_;
    PassCanvas* canvases_[2] = {};
    QLabel* sentences_[2] = {};
    QStackedLayout* pages_;
    QLabel* title_;
    QSpinBox* sample_;
    QSpinBox* registers_;
    QLabel* outcome_;
    StepBar* steps_;
};

} // namespace dpfm::views
