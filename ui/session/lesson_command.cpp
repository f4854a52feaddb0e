#include "ui/session/lesson_command.h"

#include "core/network/sweepable_field.h"
#include "core/network/validation.h"
#include "ui/session/value_list.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <limits>
#include <utility>

namespace dpfm::session {

namespace {

using training::StepUnit;

/// More would keep a person waiting, and nobody could tell what is done.
constexpr int kMostSteps = 10'000;

constexpr std::array<std::pair<const char*, StepUnit>, 5> kUnits{{
    {"stage", StepUnit::Stage},
    {"neuron", StepUnit::Neuron},
    {"sample", StepUnit::Sample},
    {"batch", StepUnit::Batch},
    {"epoch", StepUnit::Epoch},
}};

constexpr std::array kSweepLists{"sweep.registers", "sweep.corpus", "sweep.seeds"};

Error bad(std::string sentence, std::vector<std::string> arguments = {}) {
    return {ErrorCode::FileFormat, {}, std::move(sentence), std::move(arguments)};
}

Error needs(const QString& command, const char* form) {
    return bad("\"%1\" cannot be read; it must be %2.", {command.toStdString(), form});
}

std::optional<int> wholeFrom(int lowest, const QString& text) {
    bool whole = false;
    const int number = text.toInt(&whole);
    if (!whole || number < lowest)
        return std::nullopt;
    return number;
}

/// A command as it is read: its words, and what follows the first ones as it stands.
struct Line {
    QString text;
    QStringList words;

