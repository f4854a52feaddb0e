#pragma once

#include "ui/figures/figure.h"
#include "ui/models/confusion_model.h"

#include <memory>
#include <optional>

namespace dpfm::figures {

class ConfusionCells;

/// What a network takes the samples of its validation part for: a row for each class, a column for
/// what they are taken for, the counts in the cells.
class ConfusionFigure : public Figure {
    Q_OBJECT
public:
    explicit ConfusionFigure(QObject* parent = nullptr);

    /// None leaves a sentence in place of the axes.
    void setMatrix(std::shared_ptr<const models::ConfusionMatrix> matrix);
    /// Puts a frame about a cell of the matrix.
    void setCurrent(std::optional<models::ConfusionCell> cell);

    const ConfusionCells& cells() const { return *cells_; }
    QString title() const { return fullTitle_; }

signals:
    void cellClicked(dpfm::models::ConfusionCell cell);

protected:
    void restyle() override;
    void fitTitles(const QSize& size) override;

private:
    void labelAxes(const QSize& size);
    void fillTitle();

    QCPAxisRect* rect_ = nullptr;  ///< owned by the plot, as all below
    QCPLayoutGrid* row_ = nullptr; ///< of the cells and the colour scale, under the title
    QCPTextElement* title_ = nullptr;
    QCPColorScale* scale_ = nullptr;
    ConfusionCells* cells_ = nullptr;
    QString fullTitle_;
    std::shared_ptr<const models::ConfusionMatrix> matrix_;
};

} // namespace dpfm::figures
