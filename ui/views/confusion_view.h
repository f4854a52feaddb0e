#pragma once

#include "ui/figures/confusion_figure.h"
#include "ui/figures/figure_export.h"
#include "ui/models/confusion_model.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace dpfm::views {

/// What the network of the selected run takes the samples of its validation part for. A click on a
/// cell, or the arrow keys and Enter, makes its first sample the probe sample; once more, the next.
class ConfusionView : public QWidget {
    Q_OBJECT
public:
    ConfusionView(models::ConfusionModel& model, models::ProbeModel& probe,
                  QWidget* parent = nullptr);

    figures::ConfusionFigure& figure() { return figure_; }
    /// What is seen, for paper; none if nothing is.
    std::optional<figures::FigureOptions> figureOptions() const;

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void refresh();
    void refreshStatus();
    void restyle();
    void setCurrent(std::optional<models::ConfusionCell> cell);
    void move(int down, int right);
    void take();
    QString statusText() const;

    models::ConfusionModel& model_;
    models::ProbeModel& probe_;
    figures::ConfusionFigure figure_;
    QLabel* title_;
    QLabel* status_;
    std::optional<models::ConfusionCell> current_;
    std::optional<models::ConfusionCell> taken_; ///< of which a sample was made the probe sample
};

} // namespace dpfm::views
