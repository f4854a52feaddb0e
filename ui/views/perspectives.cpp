#include "ui/views/perspectives.h"

namespace dpfm::views {

namespace {

const auto kToolBar = QStringLiteral("toolBar");
const auto kLiveBar = QStringLiteral("liveBar");
const auto kNetwork = QStringLiteral("networkView");
const auto kMap = QStringLiteral("mapView");

} // namespace

QString perspectiveName(Perspective perspective) {
    switch (perspective) {
    case Perspective::Everything:
        break;
    case Perspective::Teach:
        return QStringLiteral("teach");
    case Perspective::Compare:
        return QStringLiteral("compare");
    case Perspective::Paper:
        return QStringLiteral("paper");
    }
    return QStringLiteral("everything");
}

Perspective perspectiveOf(const QString& name) {
    for (const Perspective perspective :
         {Perspective::Teach, Perspective::Compare, Perspective::Paper})
        if (perspectiveName(perspective) == name)
            return perspective;
    return Perspective::Everything;
}

Arrangement arrangementOf(Perspective perspective) {
    const auto inspector = QStringLiteral("inspectorDock");
    const auto method = QStringLiteral("methodDock");
    const auto experiment = QStringLiteral("experimentDock");
    const auto runs = QStringLiteral("runsDock");
    switch (perspective) {
    case Perspective::Everything:
        break;
    case Perspective::Teach:
        return {{{inspector, 290}, {method}}, {kLiveBar}, {}, kNetwork};
    case Perspective::Compare:
        return {{{experiment, 300}, {runs, 200}}, {kToolBar}, {}, QStringLiteral("compareView")};
    case Perspective::Paper:
        return {{{runs, 150}}, {kToolBar}, {}, QStringLiteral("curvesView")};
    }
    return {{{experiment, 300},
             {inspector, 290},
             {method},
             {QStringLiteral("predictDock")},
             {runs, 240},
             {QStringLiteral("liveDock")}},
            {kToolBar, kLiveBar},
            {},
            {}};
}

Arrangement reducedArrangement(const QString& tab) {
    const bool followsLive = tab == kNetwork || tab == kMap;
    return {{}, {followsLive ? kLiveBar : kToolBar}, {}, tab};
}

} // namespace dpfm::views
