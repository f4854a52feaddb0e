#pragma once

#include "ui/figures/figure_export.h"
#include "ui/figures/output_map_figure.h"
#include "ui/models/output_map.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace dpfm::views {

/// What the network of the selected run says over the plane of its two inputs, beside its samples.
class OutputMapView : public QWidget {
    Q_OBJECT
public:
    explicit OutputMapView(models::OutputMapModel& model, QWidget* parent = nullptr);

    figures::OutputMapFigure& figure() { return figure_; }
    /// What is seen, for paper; none if nothing is.
    std::optional<figures::FigureOptions> figureOptions() const;

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void refresh();
    void restyle();

    models::OutputMapModel& model_;
    figures::OutputMapFigure figure_;
    QLabel* title_;
};

} // namespace dpfm::views
