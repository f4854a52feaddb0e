#pragma once

#include "ui/figures/figure.h"
#include "ui/models/fidelity_plot.h"

#include <memory>
#include <vector>

namespace dpfm::figures {

/// A measure of fidelity as lines, over register counts or epochs.
class FidelityFigure : public Figure {
    Q_OBJECT
public:
    explicit FidelityFigure(QObject* parent = nullptr);

    void setPlot(models::FidelityPlot plot);
    const models::FidelityPlot& plotted() const { return plot_; }

protected:
    void restyle() override;
    void fitTitles(const QSize& size) override;

private:
    void fill();

    QCPAxisRect* rect_ = nullptr;  ///< owned by the plot
    std::vector<QCPGraph*> lines_; ///< one a line of the plot; the same
    models::FidelityPlot plot_;
};

} // namespace dpfm::figures
