#include "ui/figures/make_figure.h"

#include "ui/figures/confusion_figure.h"
#include "ui/figures/cross_section_figure.h"
#include "ui/figures/curves_figure.h"
#include "ui/figures/loss_cost_figure.h"
#include "ui/figures/matrix_figure.h"
#include "ui/figures/minima_figure.h"
#include "ui/figures/output_map_figure.h"
#include "ui/figures/paired_figure.h"

#include <algorithm>
#include <utility>

namespace dpfm::figures {

namespace {

session::SweepRecord filtered(const session::SweepRecord& sweep, const models::RunFilter& filter) {
    session::SweepRecord kept{sweep.id, sweep.experiment, sweep.variants, sweep.provenance, {}, {}};
    for (const session::RunRecord& run : sweep.runs)
        if (filter.shows(run.run.index) && filter.takes(run))
            kept.runs.push_back(run);
    return kept;
}

std::unique_ptr<Figure> makeCurves(const session::SweepRecord& sweep,
                                   const FigureOptions& options) {
    auto figure = std::make_unique<CurvesFigure>();
    figure->setLogY(options.logY);
    figure->setPanels(curvePanels(sweep, options.metrics, options.panelsBy, {}, options.curves),
                      options.panelsBy);
    return figure;
}

std::unique_ptr<Figure> makeReadings(const session::SweepRecord& sweep,
                                     const FigureOptions& options) {
    if (options.plot == PlotKind::CrossSection) {
        std::vector<CrossSectionPanel> panels =
            crossSectionPanels(sweep, options.readingOf, options.reading, options.panelsBy);
        std::size_t seeds = 0;
        for (const CrossSectionPanel& panel : panels)
            seeds = std::max(seeds, panel.table.seeds());
        auto figure = std::make_unique<CrossSectionFigure>();
        figure->setLogY(options.logY);
        figure->setPanels(std::move(panels),
                          models::readingTitle(options.readingOf, options.reading, seeds),
                          options.panelsBy);
        return figure;
    }
    const models::ReadingTable table =
        models::readingTable(sweep, options.readingOf, options.reading);
    const QString title = models::readingTitle(options.readingOf, options.reading, table.seeds());
    auto figure = std::make_unique<MatrixFigure>();
    figure->setTable(table, title, models::isLoss(options.readingOf));
    return figure;
}

std::unique_ptr<Figure> makePaired(const session::SweepRecord& sweep,
                                   const FigureOptions& options) {
    auto figure = std::make_unique<PairedFigure>();
    figure->setSymlog(options.logY);
    figure->setTable(models::pairedTable(sweep, options.readingOf, options.reading));
    return figure;
}

std::unique_ptr<Figure> makeCost(const session::SweepRecord& sweep, const FigureOptions& options) {
    auto figure = std::make_unique<LossCostFigure>();
    figure->setLogY(options.logY);
    figure->setTables(
        models::lossCostTables(sweep, options.readingOf, options.reading, options.panelsBy),
        options.panelsBy);
    return figure;
}

std::unique_ptr<Figure> makeMinima(const session::SweepRecord& sweep,
                                   const FigureOptions& options) {
    auto figure = std::make_unique<MinimaFigure>();
    figure->setLogY(options.logY);
    figure->setTable(models::minimaTable(sweep));
    return figure;
}

std::unique_ptr<Figure> figureOf(const session::SweepRecord& sweep, const FigureOptions& options) {
    switch (options.plot) {
    case PlotKind::Curves:
        return makeCurves(filtered(sweep, options.filter), options);
    case PlotKind::CrossSection:
    case PlotKind::Matrix:
        return makeReadings(filtered(sweep, options.filter), options);
    case PlotKind::Paired:
        return makePaired(filtered(sweep, options.filter), options);
    case PlotKind::Cost:
        return makeCost(filtered(sweep, options.filter), options);
    case PlotKind::Minima:
        return makeMinima(filtered(sweep, options.filter), options);
    case PlotKind::OutputMap: {
        auto figure = std::make_unique<OutputMapFigure>();
        figure->setMap(options.map);
        return figure;
    }
    case PlotKind::Instrument:
        return options.instrument->make();
    case PlotKind::Confusion:
        break;
    }
    auto figure = std::make_unique<ConfusionFigure>();
    figure->setMatrix(options.confusion);
    return figure;
}

} // namespace

std::unique_ptr<Figure> makeFigure(const session::SweepRecord& sweep,
                                   const FigureOptions& options) {
    std::unique_ptr<Figure> figure = figureOf(sweep, options);
    if (auto* runs = qobject_cast<RunFigure*>(figure.get()))
        runs->setRunColors(models::runColors(sweep));
    return figure;
}

bool needsAccuracies(const FigureOptions& options) {
    if (options.plot == PlotKind::Curves)
        return std::any_of(options.metrics.begin(), options.metrics.end(), models::isAccuracy);
    return hasReading(options.plot) && models::isAccuracy(options.readingOf);
}

} // namespace dpfm::figures
