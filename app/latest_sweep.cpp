#include "app/latest_sweep.h"

#include "ui/session/results_store.h"

namespace dpfm::app {

Result<session::SweepRecord> latestSweep(const QString& path) {
    const auto store = session::ResultsStore::open(path, session::Access::Read);
    if (!store)
        return store.error();
    const auto sweeps = (*store)->sweeps();
    if (!sweeps)
        return sweeps.error();
    if (sweeps->empty())
        return Error{ErrorCode::InvalidInput,
                     path.toStdString(),
                     "The file holds no sweep yet; train one first.",
                     {}};
    return (*store)->load(sweeps->back().id);
}

} // namespace dpfm::app
