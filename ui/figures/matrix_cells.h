#pragma once

#include "ui/figures/figure_style.h"
#include "ui/models/reading_table.h"

#include <qcustomplot.h>

#include <vector>

namespace dpfm::figures {

/// A table of readings as coloured cells with their numbers, at the whole numbers of two axes.
/// Colours go from the lowest to the highest value, by the logarithm of a loss and by an accuracy
/// itself.
class MatrixCells : public QCPAbstractItem {
    Q_OBJECT
public:
    MatrixCells(QCustomPlot* plot, QCPAxisRect& rect);

    void setTable(const models::ReadingTable& table, bool logarithmic);
    void setStyle(const FigureStyle& style) { style_ = style; }

    double selectTest(const QPointF& place, bool onlySelectable, QVariant* details) const override;

    /// The cell's number as it is written; "div." where the median run diverged.
    QString text(const models::SeedReadings& cell) const;
    QColor color(double value) const;

    /// A cell as it is drawn, about a whole number of each axis.
    struct Cell {
        double column;
        double row;
        QColor fill;
        QString text;
        QColor textColor;
    };
    std::vector<Cell> drawn() const;
    const QCPAxisRect& rect() const { return rect_; }
    /// In plot pixels.
    QRectF place(const Cell& cell) const;

protected:
    void draw(QCPPainter* painter) override;

private:
    double place(double value) const;

    QCPAxisRect& rect_;
    models::ReadingTable table_;
    FigureStyle style_;
    bool logarithmic_ = true;
    double lowest_ = 0.0; ///< of the drawn values, on the colours' scale
    double highest_ = 0.0;
};

} // namespace dpfm::figures
