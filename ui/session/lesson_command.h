#pragma once

#include "core/base/result.h"
#include "core/training/live_run.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What a lesson can ask of the program: few things, and each is one that a person can do by hand,
/// with the same undo. A command is a line of words:
///
///     experiment NAME                  a preset, or a file beside the lesson ("cells.json")
///     set FIELD VALUE                  a setting of the experiment by its name in files:
///                                      "set training.epochs 1000", "set sweep.registers 2 8 all",
///                                      "set sweep.seeds 1-15"
///     vary FIELD VALUES                trains every value of a setting beside the sweep's lists:
///                                      "vary network.sigmoid_derivative exact published"
///     vary nothing                     no such setting any more
///     sweep                            trains the experiment, or what is missing of it
///     live R N                         the live run's registers; "live R all"
///     live seed N                      its seed: begins anew if it is another
///     live rewind                      back to the same initial weights
///     live step UNIT [N]               N steps (1) of a stage, neuron, sample, batch or epoch
///     live weight LAYER FROM TO VALUE  touches a weight; FROM is an input, from 1, or "bias"
///     look live | look run             at the live run, or at the selected run of the sweep
///     neuron LAYER NUMBER              looks into a neuron, both counted from 1
///     sample NUMBER                    passes a sample of the validation part, from 1
///     what-if N | what-if off          passes the sample with N registers ("all"); the run stays
///     select CONDITION                 the first run that meets it: "select registers = 8"
///     only CONDITION | only all        shows these runs and hides the others
///     tab NAME                         curves, compare, network, map, fidelity, cost, toper,
///                                      autodiff or two-passes
///     dock NAME                        experiment, inspector, method, predict, runs or live
///     plot NAME                        of Compare: cross-section, matrix, paired, cost or minima
///
/// A CONDITION is what the table of runs can be filtered by (models::RunExpression).
namespace dpfm::session {

namespace lesson {

struct TakeExperiment {
    QString name;
    bool operator==(const TakeExperiment&) const = default;
};
struct SetField {
    std::string field;
    std::string value; ///< of the sweep's lists: numbers with a blank between, 0 for "all"
    bool operator==(const SetField&) const = default;
};
struct VaryField {
    std::string field; ///< empty: nothing is varied
    QString values;    ///< as a person types them (see parseValues())
    bool operator==(const VaryField&) const = default;
};
struct TrainSweep {
    bool operator==(const TrainSweep&) const = default;
};
struct LiveRegisters {
    int registers = 0; ///< 0 for all
    bool operator==(const LiveRegisters&) const = default;
};
struct LiveSeed {
    std::uint64_t seed = 1;
    bool operator==(const LiveSeed&) const = default;
};
struct LiveRewind {
    bool operator==(const LiveRewind&) const = default;
};
struct LiveStep {
    training::StepUnit unit = training::StepUnit::Sample;
    int count = 1;
    bool operator==(const LiveStep&) const = default;
};
struct LiveWeight {
    int layer = 1;
    int from = 0; ///< input or neuron of the layer before, from 1; 0: the bias
    int to = 1;
    double value = 0.0;
    bool operator==(const LiveWeight&) const = default;
};
struct Look {
    bool live = true; ///< otherwise at the selected run
    bool operator==(const Look&) const = default;
};
struct LookIntoNeuron {
    int layer = 1;
    int neuron = 1;
    bool operator==(const LookIntoNeuron&) const = default;
};
struct PassSample {
    int sample = 1;
    bool operator==(const PassSample&) const = default;
};
struct WhatIf {
    std::optional<int> registers; ///< 0 for all; none: as trained
    bool operator==(const WhatIf&) const = default;
};
struct SelectRun {
    QString condition;
    bool operator==(const SelectRun&) const = default;
};
struct ShowRuns {
    QString condition; ///< empty: all
    bool operator==(const ShowRuns&) const = default;
};
/// A part of the window, by the name it has in commands.
struct ShowTab {
    QString name;
    bool operator==(const ShowTab&) const = default;
};
struct ShowDock {
    QString name;
    bool operator==(const ShowDock&) const = default;
};
struct ChoosePlot {
    QString name;
    bool operator==(const ChoosePlot&) const = default;
};

} // namespace lesson

using LessonCommand =
    std::variant<lesson::TakeExperiment, lesson::SetField, lesson::VaryField, lesson::TrainSweep,
                 lesson::LiveRegisters, lesson::LiveSeed, lesson::LiveRewind, lesson::LiveStep,
                 lesson::LiveWeight, lesson::Look, lesson::LookIntoNeuron, lesson::PassSample,
                 lesson::WhatIf, lesson::SelectRun, lesson::ShowRuns, lesson::ShowTab,
                 lesson::ShowDock, lesson::ChoosePlot>;

/// Reads one line. What a field, a condition or a value means is seen when the command is carried
/// out; that there is such a command, a part of the window and a field is checked here.
Result<LessonCommand> lessonCommand(const QString& text);

/// The names that `tab`, `dock` and `plot` know.
const QStringList& lessonTabs();
const QStringList& lessonDocks();
const QStringList& lessonPlots();
/// Of the tool bars: sweep-bar and live-bar.
const QStringList& lessonBars();

/// "all" or a whole number from 1: a count of registers, 0 for all.
std::optional<int> registersFromText(const QString& text);

} // namespace dpfm::session
