#include "ui/views/run_count.h"

#include "core/network/topology.h"
#include "core/network/variants.h"
#include "core/sweep/grid.h"

#include <QLocale>

#include <algorithm>
#include <vector>

namespace dpfm::views {

namespace {

QString number(std::size_t count) {
    return QLocale().toString(static_cast<qulonglong>(count));
}

/// "61", or "61–1,345" where variants differ.
QString weightsText(const network::Experiment& experiment) {
    std::vector<std::size_t> weights;
    for (const network::Experiment& variant : network::variantsOf(experiment))
        weights.push_back(network::Topology(variant).weightCount());
    const auto [fewest, most] = std::minmax_element(weights.begin(), weights.end());
    return *fewest == *most ? number(*most) : number(*fewest) + QStringLiteral("–") + number(*most);
}

} // namespace

RunCount::RunCount(models::ExperimentDocument& document, models::SweepEstimate& estimate,
                   QWidget* parent)
    : QLabel(parent)
    , document_(document)
    , estimate_(estimate) {
    setObjectName(QStringLiteral("runCount"));
    setWordWrap(true);
    connect(&document_, &models::ExperimentDocument::changed, this, &RunCount::refresh);
    connect(&estimate_, &models::SweepEstimate::changed, this, &RunCount::refresh);
    refresh();
}

void RunCount::refresh() {
    if (!document_.valid()) {
        clear();
        return;
    }
    const network::Experiment& experiment = document_.experiment();
    QString text = tr("Runs: %1 · weights: %2")
                       .arg(number(sweep::runCount(experiment)), weightsText(experiment));
    const auto& estimate = estimate_.estimate();
    if (estimate)
        text += QStringLiteral(" · ") + models::aboutTime(estimate->seconds);
    setText(text);
    setToolTip(estimate ? tr("The time is an estimate, from short trials of %1 of %2 bundles of "
                             "runs on this machine.")
                              .arg(number(estimate->trials), number(estimate->bundles))
                        : QString());
}

} // namespace dpfm::views
