#include "ui/figures/cross_section_figure.h"

#include "ui/figures/category_axis.h"
#include "ui/figures/log_ticker.h"
#include "ui/figures/panel_title.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dpfm::figures {

namespace {

bool anyValue(const std::vector<models::SeedReadings>& row) {
    return std::any_of(row.begin(), row.end(),
                       [](const auto& cell) { return !cell.values.empty(); });
}

} // namespace

CrossSectionFigure::CrossSectionFigure(QObject* parent) : PointsFigure(parent) {
    setTable({}, {});
}

void CrossSectionFigure::setTable(models::ReadingTable table, const QString& title, bool byCorpus) {
    table_ = std::move(table);
    title_ = title;
    byCorpus_ = byCorpus;
    places_ = models::axisPlaces(table_.categories);
    buildPanels();
    fill();
    restyle();
    replotSoon();
}

void CrossSectionFigure::buildPanels() {
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < table_.rows.size(); ++row)
        if (!byCorpus_ || anyValue(table_.cells[row]))
            rows.push_back(row);
    const std::size_t panels = byCorpus_ ? std::max(rows.size(), std::size_t{1}) : 1;
    if (panels != rects_.size()) {
        lines_.clear();
        rects_ = rebuild(panels, kPanelsInRow);
    }
    for (const Line& line : lines_) {
        plot().removeGraph(line.medians);
        plot().removeGraph(line.seeds);
    }
    lines_.clear();
    for (std::size_t i = 0; i < rects_.size(); ++i) {
        setCategories(*rects_[i]->axis(QCPAxis::atBottom), table_.categories, places_);
        setLogarithmic(*rects_[i]->axis(QCPAxis::atLeft), isLogarithmic());
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        QCPAxisRect* rect = rects_[byCorpus_ ? i : 0];
        QCPAxis* x = rect->axis(QCPAxis::atBottom);
        QCPAxis* y = rect->axis(QCPAxis::atLeft);
        QCPGraph* seeds = plot().addGraph(x, y);
        lines_.push_back({rows[i], rect, plot().addGraph(x, y), seeds});
    }
}

void CrossSectionFigure::setLogY(bool logarithmic) {
    if (logY_ == logarithmic)
        return;
    logY_ = logarithmic;
    for (QCPAxisRect* rect : rects_)
        setLogarithmic(*rect->axis(QCPAxis::atLeft), isLogarithmic());
    fill();
    markSelected();
    replotSoon();
}

bool CrossSectionFigure::isLogarithmic() const {
    return logY_ && models::hasLogScale(table_.metric);
}

bool CrossSectionFigure::drawable(double value) const {
    return std::isfinite(value) && (!isLogarithmic() || value > 0.0);
}

void CrossSectionFigure::fill() {
    clearPoints();
    for (const Line& line : lines_)
        fill(line);
    fitRanges();
}

void CrossSectionFigure::fill(const Line& line) {
    QVector<QCPGraphData> medians;
    QVector<QCPGraphData> seeds;
    for (std::size_t column = 0; column < table_.categories.size(); ++column) {
        const models::SeedReadings& cell = table_.cells[line.row][column];
        const double x = places_[column];
        if (column > 0 && !models::onRegisterAxis(table_.categories[column]))
            medians.append({0.5 * (places_[column - 1] + x), std::nan("")});
        const double median = cell.median.value_or(std::nan(""));
        medians.append({x, drawable(median) ? median : std::nan("")});
        const bool several = cell.values.size() > 1;
        for (std::size_t i = 0; i < cell.values.size(); ++i) {
            if (!drawable(cell.values[i]))
                continue;
            if (several)
                seeds.append({x, cell.values[i]});
            addPoint({line.rect, x, cell.values[i], cell.runs[i], true, column, line.row});
        }
        if (several && drawable(median))
            addPoint({line.rect, x, median, *cell.middleRun(), false, column, line.row});
    }
    line.medians->data()->set(medians, true);
    line.seeds->data()->set(seeds, true);
}

