#pragma once

#include "ui/figures/figure_export.h"
#include "ui/models/workbench.h"
#include "ui/session/settings.h"

#include <QDialog>
#include <QString>
#include <QTimer>

#include <vector>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QPushButton;

namespace dpfm::views {

class CurveChoices;
class LookForm;
class PanelsChoice;
class StyleRow;

/// A figure for paper: which plot, how it looks, in which format. It starts from what is seen; what
/// is of one network is offered only if it was seen. The preview is the exported figure itself, in
/// as many pixels as there are for it.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(models::Workbench& workbench, session::Settings& settings,
                 const figures::FigureOptions& seen, QWidget* parent);

    figures::FigureOptions options() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void addPlot(figures::PlotKind plot);
    QWidget* makePlotPage();
    figures::PlotKind plot() const;
    figures::FigureFormat format() const;
    /// What can be saved as the fields stand, or why it cannot.
    Result<figures::FigureOptions> readOptions() const;
    void refreshFields();
    void preview();
    void save();
    void write(const QString& path);
    void exportAll();
    void copyCommand();

    models::Workbench& workbench_;
    session::Settings& settings_;
    figures::FigureOptions seen_;
    QFormLayout* form_;
    QComboBox* plot_;
    QComboBox* metrics_; ///< of curves
    QComboBox* metric_;  ///< of the others, as the next
    QComboBox* reading_;
    QComboBox* corpus_;
    CurveChoices* lines_; ///< of curves
    PanelsChoice* panels_;
    QComboBox* format_;
    QCheckBox* logY_;
    StyleRow* style_;
    LookForm* look_;
    QLabel* preview_;
    QLabel* note_;
    QPushButton* all_;
    QPushButton* command_;
    QDialogButtonBox* buttons_;
    QTimer previewTimer_;
};

} // namespace dpfm::views
