#pragma once

#include "ui/figures/figure.h"
#include "ui/figures/palette.h"
#include "ui/models/run_group.h"

#include <QPoint>

#include <cstddef>
#include <optional>
#include <vector>

namespace dpfm::figures {

/// A figure of the runs of a sweep. A run can be chosen in it by a click, and one that is chosen,
/// here or elsewhere, is marked; a tooltip tells what is under the mouse. Its legend has an entry
/// for each register count and, if there are several, each row: a corpus, of a variant of the
/// experiment if the sweep has several. Where each register count has a panel of its own, colours
/// and markers tell the rows instead. A run that a person gave a colour has that everywhere. Greys
/// are too few to tell register counts: of points, the marker does then, and the grey tells the
/// row.
class RunFigure : public Figure {
    Q_OBJECT
public:
    /// By grid index; none marks nothing. A run that is not drawn has no mark.
    void setSelected(std::optional<std::size_t> run);
    std::optional<std::size_t> selected() const { return selected_; }

    /// The field that makes panels (see models/run_panels.h), and so no rows; empty if there is one
    /// panel for all.
    const QString& panelsBy() const { return panelsBy_; }

    /// By grid index, the colours that a person gave runs: models::runColors(). Curves have theirs
    /// with them.
    virtual void setRunColors(const std::vector<int>&) {}

    /// What is near a place of the widget, in words; empty if there is nothing.
    virtual QString describeAt(const QPointF& place) const = 0;
    /// The run that is near a place of the widget, or that stands for the group that is.
    virtual std::optional<std::size_t> runAt(const QPointF& place) const = 0;

signals:
    /// By grid index.
    void runClicked(std::size_t run);
    /// A legend entry was clicked, to hide or show what it stands for. A row is one of
    /// models::RunGroups with panelsBy().
    void categoryToggled(dpfm::network::Method method, int registers);
    void rowToggled(std::size_t variant, int corpus);

protected:
    enum class CategoryMark { Line, Disc };
    enum class RowMark { Dash, Marker };

    explicit RunFigure(QObject* parent);

    /// Marks the run that is selected in what is drawn now.
    virtual void markSelected() = 0;
    void legendClicked(std::size_t entry) override;

    /// `present` is what is shown of any of them; entries of what is not are greyed. `further`
    /// entries come last and hide nothing.
    void setGroupLegend(std::vector<models::RegisterCategory> categories,
                        std::vector<models::RunRow> rows,
                        const std::vector<models::RunGroup>& present, CategoryMark categoryMark,
                        RowMark rowMark, const std::vector<LegendLook>& further = {});
    /// Of rows alone: an entry each, or none.
    void setRowLegend(std::vector<models::RunRow> rows, std::vector<LegendLook> looks);
    QColor colorOf(const models::RegisterCategory& category) const;

    void setPanelsBy(const QString& field) { panelsBy_ = field; }
    /// Whether colours tell the rows because something else tells the register counts.
    virtual bool colorsRows() const;
    /// How a point of the `rank`-th largest of `count` rows is drawn.
    struct PointLook {
        QColor color;
        Marker marker;
    };
    PointLook pointLook(const models::RegisterCategory& category, std::size_t rank,
                        std::size_t count) const;
    bool isGrey() const { return style().palette == Palette::Greys; }
    /// The titles over rectangles of axes, in as many lines as they need to keep off each other.
    void fitPanelTitles(const std::vector<QCPAxisRect*>& rects, const QStringList& titles) const;

private:
    void showToolTip(QMouseEvent* event);
    /// Before the rows' entries, what their values are of, if they are several and need that.
    void addHead(std::vector<LegendLook>& looks, std::size_t rows);

    std::optional<std::size_t> selected_;
    QString panelsBy_;
    std::vector<models::RegisterCategory> categories_; ///< of the legend, as the next
    std::vector<models::RunRow> rows_;
    bool headed_ = false;        ///< the legend's rows have a head
    std::size_t legendsOwn_ = 0; ///< entries without the further ones
    QPoint pressed_;
};

} // namespace dpfm::figures
