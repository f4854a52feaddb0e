#include "app/damage_warning.h"

#include "app/console.h"
#include "app/translate.h"
#include "ui/session/damage.h"
#include "ui/session/error_text.h"

namespace dpfm::app {

void warnOfDamage(const session::SweepRecord& sweep, const QString& path) {
    if (const auto damage = session::damageOf(sweep, path))
        printError(tr("Warning: %1").arg(session::errorText(*damage)));
}

void warnOfDamage(const session::ResultsStore& store) {
    if (const auto& damage = store.damage())
        printError(tr("Warning: %1").arg(session::errorText(*damage)));
}

} // namespace dpfm::app
