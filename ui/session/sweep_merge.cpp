#include "ui/session/sweep_merge.h"

#include <bit>
#include <charconv>
#include <cstdint>
#include <map>
#include <memory>

namespace dpfm::session {

namespace {

bool ended(const RunRecord& run) {
    return run.status == RunStatus::Completed || run.status == RunStatus::Diverged;
}

bool sameBits(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

bool sameBits(const std::optional<double>& a, const std::optional<double>& b) {
    return a.has_value() == b.has_value() && (!a || sameBits(*a, *b));
}

bool sameTraining(const RunRecord& a, const RunRecord& b) {
    if (a.status != b.status || a.divergence != b.divergence ||
        a.divergedEpoch != b.divergedEpoch || a.epochs.size() != b.epochs.size() ||
        a.weights.size() != b.weights.size())
        return false;
    for (std::size_t i = 0; i < a.epochs.size(); ++i) {
        const training::EpochMetrics& x = a.epochs[i];
        const training::EpochMetrics& y = b.epochs[i];
        if (x.epoch != y.epoch || !sameBits(x.loss, y.loss) || !sameBits(x.valLoss, y.valLoss) ||
            !sameBits(x.accuracy, y.accuracy) || !sameBits(x.valAccuracy, y.valAccuracy))
            return false;
    }
    for (std::size_t i = 0; i < a.weights.size(); ++i)
        if (!sameBits(a.weights[i], b.weights[i]))
            return false;
    return true;
}

std::optional<std::size_t> wholeNumber(std::string_view text) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number)
                                                                    : std::nullopt;
}

} // namespace

std::optional<Shard> parseShard(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos)
        return std::nullopt;
    const auto part = wholeNumber(text.substr(0, slash));
    const auto of = wholeNumber(text.substr(slash + 1));
    if (!part || !of || *part < 1 || *part > *of)
        return std::nullopt;
    return Shard{*part, *of};
}

std::vector<RunEvent> eventsOf(const RunRecord& run) {
    std::vector<RunEvent> events{{run.run, RunStarted{}}};
    auto reading = run.fidelity.begin();
    for (std::size_t i = 0; i < run.epochs.size(); ++i) {
        training::EpochSnapshot snapshot{run.epochs[i], {}, {}};
        if (reading != run.fidelity.end() && (*reading)->epoch == run.epochs[i].epoch) {
            snapshot.recorded.fidelity = *reading++;
            snapshot.recorded.fed = run.fed;
        }
        if (i + 1 == run.epochs.size()) {
            snapshot.weights = run.weights;
            snapshot.layers = run.layers;
        }
        events.push_back(
            {run.run, std::make_shared<const training::EpochSnapshot>(std::move(snapshot))});
    }
    training::RunOutcome outcome = training::Completed{};
    if (run.status == RunStatus::Diverged)
        outcome = training::Divergence{run.divergedEpoch, run.divergence.toStdString()};
    events.push_back({run.run, RunEnded{std::move(outcome), run.seconds}});
    return events;
}

Result<std::vector<RunEvent>> whatIsMissing(const MergeSource& into,
                                            std::span<const MergeSource> sources) {
    struct Found {
        const RunRecord* run;
        const MergeSource* in;
    };
    std::map<std::size_t, Found> found;
    for (const RunRecord& run : into.sweep.runs)
        if (ended(run))
            found[run.run.index] = {&run, &into};
    std::vector<RunEvent> missing;
    for (const MergeSource& source : sources) {
        if (!(source.sweep.experiment == into.sweep.experiment))
            return Error{ErrorCode::Mismatch,
                         source.path.toStdString(),
                         "Its experiment is another than that of %1; only parts of one sweep can "
                         "be merged.",
                         {into.path.toStdString()}};
        for (const RunRecord& run : source.sweep.runs) {
            if (!ended(run) || run.marks.deleted)
                continue;
            const auto [known, added] = found.try_emplace(run.run.index, Found{&run, &source});
            if (added) {
                const std::vector<RunEvent> events = eventsOf(run);
                missing.insert(missing.end(), events.begin(), events.end());
            } else if (!sameTraining(*known->second.run, run)) {
                return Error{ErrorCode::Mismatch,
                             source.path.toStdString(),
                             "Its run %1 differs from that in %2; one of the files is damaged, or "
                             "was trained by another version of the program. Nothing was merged.",
                             {std::to_string(run.run.index), known->second.in->path.toStdString()}};
            }
        }
    }
    return missing;
}

} // namespace dpfm::session
