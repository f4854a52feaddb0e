#include "ui/models/reading_table.h"

#include "ui/models/sorted.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace dpfm::models {

namespace {

const training::EpochMetrics& epochOf(const sweep::RunSummary& summary, Reading reading) {
    switch (reading) {
    case Reading::Best:
        return summary.best;
    case Reading::Final:
        return summary.final;
    case Reading::Lowest:
        return summary.lowest;
    }
    return summary.best;
}

/// Of a diverged run the worst there is.
std::optional<double> tableReadingOf(const session::RunRecord& run, Metric metric, Reading reading,
                                     const SummaryOf& summaryOf) {
    if (run.status == session::RunStatus::Diverged)
        return isLoss(metric) ? std::numeric_limits<double>::infinity() : 0.0;
    const std::optional<sweep::RunSummary> summary = summaryOf(run);
    return summary ? readingOf(run, *summary, metric, reading) : std::nullopt;
}

} // namespace

std::optional<std::size_t> SeedReadings::middleRun() const {
    if (!median)
        return std::nullopt;
    const auto distance = [this](double value) {
        return value == *median ? 0.0 : std::abs(value - *median); // of two infinities as well
    };
    const auto nearest = std::min_element(values.begin(), values.end(), [&](double a, double b) {
        return distance(a) < distance(b);
    });
    return runs[static_cast<std::size_t>(nearest - values.begin())];
}

bool ReadingTable::empty() const {
    return std::all_of(cells.begin(), cells.end(), [](const std::vector<SeedReadings>& row) {
        return std::all_of(row.begin(), row.end(),
                           [](const SeedReadings& cell) { return cell.values.empty(); });
    });
}

std::size_t ReadingTable::seeds() const {
    std::size_t most = 0;
    for (const std::vector<SeedReadings>& row : cells)
        for (const SeedReadings& cell : row)
            most = std::max(most, cell.values.size());
    return most;
}

std::optional<sweep::RunSummary> summaryOfEpochs(const session::RunRecord& run) {
    return sweep::summarize(run.epochs);
}

std::optional<double> readingOf(const session::RunRecord& run, const sweep::RunSummary& summary,
                                Metric metric, Reading reading) {
    return valueUpTo(run, epochOf(summary, reading), metric);
}

ReadingTable readingTable(const session::SweepRecord& sweep, Metric metric, Reading reading,
                          const RunFilter& filter, const SummaryOf& summaryOf) {
    ReadingTable table;
    table.metric = metric;
    const RunGroups groups(sweep, filter.panelsBy);
    for (const session::RunRecord& run : sweep.runs) {
        const training::RunParameters& parameters = run.run.parameters;
        if (!filter.takes(run))
            continue;
        table.categories.push_back(categoryOf(parameters));
        table.rows.push_back(groups.rowOf(run));
    }
    sortUnique(table.categories);
    sortUnique(table.rows);
    table.cells.assign(table.rows.size(), std::vector<SeedReadings>(table.categories.size()));

    for (const session::RunRecord& run : sweep.runs) {
        const training::RunParameters& parameters = run.run.parameters;
        if (!filter.takes(run) || !filter.shows(run.run.index))
            continue;
        if (const std::optional<double> value = tableReadingOf(run, metric, reading, summaryOf)) {
            const std::size_t row = placeIn(table.rows, groups.rowOf(run));
            const std::size_t column = placeIn(table.categories, categoryOf(parameters));
            table.cells[row][column].values.push_back(*value);
            table.cells[row][column].runs.push_back(run.run.index);
        }
    }
    for (std::vector<SeedReadings>& row : table.cells)
        for (SeedReadings& cell : row)
            if (!cell.values.empty())
                cell.median = sweep::median(cell.values);
    return table;
}

QString readingTitle(Metric metric, Reading reading, std::size_t seeds) {
    QString title = metricTitle(metric);
    switch (reading) {
    case Reading::Best:
        title = QCoreApplication::translate("dpfm::models", "%1 at the lowest training loss")
                    .arg(title);
        break;
    case Reading::Final:
        title = QCoreApplication::translate("dpfm::models", "%1 after the last epoch").arg(title);
        break;
    case Reading::Lowest:
        title = metric == Metric::ValLoss
                    ? QCoreApplication::translate("dpfm::models", "lowest val_loss")
                    : QCoreApplication::translate("dpfm::models", "%1 at the lowest val_loss")
                          .arg(title);
        break;
    }
    if (seeds < 2)
        return title;
    return QCoreApplication::translate("dpfm::models", "%1, median over %2 seeds")
        .arg(title)
        .arg(seeds);
}

} // namespace dpfm::models
