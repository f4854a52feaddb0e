#pragma once

#include "ui/figures/cross_section_figure.h"
#include "ui/figures/figure_options.h"
#include "ui/figures/loss_cost_figure.h"
#include "ui/figures/matrix_figure.h"
#include "ui/figures/minima_figure.h"
#include "ui/figures/paired_figure.h"
#include "ui/models/results_model.h"
#include "ui/views/live_refresh.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QLayout;
class QPlainTextEdit;
class QStackedWidget;

namespace dpfm::views {

class PanelsChoice;

/// What the runs came to, over the register counts: as lines, as a matrix, as differences to all
/// registers seed by seed, against what they cost, and whether the training minimum finds the
/// validation minimum; with what may be said of them in sentences.
class CompareView : public QWidget {
    Q_OBJECT
public:
    explicit CompareView(models::ResultsModel& results, QWidget* parent = nullptr);

    /// As if the plot were chosen by hand.
    void choosePlot(figures::PlotKind plot);
    /// What is seen, for paper.
    figures::FigureOptions figureOptions() const;
    figures::CrossSectionFigure& crossSection() { return crossSection_; }
    figures::MatrixFigure& matrix() { return matrix_; }
    figures::PairedFigure& paired() { return paired_; }
    figures::LossCostFigure& cost() { return cost_; }
    figures::MinimaFigure& minima() { return minima_; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void addPage(figures::PlotKind plot, figures::RunFigure& figure);
    QLayout* buildBar();
    void showPage();
    void refreshChoices();
    void fillPanels();
    figures::PlotKind plot() const;
    figures::RunFigure& figure() const;
    void applyLogY();
    /// What is seen is brought up to date; the others are when they are chosen.
    void refresh();
    QStringList refreshFigure(const figures::FigureOptions& options);
    void restyle();

    models::ResultsModel& results_;
    figures::CrossSectionFigure crossSection_;
    figures::MatrixFigure matrix_;
    figures::PairedFigure paired_;
    figures::LossCostFigure cost_;
    figures::MinimaFigure minima_;
    std::vector<figures::RunFigure*> figures_; ///< in the order of the choice and the pages
    QComboBox* plot_;
    QComboBox* reading_;
    QComboBox* metric_;
    QCheckBox* logY_;
    PanelsChoice* panels_;
    QStackedWidget* pages_;
    QPlainTextEdit* sentences_;
    LiveRefresh* live_;
};

} // namespace dpfm::views
