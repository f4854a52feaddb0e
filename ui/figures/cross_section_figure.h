#pragma once

#include "ui/figures/points_figure.h"
#include "ui/models/reading_table.h"

#include <vector>

namespace dpfm::figures {

/// What the runs came to, over the register counts on an axis of log₂ R: one line a corpus through
/// the medians over the seeds, and the single seeds as points. "all", meProp and backpropagation
/// stand apart, behind a gap that no line crosses. Corpora are drawn in one panel, or each in one
/// of its own over the same vertical axis.
class CrossSectionFigure : public PointsFigure {
    Q_OBJECT
public:
    explicit CrossSectionFigure(QObject* parent = nullptr);

    /// `title` says what the values are: models::readingTitle(). By corpus, those without a value
    /// have no panel.
    void setTable(models::ReadingTable table, const QString& title, bool byCorpus = false);
    /// A logarithmic axis leaves out what is not positive.
    void setLogY(bool logarithmic);
    bool logY() const { return logY_; }

protected:
    void restyle() override;
    void fitTitles(const QSize& size) override;
    void legendClicked(std::size_t entry) override;
    QString textOf(const Point& point) const override;

private:
    struct Line {
        std::size_t row;   ///< of the table
        QCPAxisRect* rect; ///< owned by the plot, as the next two
        QCPGraph* medians;
        QCPGraph* seeds;
    };

    void buildPanels();
    void fill();
    void fill(const Line& line);
    void fitRanges();
    bool drawable(double value) const;
    /// As asked for, where the metric may be drawn so.
    bool isLogarithmic() const;

    std::vector<QCPAxisRect*> rects_; ///< owned by the plot
    models::ReadingTable table_;
    std::vector<double> places_; ///< of the categories
    QString title_;
    bool byCorpus_ = false;
    std::vector<Line> lines_; ///< one a corpus that is drawn
    bool logY_ = true;
};

} // namespace dpfm::figures
