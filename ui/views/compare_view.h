#pragma once

#include "ui/figures/cross_section_figure.h"
#include "ui/figures/figure_export.h"
#include "ui/figures/matrix_figure.h"
#include "ui/figures/paired_figure.h"
#include "ui/models/results_model.h"
#include "ui/views/live_refresh.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QPlainTextEdit;
class QStackedWidget;

namespace dpfm::views {

/// What the runs came to, over the register counts: as lines, as a matrix, or as differences to all
/// registers seed by seed, with what may be said of them.
class CompareView : public QWidget {
    Q_OBJECT
public:
    explicit CompareView(models::ResultsModel& results, QWidget* parent = nullptr);

    /// What is seen, for paper.
    figures::FigureOptions figureOptions() const;
    figures::CrossSectionFigure& crossSection() { return crossSection_; }
    figures::MatrixFigure& matrix() { return matrix_; }
    figures::PairedFigure& paired() { return paired_; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void addPage(figures::PlotKind plot, const QString& name, QWidget* page);
    figures::PlotKind plot() const;
    const figures::Figure& figure() const;
    void refresh();
    void showPaired(const models::PairedTable& table);
    void restyle();

    models::ResultsModel& results_;
    figures::CrossSectionFigure crossSection_;
    figures::MatrixFigure matrix_;
    figures::PairedFigure paired_;
    QComboBox* plot_;
    QComboBox* reading_;
    QComboBox* metric_;
    QCheckBox* logY_;
    QStackedWidget* pages_;
    QPlainTextEdit* sentences_;
    LiveRefresh* live_;
};

} // namespace dpfm::views
