#pragma once

#include "ui/figures/points_figure.h"
#include "ui/models/loss_cost_table.h"

#include <vector>

namespace dpfm::figures {

/// What runs came to against what they cost in multiplications, on a logarithmic axis: a point for
/// each group at the median over its seeds, the seeds faint behind it, and a line through the
/// points that no other one beats, with their names. Colour tells the register count, the marker
/// the corpus.
class LossCostFigure : public PointsFigure {
    Q_OBJECT
public:
    explicit LossCostFigure(QObject* parent = nullptr);

    /// One panel a table, over the same vertical axis, which says what its runs share. `panelsBy`:
    /// see RunFigure.
    void setTables(std::vector<models::LossCostTable> tables, const QString& panelsBy = {});
    /// A logarithmic vertical axis leaves out what is not positive.
    void setLogY(bool logarithmic);
    bool logY() const { return logY_; }

protected:
    void restyle() override;
    void fitTitles(const QSize& size) override;
    QString textOf(const Point& point) const override;

private:
    /// What is drawn of one point of a table.
    struct Mark {
        QCPGraph* seeds; ///< owned by the plot, as all of these
        QCPGraph* median;
    };
    struct Name {
        QCPItemText* text;
        QCPItemLine* leader; ///< from the point to its name, if that is not beside it
    };
    struct Panel {
        QCPAxisRect* rect;
        QCPRange x; ///< of the points, with some room
        QCPGraph* front;
        std::vector<Mark> marks; ///< one a point
        std::vector<Name> names;
    };

    void build();
    void clear();
    void fill(std::size_t table);
    QString nameOf(const models::RunGroup& group) const;
    void fitRanges();
    /// Ranges with some room for names, and the names in it. One without a place of its own is left
    /// to the tooltip.
    void fitNames();
    void placeNames(const Panel& panel, const QCPRange& x, const QCPRange& y) const;
    bool drawable(double value) const;
    /// As asked for, where the metric may be drawn so.
    bool isLogarithmic() const;

    std::vector<models::LossCostTable> tables_;
    std::vector<QCPAxisRect*> rects_; ///< owned by the plot
    std::vector<Panel> panels_;       ///< one a table
    std::vector<models::RegisterCategory> categories_;
    std::vector<models::RunRow> rows_; ///< ascending
    QCPRange yRange_{1.0, 10.0};       ///< of the points, with some room
    bool logY_ = true;
};

} // namespace dpfm::figures
