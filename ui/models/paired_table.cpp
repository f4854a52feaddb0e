#include "ui/models/paired_table.h"

#include "ui/models/number_text.h"
#include "ui/models/register_colors.h"
#include "ui/models/sorted.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

namespace dpfm::models {

namespace {

constexpr RegisterCategory kAll{};
constexpr double kLevel = 0.05;
constexpr double kLeastP = 1e-4; ///< smaller ones are not told apart

struct EndedRun {
    double value = 0.0;
    bool diverged = false;
    std::size_t run = 0;
};

using Place = std::tuple<RunRow, RegisterCategory, std::uint64_t>;

std::optional<EndedRun> endedRun(const session::RunRecord& run, Metric metric, Reading reading,
                                 const SummaryOf& summaryOf) {
    if (run.status == session::RunStatus::Diverged) {
        constexpr double kInfinity = std::numeric_limits<double>::infinity();
        return EndedRun{isLoss(metric) ? kInfinity : -kInfinity, true, run.run.index};
    }
    if (run.status != session::RunStatus::Completed)
        return std::nullopt;
    const std::optional<sweep::RunSummary> summary = summaryOf(run);
    const std::optional<double> value =
        summary ? readingOf(run, *summary, metric, reading) : std::nullopt;
    return value ? std::optional(EndedRun{*value, false, run.run.index}) : std::nullopt;
}

double difference(const EndedRun& a, const EndedRun& b) {
    return a.diverged && b.diverged ? 0.0 : a.value - b.value;
}

void summarize(PairedComparison& comparison) {
    std::vector<double> values;
    for (const SeedDifference& each : comparison.differences)
        values.push_back(each.value);
    comparison.summary = sweep::summarizePairs(values);
}

void correct(std::vector<PairedComparison>& comparisons) {
    std::vector<double> sign;
    std::vector<double> wilcoxon;
    for (const PairedComparison& comparison : comparisons) {
        if (const auto& tests = comparison.summary.tests) {
            sign.push_back(tests->sign);
            wilcoxon.push_back(tests->wilcoxon);
        }
    }
    sign = sweep::holm(sign);
    wilcoxon = sweep::holm(wilcoxon);
    std::size_t tested = 0;
    for (PairedComparison& comparison : comparisons) {
        if (!comparison.summary.tests)
            continue;
        comparison.corrected = CorrectedTests{sign[tested], wilcoxon[tested]};
        ++tested;
    }
}

QString tr(const char* text) {
    return QCoreApplication::translate("dpfm::models", text);
}

QString likelihood(double p, const QLocale& locale) {
    return p < kLeastP ? QStringLiteral("p < ") + locale.toString(kLeastP, 'f', 4)
                       : QStringLiteral("p = ") + locale.toString(p, 'g', 2);
}

QString nameOf(const RegisterCategory& category) {
    return category.method == network::Method::Backpropagation
               ? tr("backpropagation")
               : registerLabel(category.method, category.registers);
}

QString claim(const PairedComparison& comparison, Metric metric) {
    const sweep::PairedSummary& summary = comparison.summary;
    const QString name = nameOf(comparison.category);
    const QString better = QString::number(isLoss(metric) ? summary.below : summary.above);
    const QString worse = QString::number(isLoss(metric) ? summary.above : summary.below);
    const QString pairs = QString::number(summary.pairs());
    switch (verdictOf(comparison, metric)) {
    case Verdict::Same:
        return tr("%1 is the same as all, to the last digit, in each of %2 seeds").arg(name, pairs);
    case Verdict::Better:
        return tr("%1 is better than all in %2 of %3 seeds").arg(name, better, pairs);
    case Verdict::Worse:
        return tr("%1 is worse than all in %2 of %3 seeds").arg(name, worse, pairs);
    case Verdict::NoDifference:
        return tr("no difference between %1 and all is shown, better in %2 and worse in %3 of %4 "
                  "seeds")
            .arg(name, better, worse, pairs);
    case Verdict::Untested:
        break;
    }
    return tr("%1 came out better than all in %2 and worse in %3 of %4 seeds")
        .arg(name, better, worse, pairs);
}

QString medianText(const sweep::PairedSummary& summary, const QLocale& locale) {
    const QString median = tr("median difference %1").arg(numberText(*summary.median, locale));
    if (!summary.tests)
        return median;
    const auto& [lower, upper] = summary.tests->interval;
    return tr("%1, %2 % interval %3 … %4")
        .arg(median, QString::number(100.0 * sweep::kConfidence), numberText(lower, locale),
             numberText(upper, locale));
}

QString sentence(const PairedComparison& comparison, Metric metric, const QLocale& locale) {
    QStringList parts{
        tr("%1: %2").arg(sentenceStart(rowLabel(comparison.row)), claim(comparison, metric))};
    if (verdictOf(comparison, metric) != Verdict::Same) {
        parts << medianText(comparison.summary, locale);
        if (comparison.corrected)
            parts << tr("Wilcoxon %1, sign test %2 (Holm)")
                         .arg(likelihood(comparison.corrected->wilcoxon, locale),
                              likelihood(comparison.corrected->sign, locale));
    }
    if (!comparison.corrected)
        parts << tr("no test of fewer than %1 pairs").arg(sweep::kFewestPairs);
    if (comparison.diverged > 0)
        parts << tr("in %1 of the pairs a run diverged").arg(comparison.diverged);
    return parts.join(QStringLiteral("; ")) + u'.';
}

QString howToRead(const PairedTable& table) {
    const auto tested = std::count_if(table.comparisons.begin(), table.comparisons.end(),
                                      [](const auto& each) { return each.corrected.has_value(); });
    QString text =
        isLoss(table.metric)
            ? tr("Difference: %1, less that of all with the same seed; below 0 is better.")
            : tr("Difference: %1, less that of all with the same seed; above 0 is better.");
    text = text.arg(readingTitle(table.metric, table.reading));
    if (tested > 0)
        text += u' ' + tr("p is two-sided and corrected for the number of comparisons, %1; the "
                          "interval is the median's, by bootstrap.")
                           .arg(tested);
    if (std::any_of(table.comparisons.begin(), table.comparisons.end(),
                    [](const auto& each) { return each.diverged > 0; }))
        text += u' ' + tr("A run that diverged counts as infinitely bad.");
    return text;
}

} // namespace

PairedTable pairedTable(const session::SweepRecord& sweep, Metric metric, Reading reading,
                        const RunFilter& filter, const SummaryOf& summaryOf) {
    PairedTable table{metric, reading, {}, {}, {}, {}};
    const RunGroups groups(sweep);
    std::map<Place, EndedRun> ended;
    for (const session::RunRecord& run : sweep.runs) {
        const training::RunParameters& parameters = run.run.parameters;
        if (!filter.takes(run))
            continue;
        if (categoryOf(parameters) != kAll)
            table.categories.push_back(categoryOf(parameters));
        table.rows.push_back(groups.rowOf(run));
        table.seeds.push_back(parameters.seed);
        if (!filter.shows(run.run.index))
            continue;
        if (const auto found = endedRun(run, metric, reading, summaryOf))
            ended.emplace(Place(groups.rowOf(run), categoryOf(parameters), parameters.seed),
                          *found);
    }
    sortUnique(table.categories);
    sortUnique(table.rows);
    sortUnique(table.seeds);

    for (const RunRow& row : table.rows) {
        for (const RegisterCategory& category : table.categories) {
            PairedComparison comparison{category, row, {}, 0, {}, {}};
            for (std::size_t seed = 0; seed < table.seeds.size(); ++seed) {
                const auto some = ended.find({row, category, table.seeds[seed]});
                const auto all = ended.find({row, kAll, table.seeds[seed]});
                if (some == ended.end() || all == ended.end())
                    continue;
                comparison.differences.push_back(
                    {seed, some->second.run, difference(some->second, all->second)});
                if (some->second.diverged || all->second.diverged)
                    ++comparison.diverged;
            }
            if (comparison.differences.empty())
                continue;
            summarize(comparison);
            table.comparisons.push_back(std::move(comparison));
        }
    }
    correct(table.comparisons);
    return table;
}

QString pairedTitle(Metric metric, Reading reading) {
    return tr("%1, difference to all registers, seed by seed").arg(readingTitle(metric, reading));
}

Verdict verdictOf(const PairedComparison& comparison, Metric metric) {
    const sweep::PairedSummary& summary = comparison.summary;
    if (!comparison.corrected)
        return Verdict::Untested;
    if (summary.equal == summary.pairs())
        return Verdict::Same;
    const double direction = *summary.median != 0.0 ? *summary.median
                                                    : static_cast<double>(summary.above) -
                                                          static_cast<double>(summary.below);
    if (comparison.corrected->wilcoxon > kLevel || direction == 0.0)
        return Verdict::NoDifference;
    return (direction < 0.0) == isLoss(metric) ? Verdict::Better : Verdict::Worse;
}

QStringList pairedSentences(const PairedTable& table, const QLocale& locale) {
    if (table.comparisons.empty())
        return {tr("No pairs yet: a seed must be trained to the end with all registers and with "
                   "fewer")};
    QStringList sentences;
    for (const PairedComparison& comparison : table.comparisons)
        sentences << sentence(comparison, table.metric, locale);
    return sentences << howToRead(table);
}

} // namespace dpfm::models
