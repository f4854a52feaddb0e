#pragma once

#include "ui/figures/figure_style.h"
#include "ui/figures/legend_entry.h"

#include <QObject>
#include <QPointer>
#include <qcustomplot.h>

#include <optional>
#include <vector>

namespace dpfm::figures {

/// What all figures share: a plot, a style, a legend, and a sentence instead of empty axes. A
/// figure does not know whether it is drawn on a screen or a page.
class Figure : public QObject {
    Q_OBJECT
public:
    ~Figure() override;

    /// To be put into a window; it may be destroyed before or after the figure. Until it is shown,
    /// the plot's viewport has no size to speak of.
    QWidget* widget() const { return plot_; }
    QCustomPlot& plot() const { return *plot_; }

    const FigureStyle& style() const { return style_; }
    void setStyle(const FigureStyle& style);

    /// Titles and limits in place of the figure's own, on the axes of every panel: a title where an
    /// axis has one, limits where it has numbers. Limits that do not suit an axis (all are of
    /// names, it is logarithmic, they are at the wrong side of what it shows, panels are of
    /// different things) are errors, and nothing is changed then. What it shows is known after
    /// layOut().
    Result<void> setAxes(const AxisLook& x, const AxisLook& y);

    /// Whether there is nothing to draw; then a sentence stands in place of the axes.
    bool empty() const { return !message_.isEmpty(); }
    QString message() const { return message_; }
    /// What an empty figure says; an empty text is "No runs yet: press Run", as at first.
    void setEmptyText(const QString& text);

    const std::vector<LegendEntry*>& legendEntries() const { return entries_; }
    /// From the left, row by row.
    std::vector<QCPAxisRect*> panels() const;

    /// Lays the figure out for a size of its own, in plot pixels, whatever the widget's is: titles
    /// fit their axes, panels stand in as many rows as their width asks for and are as wide as each
    /// other.
    void layOut(const QSize& size);

    /// Draws the figure in such a size.
    void paint(QCPPainter& painter, const QSize& size);

protected:
    explicit Figure(QObject* parent);

    /// Colours and pens of what the figure draws, after `style()` changed.
    virtual void restyle() = 0;
    /// Breaks titles into lines that fit a figure of that size, after the axes' ticks were fitted.
    virtual void fitTitles(const QSize&) {}
    /// Whether all panels have the same axes, and so the last title that is given and limits.
    virtual bool panelsAreAlike() const { return true; }
    /// What stands beside the axes and the legend, in plot pixels.
    virtual double besides() const { return 0.0; }
    /// Where a value stands on an axis that is scaled in its own way.
    virtual double placeOn(const QCPAxis&, double value) const { return value; }
    /// The axes have limits now that are not the figure's own.
    virtual void limitsChanged() {}
    /// A legend entry was clicked.
    virtual void legendClicked(std::size_t) {}

    /// Where the axes are: the legend stands beside this grid or in a corner of its last axes.
    QCPLayoutGrid& body() const { return *body_; }
    /// Takes all axes out of the plot and gives it `count` rectangles of axes, so many side by side
    /// at most and the others in rows below. Each `group` of them begins a row.
    std::vector<QCPAxisRect*> rebuild(std::size_t count, std::size_t columns, std::size_t group);
    std::vector<QCPAxisRect*> rebuild(std::size_t count, std::size_t columns) {
        return rebuild(count, columns, count);
    }
    std::vector<QCPAxisRect*> rebuild(std::size_t count) { return rebuild(count, count); }
    /// Whether the panel of that place begins a row: only it needs the vertical axis's numbers and
    /// title where all panels have the same.
    bool firstInRow(std::size_t panel) const { return columnOf(static_cast<int>(panel)) == 0; }
    /// About how wide and high the inside of such a rectangle is, once fitTitles() is called.
    const QSizeF& panelSize() const { return panelSize_; }
    /// Replaces the legend; entries stay if nothing changes, so that a click is not lost to an
    /// update that comes between its press and its release.
    void setLegend(const std::vector<LegendLook>& looks);
    /// An empty text shows the axes again.
    void setMessage(const QString& message);
    /// The text in lines of at most `width` plot pixels, where its words allow.
    QString wrapped(const QString& text, double width) const;
    QString emptyText() const;
    /// From the event loop; while the plot is hidden, once it is seen.
    void replotSoon();
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void placeLegend();
    /// As the style has it, but where it leaves the panels more if that were too little.
    LegendPlace legendPlace() const;
    QSize fitLegend(const QSize& size);
    /// Another place than the style's if that leaves the panels too little and this more.
    std::optional<LegendPlace> betterPlace(const QSize& size);
    int wrapBeside(const QSize& size); ///< in columns, of this width
    int wrapAcross(const QSize& size); ///< in rows, of this height
    bool leavesTooLittle(int legendWidth, const QSize& size) const;
    void fitTo(const QSize& size);
    void fitPanels(const QSize& size);
    void updateLayout(const QSize& size);
    void arrange(const QSize& size);
    void setColumns(int columns);
    int rowOf(int panel) const;
    int columnOf(int panel) const { return panel % group_ % columns_; }
    void shareWidth();
    void writeTitles();
    Result<QCPRange> limited(const QCPAxis& axis, const AxisLook& look, const char* field) const;
    void applyLimits();

    QPointer<QCustomPlot> plot_;
    FigureStyle style_;
    QCPLayoutGrid* body_ = nullptr; ///< owned by the plot's layout, as the next
    QCPLegend* legend_ = nullptr;
    std::optional<LegendPlace> betterPlace_; ///< where the style's leaves the panels too little
    QCPItemText* messageItem_ = nullptr;
    std::vector<LegendLook> looks_;
    std::vector<LegendEntry*> entries_;
    QString emptyText_;
    QString message_;
    AxisLook xLook_;
    AxisLook yLook_;
    int columns_ = 1;
    int mostColumns_ = 1;
    int rows_ = 1;
    int panelCount_ = 1;
    int group_ = 1; ///< panels, the first of which begins a row
    QSizeF panelSize_;
    bool waitsToBeSeen_ = false;
};

} // namespace dpfm::figures
