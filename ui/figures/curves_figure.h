#pragma once

#include "ui/figures/curve_lines.h"
#include "ui/figures/run_figure.h"
#include "ui/models/curve_series.h"

#include <QString>

#include <memory>
#include <vector>

namespace dpfm::figures {

/// The curves of one metric.
struct CurvePanel {
    models::Metric metric = models::Metric::Loss;
    models::CurveSet curves;
    QString title = {}; ///< over the panel: what its runs share
};

/// A panel for each metric or, with a field for panels, for each metric and value of it.
std::vector<CurvePanel> curvePanels(const session::SweepRecord& sweep,
                                    const std::vector<models::Metric>& metrics,
                                    const QString& panelsBy, const models::RunFilter& filter,
                                    const models::CurveOptions& options);

/// Curves, one panel a metric, side by side; values of a field stand side by side instead, metrics
/// below each other, each over the same vertical axis. Colour tells the register count, but of a
/// run that a person gave one, and the dash the row; where panels tell the count, colours and
/// markers tell the rows as well.
/// The wheel zooms, a drag pans, a double click shows everything again; a click chooses a run,
/// which has a halo then.
class CurvesFigure : public RunFigure {
    Q_OBJECT
public:
    explicit CurvesFigure(QObject* parent = nullptr);

    /// Shows these curves, all over the same x, in place of those before. Cheap enough for live
    /// updates. The view follows the data until somebody zooms; then it stays until resetZoom() or
    /// another x.
    /// `panelsBy`: see RunFigure.
    void setPanels(std::vector<CurvePanel> panels, const QString& panelsBy = {});
    /// A logarithmic axis leaves out what is not positive. Switching shows everything.
    void setLogY(bool logarithmic);
    bool logY() const { return logY_; }

    bool zoomed() const { return zoomed_; }
    void resetZoom();
    /// Shows `factor` times what is shown of every axis, about its middle.
    void zoom(double factor);
    /// Moves by shares of what is shown: along x of all panels, along y of each.
    void pan(double x, double y);

    QString describeAt(const QPointF& place) const override;
    std::optional<std::size_t> runAt(const QPointF& place) const override;

protected:
    void restyle() override;
    void fitTitles(const QSize& size) override;
    void markSelected() override;

private:
    struct Panel {
        models::Metric metric;
        std::unique_ptr<CurveLines> lines;
        QString title;
    };

    void rebuildPanels(const std::vector<CurvePanel>& panels, std::size_t values);
    /// Whether the panel has the same vertical axis as the one at its left.
    bool continuesRow(std::size_t panel) const;
    /// The first panel of each metric; the others of it have the same vertical axis.
    std::vector<const Panel*> firstOfMetrics() const;
    void updateLegend();
    std::vector<LegendLook> coloredRuns() const;
    void updateMessage();
    void fitRanges();
    bool isLogarithmic(models::Metric metric) const;
    const Panel* panelAt(const QPointF& place) const;

    std::vector<Panel> panels_;
    models::CurveOptions options_;
    QString caption_; ///< under the horizontal axes
    std::vector<models::RegisterCategory> categories_;
    std::vector<models::RunRow> rows_; ///< ascending
    std::size_t values_ = 0;           ///< panels of each metric
    bool logY_ = true;
    bool zoomed_ = false;
    bool fitting_ = false; ///< ranges change because the figure sets them
};

} // namespace dpfm::figures
