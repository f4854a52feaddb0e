#pragma once

#include "ui/models/output_map.h"
#include "ui/models/probe_model.h"

#include <QWidget>

class QGraphicsView;
class QCheckBox;
class QLabel;
class QPushButton;
class QSlider;
class QSpinBox;
class QStackedLayout;

namespace dpfm::views {

class NetworkScene;

/// The network of the selected run, with the probe sample passed through it. Click a neuron, or
/// move with the arrow keys, to look into it. A weight under the mouse, as edge or as register, is
/// followed: where it is carried, with which gradient. A slider shows the pass as it would be with
/// another R; the run is not touched. With two inputs each neuron has a map of its value over them.
class NetworkView : public QWidget {
    Q_OBJECT
public:
    NetworkView(models::ResultsModel& results, models::ProbeModel& probe,
                models::OutputMapModel& maps, QWidget* parent = nullptr);

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
    void refreshWhatIf();
    void refreshTrace();
    QWidget* buildLowerBar();
    bool keyPressed(int key);

    models::ResultsModel& results_;
    models::ProbeModel& probe_;
    models::OutputMapModel& maps_;
    NetworkScene* scene_;
    QGraphicsView* canvas_;
    QLabel* empty_;
    QLabel* title_;
    QLabel* outcome_;
    QSpinBox* sample_;
    QStackedLayout* pages_;
    QSlider* whatIf_;
    QLabel* whatIfText_;
    QPushButton* asTrained_;
    QCheckBox* forgotten_;
    QLabel* update_;
    QLabel* trace_;
    bool fitted_ = true; ///< until the person zooms, the whole network is kept in view
};

} // namespace dpfm::views
