#include "ui/figures/cross_section_figure.h"

#include "ui/figures/log_ticker.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dpfm::figures {

CrossSectionFigure::CrossSectionFigure(QObject* parent) : Figure(parent) {
    rect_ = rebuild(1).front();
    rect_->axis(QCPAxis::atBottom)->setLabel(tr("registers R per neuron"));
    setLogarithmic(*rect_->axis(QCPAxis::atLeft), logY_);
    setTable({}, {});
}

void CrossSectionFigure::setTable(models::ReadingTable table, const QString& title) {
    table_ = std::move(table);
    title_ = title;
    auto* ticks = new QCPAxisTickerText;
    for (std::size_t i = 0; i < table_.categories.size(); ++i)
        ticks->addTick(static_cast<double>(i), models::tickLabel(table_.categories[i]));
    rect_->axis(QCPAxis::atBottom)->setTicker(QSharedPointer<QCPAxisTicker>(ticks));
    rect_->axis(QCPAxis::atBottom)
        ->setRange(-0.5, std::max(0.5, static_cast<double>(table_.categories.size()) - 0.5));

    for (const Line& line : lines_) {
        plot().removeGraph(line.medians);
        plot().removeGraph(line.seeds);
    }
    lines_.clear();
    QCPAxis* x = rect_->axis(QCPAxis::atBottom);
    QCPAxis* y = rect_->axis(QCPAxis::atLeft);
    for (std::size_t row = 0; row < table_.corpora.size(); ++row) {
        QCPGraph* seeds = plot().addGraph(x, y);
        lines_.push_back({plot().addGraph(x, y), seeds});
    }
    fill();
    restyle();
    replotSoon();
}

void CrossSectionFigure::setLogY(bool logarithmic) {
    if (logY_ == logarithmic)
        return;
    logY_ = logarithmic;
    setLogarithmic(*rect_->axis(QCPAxis::atLeft), logY_);
    fill();
    replotSoon();
}

bool CrossSectionFigure::drawable(double value) const {
    return std::isfinite(value) && (!logY_ || value > 0.0);
}

void CrossSectionFigure::fill() {
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (std::size_t row = 0; row < lines_.size(); ++row) {
        QVector<QCPGraphData> medians;
        QVector<QCPGraphData> seeds;
        for (std::size_t column = 0; column < table_.categories.size(); ++column) {
            const models::SeedReadings& cell = table_.cells[row][column];
            const auto x = static_cast<double>(column);
            if (table_.categories[column].method == network::Method::Backpropagation)
                medians.append({x - 0.5, std::nan("")});
            const double median = cell.median.value_or(std::nan(""));
            medians.append({x, drawable(median) ? median : std::nan("")});
            for (const double value : cell.values) {
                if (!drawable(value))
                    continue;
                low = std::min(low, value);
                high = std::max(high, value);
                if (cell.values.size() > 1)
                    seeds.append({x, value});
            }
        }
        lines_[row].medians->data()->set(medians, true);
        lines_[row].seeds->data()->set(seeds, true);
    }
    if (table_.empty())
        setMessage(emptyText());
    else if (low > high)
        setMessage(logY_ ? tr("Nothing above 0 to draw: choose the linear axis")
                         : tr("Every run diverged"));
    else
        setMessage({});
    if (low > high)
        return;
    QCPAxis& y = *rect_->axis(QCPAxis::atLeft);
    if (logY_) {
        const double room = std::max(std::pow(high / low, 0.06), 1.2);
        y.setRange(std::max(low / room, 1e-280), std::min(high * room, 1e240));
    } else {
        const double room =
            high > low ? 0.06 * (high - low) : std::max(0.06 * std::abs(high), 0.01);
        y.setRange(low >= 0.0 ? 0.0 : low - room, std::min(high, 1e240) + room);
    }
}

void CrossSectionFigure::fitTitles(const QSize& size) {
    const double axes = 4.0 * style().fontPoints + 12.0; // what the lower axis takes of the height
    rect_->axis(QCPAxis::atLeft)->setLabel(wrapped(title_, size.height() - style().pixels(axes)));
}

void CrossSectionFigure::restyle() {
    std::vector<LegendLook> looks;
    const std::size_t count = lines_.size();
    for (std::size_t row = 0; row < count; ++row) {
        const std::size_t rank = count - 1 - row;
        const QColor color = style().corpusColor(rank, count);
        const QPen pen = style().pen(color, style().lineWidth, corpusDash(rank));
        const double size = style().pixels(style().markerSize);

        QCPScatterStyle marker(corpusMarker(rank), color, color, size);
        marker.setPen(style().pen(color, style().thinWidth));
        lines_[row].medians->setPen(pen);
        lines_[row].medians->setScatterStyle(marker);

        const QColor faint = style().blended(color, 0.55);
        QCPScatterStyle seed(hollow(corpusMarker(rank)), faint, style().background, 0.7 * size);
        seed.setPen(style().pen(faint, style().thinWidth));
        lines_[row].seeds->setLineStyle(QCPGraph::lsNone);
        lines_[row].seeds->setScatterStyle(seed);

        const std::vector<models::SeedReadings>& cells = table_.cells[row];
        const bool shown = std::any_of(cells.begin(), cells.end(),
                                       [](const auto& cell) { return !cell.values.empty(); });
        looks.push_back({tr("corpus %1").arg(table_.corpora[row]), pen, corpusMarker(rank), shown});
    }
    setLegend(looks);
}

void CrossSectionFigure::legendClicked(std::size_t entry) {
    emit corpusToggled(table_.corpora[entry]);
}

} // namespace dpfm::figures
