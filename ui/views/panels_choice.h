#pragma once

#include "ui/figures/figure_options.h"
#include "ui/figures/run_figure.h"
#include "ui/session/run_record.h"

#include <QComboBox>
#include <QString>

namespace dpfm::views {

/// Which field's values have a panel each, if any. What a person chose is chosen again wherever the
/// plot and the sweep have it, whatever was shown between.
class PanelsChoice : public QComboBox {
    Q_OBJECT
public:
    explicit PanelsChoice(QWidget* parent);

    /// Offers what can make panels of that plot; one that has none changes nothing.
    void fill(const session::SweepRecord& sweep, figures::PlotKind plot);
    /// As FigureOptions::panelsBy.
    QString field() const { return currentData().toString(); }
    /// As if it were chosen by hand.
    void choose(const QString& field);

    /// What the figure may draw with these panels: the sweep or, if they were too many, one without
    /// runs, and then the figure says so once it is given that.
    const session::SweepRecord& drawn(figures::RunFigure& figure, const session::SweepRecord& sweep,
                                      const models::RunFilter& filter) const;

private:
    void showWanted();

    QString wanted_;
};

} // namespace dpfm::views
