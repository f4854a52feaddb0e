#pragma once

#include "ui/figures/figure.h"
#include "ui/models/cost_plot.h"

#include <vector>

namespace dpfm::figures {

/// What the Cost instrument draws: lines of the model, points that were measured. A logarithmic
/// axis leaves out what is not positive.
class CostFigure : public Figure {
    Q_OBJECT
public:
    explicit CostFigure(QObject* parent = nullptr);

    void setPlot(models::CostPlot plot);
    const models::CostPlot& plotted() const { return plotted_; }

protected:
    void restyle() override;
    void fitTitles(const QSize& size) override;

private:
    struct Drawn {
        QCPGraph* graph; ///< owned by the plot, as the labels
        std::vector<QCPItemText*> labels;
    };

    QColor colorOf(const models::CostLine& line) const;
    bool drawable(double x, double y) const;
    void fill();

    QCPAxisRect* rect_ = nullptr; ///< owned by the plot
    models::CostPlot plotted_;
    std::vector<Drawn> drawn_; ///< one a line
};

} // namespace dpfm::figures
