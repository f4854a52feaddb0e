#pragma once

#include "ui/figures/figure.h"
#include "ui/models/plot_series.h"

namespace dpfm::figures {

class MatrixCells;

/// Registers × corpus: the median over the seeds in every cell, as colour and number.
class MatrixFigure : public Figure {
    Q_OBJECT
public:
    explicit MatrixFigure(QObject* parent = nullptr);

    /// `title` says what the values are: models::readingTitle(). Losses are coloured by their
    /// logarithm.
    void setTable(const models::ReadingTable& table, const QString& title, bool logarithmic = true);

    const MatrixCells& cells() const { return *cells_; }

protected:
    void restyle() override;
    void fitTitles(const QSize& size) override;

private:
    QCPAxisRect* rect_ = nullptr; ///< owned by the plot, as title_ and cells_
    QCPTextElement* title_ = nullptr;
    QString fullTitle_;
    MatrixCells* cells_ = nullptr;
};

} // namespace dpfm::figures
