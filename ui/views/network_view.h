#pragma once

#include "ui/models/workbench.h"
#include "ui/views/network_items.h"

#include <QWidget>

class QGraphicsView;
class QLabel;
class QSpinBox;
class QStackedLayout;

namespace dpfm::views {

class NetworkScene;
class WeightCard;
class WeightField;
class WhatIfBar;

/// The network of the selected run or the live run, with the probe sample passed through it. Click
/// a neuron, or move with the arrow keys, to look into it; drag it to move it. A weight under the
/// mouse, as edge or as register, is followed: where it is carried, with which gradient; Page Up
/// and Page Down do so for the chosen neuron's weights. A click on an edge, or Enter, edits the
/// live run's weight. The headers of the layers edit the experiment's network. A slider shows the
/// pass as it would be with another R; the run is not touched. With two inputs each neuron has a
/// map of its value over them.
class NetworkView : public QWidget {
    Q_OBJECT
public:
    explicit NetworkView(models::Workbench& workbench, QWidget* parent = nullptr);

    NetworkScene& scene() { return *scene_; }
    QGraphicsView& canvas() { return *canvas_; }

public slots:
    void fit();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void refresh();
    void refreshUpdate();
    void refreshTrace();
    void describe();
    bool goesOn() const; ///< the live run, while it is seen
    void connectScene();
    bool keyPressed(int key);
    bool weightKeyPressed(int key);
    bool viewportEvent(QEvent* event);
    void traceNext(int step);
    void editWeight(WeightId weight);
    void say(const QString& sentence);
    void showCard(QPoint place);
    void headerClicked(std::size_t layer, HeaderItem::Part part, QPoint screen);
    void moved(models::NeuronIndex neuron, QPointF from, QPointF to);

    models::Workbench& workbench_;
    models::ProbeModel& probe_;
    models::OutputMapModel& maps_;
    NetworkScene* scene_;
    QGraphicsView* canvas_;
    QLabel* empty_;
    QLabel* title_;
    QLabel* outcome_;
    QSpinBox* sample_;
    QStackedLayout* pages_;
    WhatIfBar* whatIf_;
    QLabel* update_;
    QLabel* trace_;
    WeightCard* card_;
    WeightField* field_;
    QPoint cardPlace_;   ///< of the mouse, while the card is shown
    QPoint pressed_;     ///< in the viewport
    bool fitted_ = true; ///< until the person zooms, the whole network is kept in view
};

} // namespace dpfm::views
