#include "ui/views/legend_click.h"

namespace dpfm::views {

void toggleRuns(models::ResultsModel& results,
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

} // namespace dpfm::views
