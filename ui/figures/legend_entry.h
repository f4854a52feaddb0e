#pragma once

#include "ui/figures/figure_style.h"

#include <QString>
#include <qcustomplot.h>

#include <cstddef>

namespace dpfm::figures {

/// What a legend says of one group of curves.
struct LegendLook {
    QString text;
    QPen line;
    QCPScatterStyle::ScatterShape marker = QCPScatterStyle::ssNone;
    bool shown = true;   ///< greyed if not
    bool hollow = false; ///< the marker, filled by the background

    bool operator==(const LegendLook&) const = default;
};

/// The marker of the `rank`-th largest corpus: the same in every figure, beside corpusDash(). There
/// are ten, over and over.
QCPScatterStyle::ScatterShape corpusMarker(std::size_t rank);
/// The same shape for single seeds, which lie on what else is drawn: as a ring if it is a disc.
QCPScatterStyle::ScatterShape hollow(QCPScatterStyle::ScatterShape marker);

/// A legend that fills its cell from the top, instead of holding the axes beside it to its height.
class LegendColumn : public QCPLegend {
    Q_OBJECT
public:
    LegendColumn();
    QSize maximumOuterSizeHint() const override;
};

/// A legend's line with its text. QCustomPlot's own entries stand for one curve each; these stand
/// for all curves of a register count or a corpus.
class LegendEntry : public QCPAbstractLegendItem {
    Q_OBJECT
public:
    LegendEntry(QCPLegend* legend, const LegendLook& look, const FigureStyle& style);

    const LegendLook& look() const { return look_; }
    /// As they are drawn: paler if what they stand for is not shown.
    QPen line() const;
    QColor textColor() const;
    QCPScatterStyle marker() const;
    /// Where the line ends and where the text begins, from the entry's left, in plot pixels.
    double lineLength() const;
    double textOffset() const;
    int height() const { return minimumOuterSizeHint().height(); }

protected:
    void draw(QCPPainter* painter) override;
    QSize minimumOuterSizeHint() const override;
    QSize maximumOuterSizeHint() const override;

private:
    LegendLook look_;
    FigureStyle style_;
};

} // namespace dpfm::figures