    qsizetype count() const { return words.size(); }
    QString rest(qsizetype after) const { return words.mid(after).join(u' '); }
};

Result<LessonCommand> named(const Line& line, const QStringList& known, const char* form,
                            const std::function<LessonCommand(const QString&)>& make) {
    if (line.count() != 2)
        return needs(line.text, form);
    if (!known.contains(line.words[1]))
        return bad("\"%1\" names nothing that there is; possible are %2.",
                   {line.text.toStdString(), known.join(QStringLiteral(", ")).toStdString()});
    return make(line.words[1]);
}

Result<LessonCommand> readSet(const Line& line) {
    if (line.count() < 3)
        return needs(line.text, "set FIELD VALUE");
    lesson::SetField set{line.words[1].toStdString(), line.rest(2).toStdString()};
    if (std::find(kSweepLists.begin(), kSweepLists.end(), set.field) == kSweepLists.end()) {
        if (!network::kindOf(set.field))
            return bad("\"%1\" sets a field that no experiment has.", {line.text.toStdString()});
        return LessonCommand(set);
    }
    const bool registers = set.field == "sweep.registers";
    const auto values = parseWholeNumbers(
        line.rest(2), registers ? QStringList{QStringLiteral("all")} : QStringList());
    if (!values)
        return bad("\"%1\" has \"%2\", which is no such number.",
                   {line.text.toStdString(), values.error().arguments.front()});
    QStringList numbers;
    for (const std::int64_t value : *values) {
        if (value < 0 || value > std::numeric_limits<int>::max() || (value == 0 && !registers))
            return bad("\"%1\" has \"%2\", which is no such number.",
                       {line.text.toStdString(), std::to_string(value)});
        numbers << QString::number(value);
    }
    set.value = numbers.join(u' ').toStdString();
    return LessonCommand(set);
}

Result<LessonCommand> readVary(const Line& line) {
    if (line.count() == 2 && line.words[1] == QLatin1String("nothing"))
        return LessonCommand(lesson::VaryField{});
    if (line.count() < 3)
        return needs(line.text, "vary FIELD VALUES or vary nothing");
    const std::string field = line.words[1].toStdString();
    if (!network::kindOf(field))
        return bad("\"%1\" varies a field that no experiment has.", {line.text.toStdString()});
    return LessonCommand(lesson::VaryField{field, line.rest(2)});
}

Result<LessonCommand> readStep(const Line& line) {
    constexpr const char* form = "live step stage|neuron|sample|batch|epoch [NUMBER]";
    const auto unit = std::find_if(kUnits.begin(), kUnits.end(), [&](const auto& known) {
        return line.count() > 2 && line.words[2] == QLatin1String(known.first);
    });
    if (unit == kUnits.end() || line.count() > 4)
        return needs(line.text, form);
    const std::optional<int> count =
        line.count() == 4 ? wholeFrom(1, line.words[3]) : std::optional(1);
    if (!count || *count > kMostSteps)
        return needs(line.text, form);
    return LessonCommand(lesson::LiveStep{unit->second, *count});
}

Result<LessonCommand> readWeight(const Line& line) {
    constexpr const char* form = "live weight LAYER FROM TO VALUE";
    if (line.count() != 6)
        return needs(line.text, form);
    const auto layer = wholeFrom(1, line.words[2]);
    const auto from =
        line.words[3] == QLatin1String("bias") ? std::optional(0) : wholeFrom(1, line.words[3]);
    const auto to = wholeFrom(1, line.words[4]);
    const auto value = network::numberOf(line.words[5].toStdString());
    if (!layer || !from || !to || !value)
        return needs(line.text, form);
    return LessonCommand(lesson::LiveWeight{*layer, *from, *to, *value});
}

Result<LessonCommand> readLive(const Line& line) {
    const QString what = line.count() > 1 ? line.words[1] : QString();
    if (what == QLatin1String("R")) {
        const auto registers = registersFromText(line.rest(2));
        if (!registers)
            return needs(line.text, "live R NUMBER or live R all");
        return LessonCommand(lesson::LiveRegisters{*registers});
    }
    if (what == QLatin1String("seed")) {
        bool whole = false;
        const qulonglong seed = line.rest(2).toULongLong(&whole);
        if (!whole || seed > network::kMaxSeed)
            return needs(line.text, "live seed NUMBER");
        return LessonCommand(lesson::LiveSeed{seed});
    }
    if (what == QLatin1String("rewind") && line.count() == 2)
        return LessonCommand(lesson::LiveRewind{});
    if (what == QLatin1String("step"))
        return readStep(line);
    if (what == QLatin1String("weight"))
        return readWeight(line);
    return needs(line.text, "live R, live seed, live rewind, live step or live weight");
}

Result<LessonCommand> readLook(const Line& line) {
    if (line.count() == 2 && line.words[1] == QLatin1String("live"))
        return LessonCommand(lesson::Look{true});
    if (line.count() == 2 && line.words[1] == QLatin1String("run"))
        return LessonCommand(lesson::Look{false});
    return needs(line.text, "look live or look run");
}

Result<LessonCommand> readNeuron(const Line& line) {
    const auto layer = line.count() == 3 ? wholeFrom(1, line.words[1]) : std::nullopt;
    const auto neuron = line.count() == 3 ? wholeFrom(1, line.words[2]) : std::nullopt;
    if (!layer || !neuron)
        return needs(line.text, "neuron LAYER NUMBER");
    return LessonCommand(lesson::LookIntoNeuron{*layer, *neuron});
}

Result<LessonCommand> readSample(const Line& line) {
    const auto sample = wholeFrom(1, line.rest(1));
    if (!sample)
        return needs(line.text, "sample NUMBER");
    return LessonCommand(lesson::PassSample{*sample});
}

Result<LessonCommand> readWhatIf(const Line& line) {
    if (line.rest(1) == QLatin1String("off"))
        return LessonCommand(lesson::WhatIf{});
    const auto registers = registersFromText(line.rest(1));
    if (!registers)
        return needs(line.text, "what-if NUMBER, what-if all or what-if off");
    return LessonCommand(lesson::WhatIf{*registers});
}

} // namespace

const QStringList& lessonTabs() {
    static const QStringList names{
        QStringLiteral("curves"), QStringLiteral("compare"),  QStringLiteral("network"),
        QStringLiteral("map"),    QStringLiteral("fidelity"), QStringLiteral("cost"),
        QStringLiteral("toper"),  QStringLiteral("autodiff"), QStringLiteral("two-passes")};
    return names;
}

const QStringList& lessonDocks() {
    static const QStringList names{QStringLiteral("experiment"), QStringLiteral("inspector"),
                                   QStringLiteral("method"),     QStringLiteral("predict"),
                                   QStringLiteral("runs"),       QStringLiteral("live")};
    return names;
}

const QStringList& lessonPlots() {
    static const QStringList names{QStringLiteral("cross-section"), QStringLiteral("matrix"),
                                   QStringLiteral("paired"), QStringLiteral("cost"),
                                   QStringLiteral("minima")};
    return names;
}

const QStringList& lessonBars() {
    static const QStringList names{QStringLiteral("sweep-bar"), QStringLiteral("live-bar")};
    return names;
}

std::optional<int> registersFromText(const QString& text) {
    return text == QLatin1String("all") ? std::optional(0) : wholeFrom(1, text);
}

Result<LessonCommand> lessonCommand(const QString& text) {
    const Line line{text.simplified(), text.simplified().split(u' ', Qt::SkipEmptyParts)};
    const QString verb = line.words.isEmpty() ? QString() : line.words.front();
    if (verb == QLatin1String("experiment") && line.count() == 2)
        return LessonCommand(lesson::TakeExperiment{line.words[1]});
    if (verb == QLatin1String("experiment"))
        return needs(line.text, "experiment NAME");
    if (verb == QLatin1String("set"))
        return readSet(line);
    if (verb == QLatin1String("vary"))
        return readVary(line);
    if (verb == QLatin1String("sweep") && line.count() == 1)
        return LessonCommand(lesson::TrainSweep{});
    if (verb == QLatin1String("live"))
        return readLive(line);
    if (verb == QLatin1String("look"))
        return readLook(line);
    if (verb == QLatin1String("neuron"))
        return readNeuron(line);
    if (verb == QLatin1String("sample"))
        return readSample(line);
    if (verb == QLatin1String("what-if"))
        return readWhatIf(line);
    if (verb == QLatin1String("select") && line.count() > 1)
        return LessonCommand(lesson::SelectRun{line.rest(1)});
    if (verb == QLatin1String("only") && line.count() > 1)
        return LessonCommand(
            lesson::ShowRuns{line.rest(1) == QLatin1String("all") ? QString() : line.rest(1)});
    if (verb == QLatin1String("tab"))
        return named(line, lessonTabs(), "tab NAME",
                     [](const QString& name) { return lesson::ShowTab{name}; });
    if (verb == QLatin1String("dock"))
        return named(line, lessonDocks(), "dock NAME",
                     [](const QString& name) { return lesson::ShowDock{name}; });
    if (verb == QLatin1String("plot"))
        return named(line, lessonPlots(), "plot NAME",
                     [](const QString& name) { return lesson::ChoosePlot{name}; });
    return bad("\"%1\" is no command of a lesson; possible are experiment, set, vary, sweep, live, "
               "look, neuron, sample, what-if, select, only, tab, dock and plot.",
               {line.text.toStdString()});
}

} // namespace dpfm::session
