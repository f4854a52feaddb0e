#pragma once

#include "ui/models/live_run_model.h"

#include <QAbstractListModel>

#include <vector>

namespace dpfm::models {

/// What was changed in the live run by hand, a line each, the latest first.
class TouchesModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit TouchesModel(LiveRunModel& live, QObject* parent = nullptr);

    /// Brings it up to the live run's state.
    void refresh();

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    LiveRunModel& live_;
    std::shared_ptr<const session::LiveState> shown_;
    std::vector<training::Touch> touches_;
};

/// How a live run goes, in a few lines: where it is, its last losses, how fast it trains, and that
/// it was edited by hand or has diverged. Null says that there is none.
QString liveSummary(const session::LiveState* state);

} // namespace dpfm::models
