#include "ui/views/run_links.h"

namespace dpfm::views {

using figures::RunFigure;
using models::ResultsModel;

void toggleRuns(ResultsModel& results,
                const std::function<bool(const training::RunParameters&)>& standsFor) {
    std::vector<std::size_t> runs;
    std::size_t shown = 0;
    for (std::size_t run = 0; run < results.runCount(); ++run) {
        if (standsFor(results.run(run).run.parameters)) {
            runs.push_back(run);
            shown += results.isShown(run) ? 1U : 0U;
        }
    }
    results.setShown(runs, 2 * shown <= runs.size());
}

void link(RunFigure& figure, ResultsModel& results) {
    QObject::connect(&figure, &RunFigure::categoryToggled, &results,
                     [&results](network::Method method, int registers) {
                         const models::RegisterCategory category{method, registers};
                         toggleRuns(results, [&](const training::RunParameters& run) {
                             return models::categoryOf(run) == category;
                         });
                     });
    QObject::connect(&figure, &RunFigure::rowToggled, &results,
                     [&figure, &results](std::size_t variant, int corpus) {
                         const models::RunGroups groups(results.sweep(), figure.panelsBy());
                         toggleRuns(results, [&](const training::RunParameters& run) {
                             return groups.rowOf(run) == models::RunRow{variant, corpus};
                         });
                     });
    QObject::connect(&figure, &RunFigure::runClicked, &results,
                     [&results](std::size_t run) { results.select(run); });
    QObject::connect(&results, &ResultsModel::selectedChanged, &figure,
                     [&figure, &results] { figure.setSelected(results.selected()); });
    figure.setSelected(results.selected());
}

} // namespace dpfm::views
