#pragma once

#include "ui/figures/live_curve_figure.h"
#include "ui/models/live_run_model.h"
#include "ui/models/touches_model.h"

#include <QWidget>

class QLabel;

namespace dpfm::views {

/// How the live run goes: its curve, its rate, and everything that was done to it by hand.
class LivePanel : public QWidget {
    Q_OBJECT
public:
    explicit LivePanel(models::LiveRunModel& live, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void restyle();

    models::LiveRunModel& live_;
    models::TouchesModel touches_;
    figures::LiveCurveFigure figure_;
    QLabel* summary_;
};

} // namespace dpfm::views
