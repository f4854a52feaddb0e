#include "ui/figures/figure.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace dpfm::figures {

Figure::Figure(QObject* parent)
    : QObject(parent)
    , plot_(new QCustomPlot)
    , style_(printStyle())
    , emptyText_(tr("No runs yet: press Run")) {
    plot_->setNoAntialiasingOnDrag(true);
    // The legend speaks of groups of curves; it is filled by setLegend() alone.
    plot_->setAutoAddPlottableToLegend(false);
    messageItem_ = new QCPItemText(plot_);
    messageItem_->setClipToAxisRect(false);
    messageItem_->position->setType(QCPItemPosition::ptViewportRatio);
    messageItem_->position->setCoords(0.5, 0.5);
    messageItem_->setSelectable(false);
    messageItem_->setVisible(false);
    connect(plot_, &QCustomPlot::legendClick, this,
            [this](QCPLegend*, QCPAbstractLegendItem* item, QMouseEvent* event) {
                const auto entry = std::find(entries_.begin(), entries_.end(), item);
                if (event->button() == Qt::LeftButton && entry != entries_.end())
                    legendClicked(static_cast<std::size_t>(entry - entries_.begin()));
            });
    connect(plot_, &QCustomPlot::beforeReplot, this, [this] { fitTo(plot_->viewport().size()); });
}

Figure::~Figure() {
    delete plot_;
}

void Figure::setStyle(const FigureStyle& style) {
    style_ = style;
    looks_.clear();
    applyStyle(*plot_, style_);
    messageItem_->setFont(style_.font());
    messageItem_->setColor(style_.faded);
    restyle();
    replotSoon();
}

void Figure::setEmptyText(const QString& text) {
    const bool shown = empty() && message_ == emptyText_;
    emptyText_ = text;
    if (shown)
        setMessage(text);
    replotSoon();
}

void Figure::paint(QCPPainter& painter, const QSize& size) {
    fitTo(size);
    plot_->toPainter(&painter, size.width(), size.height());
}

std::vector<QCPAxisRect*> Figure::rebuild(std::size_t count, std::size_t columns) {
    columns_ = std::max(1, static_cast<int>(std::min(count, columns)));
    rows_ = std::max(1, (static_cast<int>(count) + columns_ - 1) / columns_);
    entries_.clear();
    looks_.clear();
    plot_->clearGraphs();
    plot_->plotLayout()->clear();
    std::vector<QCPAxisRect*> rects;
    for (int panel = 0; panel < static_cast<int>(count); ++panel) {
        auto* rect = new QCPAxisRect(plot_);
        plot_->plotLayout()->addElement(panel / columns_, panel % columns_, rect);
        // Not axes(), whose order is another in every process: what is drawn first depends on it.
        for (const QCPAxis::AxisType type :
             {QCPAxis::atLeft, QCPAxis::atRight, QCPAxis::atTop, QCPAxis::atBottom}) {
            QCPAxis* axis = rect->axis(type);
            axis->setLayer(QStringLiteral("axes"));
            axis->grid()->setLayer(QStringLiteral("grid"));
        }
        rects.push_back(rect);
    }
    legend_ = new LegendColumn;
    plot_->plotLayout()->addElement(0, columns_, legend_);
    legend_->setLayer(QStringLiteral("legend"));
    plot_->plotLayout()->setColumnStretchFactor(columns_, 0.001);
    applyStyle(*plot_, style_);
    return rects;
}

void Figure::setLegend(const std::vector<LegendLook>& looks) {
    if (looks == looks_)
        return;
    looks_ = looks;
    entries_.clear();
    legend_->clearItems();
    legend_->setColumnSpacing(style_.wholePixels(6.0));
    for (const LegendLook& look : looks) {
        auto* entry = new LegendEntry(legend_, look, style_);
        legend_->addItem(entry);
        entries_.push_back(entry);
    }
}

void Figure::setMessage(const QString& message) {
    message_ = message;
    messageItem_->setText(message);
    messageItem_->setVisible(!message.isEmpty());
    for (QCPAxisRect* rect : plot_->axisRects())
        rect->setVisible(message.isEmpty());
}

void Figure::replotSoon() {
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

QString Figure::wrapped(const QString& text, double width) const {
    const QFontMetricsF metrics(style_.font());
    QString lines;
    QString line;
    for (const QString& word : text.split(u' ')) {
        const QString longer = line.isEmpty() ? word : line + u' ' + word;
        if (!line.isEmpty() && metrics.horizontalAdvance(longer) > width) {
            lines += line + u'\n';
            line = word;
        } else {
            line = longer;
        }
    }
    return lines + line;
}

void Figure::fitTo(const QSize& size) {
    int legendWidth = 0;
    if (!entries_.empty()) {
        const int margins = style_.wholePixels(12.0);
        const int rows =
            std::max(1, (size.height() / rows_ - margins) / entries_.front()->height());
        if (legend_->wrap() != rows) {
            legend_->setWrap(rows);
            legend_->setFillOrder(QCPLayoutGrid::foRowsFirst, true);
        }
        legendWidth = legend_->minimumOuterSizeHint().width();
    }
    // What the axes' own labels take is about five letters' heights.
    const double em = style_.pixels(style_.fontPoints);
    panelSize_ = {(size.width() - legendWidth - besides()) / columns_ - 5.0 * em,
                  static_cast<double>(size.height()) / rows_ - 5.0 * em};
    for (QCPAxisRect* rect : plot_->axisRects()) {
        rect->axis(QCPAxis::atBottom)
            ->ticker()
            ->setTickCount(std::clamp(static_cast<int>(panelSize_.width() / (4.0 * em)), 1, 6));
        rect->axis(QCPAxis::atLeft)
            ->ticker()
            ->setTickCount(std::clamp(static_cast<int>(panelSize_.height() / (3.0 * em)), 1, 6));
    }
    fitTitles(size);
}

} // namespace dpfm::figures
