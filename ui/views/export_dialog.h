#pragma once

#include "ui/figures/figure_export.h"
#include "ui/models/workbench.h"
#include "ui/session/settings.h"

#include <QDialog>
#include <QString>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QSpinBox;

namespace dpfm::views {

class CurveChoices;

/// A figure for paper: which plot, how large, in which format. It starts from what is seen; what
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
    figures::PlotKind plot() const;
    void refreshFields();
    void preview();
    void save();
    void write(const QString& path);

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
    QCheckBox* byCorpus_;
    QComboBox* format_;
    QDoubleSpinBox* width_;
    QDoubleSpinBox* height_;
    QSpinBox* dpi_;
    QDoubleSpinBox* fontSize_;
    QCheckBox* logY_;
    QLabel* preview_;
    QDialogButtonBox* buttons_;
    QTimer previewTimer_;
};

} // namespace dpfm::views
