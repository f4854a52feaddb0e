#pragma once

#include "ui/figures/output_map_figure.h"
#include "ui/models/output_map.h"

#include <QWidget>

class QLabel;

namespace dpfm::views {

/// What the network of the selected run says over the plane of its two inputs, beside its samples.
class MapView : public QWidget {
    Q_OBJECT
public:
    explicit MapView(models::OutputMapModel& model, QWidget* parent = nullptr);

    figures::OutputMapFigure& figure() { return figure_; }

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
