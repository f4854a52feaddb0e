#pragma once

#include "ui/figures/points_figure.h"
#include "ui/models/reading_table.h"

#include <vector>

namespace dpfm::figures {

/// What stands in a panel, and what is said over it.
struct CrossSectionPanel {
    QString title;
    models::ReadingTable table;
};
/// A panel for each value of a field, or one: see models::runPanels().
std::vector<CrossSectionPanel>
crossSectionPanels(const session::SweepRecord& sweep, models::Metric metric,
                   models::Reading reading, const QString& panelsBy,
                   const models::RunFilter& filter = {},
                   const models::SummaryOf& summaryOf = models::summaryOfEpochs);

/// What the runs came to, over the register counts on an axis of log₂ R: one line a corpus through
/// the medians over the seeds, and the single seeds as points. "all", meProp and backpropagation
/// stand apart, behind a gap that no line crosses. Panels of a field's values have the same axes.
class CrossSectionFigure : public PointsFigure {
    Q_OBJECT
public:
    explicit CrossSectionFigure(QObject* parent = nullptr);

    /// `title` says what the values are: models::readingTitle(). A panel without a value is left
    /// out if another has one. `panelsBy`: see RunFigure.
    void setPanels(std::vector<CrossSectionPanel> panels, const QString& title,
                   const QString& panelsBy);
    /// One without a title of its own.
    void setTable(models::ReadingTable table, const QString& title);
    /// A logarithmic axis leaves out what is not positive.
    void setLogY(bool logarithmic);
    bool logY() const { return logY_; }

protected:
    void restyle() override;
    void fitTitles(const QSize& size) override;
    QString textOf(const Point& point) const override;

private:
    struct Line {
        std::size_t panel;
        std::size_t row;   ///< of its table
        QCPAxisRect* rect; ///< owned by the plot, as the next two
        QCPGraph* medians;
        QCPGraph* seeds;
    };

    void buildPanels();
    void fill();
    void fill(const Line& line);
    void fitRanges();
    const CrossSectionPanel& panelOf(const Point& point) const;
    bool drawable(double value) const;
    /// As asked for, where the metric may be drawn so.
    bool isLogarithmic() const;

    std::vector<QCPAxisRect*> rects_;                  ///< owned by the plot
    std::vector<CrossSectionPanel> panels_;            ///< one a rectangle
    std::vector<models::RegisterCategory> categories_; ///< of all panels, as the next two
    std::vector<double> places_;
    std::vector<models::RunRow> rows_; ///< ascending
    QString title_;
    std::vector<Line> lines_; ///< one a row of a panel
    bool logY_ = true;
};

} // namespace dpfm::figures
