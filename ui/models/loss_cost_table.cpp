#include "ui/models/loss_cost_table.h"

#include "core/sweep/pareto.h"
#include "ui/models/number_text.h"
#include "ui/models/run_cost.h"
#include "ui/models/run_panels.h"
#include "ui/models/sorted.h"

#include <QCoreApplication>

#include <utility>

namespace dpfm::models {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("dpfm::models", text);
}

std::vector<std::size_t> frontOf(const LossCostTable& table) {
    std::vector<sweep::Tradeoff> tradeoffs;
    for (const LossCostPoint& point : table.points)
        tradeoffs.push_back({point.multiplications, isLoss(table.metric)
                                                        ? *point.readings.median
                                                        : -*point.readings.median});
    return sweep::paretoFront(tradeoffs);
}

} // namespace

LossCostTable lossCostTable(const session::SweepRecord& sweep, Metric metric, Reading reading,
                            const RunFilter& filter, const SummaryOf& summaryOf) {
    const ReadingTable readings = readingTable(sweep, metric, reading, filter, summaryOf);
    LossCostTable table{metric, reading, {}, {}, {}};
    for (std::size_t row = 0; row < readings.rows.size(); ++row)
        for (std::size_t column = 0; column < readings.categories.size(); ++column)
            if (readings.cells[row][column].median)
                table.points.push_back({{readings.categories[column], readings.rows[row]},
                                        0.0,
                                        readings.cells[row][column]});
    const RunGroups groups(sweep, filter.panelsBy);
    for (const session::RunRecord& run : sweep.runs) {
        if (!filter.takes(run))
            continue;
        const RunGroup group = groups.of(run);
        for (LossCostPoint& point : table.points)
            if (point.group == group && point.multiplications == 0.0)
                point.multiplications = multiplicationsPerEpoch(sweep, run) *
                                        sweep.experimentOf(run.run).training.epochs;
    }
    table.front = frontOf(table);
    return table;
}

std::vector<LossCostTable> lossCostTables(const session::SweepRecord& sweep, Metric metric,
                                          Reading reading, const QString& panelsBy,
                                          const RunFilter& filter, const SummaryOf& summaryOf) {
    std::vector<LossCostTable> tables;
    for (const RunPanel& panel : runPanels(sweep, panelsBy, filter)) {
        LossCostTable table = lossCostTable(sweep, metric, reading, panel.filter, summaryOf);
        table.panel = panel.title;
        if (panelsBy.isEmpty() || !table.points.empty())
            tables.push_back(std::move(table));
    }
    return tables;
}

QString lossCostTitle() {
    return tr("multiplications of a training run (upper bound)");
}

QString lossCostText(const LossCostTable& table, const LossCostPoint& point,
                     const QLocale& locale) {
    return tr("%1: %2 multiplications, %3 %4")
        .arg(groupLabel(point.group, table.panel), powerText(point.multiplications, locale),
             readingTitle(table.metric, table.reading, point.readings.values.size()),
             numberText(*point.readings.median, locale));
}

QStringList lossCostSentences(const std::vector<LossCostTable>& tables, const QLocale& locale) {
    QStringList sentences;
    for (const LossCostTable& table : tables)
        for (const std::size_t place : table.front)
            sentences << lossCostText(table, table.points[place], locale) + u'.';
    if (sentences.isEmpty())
        return {};
    return sentences << tr(
               "These are beaten by no other in both, from cheap to dear (the Pareto "
               "front). The multiplications are an upper bound by formula, of the whole "
               "training without validation; they are not measured.");
}

} // namespace dpfm::models
