#pragma once

#include "ui/models/workbench.h"

#include <QObject>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QSlider;
class QSpinBox;
class QToolBar;
class QWidget;

namespace dpfm::views {

/// The live run's controls: what is looked at, Rewind, New seed, Play, Step, how far and how fast,
/// R and the seed.
class LiveActions : public QObject {
    Q_OBJECT
public:
    LiveActions(models::Workbench& workbench, QWidget* window);

    void fill(QToolBar& bar);
    void fill(QMenu& menu);

    /// What Space does where the live run is seen.
    void togglePlay();

signals:
    /// A control was used: what it does should be seen.
    void used();
    /// Step was pressed, by stage or neuron.
    void steppedThroughMethod();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void use(void (models::LiveRunModel::*what)());
    void connectControls();
    void readSeed();
    void refresh();
    void refreshPlay();
    void setIcons();

    models::Workbench& workbench_;
    models::LiveRunModel& live_;
    QWidget* window_;
    QAction* shown_;
    QAction* rewind_;
    QAction* newSeed_;
    QAction* play_;
    QAction* step_;
    QComboBox* unit_;
    QSlider* speed_;
    QLabel* speedText_;
    QSpinBox* registers_;
    QLineEdit* seed_;
    bool showsPause_ = false;
};

} // namespace dpfm::views
