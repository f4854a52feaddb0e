#pragma once

#include "ui/figures/run_figure.h"

namespace dpfm::figures {

/// A figure whose runs and groups are points: it finds the one under the mouse and rings those of
/// the selected run.
class PointsFigure : public RunFigure {
    Q_OBJECT
public:
    QString describeAt(const QPointF& place) const override;
    std::optional<std::size_t> runAt(const QPointF& place) const override;
    /// A run with a colour is drawn once more, over all others.
    void setRunColors(const std::vector<int>& colors) override;

protected:
    /// What can be pointed at.
    struct Point {
        QCPAxisRect* rect;
        double x; ///< as the axes have it, and as the next
        double y;
        std::size_t run;   ///< it or, of a group, the run that stands for it
        bool single;       ///< whether it is a run's own
        std::size_t group; ///< what textOf() needs to know, as the next
        std::size_t place;
    };

    explicit PointsFigure(QObject* parent);

    void clearPoints() { points_.clear(); }
    void addPoint(const Point& point) { points_.push_back(point); }
    const std::vector<Point>& points() const { return points_; }
    virtual QString textOf(const Point& point) const = 0;
    void markSelected() override;

private:
    void drawColored();
    const Point* nearest(const QPointF& place) const;

    std::vector<Point> points_;
    std::vector<QCPItemTracer*> rings_; ///< owned by the plot
    std::vector<int> colors_;
    /// Owned by the plot, which may clear all graphs.
    std::vector<QPointer<QCPGraph>> colored_;
};

} // namespace dpfm::figures
