#include "ui/session/provenance.h"

#include "core/engine/instruction_set.h"

#include <QSysInfo>
#include <QThread>

namespace dpfm::session {

Provenance currentProvenance() {
    Provenance provenance;
    provenance.programVersion = programVersion();
    provenance.build = QStringLiteral("%1, %2").arg(QStringLiteral(DPFM_BUILD_TYPE),
                                                    QStringLiteral(DPFM_COMPILER));
    provenance.machine = QStringLiteral("%1, %2 cores, %3")
                             .arg(QSysInfo::currentCpuArchitecture())
                             .arg(QThread::idealThreadCount())
                             .arg(QLatin1String(engine::name(engine::usedInstructionSet()).data()));
    provenance.operatingSystem =
        QStringLiteral("%1 (%2 %3)")
            .arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(), QSysInfo::kernelVersion());
    provenance.started = QDateTime::currentDateTimeUtc();
    return provenance;
}

QString programVersion() {
    return QStringLiteral(DPFM_VERSION);
}

} // namespace dpfm::session
