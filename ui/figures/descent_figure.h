#pragma once

#include "ui/figures/figure.h"
#include "ui/models/autodiff_model.h"

#include <memory>

namespace dpfm::figures {

/// What a function comes to on the way down by gradient and by Newton steps. The points that were
/// visited are counted on a logarithmic axis, so that one step and ten thousand are both seen.
/// Values that are all positive stand on a logarithmic axis, where a 0 is drawn at its lower end.
class DescentFigure : public Figure {
    Q_OBJECT
public:
    explicit DescentFigure(QObject* parent = nullptr);

    /// None for an empty figure.
    void setDescents(std::shared_ptr<const models::AutodiffDescents> descents);

protected:
    void restyle() override;

private:
    void redraw();

    std::shared_ptr<const models::AutodiffDescents> descents_;
    QCPAxisRect* rect_ = nullptr; ///< owned by the plot, as both below
    QCPGraph* gradient_ = nullptr;
    QCPGraph* newton_ = nullptr;
};

} // namespace dpfm::figures
