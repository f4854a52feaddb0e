#pragma once

#include "ui/figures/figure_style.h"
#include "ui/figures/legend_entry.h"

#include <QObject>
#include <QPointer>
#include <qcustomplot.h>

#include <vector>

namespace dpfm::figures {

/// What all figures share: a plot, a style, a legend, and a sentence instead of empty axes. A
/// figure does not know whether it is drawn on a screen or a page.
class Figure : public QObject {
    Q_OBJECT
public:
    ~Figure() override;

    /// To be put into a window; it may be destroyed before or after the figure.
    QWidget* widget() const { return plot_; }
    QCustomPlot& plot() const { return *plot_; }

    const FigureStyle& style() const { return style_; }
    void setStyle(const FigureStyle& style);

    /// Titles and limits in place of the figure's own, on the axes of every panel. Limits that do
    /// not suit an axis (of categories, logarithmic, at the wrong side of what it shows) are
    /// errors, and nothing is changed then.
    Result<void> setAxes(const AxisLook& x, const AxisLook& y);

    /// Whether there is nothing to draw; then a sentence stands in place of the axes.
    bool empty() const { return !message_.isEmpty(); }
    QString message() const { return message_; }
    /// What an empty figure says; at first "No runs yet: press Run".
    void setEmptyText(const QString& text);

    const std::vector<LegendEntry*>& legendEntries() const { return entries_; }
    /// From the left, row by row.
    std::vector<QCPAxisRect*> panels() const;

    /// Lays the figure out for a size of its own, in plot pixels, whatever the widget's is.
    void layOut(const QSize& size);

    /// Draws the figure in such a size.
    void paint(QCPPainter& painter, const QSize& size);

protected:
    explicit Figure(QObject* parent);

    /// Colours and pens of what the figure draws, after `style()` changed.
    virtual void restyle() = 0;
    /// Breaks titles into lines that fit a figure of that size, after the axes' ticks were fitted.
    virtual void fitTitles(const QSize&) {}
    /// What stands beside the axes and the legend, in plot pixels.
    virtual double besides() const { return 0.0; }
    /// The axes show something else than before.
    virtual void limitsChanged() {}
    /// A legend entry was clicked.
    virtual void legendClicked(std::size_t) {}

    /// Where the axes are: the legend stands beside this grid or in a corner of its last axes.
    QCPLayoutGrid& body() const { return *body_; }
    /// Takes all axes out of the plot and gives it `count` rectangles of axes side by side.
    std::vector<QCPAxisRect*> rebuild(std::size_t count);
    /// Replaces the legend; entries stay if nothing changes, so that a click is not lost to an
    /// update that comes between its press and its release.
    void setLegend(const std::vector<LegendLook>& looks);
    /// An empty text shows the axes again.
    void setMessage(const QString& message);
    /// The text in lines of at most `width` plot pixels, where its words allow.
    QString wrapped(const QString& text, double width) const;
    const QString& emptyText() const { return emptyText_; }
    void replotSoon();

private:
    void placeLegend();
    QSize fitLegend(const QSize& size);
    void fitTo(const QSize& size);
    void writeTitles();

    QPointer<QCustomPlot> plot_;
    FigureStyle style_;
    QCPLayoutGrid* body_ = nullptr; ///< owned by the plot's layout, as the next
    QCPLegend* legend_ = nullptr;
    QCPItemText* messageItem_ = nullptr;
    std::vector<LegendLook> looks_;
    std::vector<LegendEntry*> entries_;
    QString emptyText_;
    QString message_;
    QStringList xTitles_; ///< as AxisLook has them
    QStringList yTitles_;
};

} // namespace dpfm::figures
