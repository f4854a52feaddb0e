#pragma once

#include "core/training/snapshot.h"
#include "ui/figures/figure.h"

#include <vector>

namespace dpfm::figures {

/// loss and val_loss of one run by epoch, on a logarithmic axis: what is not positive is left out.
class LiveCurveFigure : public Figure {
    Q_OBJECT
public:
    explicit LiveCurveFigure(QObject* parent = nullptr);

    /// Cheap enough for every state of a live run.
    void setEpochs(const std::vector<training::EpochMetrics>& epochs);

protected:
    void restyle() override;

private:
    QCPAxisRect* rect_ = nullptr; ///< owned by the plot, as both below
    QCPGraph* loss_ = nullptr;
    QCPGraph* valLoss_ = nullptr;
};

} // namespace dpfm::figures
