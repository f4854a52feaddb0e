#pragma once

#include "ui/models/experiment_document.h"
#include "ui/models/live_sweep.h"
#include "ui/models/sweep_estimate.h"
#include "ui/session/settings.h"

#include <QWidget>

class QVBoxLayout;

namespace dpfm::views {

class ExperimentForm;

/// The experiment, to be edited: data → network → training → sweep, each field with what is wrong
/// with it written below, and a slider where the sweep can be dragged. Holds no values: every edit
/// goes to the document, every change comes from it. The one exception is text that is no number,
/// which stays in its field until it is one.
class ExperimentPanel : public QWidget {
    Q_OBJECT
public:
    /// `settings` know the folder where file dialogs open.
    ExperimentPanel(models::ExperimentDocument& document, models::LiveSweep& live,
                    models::SweepEstimate& estimate, session::Settings& settings,
                    QWidget* parent = nullptr);

    /// Whether every field says something: with text that is no number, what is on screen is not
    /// the experiment, and it must not be run.
    bool readable() const;

signals:
    void readableChanged();
    /// The person wants to choose a file of weights to start from.
    void initialWeightsRequested();
    /// The person wants a table as data, or to see how the present one is read.
    void tableRequested();

private:
    QVBoxLayout* addSection(const QString& title);
    void buildRecord(QVBoxLayout* section);
    void buildTable(QVBoxLayout* section);
    void buildData(QVBoxLayout* section);
    void buildNetwork(QVBoxLayout* section);
    void buildTraining(QVBoxLayout* section);
    void buildSweep(QVBoxLayout* section);

    models::ExperimentDocument& document_;
    models::SweepEstimate& estimate_;
    ExperimentForm* form_;
    QVBoxLayout* column_;
};

} // namespace dpfm::views
