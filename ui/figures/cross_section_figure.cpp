#include "ui/figures/cross_section_figure.h"

#include "ui/figures/category_axis.h"
#include "ui/figures/log_ticker.h"
#include "ui/figures/panel_title.h"
#include "ui/models/run_panels.h"
#include "ui/models/sorted.h"

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

std::vector<CrossSectionPanel> crossSectionPanels(const session::SweepRecord& sweep,
                                                  models::Metric metric, models::Reading reading,
                                                  const QString& panelsBy,
                                                  const models::RunFilter& filter,
                                                  const models::SummaryOf& summaryOf) {
    std::vector<CrossSectionPanel> panels;
    for (const models::RunPanel& panel : models::runPanels(sweep, panelsBy, filter))
        panels.push_back(
            {panel.title, models::readingTable(sweep, metric, reading, panel.filter, summaryOf)});
    return panels;
}

CrossSectionFigure::CrossSectionFigure(QObject* parent) : PointsFigure(parent) {
    setTable({}, {});
}

void CrossSectionFigure::setTable(models::ReadingTable table, const QString& title) {
    setPanels({{{}, std::move(table)}}, title, {});
}

void CrossSectionFigure::setPanels(std::vector<CrossSectionPanel> panels, const QString& title,
                                   const QString& panelsBy) {
    setPanelsBy(panelsBy);
    panels_ = std::move(panels);
    title_ = title;
    const auto filled =
        std::stable_partition(panels_.begin(), panels_.end(),
                              [](const CrossSectionPanel& panel) { return !panel.table.empty(); });
    panels_.erase(filled == panels_.begin() && !panels_.empty() ? filled + 1 : filled,
                  panels_.end());
    if (panels_.empty())
        panels_.emplace_back();
    categories_.clear();
    rows_.clear();
    for (const CrossSectionPanel& panel : panels_) {
        categories_.insert(categories_.end(), panel.table.categories.begin(),
                           panel.table.categories.end());
        rows_.insert(rows_.end(), panel.table.rows.begin(), panel.table.rows.end());
    }
    models::sortUnique(categories_);
    models::sortUnique(rows_);
    places_ = models::axisPlaces(categories_);
    buildPanels();
    fill();
    restyle();
    replotSoon();
}

void CrossSectionFigure::buildPanels() {
    if (panels_.size() != rects_.size()) {
        lines_.clear();
        rects_ = rebuild(panels_.size(), kPanelsInRow);
    }
    for (const Line& line : lines_) {
        plot().removeGraph(line.medians);
        plot().removeGraph(line.seeds);
    }
    lines_.clear();
    for (std::size_t i = 0; i < rects_.size(); ++i) {
        QCPAxis* x = rects_[i]->axis(QCPAxis::atBottom);
        QCPAxis* y = rects_[i]->axis(QCPAxis::atLeft);
        setCategories(*x, categories_, places_);
        setLogarithmic(*y, isLogarithmic());
        for (std::size_t row = 0; row < panels_[i].table.rows.size(); ++row) {
            QCPGraph* seeds = plot().addGraph(x, y);
            lines_.push_back({i, row, rects_[i], plot().addGraph(x, y), seeds});
        }
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
    return logY_ && models::hasLogScale(panels_.front().table.metric);
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
    const models::ReadingTable& table = panels_[line.panel].table;
    QVector<QCPGraphData> medians;
    QVector<QCPGraphData> seeds;
    for (std::size_t column = 0; column < table.categories.size(); ++column) {
        const models::SeedReadings& cell = table.cells[line.row][column];
        const std::size_t place = models::placeIn(categories_, table.categories[column]);
        const double x = places_[place];
        if (column > 0 && !models::onRegisterAxis(table.categories[column]))
            medians.append({0.5 * (places_[place - 1] + x), std::nan("")});
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
    if (panels_.front().table.empty())
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

const CrossSectionPanel& CrossSectionFigure::panelOf(const Point& point) const {
    const auto rect = std::find(rects_.begin(), rects_.end(), point.rect);
    return panels_[static_cast<std::size_t>(rect - rects_.begin())];
}

QString CrossSectionFigure::textOf(const Point& point) const {
    const auto& [panel, table] = panelOf(point);
    const models::SeedReadings& cell = table.cells[point.place][point.group];
    const models::RunGroup group{table.categories[point.group], table.rows[point.place]};
    const QString number = style().locale.toString(point.y, 'g', 6);
    return point.single ? tr("%1\n%2 %3").arg(models::groupLabel(group, panel), title_, number)
                        : tr("%1\n%2, median over %3 seeds: %4")
                              .arg(models::groupLabel(group, panel), title_)
                              .arg(cell.values.size())
                              .arg(number);
}

void CrossSectionFigure::fitTitles(const QSize&) {
    const double gap = style().pixels(12.0);
    QStringList titles;
    for (std::size_t i = 0; i < rects_.size(); ++i) {
        rects_[i]->axis(QCPAxis::atLeft)->setTickLabels(firstInRow(i));
        rects_[i]
            ->axis(QCPAxis::atLeft)
            ->setLabel(firstInRow(i) ? wrapped(title_, panelSize().height() + gap) : QString());
        QCPAxis& x = *rects_[i]->axis(QCPAxis::atBottom);
        x.setLabel(wrapped(tr("registers R per neuron"), panelSize().width()));
        fitCategories(x, categories_, places_, panelSize().width(), style());
        titles << panels_[i].title;
    }
    fitPanelTitles(rects_, titles);
}

void CrossSectionFigure::restyle() {
    const std::size_t count = rows_.size();
    std::vector<LegendLook> looks(count);
    for (std::size_t i = 0; i < rects_.size(); ++i)
        setPanelTitle(*rects_[i], panels_[i].title, style());
    for (const Line& line : lines_) {
        const models::ReadingTable& table = panels_[line.panel].table;
        const std::size_t place = models::placeIn(rows_, table.rows[line.row]);
        const std::size_t rank = count - 1 - place;
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

        const bool shown = looks[place].shown && !looks[place].text.isEmpty();
        looks[place] = {models::rowValues(rows_[place]), pen, corpusMarker(rank),
                        shown || anyValue(table.cells[line.row])};
    }
    // With one row the panels say all there is to say; without panels, a legend does.
    if (!panelsBy().isEmpty() && count < 2)
        looks.clear();
    setRowLegend(rows_, std::move(looks));
    markSelected();
}

} // namespace dpfm::figures
