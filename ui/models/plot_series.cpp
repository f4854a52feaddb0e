#include "ui/models/plot_series.h"

#include "ui/models/register_colors.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace dpfm::models {

namespace {

std::optional<double> valueOf(const training::EpochMetrics& epoch, Metric metric) {
    switch (metric) {
    case Metric::Loss:
        return epoch.loss;
    case Metric::ValLoss:
        return epoch.valLoss;
    case Metric::Accuracy:
        return epoch.accuracy;
    case Metric::ValAccuracy:
        return epoch.valAccuracy;
    }
    return std::nullopt;
}

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

template <class T>
std::size_t placeIn(const std::vector<T>& sorted, const T& value) {
    return static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), value) -
                                    sorted.begin());
}

template <class T>
void sortUnique(std::vector<T>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

/// Of a diverged run the worst there is.
std::optional<double> tableReadingOf(const session::RunRecord& run, Metric metric, Reading reading,
                                     const SummaryOf& summaryOf) {
    if (run.status == session::RunStatus::Diverged)
        return isLoss(metric) ? std::numeric_limits<double>::infinity() : 0.0;
    const std::optional<sweep::RunSummary> summary = summaryOf(run);
    return summary ? readingOf(*summary, metric, reading) : std::nullopt;
}

} // namespace

bool RunFilter::takes(int corpus) const {
    return corpora.empty() || std::find(corpora.begin(), corpora.end(), corpus) != corpora.end();
}

bool RunFilter::shows(std::size_t run) const {
    return run >= shown.size() || shown[run];
}

RegisterCategory categoryOf(const training::RunParameters& parameters) {
    const bool pruned = parameters.method == network::Method::Dpfm;
    return {parameters.method, pruned ? parameters.registers : 0};
}

bool operator<(const RegisterCategory& a, const RegisterCategory& b) {
    const auto place = [](const RegisterCategory& category) {
        return std::tuple(category.method == network::Method::Backpropagation,
                          category.registers == 0, category.registers);
    };
    return place(a) < place(b);
}

QString tickLabel(const RegisterCategory& category) {
    if (category.registers > 0)
        return QString::number(category.registers);
    return registerLabel(category.method, 0);
}

std::vector<CurveSeries> curves(const session::SweepRecord& sweep, Metric metric,
                                const RunFilter& filter) {
    std::vector<CurveSeries> series;
    for (const session::RunRecord& run : sweep.runs) {
        const training::RunParameters& parameters = run.run.parameters;
        if (run.marks.deleted || !filter.takes(parameters.corpus))
            continue;
        CurveSeries curve{categoryOf(parameters),
                          parameters.corpus,
                          parameters,
                          filter.shows(run.run.index),
                          run.status == session::RunStatus::Diverged,
                          {},
                          {},
                          0,
                          {},
                          {}};
        curve.stale = run.run.index < filter.stale.size() && filter.stale[run.run.index];
        curve.epochs.reserve(run.epochs.size());
        curve.values.reserve(run.epochs.size());
        for (const training::EpochMetrics& epoch : run.epochs) {
            if (const std::optional<double> value = valueOf(epoch, metric)) {
                curve.epochs.push_back(epoch.epoch);
                curve.values.push_back(*value);
            }
        }
        series.push_back(std::move(curve));
    }
    return series;
}

std::vector<CurveSeries> medianCurves(const std::vector<CurveSeries>& curves) {
    std::vector<std::tuple<int, RegisterCategory>> groups;
    for (const CurveSeries& curve : curves)
        groups.emplace_back(curve.corpus, curve.category);
    sortUnique(groups);

    std::vector<CurveSeries> medians;
    for (const auto& [corpus, category] : groups) {
        std::vector<const CurveSeries*> seeds;
        for (const CurveSeries& curve : curves)
            if (curve.shown && !curve.values.empty() && curve.corpus == corpus &&
                curve.category == category)
                seeds.push_back(&curve);
        if (seeds.size() < 2)
            continue;
        const CurveSeries& shortest =
            **std::min_element(seeds.begin(), seeds.end(), [](const auto* a, const auto* b) {
                return a->values.size() < b->values.size();
            });
        const bool diverged = std::any_of(seeds.begin(), seeds.end(),
                                          [](const auto* seed) { return seed->diverged; });
        CurveSeries median{category,        corpus, std::nullopt, true, diverged,
                           shortest.epochs, {},     seeds.size(), {},   {}};
        median.stale =
            std::any_of(seeds.begin(), seeds.end(), [](const auto* seed) { return seed->stale; });
        std::vector<double> values(seeds.size());
        for (std::size_t i = 0; i < shortest.values.size(); ++i) {
            std::transform(seeds.begin(), seeds.end(), values.begin(),
                           [i](const CurveSeries* seed) { return seed->values[i]; });
            std::sort(values.begin(), values.end());
            median.lower.push_back(sweep::quantileOfSorted(values, 0.25));
            median.values.push_back(sweep::quantileOfSorted(values, 0.5));
            median.upper.push_back(sweep::quantileOfSorted(values, 0.75));
        }
        medians.push_back(std::move(median));
    }
    return medians;
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

std::optional<double> readingOf(const sweep::RunSummary& summary, Metric metric, Reading reading) {
    return valueOf(epochOf(summary, reading), metric);
}

ReadingTable readingTable(const session::SweepRecord& sweep, Metric metric, Reading reading,
                          const RunFilter& filter, const SummaryOf& summaryOf) {
    ReadingTable table;
    for (const session::RunRecord& run : sweep.runs) {
        const training::RunParameters& parameters = run.run.parameters;
        if (run.marks.deleted || !filter.takes(parameters.corpus))
            continue;
        table.categories.push_back(categoryOf(parameters));
        table.corpora.push_back(parameters.corpus);
    }
    sortUnique(table.categories);
    sortUnique(table.corpora);
    table.cells.assign(table.corpora.size(), std::vector<SeedReadings>(table.categories.size()));

    for (const session::RunRecord& run : sweep.runs) {
        const training::RunParameters& parameters = run.run.parameters;
        if (run.marks.deleted || !filter.takes(parameters.corpus) || !filter.shows(run.run.index))
            continue;
        if (const std::optional<double> value = tableReadingOf(run, metric, reading, summaryOf)) {
            const std::size_t row = placeIn(table.corpora, parameters.corpus);
            const std::size_t column = placeIn(table.categories, categoryOf(parameters));
            table.cells[row][column].values.push_back(*value);
        }
    }
    for (std::vector<SeedReadings>& row : table.cells)
        for (SeedReadings& cell : row)
            if (!cell.values.empty())
                cell.median = sweep::median(cell.values);
    return table;
}

bool isLoss(Metric metric) {
    return metric == Metric::Loss || metric == Metric::ValLoss;
}

QString metricTitle(Metric metric) {
    switch (metric) {
    case Metric::Loss:
        return QCoreApplication::translate("dpfm::models", "loss");
    case Metric::ValLoss:
        return QCoreApplication::translate("dpfm::models", "val_loss");
    case Metric::Accuracy:
        return QCoreApplication::translate("dpfm::models", "accuracy");
    case Metric::ValAccuracy:
        return QCoreApplication::translate("dpfm::models", "val_accuracy");
    }
    return {};
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
