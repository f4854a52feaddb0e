#pragma once

#include "ui/figures/run_figure.h"
#include "ui/models/reading_table.h"

namespace dpfm::figures {

class MatrixCells;

/// Registers × corpus: the median over the seeds in every cell, as colour and number.
class MatrixFigure : public RunFigure {
    Q_OBJECT
public:
    explicit MatrixFigure(QObject* parent = nullptr);

    /// `title` says what the values are: models::readingTitle(). Losses are coloured by their
    /// logarithm.
    void setTable(const models::ReadingTable& table, const QString& title, bool logarithmic = true);

    const MatrixCells& cells() const { return *cells_; }

    QString describeAt(const QPointF& place) const override;
    std::optional<std::size_t> runAt(const QPointF& place) const override;

protected:
    void restyle() override;
    void fitTitles(const QSize& size) override;
    void markSelected() override;

private:
    /// A cell with a value, by row and column.
    struct Cell {
        std::size_t row;
        std::size_t column;
    };
    std::optional<Cell> cellAt(const QPointF& place) const;

    models::ReadingTable table_;
    QCPItemRect* mark_ = nullptr; ///< about the selected run's cell; owned by the plot
    QCPAxisRect* rect_ = nullptr; ///< owned by the plot, as title_ and cells_
    QCPTextElement* title_ = nullptr;
    QString fullTitle_;
    MatrixCells* cells_ = nullptr;
};

} // namespace dpfm::figures
