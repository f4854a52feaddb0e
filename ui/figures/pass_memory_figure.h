#pragma once

#include "ui/figures/figure.h"
#include "ui/models/two_pass_model.h"

#include <memory>

namespace dpfm::figures {

/// How many numbers backpropagation and DPFM keep at each step, with a line at the present step.
class PassMemoryFigure : public Figure {
    Q_OBJECT
public:
    explicit PassMemoryFigure(QObject* parent = nullptr);

    /// None for an empty figure.
    void setPasses(std::shared_ptr<const models::TwoPasses> passes);
    /// Until it is called, there is no line at a step.
    void setStep(std::size_t step);

protected:
    void restyle() override;

private:
    std::shared_ptr<const models::TwoPasses> passes_;
    QCPAxisRect* rect_ = nullptr; ///< owned by the plot, as those below
    QCPGraph* graphs_[2] = {};    ///< by side
    QCPItemStraightLine* cursor_ = nullptr;
    bool atStep_ = false;
};

} // namespace dpfm::figures
