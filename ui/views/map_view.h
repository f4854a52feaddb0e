#pragma once

#include "ui/figures/figure_export.h"
#include "ui/models/workbench.h"

#include <QWidget>

#include <optional>

class QRadioButton;
class QStackedWidget;

namespace dpfm::views {

class ConfusionView;
class OutputMapView;

/// What the network that is looked into says: over the plane of its two inputs, or of which class
/// it takes samples to be. Of a network that can be shown in one way only, that way is chosen.
class MapView : public QWidget {
    Q_OBJECT
public:
    explicit MapView(models::Workbench& workbench, QWidget* parent = nullptr);

    /// What is seen, for paper; none if nothing is.
    std::optional<figures::FigureOptions> figureOptions() const;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void refreshChoice();
    void refreshPage();

    models::Workbench& workbench_;
    QRadioButton* showMap_;
    QRadioButton* showConfusion_;
    QStackedWidget* pages_;
    OutputMapView* map_;
    ConfusionView* confusion_;
};

} // namespace dpfm::views
