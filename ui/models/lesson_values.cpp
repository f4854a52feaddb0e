#include "ui/models/lesson_values.h"

#include "core/hardware/cost.h"
#include "core/network/sweepable_field.h"
#include "core/sweep/grid.h"
#include "core/sweep/summary.h"
#include "ui/models/number_text.h"
#include "ui/models/quantity_text.h"
#include "ui/models/run_filter.h"
#include "ui/models/run_group.h"
#include "ui/models/workbench.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>
#include <variant>

namespace dpfm::models {

namespace lesson = session::lesson;

namespace {

using Text = std::optional<QString>;

Text number(const std::optional<double>& value) {
    return value ? Text(numberText(*value, QLocale())) : std::nullopt;
}

Text count(std::size_t value) {
    return QLocale().toString(static_cast<qulonglong>(value));
}

Text registers(int registers) {
    return registers == 0 ? QCoreApplication::translate("dpfm::models", "all")
                          : *count(static_cast<std::size_t>(registers));
}

std::optional<network::Topology> topologyOf(Workbench& workbench) {
    if (!workbench.document().valid())
        return std::nullopt;
    return network::Topology(workbench.document().experiment());
}

/// Works out each kind of value; none: it is not there yet.
class Reader {
public:
    Reader(Workbench& workbench, const RegistersTableModel& neuron, const RunFields& fields)
        : workbench_(workbench)
        , neuron_(neuron)
        , fields_(fields) {}

    Text operator()(const lesson::WeightCount&) const {
        const auto topology = topologyOf(workbench_);
        return topology ? count(topology->weightCount()) : std::nullopt;
    }

    Text operator()(const lesson::FieldText& field) const {
        const auto value = network::valueOf(workbench_.document().experiment(), field.field);
        return value ? Text(QString::fromStdString(*value)) : std::nullopt;
    }

    Text operator()(const lesson::RunCount&) const {
        if (!workbench_.document().valid())
            return std::nullopt;
        return count(sweep::runCount(workbench_.document().experiment()));
    }

    Text operator()(const lesson::SweepTime&) const {
        const auto& estimate = workbench_.estimate().estimate();
        return estimate ? Text(aboutTime(estimate->seconds)) : std::nullopt;
    }

    Text operator()(const lesson::Cost& cost) const {
        const auto topology = topologyOf(workbench_);
        if (!topology)
            return std::nullopt;
        const hardware::SampleCost sample =
            cost.registers
                ? hardware::dpfmCost(*topology, static_cast<std::size_t>(*cost.registers))
                : hardware::backpropagationCost(*topology);
        switch (cost.what) {
        case lesson::Cost::What::Multiplications:
            return countText(sample.total.multiplications);
        case lesson::Cost::What::Additions:
            return countText(sample.total.additions);
        case lesson::Cost::What::Comparisons:
            return countText(sample.total.comparisons);
        case lesson::Cost::What::Reads:
            return countText(sample.total.weightReads);
        case lesson::Cost::What::Registers:
            return countText(sample.registers);
        }
        return std::nullopt;
    }

    Text operator()(lesson::LiveValue value) const {
        const LiveRunModel& live = workbench_.liveRun();
        if (value == lesson::LiveValue::Registers)
            return registers(live.registers());
        if (value == lesson::LiveValue::Seed)
            return QString::number(live.seed());
        const auto& state = live.state();
        if (!state)
            return std::nullopt;
        if (value == lesson::LiveValue::Epoch)
            return count(static_cast<std::size_t>(state->position.epoch));
        if (!state->lastEpoch)
            return std::nullopt;
        const training::EpochMetrics& metrics = state->lastEpoch->metrics;
        return number(value == lesson::LiveValue::Loss ? metrics.loss : metrics.valLoss);
    }

    Text operator()(lesson::NeuronValue value) const {
        const auto& summary = neuron_.summary();
        if (!summary)
            return std::nullopt;
        switch (value) {
        case lesson::NeuronValue::Sum:
            return number(summary->sum);
        case lesson::NeuronValue::Value:
            return number(summary->value);
        case lesson::NeuronValue::Derivative:
            return number(summary->derivative);
        case lesson::NeuronValue::Candidates:
            return count(summary->candidates);
        case lesson::NeuronValue::Kept:
            return count(summary->kept);
        case lesson::NeuronValue::Share:
            return percentText(summary->keptShare);
        }
        return std::nullopt;
    }

    Text operator()(lesson::SampleValue value) const {
        const auto& probe = workbench_.probe().probe();
        if (!probe)
            return std::nullopt;
        if (value == lesson::SampleValue::Reached)
            return count(reachedWeights(*probe));
        return number(probe->fidelity ? probe->fidelity->cosine : std::nullopt);
    }

