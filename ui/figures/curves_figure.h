#pragma once

#include "ui/figures/figure.h"
#include "ui/models/plot_series.h"

#include <QString>

#include <vector>

namespace dpfm::figures {

/// The curves of one metric.
struct CurvePanel {
    models::Metric metric = models::Metric::Loss;
    std::vector<models::CurveSeries> series;
};

/// Curves by epoch, one panel a metric, side by side. Colour tells the register count, the dash the
/// corpus. Several seeds are thin lines with their median; more than five are a band between their
/// quartiles about it. The wheel zooms, a drag pans, a double
/// click shows everything again; the tooltip names the curve under the mouse.
class CurvesFigure : public Figure {
    Q_OBJECT
public:
    explicit CurvesFigure(QObject* parent = nullptr);

    /// Shows these curves in place of those before. Cheap enough for live updates. The view follows
    /// the data until somebody zooms; then it stays until resetZoom().
    void setPanels(std::vector<CurvePanel> panels);
    /// A logarithmic axis leaves out what is not positive. Switching shows everything.
    void setLogY(bool logarithmic);
    bool logY() const { return logY_; }

    bool zoomed() const { return zoomed_; }
    void resetZoom();

    /// What the curve near a place of the widget is and reads; empty if there is none.
    QString describeAt(const QPointF& place) const;

signals:
    /// A legend entry was clicked, to hide or show what it stands for.
    void legendToggled(dpfm::network::Method method, int registers);
    void corpusToggled(int corpus);

protected:
    void restyle() override;
    void legendClicked(std::size_t entry) override;

private:
    /// Between the quartiles of many seeds.
    struct Band {
        QCPGraph* lower;
        QCPGraph* upper;
    };
    struct Panel {
        models::Metric metric;
        QCPAxisRect* rect;                       ///< owned by the plot, as the graphs
        std::vector<models::CurveSeries> series; ///< the runs' and then the medians
        std::size_t runs;                        ///< how many are runs'
        std::vector<QCPGraph*> graphs;           ///< one a series
        std::vector<bool> drawn;                 ///< whether a series is; its band may stand for it
        std::vector<Band> bands;
        QCPAxis& x() const { return *rect->axis(QCPAxis::atBottom); }
        QCPAxis& y() const { return *rect->axis(QCPAxis::atLeft); }
    };

    void rebuildPanels(const std::vector<CurvePanel>& panels);
    void fill(Panel& panel);
    void fillBands(Panel& panel);
    void fillGraph(QCPGraph& graph, const models::CurveSeries& series,
                   const std::vector<double>& values, double highest) const;
    void updateLabels();
    void updateLegend();
    void updateMessage();
    void fitRanges();
    /// What the vertical axis should span: the values of the shown runs that did not diverge, if
    /// there are any. The others leave the plot at its top.
    QCPRange valuesOf(const Panel& panel) const;
    bool drawable(double value) const;
    QPen penOf(const models::CurveSeries& series, bool behindMedian) const;
    void mark(QCPGraph& graph, const models::CurveSeries& series) const;
    void showToolTip(QMouseEvent* event);

    std::vector<Panel> panels_;
    std::vector<models::RegisterCategory> categories_; ///< the legend's, in its order
    std::vector<int> corpora_; ///< ascending; in the legend after the categories if several
    bool logY_ = true;
    bool zoomed_ = false;
    bool fitting_ = false; ///< ranges change because the figure sets them
};

} // namespace dpfm::figures
