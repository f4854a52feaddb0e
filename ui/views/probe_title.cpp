#include "ui/views/probe_title.h"

#include "ui/models/register_colors.h"

#include <QCoreApplication>

namespace dpfm::views {

QString probeTitle(const models::ResultsModel& results, const models::Probe& probe) {
    const training::RunParameters& run = results.run(probe.run).run.parameters;
    return QCoreApplication::translate("dpfm::views", "Run %1: corpus %2, %3, seed %4, epoch %5")
        .arg(probe.run)
        .arg(run.corpus)
        .arg(models::registerLabel(run.method, run.registers))
        .arg(run.seed)
        .arg(probe.epoch);
}

} // namespace dpfm::views
