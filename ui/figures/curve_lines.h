#pragma once

#include "ui/figures/figure_style.h"
#include "ui/models/curve_series.h"

#include <qcustomplot.h>

#include <cstddef>
#include <optional>
#include <vector>

namespace dpfm::figures {

/// The plot's layer, under all lines so that it hides none, in which the selected run is drawn once
/// more.
inline constexpr char kSelectedLayer[] = "selected";

/// The curves of one panel: lines, bands about the centres of groups, smoothed lines over raw ones,
/// dots at the best epochs, and a halo about the run that is selected.
class CurveLines {
public:
    CurveLines(QCustomPlot& plot, QCPAxisRect& rect);

    void set(models::CurveSet curves, bool logarithmic);
    void setLogarithmic(bool logarithmic);
    const models::CurveSet& curves() const { return curves_; }

    /// `rows` are ascending: their ranks are the dashes and, if asked for, the colours and markers,
    /// which are the register counts' else. A run that a person gave a colour has that. What is
    /// stale, raw under its smoothed line or behind its group is faint; of the last, a run with a
    /// colour of its own is not.
    void restyle(const FigureStyle& style, const std::vector<models::RunRow>& rows,
                 bool colorsRows = false);
    void markSelected(std::optional<std::size_t> run, const FigureStyle& style);

    QCPAxisRect& rect() const { return rect_; }
    QCPAxis& x() const { return *rect_.axis(QCPAxis::atBottom); }
    QCPAxis& y() const { return *rect_.axis(QCPAxis::atLeft); }

    /// What the vertical axis should span: the values of the shown runs that did not diverge, if
    /// there are any. The others leave the plot at its top. None if there is nothing to be seen.
    std::optional<QCPRange> span() const;
    /// The same, or what an axis spans that has nothing to show.
    QCPRange values() const;
    /// Where the longest shown curve ends.
    double lastX() const;
    /// Whether an axis can show a value.
    bool drawable(double value) const;

    /// The drawn curve nearest to a place of the widget; none that is near.
    const models::CurveSeries* nearest(const QPointF& place) const;
    /// Of a curve, the place of the value at a place of the widget.
    std::size_t indexAt(const models::CurveSeries& curve, const QPointF& place) const;
    /// The run itself, or of a group's centre the run of it that is nearest to it there.
    std::optional<std::size_t> runOf(const models::CurveSeries& curve, const QPointF& place) const;

private:
    struct Band {
        QCPGraph* lower;
        QCPGraph* upper;
    };

    void fill();
    void fillGraph(QCPGraph& graph, const models::CurveSeries& curve,
                   const std::vector<double>& values, double highest) const;
    void fillBands(double highest);
    void fillDots(double highest);
    void resize(std::vector<QCPGraph*>& graphs, std::size_t count);
    double highest() const;
    /// Whether markers tell the rows, which colours or dashes alone do not.
    bool marksRows() const { return colorsRows_ || dashesRepeat(rows_.size()); }
    /// Of the curve's row among all rows: 0 is the last one.
    std::size_t rankOf(const models::CurveSeries& curve) const;
    /// A marker for each register count, or row; `rank` is its place among those of the panel.
    void mark(QCPGraph& graph, const models::CurveSeries& curve, std::size_t rank,
              const FigureStyle& style) const;
    QPen penOf(const models::CurveSeries& curve, bool faint, const FigureStyle& style) const;

    QCustomPlot& plot_;
    QCPAxisRect& rect_; ///< owned by the plot, as the graphs
    models::CurveSet curves_;
    bool logarithmic_ = true;
    std::vector<models::RunRow> rows_; ///< ascending
    bool colorsRows_ = false;
    std::vector<QCPGraph*> graphs_;   ///< one a series
    std::vector<QCPGraph*> smooth_;   ///< one a series that is smoothed, in their order
    std::vector<Band> bands_;         ///< one a series with a spread, in their order
    std::vector<QCPGraph*> dots_;     ///< one for the best epochs of all curves that look alike
    std::vector<std::size_t> dotted_; ///< of each of them, a curve that it belongs to
    QCPGraph* halo_ = nullptr;
    QCPGraph* core_ = nullptr; ///< the selected run's line over its halo
};

} // namespace dpfm::figures
