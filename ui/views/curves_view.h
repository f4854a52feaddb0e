#pragma once

#include "ui/figures/curves_figure.h"
#include "ui/figures/figure_export.h"
#include "ui/models/results_model.h"
#include "ui/views/live_refresh.h"

#include <QWidget>

class QCheckBox;
class QComboBox;

namespace dpfm::views {

class CurveChoices;
class PanelsChoice;

/// The curves of the shown sweep, live, with what a person may choose about them.
class CurvesView : public QWidget {
    Q_OBJECT
public:
    explicit CurvesView(models::ResultsModel& results, QWidget* parent = nullptr);

    figures::CurvesFigure& figure() { return figure_; }
    /// What is seen, for paper.
    figures::FigureOptions figureOptions() const;

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();
    void refreshChoices();
    void restyle();

    models::ResultsModel& results_;
    figures::CurvesFigure figure_;
    QComboBox* metrics_;
    QComboBox* corpus_;
    PanelsChoice* panels_;
    QCheckBox* logY_;
    CurveChoices* lines_;
    LiveRefresh* live_;
};

} // namespace dpfm::views
