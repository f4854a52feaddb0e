#include "ui/views/panels_choice.h"

#include "ui/models/run_panels.h"
#include "ui/session/error_text.h"

#include <algorithm>

namespace dpfm::views {

PanelsChoice::PanelsChoice(QWidget* parent) : QComboBox(parent) {
    setAccessibleName(tr("Panels"));
    setToolTip(tr("Small multiples: a panel for each value of what is chosen, over the same "
                  "vertical axis."));
    connect(this, &QComboBox::activated, this, [this] { wanted_ = field(); });
}

void PanelsChoice::fill(const session::SweepRecord& sweep, figures::PlotKind plot) {
    if (!figures::hasPanels(plot))
        return;
    clear();
    addItem(tr("no panels"), QString());
    for (const models::PanelField& field : models::panelFields(sweep))
        if (figures::hasPanelsBy(plot, field.name))
            addItem(tr("panels by %1").arg(field.title), field.name);
    showWanted();
}

void PanelsChoice::choose(const QString& field) {
    wanted_ = field;
    showWanted();
}

void PanelsChoice::showWanted() {
    setCurrentIndex(std::max(findData(wanted_), 0));
}

const session::SweepRecord& PanelsChoice::drawn(figures::RunFigure& figure,
                                                const session::SweepRecord& sweep,
                                                const models::RunFilter& filter) const {
    static const session::SweepRecord kWithoutRuns;
    const Result<void> checked = models::checkPanels(sweep, field(), filter);
    figure.setEmptyText(checked ? QString() : session::errorMessage(checked.error()));
    return checked ? sweep : kWithoutRuns;
}

} // namespace dpfm::views
