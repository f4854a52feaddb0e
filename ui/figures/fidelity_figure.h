#pragma once

#include "ui/figures/figure.h"
#include "ui/models/fidelity_model.h"

#include <memory>
#include <vector>

namespace dpfm::figures {

/// One measure of fidelity over the register counts of a report: a line for the whole network and
/// one for each layer.
class FidelityFigure : public Figure {
    Q_OBJECT
public:
    explicit FidelityFigure(QObject* parent = nullptr);

    void setReport(std::shared_ptr<const models::FidelityReport> report);
    void setMeasure(models::FidelityMeasure measure);

protected:
    void restyle() override;
    void fitTitles(const QSize& size) override;

private:
    void fill();

    QCPAxisRect* rect_ = nullptr;  ///< owned by the plot
    std::vector<QCPGraph*> lines_; ///< the whole network's, then the layers'; the same
    std::shared_ptr<const models::FidelityReport> report_;
    models::FidelityMeasure measure_ = models::FidelityMeasure::Cosine;
};

} // namespace dpfm::figures
