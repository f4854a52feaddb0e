#include "app/latest_sweep.h"

#include "app/damage_warning.h"
#include "ui/session/results_store.h"

#include <algorithm>
#include <string>

namespace dpfm::app {

Result<session::SweepRecord> latestSweep(const QString& path, std::optional<qint64> wanted) {
    const auto store = session::ResultsStore::open(path, session::Access::Read);
    if (!store)
        return store.error();
    warnOfDamage(**store);
    const auto sweeps = (*store)->sweeps();
    if (!sweeps)
        return sweeps.error();
    if (sweeps->empty())
        return Error{ErrorCode::InvalidInput,
                     path.toStdString(),
                     "The file holds no sweep yet; train one first.",
                     {}};
    if (wanted && std::none_of(sweeps->begin(), sweeps->end(),
                               [&](const auto& listed) { return listed.id == *wanted; }))
        return Error{
            ErrorCode::InvalidInput,
            "--sweep",
            "%1 has no sweep %2; its latest is %3.",
            {path.toStdString(), std::to_string(*wanted), std::to_string(sweeps->back().id)}};
    return (*store)->load(wanted.value_or(sweeps->back().id));
}

} // namespace dpfm::app
