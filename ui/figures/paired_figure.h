#pragma once

#include "ui/figures/points_figure.h"
#include "ui/figures/symlog.h"
#include "ui/models/paired_table.h"

#include <vector>

namespace dpfm::figures {

/// Each register count beside all registers: the differences of the single seeds as points, their
/// median as a line and its interval as a bar, about a line at 0, which in the place of "all" is
/// drawn like a median: that is what the others are compared with. Corpora stand side by side in
/// each count's place, the smallest at the left, and within them seeds in their order, so that a
/// seed has the same place everywhere. Infinite differences stand at the edge, as triangles that
/// point out. The vertical axis is logarithmic towards both sides, so that a few failed seeds do
/// not flatten all others.
class PairedFigure : public PointsFigure {
    Q_OBJECT
public:
    explicit PairedFigure(QObject* parent = nullptr);

    void setTable(models::PairedTable table);
    /// Linear within a threshold that the axis names and logarithmic beyond, or linear altogether.
    void setSymlog(bool symlog);
    bool symlog() const { return symlog_; }

protected:
    /// The axis tells the register counts, so greys are left for the rows.
    bool colorsRows() const override { return isGrey(); }
    void restyle() override;
    void fitTitles(const QSize& size) override;
    QString textOf(const Point& point) const override;
    double placeOn(const QCPAxis& axis, double value) const override;
    void limitsChanged() override;

private:
    /// What is drawn of a comparison.
    struct Group {
        QCPGraph* seeds; ///< owned by the plot, as all of these
        QCPGraph* above; ///< infinite differences
        QCPGraph* below;
        QCPItemLine* median;
        QCPItemRect* interval;
    };

    Group makeGroup();
    void place(QCPAbstractItem& item, const char* layer) const;
    void clear();
    void fill(std::size_t comparison);
    void fitEdges();
    double placeOf(double value) const; ///< on the vertical axis
    double onAxis(double value) const;  ///< the same; an infinite one is at an end

    QCPAxisRect* rect_ = nullptr;      ///< owned by the plot, as the next
    QCPItemLine* reference_ = nullptr; ///< all registers beside themselves
    /// In the axis's order: those that are compared, and "all".
    std::vector<models::RegisterCategory> categories_;
    models::PairedTable table_;
    std::vector<Group> groups_; ///< one a comparison
    Symlog scale_;
    QCPRange edges_{-1.0, 1.0};    ///< of the vertical axis
    QCPRange infinite_{-1.0, 1.0}; ///< where infinite differences stand on it
    bool symlog_ = true;
};

} // namespace dpfm::figures
