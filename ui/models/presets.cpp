#include "ui/models/presets.h"

#include "ui/session/experiment_json.h"

#include <QFile>

#include <utility>

namespace dpfm::models {

const std::vector<Preset>& presets() {
    static const std::vector<Preset> all = [] {
        std::vector<Preset> read;
        for (const char* id : {"workshop-exact", "workshop-published", "workshop-keras",
                               "workshop-seeds", "xor", "spirals", "iris", "digits"}) {
            QFile file(QStringLiteral(":/presets/%1.json").arg(QLatin1String(id)));
            const bool opened = file.open(QIODevice::ReadOnly);
            Q_ASSERT(opened);
            auto experiment = session::experimentFromJson(file.readAll());
            // A preset that cannot be read is a mistake of the build, which a test finds.
            Q_ASSERT(opened && experiment.ok());
            if (experiment)
                read.push_back({QString::fromLatin1(id), *std::move(experiment)});
        }
        return read;
    }();
    return all;
}

const Preset& firstPreset() {
    return presets().front();
}

} // namespace dpfm::models
