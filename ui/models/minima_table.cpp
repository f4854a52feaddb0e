#include "ui/models/minima_table.h"

#include "core/sweep/rank_correlation.h"
#include "ui/models/number_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <utility>

namespace dpfm::models {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("dpfm::models", text);
}

/// What the runs of one row and seed have to choose from, by the order of the counts.
struct Candidates {
    bool ended = true; ///< all of them
    std::size_t counts = 0;
    std::vector<MinimaPoint> completed;
};

using Place = std::pair<RunRow, std::uint64_t>; ///< and seed

std::optional<RegisterCategory> chosen(const Candidates& candidates, double MinimaPoint::*reading) {
    const auto best = std::min_element(candidates.completed.begin(), candidates.completed.end(),
                                       [reading](const MinimaPoint& a, const MinimaPoint& b) {
                                           return a.*reading < b.*reading ||
                                                  (a.*reading == b.*reading &&
                                                   a.group.category < b.group.category);
                                       });
    return best == candidates.completed.end() ? std::nullopt : std::optional(best->group.category);
}

MinimaOfRow& rowOf(MinimaTable& table, const RunRow& row) {
    const auto found = std::find_if(table.rows.begin(), table.rows.end(),
                                    [&](const auto& each) { return each.row == row; });
    if (found != table.rows.end())
        return *found;
    table.rows.emplace_back().row = row;
    return table.rows.back();
}

void correlate(MinimaOfRow& of, const std::vector<MinimaPoint>& points) {
    std::vector<double> atBest;
    std::vector<double> lowest;
    std::vector<double> bestEpochs;
    std::vector<double> lowestEpochs;
    for (const MinimaPoint& point : points) {
        if (!(point.group.row == of.row))
            continue;
        atBest.push_back(point.atBest);
        lowest.push_back(point.lowest);
        bestEpochs.push_back(point.bestEpoch);
        lowestEpochs.push_back(point.lowestEpoch);
    }
    of.losses = sweep::rankCorrelation(atBest, lowest);
    of.epochs = sweep::rankCorrelation(bestEpochs, lowestEpochs);
}

void countChoices(MinimaOfRow& of, const std::map<Place, Candidates>& choices) {
    for (const auto& [place, candidates] : choices) {
        const auto atBest = chosen(candidates, &MinimaPoint::atBest);
        if (!(place.first == of.row) || !candidates.ended || candidates.counts < 2 || !atBest)
            continue;
        ++of.choices;
        if (atBest == chosen(candidates, &MinimaPoint::lowest))
            ++of.sameChoice;
    }
}

QString correlation(const std::optional<double>& rho, const QLocale& locale) {
    return rho ? locale.toString(*rho, 'f', 2).replace(u'-', u'−') : tr("none (all are equal)");
}

QString sentence(const MinimaOfRow& of, const QLocale& locale) {
    QStringList parts{tr("%1, %2 runs: rank correlation %3 of the val_losses, %4 of the epochs")
                          .arg(sentenceStart(rowLabel(of.row)), QString::number(of.runs),
                               correlation(of.losses, locale), correlation(of.epochs, locale)),
                      tr("the same epoch in %1 of %2 runs").arg(of.sameEpoch).arg(of.runs)};
    parts
        << (of.choices > 0
                ? tr("both choose the same R in %1 of %2 seeds").arg(of.sameChoice).arg(of.choices)
                : tr("no seed yet of which R could be chosen"));
    if (of.diverged > 0)
        parts << tr("diverged and left out: %1").arg(of.diverged);
    return parts.join(QStringLiteral("; ")) + u'.';
}

} // namespace

MinimaTable minimaTable(const session::SweepRecord& sweep, const RunFilter& filter,
                        const SummaryOf& summaryOf) {
    using session::RunStatus;
    MinimaTable table;
    const RunGroups groups(sweep);
    std::map<Place, Candidates> choices;
    std::map<RunRow, std::size_t> diverged;
    for (const session::RunRecord& run : sweep.runs) {
        const training::RunParameters& parameters = run.run.parameters;
        if (!filter.takes(run) || !filter.shows(run.run.index))
            continue;
        const RunGroup group = groups.of(run);
        const std::optional<sweep::RunSummary> summary =
            run.status == RunStatus::Completed ? summaryOf(run) : std::nullopt;
        diverged[group.row] += run.status == RunStatus::Diverged ? 1 : 0;
        if (summary)
            table.points.push_back({group, run.run.index, parameters.seed, summary->best.valLoss,
                                    summary->lowest.valLoss, summary->best.epoch,
                                    summary->lowest.epoch});
        if (parameters.method != network::Method::Dpfm)
            continue; // they have no R to choose
        Candidates& candidates = choices[{group.row, parameters.seed}];
        ++candidates.counts;
        candidates.ended = candidates.ended && (summary || run.status == RunStatus::Diverged);
        if (summary)
            candidates.completed.push_back(table.points.back());
    }
    for (const MinimaPoint& point : table.points) {
        MinimaOfRow& of = rowOf(table, point.group.row);
        ++of.runs;
        of.sameEpoch += point.bestEpoch == point.lowestEpoch ? 1 : 0;
    }
    std::sort(table.rows.begin(), table.rows.end(),
              [](const auto& a, const auto& b) { return a.row < b.row; });
    for (MinimaOfRow& of : table.rows) {
        of.diverged = diverged[of.row];
        correlate(of, table.points);
        countChoices(of, choices);
    }
    return table;
}

QStringList minimaSentences(const MinimaTable& table, const QLocale& locale) {
    if (table.points.empty())
        return {tr("No run has ended yet: press Run")};
    QStringList sentences;
    for (const MinimaOfRow& of : table.rows)
        sentences << sentence(of, locale);
    return sentences << tr("The training minimum finds the validation minimum where a run lies on "
                           "the diagonal. The correlation is Spearman's: 1 is the same order of "
                           "the runs, 0 none. R is chosen by the lowest of each val_loss, of "
                           "equals the smallest.");
}

} // namespace dpfm::models
