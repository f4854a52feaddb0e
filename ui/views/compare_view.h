#pragma once

#include "ui/figures/cross_section_figure.h"
#include "ui/figures/figure_export.h"
#include "ui/figures/matrix_figure.h"
#include "ui/models/results_model.h"
#include "ui/views/live_refresh.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QStackedWidget;

namespace dpfm::views {

/// What the runs came to, over the register counts: as lines or as a matrix.
class CompareView : public QWidget {
    Q_OBJECT
public:
    explicit CompareView(models::ResultsModel& results, QWidget* parent = nullptr);

    /// What is seen, for paper.
    figures::FigureOptions figureOptions() const;
    figures::CrossSectionFigure& crossSection() { return crossSection_; }
    figures::MatrixFigure& matrix() { return matrix_; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void restyle();

    models::ResultsModel& results_;
    figures::CrossSectionFigure crossSection_;
    figures::MatrixFigure matrix_;
    QComboBox* plot_;
    QComboBox* reading_;
    QComboBox* metric_;
    QCheckBox* logY_;
    QStackedWidget* pages_;
    LiveRefresh* live_;
};

} // namespace dpfm::views
