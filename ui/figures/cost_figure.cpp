#include "ui/figures/cost_figure.h"

#include "ui/figures/log_ticker.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace dpfm::figures {

using Kind = models::CostLine::Kind;

namespace {

bool isPoints(Kind kind) {
    return kind == Kind::Measured || kind == Kind::Corpus || kind == Kind::CorpusBackpropagation;
}

bool isDashed(Kind kind) {
    return kind == Kind::Backpropagation || kind == Kind::MeasuredBackpropagation;
}

/// Of points: the legend takes the colour of its markers from it.
QPen unconnected(QPen pen) {
    pen.setStyle(Qt::NoPen);
    return pen;
}

/// From the least to the most of an axis, with some room.
struct Span {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    void take(double value) {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    void show(QCPAxis& axis, bool logarithmic) const {
        if (logarithmic) {
            const double room = std::max(std::pow(high / low, 0.06), 1.2);
            axis.setRange(low / room, high * room);
        } else {
            const double room = high > low ? 0.04 * (high - low) : std::max(0.5 * high, 0.5);
            axis.setRange(low >= 0.0 ? std::max(0.0, low - room) : low - room, high + room);
        }
    }
};

} // namespace

CostFigure::CostFigure(QObject* parent) : Figure(parent) {
    rect_ = rebuild(1).front();
    setPlot({});
}

void CostFigure::setPlot(models::CostPlot plot) {
    plotted_ = std::move(plot);
    for (const Drawn& drawn : drawn_) {
        this->plot().removeGraph(drawn.graph);
        for (QCPItemText* label : drawn.labels)
            this->plot().removeItem(label);
    }
    drawn_.clear();
    QCPAxis* x = rect_->axis(QCPAxis::atBottom);
    QCPAxis* y = rect_->axis(QCPAxis::atLeft);
    setLogarithmic(*x, plotted_.logX);
    setLogarithmic(*y, plotted_.logY);
    for (std::size_t i = 0; i < plotted_.lines.size(); ++i) {
        QCPGraph* graph = this->plot().addGraph(x, y);
        drawn_.push_back({graph, {}});
    }
    fill();
    restyle();
    replotSoon();
}

bool CostFigure::drawable(double x, double y) const {
    return std::isfinite(x) && std::isfinite(y) && (!plotted_.logX || x > 0.0) &&
           (!plotted_.logY || y > 0.0);
}

void CostFigure::fill() {
    Span across;
    Span up;
    QCPAxis* x = rect_->axis(QCPAxis::atBottom);
    QCPAxis* y = rect_->axis(QCPAxis::atLeft);
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
        const models::CostLine& line = plotted_.lines[i];
        QVector<QCPGraphData> points;
        for (std::size_t p = 0; p < line.x.size(); ++p) {
            const double value = plotted_.percent ? 100.0 * line.y[p] : line.y[p];
            if (!drawable(line.x[p], value))
                continue;
            points.append({line.x[p], value});
            across.take(line.x[p]);
            up.take(value);
            if (p >= line.labels.size())
                continue;
            auto* label = new QCPItemText(&plot());
            label->position->setAxes(x, y);
            label->position->setCoords(line.x[p], value);
            label->setText(line.labels[p]);
            label->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
            label->setClipToAxisRect(false);
            drawn_[i].labels.push_back(label);
        }
        // A graph goes through its points in the order of their keys.
        std::stable_sort(points.begin(), points.end(),
                         [](const auto& a, const auto& b) { return a.key < b.key; });
        drawn_[i].graph->data()->set(points, true);
    }
    if (plotted_.lines.empty())
        setMessage(plotted_.missing.isEmpty() ? emptyText() : plotted_.missing);
    else
        setMessage(across.low > across.high ? tr("Nothing above 0 to draw") : QString());
    if (across.low > across.high)
        return;
    across.show(*x, plotted_.logX);
    if (plotted_.percent)
        y->setRange(0.0, 104.0);
    else
        up.show(*y, plotted_.logY);
    x->setLabel(plotted_.xTitle);
}

void CostFigure::fitTitles(const QSize& size) {
    const double axes = 4.0 * style().fontPoints + 12.0; // what the lower axis takes of the height
    QString title = plotted_.yTitle;
    if (plotted_.percent)
        title += QStringLiteral(" [%]");
    rect_->axis(QCPAxis::atLeft)->setLabel(wrapped(title, size.height() - style().pixels(axes)));
}

QColor CostFigure::colorOf(const models::CostLine& line) const {
    using network::Method;
    switch (line.kind) {
    case Kind::Model:
        return models::signColor(true, style().surface);
    case Kind::Backpropagation:
    case Kind::MeasuredBackpropagation:
        return models::registerColor(Method::Backpropagation, 0, style().surface);
    case Kind::Measured:
        return models::signColor(false, style().surface);
    case Kind::Layer:
        return models::classColor(line.rank, style().surface);
    case Kind::Corpus:
    case Kind::CorpusBackpropagation:
        return style().corpusColor(line.rank, line.ranks);
    }
    return {};
}

void CostFigure::restyle() {
    std::vector<LegendLook> looks;
    const double size = style().pixels(style().markerSize);
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
        const models::CostLine& line = plotted_.lines[i];
        const QColor color = colorOf(line);
        QCPScatterStyle::ScatterShape shape = QCPScatterStyle::ssNone;
        Qt::PenStyle dash = isDashed(line.kind) ? Qt::DashLine : Qt::SolidLine;
        const bool connected = !isPoints(line.kind);
        if (line.kind == Kind::Corpus) {
            shape = corpusMarker(line.rank);
        } else if (line.kind == Kind::CorpusBackpropagation) {
            shape = hollow(corpusMarker(line.rank));
        } else if (line.kind == Kind::Measured) {
            shape = QCPScatterStyle::ssDiamond;
        } else if (line.kind == Kind::MeasuredBackpropagation) {
            dash = Qt::DotLine;
        }
        const QPen pen = style().pen(color, style().lineWidth, dash);
        QCPScatterStyle marker(shape, color, color, size);
        marker.setPen(style().pen(color, style().thinWidth));
        drawn_[i].graph->setPen(pen);
        drawn_[i].graph->setLineStyle(connected ? QCPGraph::lsLine : QCPGraph::lsNone);
        drawn_[i].graph->setScatterStyle(marker);
        for (QCPItemText* label : drawn_[i].labels) {
            label->setFont(style().font());
            label->setColor(style().foreground);
            label->setPadding({style().wholePixels(3.0), 0, 0, style().wholePixels(2.0)});
        }
        if (line.kind != Kind::CorpusBackpropagation)
            looks.push_back({line.name, connected ? pen : unconnected(pen), shape, true});
    }
    setLegend(looks);
}

} // namespace dpfm::figures