    Text operator()(const lesson::OverRuns& over) const {
        const RunField* field = fields_.find(over.field);
        const auto runs = runsWith(over.condition);
        if (!runs || field == nullptr)
            return std::nullopt;
        if (over.what == lesson::OverRuns::What::Count)
            return count(runs->size());
        if (!areOneGroup(*runs))
            return std::nullopt;
        std::vector<double> values;
        for (const std::size_t run : *runs)
            if (const auto value = valueOf(*field, run))
                values.push_back(*value);
        if (values.empty())
            return std::nullopt;
        if (over.what == lesson::OverRuns::What::Lowest)
            return number(*std::min_element(values.begin(), values.end()));
        if (over.what == lesson::OverRuns::What::Highest)
            return number(*std::max_element(values.begin(), values.end()));
        return number(sweep::median(std::move(values)));
    }

    Text operator()(const lesson::UpdatedShare& updated) const {
        const auto runs = runsWith(updated.condition);
        if (!runs || !areOneGroup(*runs))
            return std::nullopt;
        std::vector<double> shares;
        for (const std::size_t run : *runs) {
            const auto& layers = workbench_.results().run(run).layers;
            if (layers.size() < static_cast<std::size_t>(updated.layer))
                continue;
            const auto& layer = layers[static_cast<std::size_t>(updated.layer) - 1];
            shares.push_back(static_cast<double>(layer.updatedWeights) /
                             static_cast<double>(layer.weights));
        }
        return shares.empty() ? std::nullopt : Text(percentText(sweep::median(std::move(shares))));
    }

private:
    /// Runs that meet the condition and have an epoch of their own, or diverged before they had.
    std::optional<std::vector<std::size_t>> runsWith(const QString& condition) const {
        const ResultsModel& results = workbench_.results();
        const auto expression = RunExpression::parse(condition, fields_);
        if (!expression)
            return std::nullopt;
        std::vector<std::size_t> runs;
        for (std::size_t run = 0; run < results.runCount(); ++run) {
            const session::RunRecord& record = results.run(run);
            const bool trained =
                !record.epochs.empty() || record.status == session::RunStatus::Diverged;
            if (trained && !record.marks.deleted && !results.isStale(run) &&
                expression->matches(run))
                runs.push_back(run);
        }
        return runs;
    }

    /// Whether they differ in their seed only: a median of others would be one of nothing, such as
    /// of the sweep before that which the page asks for.
    bool areOneGroup(const std::vector<std::size_t>& runs) const {
        const session::SweepRecord& sweep = workbench_.results().sweep();
        const RunGroups groups(sweep);
        return std::all_of(runs.begin(), runs.end(), [&](std::size_t run) {
            return groups.of(sweep.runs[run]) == groups.of(sweep.runs[runs.front()]);
        });
    }

    /// Of a run that diverged the worst there is: a median must not be better for the runs that
    /// dropped out of it.
    std::optional<double> valueOf(const RunField& field, std::size_t run) const {
        if (workbench_.results().run(run).status == session::RunStatus::Diverged) {
            if (field.name.endsWith(QLatin1String("loss")))
                return std::numeric_limits<double>::infinity();
            if (field.name == QLatin1String("accuracy"))
                return 0.0;
        }
        const FieldValue value = field.value(run);
        const double* known = std::get_if<double>(&value);
        return known != nullptr ? std::optional(*known) : std::nullopt;
    }

    Workbench& workbench_;
    const RegistersTableModel& neuron_;
    const RunFields& fields_;
};

} // namespace

LessonValues::LessonValues(Workbench& workbench, QObject* parent)
    : QObject(parent)
    , workbench_(workbench)
    , neuron_(workbench.probe())
    , fields_(runFields(workbench.results())) {
    // Before what follows them looks.
    for (const auto other : {&ResultsModel::resetDone, &ResultsModel::replaced})
        connect(&workbench.results(), other, this,
                [this] { fields_ = runFields(workbench_.results()); });
    connect(&workbench.document(), &ExperimentDocument::changed, this, &LessonValues::changed);
    connect(&workbench.estimate(), &SweepEstimate::changed, this, &LessonValues::changed);
    connect(&workbench.results(), &ResultsModel::resetDone, this, &LessonValues::changed);
    connect(&workbench.results(), &ResultsModel::replaced, this, &LessonValues::changed);
    connect(&workbench.results(), &ResultsModel::runsChanged, this, &LessonValues::changed);
    connect(&workbench.liveRun(), &LiveRunModel::stateChanged, this, &LessonValues::changed);
    connect(&workbench.liveRun(), &LiveRunModel::controlsChanged, this, &LessonValues::changed);
    connect(&workbench.probe(), &ProbeModel::probeChanged, this, &LessonValues::changed);
    connect(&neuron_, &RegistersTableModel::summaryChanged, this, &LessonValues::changed);
}

QString LessonValues::text(const session::LessonValue& value) const {
    return std::visit(Reader(workbench_, neuron_, fields_), value).value_or(QStringLiteral("–"));
}

} // namespace dpfm::models
