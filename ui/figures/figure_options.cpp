#include "ui/figures/figure_options.h"

namespace dpfm::figures {

bool hasReading(PlotKind plot) {
    return plot == PlotKind::CrossSection || plot == PlotKind::Matrix || plot == PlotKind::Paired ||
           plot == PlotKind::Cost;
}

bool hasLogY(PlotKind plot) {
    return plot == PlotKind::Curves || plot == PlotKind::CrossSection || plot == PlotKind::Paired ||
           plot == PlotKind::Cost || plot == PlotKind::Minima;
}

bool hasPanelsByCorpus(PlotKind plot) {
    return plot == PlotKind::CrossSection || plot == PlotKind::Cost;
}

bool isOfSweep(PlotKind plot) {
    return plot != PlotKind::OutputMap && plot != PlotKind::Confusion &&
           plot != PlotKind::Instrument;
}

} // namespace dpfm::figures
