#pragma once

#include "ui/figures/figure.h"
#include "ui/models/csv_preview.h"

namespace dpfm::figures {

/// Rows of a table as points, in the colours of their classes if they have any.
class TableFigure : public Figure {
    Q_OBJECT
public:
    explicit TableFigure(QObject* parent = nullptr);

    /// No groups leave a sentence in place of the axes.
    void setPoints(models::TablePoints points);

protected:
    void restyle() override;

private:
    QCPAxisRect* rect_ = nullptr; ///< owned by the plot, as the graphs
    std::vector<QCPGraph*> graphs_;
    models::TablePoints points_;
};

} // namespace dpfm::figures
