#pragma once

#include "ui/figures/figure_export.h"
#include "ui/models/workbench.h"
#include "ui/session/settings.h"

#include <QDialog>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace dpfm::views {

/// A figure for paper: which plot, how large, in which format. The preview is the exported figure
/// itself.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(models::Workbench& workbench, session::Settings& settings, figures::PlotKind plot,
                 QWidget* parent);

    figures::FigureOptions options() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void preview();
    void save();

    models::Workbench& workbench_;
    session::Settings& settings_;
    QComboBox* plot_;
    QComboBox* corpus_;
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
