#pragma once

#include "ui/figures/figure.h"
#include "ui/models/plot_series.h"

#include <vector>

namespace dpfm::figures {

/// What the runs came to, over the register counts: one line a corpus through the medians over the
/// seeds, and the single seeds as points. "all", meProp and backpropagation are categories of their
/// own; no line leads from one method to another.
class CrossSectionFigure : public Figure {
    Q_OBJECT
public:
    explicit CrossSectionFigure(QObject* parent = nullptr);

    /// `title` says what the values are: models::readingTitle().
    void setTable(models::ReadingTable table, const QString& title);
    /// A logarithmic axis leaves out what is not positive.
    void setLogY(bool logarithmic);
    bool logY() const { return logY_; }

signals:
    /// A legend entry was clicked, to hide or show what it stands for.
    void corpusToggled(int corpus);

protected:
    void restyle() override;
    void fitTitles(const QSize& size) override;
    void legendClicked(std::size_t entry) override;

private:
    struct Line {
        QCPGraph* medians; ///< owned by the plot, as the next
        QCPGraph* seeds;
    };

    void fill();
    bool drawable(double value) const;

    QCPAxisRect* rect_ = nullptr; ///< owned by the plot
    models::ReadingTable table_;
    QString title_;
    std::vector<Line> lines_; ///< one a corpus
    bool logY_ = true;
};

} // namespace dpfm::figures
