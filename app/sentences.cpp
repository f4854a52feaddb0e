#include "app/sentences.h"

#include "ui/models/loss_cost_table.h"
#include "ui/models/minima_table.h"
#include "ui/models/paired_table.h"

namespace dpfm::app {

using figures::localeOf;
using figures::PlotKind;

bool hasSentences(PlotKind plot) {
    return plot == PlotKind::Paired || plot == PlotKind::Cost || plot == PlotKind::Minima;
}

QStringList sentencesOf(const session::SweepRecord& sweep, const figures::FigureOptions& options) {
    const session::LanguageScope scope(options.look.language);
    switch (options.plot) {
    case PlotKind::Paired:
        return models::pairedSentences(
            models::pairedTable(sweep, options.readingOf, options.reading, options.filter),
            localeOf(options.look.decimals));
    case PlotKind::Cost:
        return models::lossCostSentences(models::lossCostTables(sweep, options.readingOf,
                                                                options.reading, options.panelsBy,
                                                                options.filter),
                                         localeOf(options.look.decimals));
    case PlotKind::Minima:
        return models::minimaSentences(models::minimaTable(sweep, options.filter),
                                       localeOf(options.look.decimals));
    default:
        return {};
    }
}

} // namespace dpfm::app