void CrossSectionFigure::fitRanges() {
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const Point& point : points()) {
        low = std::min(low, point.y);
        high = std::max(high, point.y);
    }
    if (table_.empty())
        setMessage(emptyText());
    else if (low > high)
        setMessage(isLogarithmic() ? tr("Nothing above 0 to draw: choose the linear axis")
                                   : tr("Every run diverged"));
    else
        setMessage({});
    if (low > high)
        return;
    QCPRange range;
    if (isLogarithmic()) {
        const double room = std::max(std::pow(high / low, 0.06), 1.2);
        range = {std::max(low / room, 1e-280), std::min(high * room, 1e240)};
    } else {
        const double room =
            high > low ? 0.06 * (high - low) : std::max(0.06 * std::abs(high), 0.01);
        range = {low >= 0.0 ? 0.0 : low - room, std::min(high, 1e240) + room};
    }
    for (QCPAxisRect* rect : rects_)
        rect->axis(QCPAxis::atLeft)->setRange(range);
}

QString CrossSectionFigure::textOf(const Point& point) const {
    const models::SeedReadings& cell = table_.cells[point.place][point.group];
    const models::RunGroup group{table_.categories[point.group], table_.rows[point.place]};
    const QString number = style().locale.toString(point.y, 'g', 6);
    return point.single ? tr("%1\n%2 %3").arg(models::groupLabel(group), title_, number)
                        : tr("%1\n%2, median over %3 seeds: %4")
                              .arg(models::groupLabel(group), title_)
                              .arg(cell.values.size())
                              .arg(number);
}

void CrossSectionFigure::fitTitles(const QSize&) {
    const double gap = style().pixels(12.0);
    for (std::size_t i = 0; i < rects_.size(); ++i) {
        rects_[i]->axis(QCPAxis::atLeft)->setTickLabels(firstInRow(i));
        rects_[i]
            ->axis(QCPAxis::atLeft)
            ->setLabel(firstInRow(i) ? wrapped(title_, panelSize().height() + gap) : QString());
        QCPAxis& x = *rects_[i]->axis(QCPAxis::atBottom);
        x.setLabel(wrapped(tr("registers R per neuron"), panelSize().width()));
        fitCategories(x, table_.categories, places_, panelSize().width(), style());
    }
}

void CrossSectionFigure::restyle() {
    std::vector<LegendLook> looks;
    const std::size_t count = table_.rows.size();
    for (const Line& line : lines_) {
        const std::size_t rank = count - 1 - line.row;
        const QColor color = style().corpusColor(rank, count);
        const QPen pen = style().pen(color, style().lineWidth, corpusDash(rank));
        const double size = style().pixels(style().markerSize);

        QCPScatterStyle marker(corpusMarker(rank), color, color, size);
        marker.setPen(style().pen(color, style().thinWidth));
        line.medians->setPen(pen);
        line.medians->setScatterStyle(marker);

        const QColor faint = style().blended(color, 0.55);
        QCPScatterStyle seed(hollow(corpusMarker(rank)), faint, style().background, 0.7 * size);
        seed.setPen(style().pen(faint, style().thinWidth));
        line.seeds->setLineStyle(QCPGraph::lsNone);
        line.seeds->setScatterStyle(seed);

        const QString title = models::rowLabel(table_.rows[line.row]);
        if (byCorpus_)
            setPanelTitle(*line.rect, title, style());
        else
            looks.push_back({title, pen, corpusMarker(rank), anyValue(table_.cells[line.row])});
    }
    if (!byCorpus_)
        setPanelTitle(*rects_.front(), {}, style());
    setLegend(looks);
    markSelected();
}

void CrossSectionFigure::legendClicked(std::size_t entry) {
    emit rowToggled(table_.rows[entry].variant, table_.rows[entry].corpus);
}

} // namespace dpfm::figures
