#pragma once

#include "ui/models/autodiff_model.h"
#include "ui/models/autodiff_tables.h"
#include "ui/views/page_export.h"

#include <QWidget>

class QComboBox;
class QGraphicsView;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;
class QTabWidget;

namespace dpfm::views {

class AutodiffScene;
class DescentPage;
class StepBar;

/// The autodiff lesson: an expression is typed, its graph is walked with values and registers
/// flowing forward, every derivative is checked beside it, and gradient and Newton steps are made
/// from there. In the graph the arrow keys, Home, End and P go through the steps, + and − zoom, F
/// fits it; a click on a node goes to its step.
class AutodiffView : public QWidget, public ExportablePage {
    Q_OBJECT
public:
    explicit AutodiffView(QWidget* parent = nullptr);

    models::AutodiffModel& model() { return model_; }
    AutodiffScene& scene() { return *scene_; }
    QGraphicsView& canvas() { return *canvas_; }
    PageExport toExport() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildInput();
    QWidget* buildGraph();
    void refreshInput();
    void refreshLesson();
    void refreshStep();
    void fit();
    /// Scrolls to the node at work, or to where work begins.
    void showCurrent();
    bool keyPressed(int key);
    void restyle();

    models::AutodiffModel model_;
    models::DerivativeChecksModel checks_;
    AutodiffScene* scene_;
    QGraphicsView* canvas_;
    QTabWidget* pages_;
    DescentPage* descents_;
    QComboBox* example_;
    QPlainTextEdit* text_;
    QLineEdit* values_;
    QSpinBox* registers_;
    QLabel* error_;
    QLabel* result_;
    StepBar* steps_;
    QPlainTextEdit* explanation_;
    std::size_t shownStep_ = 0;
    bool fitted_ = true; ///< until the person zooms, the whole graph is kept in view
};

} // namespace dpfm::views
