#include "ui/figures/figure_options.h"

#include "ui/models/run_panels.h"

namespace dpfm::figures {

bool hasReading(PlotKind plot) {
    return plot == PlotKind::CrossSection || plot == PlotKind::Matrix || plot == PlotKind::Paired ||
           plot == PlotKind::Cost;
}

bool hasLogY(PlotKind plot) {
    return plot == PlotKind::Curves || plot == PlotKind::CrossSection || plot == PlotKind::Paired ||
           plot == PlotKind::Cost || plot == PlotKind::Minima;
}

bool hasPanels(PlotKind plot) {
    return plot == PlotKind::Curves || plot == PlotKind::CrossSection || plot == PlotKind::Cost;
}

bool hasPanelsBy(PlotKind plot, const QString& field) {
    return hasPanels(plot) &&
           !(plot == PlotKind::CrossSection && field == QLatin1String(models::kRegistersField));
}

bool isOfSweep(PlotKind plot) {
    return plot != PlotKind::OutputMap && plot != PlotKind::Confusion &&
           plot != PlotKind::Instrument;
}

} // namespace dpfm::figures
