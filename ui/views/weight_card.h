#pragma once

#include "ui/models/probe_model.h"

#include <QLabel>

namespace dpfm::views {

/// A card beside the mouse on a network: a weight's name and number, its gradient, and how many
/// neurons carry that. The mouse goes through it.
class WeightCard : public QLabel {
    Q_OBJECT
public:
    explicit WeightCard(QWidget* canvas);

    /// Comes up beside a place of the canvas, on the side where there is room.
    void showOf(const models::Probe& probe, WeightId weight, QPoint place);
};

} // namespace dpfm::views
