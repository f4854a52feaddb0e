#pragma once

#include "ui/models/probe_model.h"

#include <QWidget>

class QGraphicsView;
class QLabel;
class QSpinBox;
class QStackedLayout;

namespace dpfm::views {

class NetworkScene;

/// The network of the selected run, with the probe sample passed through it. Click a neuron, or
/// move with the arrow keys, to look into it.
class NetworkView : public QWidget {
    Q_OBJECT
public:
    NetworkView(models::ResultsModel& results, models::ProbeModel& probe,
                QWidget* parent = nullptr);

    NetworkScene& scene() { return *scene_; }
    QGraphicsView& canvas() { return *canvas_; }

public slots:
    void fit();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    bool keyPressed(int key);

    models::ResultsModel& results_;
    models::ProbeModel& probe_;
    NetworkScene* scene_;
    QGraphicsView* canvas_;
    QLabel* empty_;
    QLabel* title_;
    QLabel* outcome_;
    QSpinBox* sample_;
    QStackedLayout* pages_;
    bool fitted_ = true; ///< until the person zooms, the whole network is kept in view
};

} // namespace dpfm::views
