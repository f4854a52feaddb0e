#pragma once

#include "ui/figures/figure_export.h"
#include "ui/models/confusion_model.h"
#include "ui/models/output_map.h"

#include <QWidget>

#include <optional>

class QRadioButton;
class QStackedWidget;

namespace dpfm::views {

class ConfusionView;
class OutputMapView;

/// What the network of the selected run says: over the plane of its two inputs, or of which class
/// it takes samples to be. Of a network that can be shown in one way only, that way is chosen.
class MapView : public QWidget {
    Q_OBJECT
public:
    MapView(models::ResultsModel& results, models::OutputMapModel& maps,
            models::ConfusionModel& confusion, models::ProbeModel& probe,
            QWidget* parent = nullptr);

    /// What is seen, for paper; none if nothing is.
    std::optional<figures::FigureOptions> figureOptions() const;

private:
    void refreshChoice();
    void refreshPage();

    models::ResultsModel& results_;
    QRadioButton* showMap_;
    QRadioButton* showConfusion_;
    QStackedWidget* pages_;
    OutputMapView* map_;
    ConfusionView* confusion_;
};

} // namespace dpfm::views
