#pragma once

#include "ui/figures/figure_style.h"
#include "ui/models/confusion_model.h"

#include <qcustomplot.h>

#include <memory>
#include <optional>

namespace dpfm::figures {

/// The counts of a confusion matrix as coloured cells, at the whole numbers of two axes: columns
/// along the bottom one, rows along the left one. Colours are of the share that a cell has of its
/// row; where there is nothing to count there is no colour, so that a single error is seen.
class ConfusionCells : public QCPAbstractItem {
    Q_OBJECT
public:
    ConfusionCells(QCustomPlot* plot, QCPAxisRect& rect);

    void setMatrix(std::shared_ptr<const models::ConfusionMatrix> matrix);
    void setStyle(const FigureStyle& style) { style_ = style; }
    /// The cell with a frame.
    void setCurrent(std::optional<models::ConfusionCell> cell) { current_ = cell; }

    /// In plot pixels.
    QRectF rectOf(models::ConfusionCell cell) const;
    std::optional<models::ConfusionCell> cellAt(const QPointF& place) const;

    QString text(models::ConfusionCell cell) const;
    QColor color(models::ConfusionCell cell) const;

    double selectTest(const QPointF& place, bool onlySelectable, QVariant* details) const override;

protected:
    void draw(QCPPainter* painter) override;

private:
    QCPAxisRect& rect_;
    std::shared_ptr<const models::ConfusionMatrix> matrix_;
    std::optional<models::ConfusionCell> current_;
    FigureStyle style_;
};

} // namespace dpfm::figures
