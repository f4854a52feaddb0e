#include "ui/models/lesson_commands.h"

#include "core/network/sweepable_field.h"
#include "ui/models/field_title.h"
#include "ui/models/presets.h"
#include "ui/models/run_filter.h"
#include "ui/models/workbench.h"
#include "ui/session/value_list.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>
#include <variant>

namespace dpfm::models {

namespace lesson = session::lesson;
using network::Experiment;
using session::SweepController;

namespace {

template <class... Cases>
struct Visitor : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Visitor(Cases...) -> Visitor<Cases...>;

QString tr(const char* text) {
    return QCoreApplication::translate("dpfm::models", text);
}

Error cannot(std::string sentence, std::vector<std::string> arguments = {}) {
    return {ErrorCode::InvalidInput, {}, std::move(sentence), std::move(arguments)};
}

ProgressOf atOnce() {
    return [] { return Progress::Done; };
}

Result<ProgressOf> takeExperiment(const QString& name, const session::Lesson& source,
                                  Workbench& workbench) {
    const auto experiment = experimentNamed(name, source);
    if (!experiment)
        return experiment.error();
    workbench.document().edit(tr("Experiment %1").arg(QString::fromStdString(experiment->name)),
                              [&](Experiment& edited) { edited = *experiment; });
    return atOnce();
}

template <class Number>
std::vector<Number> numbersOf(const std::string& text) {
    std::vector<Number> numbers;
    for (const QString& word : QString::fromStdString(text).split(u' ', Qt::SkipEmptyParts))
        numbers.push_back(static_cast<Number>(word.toULongLong()));
    return numbers;
}

Result<ProgressOf> setField(const lesson::SetField& set, Workbench& workbench) {
    Experiment changed = workbench.document().experiment();
    if (set.field == "sweep.registers") {
        changed.sweep.registers = numbersOf<int>(set.value);
    } else if (set.field == "sweep.corpus") {
        changed.sweep.corpus = numbersOf<int>(set.value);
    } else if (set.field == "sweep.seeds") {
        changed.sweep.seeds = numbersOf<std::uint64_t>(set.value);
    } else if (auto done = network::setField(changed, set.field, set.value); !done) {
        return done.error();
    }
    const QString title =
        set.field.starts_with("sweep.") ? tr("Values of the sweep") : fieldTitle(set.field);
    workbench.document().edit(tr("Set %1").arg(title),
                              [&](Experiment& edited) { edited = changed; });
    return atOnce();
}

Result<ProgressOf> varyField(const lesson::VaryField& vary, Workbench& workbench) {
    if (vary.field.empty()) {
        workbench.document().edit(tr("Vary no further setting"),
                                  [](Experiment& edited) { edited.sweep.fields.clear(); });
        return atOnce();
    }
    const auto values = session::parseValues(vary.values, vary.field);
    if (!values)
        return values.error();
    Experiment tried = workbench.document().experiment();
    for (const std::string& value : *values)
        if (auto fits = network::setField(tried, vary.field, value); !fits)
            return fits.error();
    workbench.document().edit(tr("Vary %1").arg(fieldTitle(vary.field)), [&](Experiment& edited) {
        auto& fields = edited.sweep.fields;
        const auto same = std::find_if(fields.begin(), fields.end(), [&](const auto& field) {
            return field.field == vary.field;
        });
        if (same == fields.end())
            fields.push_back({vary.field, *values});
        else
            same->values = *values;
    });
    return atOnce();
}

Result<ProgressOf> trainSweep(Workbench& workbench) {
    const SweepController& controller = workbench.controller();
    if (controller.state() != SweepController::State::Idle)
        return cannot("A sweep is being trained; wait until it has ended, or stop it.");
    if (!workbench.document().valid())
        return cannot("The experiment has a problem; see the marked fields.");
    if (!workbench.canRun())
        return cannot("Nothing can be trained in this document now.");
    workbench.run();
    return ProgressOf([&workbench] {
        if (workbench.controller().state() != SweepController::State::Idle)
            return Progress::UnderWay;
        const session::SweepRecord& sweep = workbench.results().sweep();
        return sweep.complete() && !sweep.runs.empty() ? Progress::Done : Progress::GivenUp;
    });
}

ProgressOf untilSettled(Workbench& workbench) {
    return [&live = workbench.liveRun()] {
        return live.settled() ? Progress::Done : Progress::UnderWay;
    };
}

Error noNetwork() {
    return cannot("The experiment has a problem, so there is no live run; see the marked fields.");
}

Result<ProgressOf> stepLive(const lesson::LiveStep& step, Workbench& workbench) {
    LiveRunModel& live = workbench.liveRun();
    if (!live.canStep())
        return live.canRewind() ? cannot("The live run has diverged; rewind it first.")
                                : noNetwork();
    workbench.probe().setSource(ProbeModel::Source::Live);
    live.setUnit(step.unit);
    for (int i = 0; i < step.count; ++i)
        live.step();
    return untilSettled(workbench);
}

Result<ProgressOf> rewindLive(Workbench& workbench) {
    if (!workbench.liveRun().canRewind())
        return noNetwork();
    workbench.probe().setSource(ProbeModel::Source::Live);
    workbench.liveRun().rewind();
    return untilSettled(workbench);
}

Result<ProgressOf> touchWeight(const lesson::LiveWeight& touched, Workbench& workbench) {
    LiveRunModel& live = workbench.liveRun();
    if (!live.state())
        return cannot("The live run has not begun; take a step first.");
    const network::Topology topology(live.state()->experiment);
    const auto layer = static_cast<std::size_t>(touched.layer);
    const auto to = static_cast<std::size_t>(touched.to);
    const auto from = static_cast<std::size_t>(touched.from);
    if (layer > topology.layerCount() || to > topology.width(layer) ||
        from > topology.width(layer - 1))
        return cannot("The live run has no such weight.");
    const WeightId id =
        from == 0 ? topology.bias(layer, to - 1) : topology.weight(layer, to - 1, from - 1);
    if (auto set = live.setWeight(live.state()->run, id, touched.value); !set)
        return set.error();
    workbench.probe().setSource(ProbeModel::Source::Live);
    workbench.probe().trace(id);
    return untilSettled(workbench);
}

Result<ProgressOf> look(const lesson::Look& at, Workbench& workbench) {
    if (!at.live && !workbench.results().selected())
        return cannot("There is no run of a sweep yet; train the sweep first.");
    workbench.probe().setSource(at.live ? ProbeModel::Source::Live : ProbeModel::Source::Run);
    return atOnce();
}

Result<ProgressOf> lookIntoNeuron(const lesson::LookIntoNeuron& at, Workbench& workbench) {
    const Experiment* seen = workbench.probe().experiment();
    if (seen == nullptr && !workbench.document().valid())
        return noNetwork();
    const network::Topology topology(seen != nullptr ? *seen : workbench.document().experiment());
    const auto layer = static_cast<std::size_t>(at.layer);
    const auto neuron = static_cast<std::size_t>(at.neuron);
    if (layer > topology.layerCount() || neuron > topology.width(layer))
        return cannot("The network has no neuron %1 in layer %2.",
                      {std::to_string(at.neuron), std::to_string(at.layer)});
    workbench.probe().selectNeuron(NeuronIndex{layer, neuron - 1});
    return atOnce();
}

Result<ProgressOf> passSample(const lesson::PassSample& pass, Workbench& workbench) {
    const auto& probe = workbench.probe().probe();
    const auto sample = static_cast<std::size_t>(pass.sample);
    if (probe && sample > probe->data->validation.count())
        return cannot("The validation part has no sample %1.", {std::to_string(pass.sample)});
    workbench.probe().setSample(sample - 1);
    return atOnce();
}

Result<ProgressOf> askWhatIf(const lesson::WhatIf& asked, Workbench& workbench) {
    workbench.probe().setWhatIf(
        asked.registers ? std::optional(static_cast<std::size_t>(*asked.registers)) : std::nullopt);
    return atOnce();
}

/// The runs that meet a condition, deleted ones aside.
Result<std::vector<std::size_t>> runsWith(const QString& condition, const ResultsModel& results) {
    if (results.empty())
        return cannot("There is no run of a sweep yet; train the sweep first.");
    const auto expression = RunExpression::parse(condition, runFields(results));
    if (!expression)
        return expression.error();
    std::vector<std::size_t> runs;
    for (std::size_t run = 0; run < results.runCount(); ++run)
        if (!results.run(run).marks.deleted && expression->matches(run))
            runs.push_back(run);
    if (runs.empty())
        return cannot("The shown sweep has no run with %1.", {condition.toStdString()});
    return runs;
}

Result<ProgressOf> selectRun(const lesson::SelectRun& selection, Workbench& workbench) {
    const auto runs = runsWith(selection.condition, workbench.results());
    if (!runs)
        return runs.error();
    workbench.results().select(runs->front());
    workbench.probe().setSource(ProbeModel::Source::Run);
    return atOnce();
}

Result<ProgressOf> showRuns(const lesson::ShowRuns& shown, Workbench& workbench) {
    if (shown.condition.isEmpty()) {
        workbench.results().showAll();
        return atOnce();
    }
    const auto runs = runsWith(shown.condition, workbench.results());
    if (!runs)
        return runs.error();
    workbench.results().showOnly(*runs);
    return atOnce();
}

} // namespace

Result<Experiment> experimentNamed(const QString& name, const session::Lesson& source) {
    if (const auto file = source.files.find(name); file != source.files.end())
        return file->second;
    for (const Preset& preset : presets())
        if (preset.id == name)
            return preset.experiment;
    return cannot("There is no preset \"%1\".", {name.toStdString()});
}

bool isOfWindow(const session::LessonCommand& command) {
    return std::holds_alternative<lesson::ShowTab>(command) ||
           std::holds_alternative<lesson::ShowDock>(command) ||
           std::holds_alternative<lesson::ChoosePlot>(command);
}

Result<ProgressOf> carryOut(const session::LessonCommand& command, const session::Lesson& source,
                            Workbench& workbench) {
    const auto visitor = Visitor{
        [&](const lesson::TakeExperiment& asked) {
            return takeExperiment(asked.name, source, workbench);
        },
        [&](const lesson::SetField& asked) { return setField(asked, workbench); },
        [&](const lesson::VaryField& asked) { return varyField(asked, workbench); },
        [&](const lesson::TrainSweep&) { return trainSweep(workbench); },
        [&](const lesson::LiveRegisters& asked) -> Result<ProgressOf> {
            workbench.liveRun().setRegisters(asked.registers);
            return untilSettled(workbench);
        },
        [&](const lesson::LiveSeed& asked) -> Result<ProgressOf> {
            workbench.liveRun().setSeed(asked.seed);
            return untilSettled(workbench);
        },
        [&](const lesson::LiveRewind&) { return rewindLive(workbench); },
        [&](const lesson::LiveStep& asked) { return stepLive(asked, workbench); },
        [&](const lesson::LiveWeight& asked) { return touchWeight(asked, workbench); },
        [&](const lesson::Look& asked) { return look(asked, workbench); },
        [&](const lesson::LookIntoNeuron& asked) { return lookIntoNeuron(asked, workbench); },
        [&](const lesson::PassSample& asked) { return passSample(asked, workbench); },
        [&](const lesson::WhatIf& asked) { return askWhatIf(asked, workbench); },
        [&](const lesson::SelectRun& asked) { return selectRun(asked, workbench); },
        [&](const lesson::ShowRuns& asked) { return showRuns(asked, workbench); },
        [&](const auto&) -> Result<ProgressOf> {
            return cannot("There is no window to do this in.");
        }};
    return std::visit(visitor, command);
}

} // namespace dpfm::models
