#include "ui/session/lesson_value.h"

#include "core/network/sweepable_field.h"
#include "ui/session/lesson_command.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>

namespace dpfm::session {

namespace {

using lesson::Cost;
using lesson::LiveValue;
using lesson::NeuronValue;
using lesson::OverRuns;
using lesson::SampleValue;

template <class E>
using Words = std::initializer_list<std::pair<const char*, E>>;

template <class E>
std::optional<E> oneOf(const QString& word, Words<E> words) {
    for (const auto& [text, value] : words)
        if (word == QLatin1String(text))
            return value;
    return std::nullopt;
}

std::optional<LessonValue> readCost(const QStringList& words) {
    if (words.size() != 3)
        return std::nullopt;
    const auto what = oneOf<Cost::What>(words[1], {{"multiplications", Cost::What::Multiplications},
                                                   {"additions", Cost::What::Additions},
                                                   {"comparisons", Cost::What::Comparisons},
                                                   {"reads", Cost::What::Reads},
                                                   {"registers", Cost::What::Registers}});
    const auto registers = registersFromText(words[2]);
    if (!what || (!registers && words[2] != QLatin1String("backpropagation")))
        return std::nullopt;
    return Cost{*what, registers};
}

std::optional<LessonValue> readUpdated(const QStringList& words) {
    bool whole = false;
    const int layer = words.size() > 1 ? words[1].toInt(&whole) : 0;
    if (!whole || layer < 1)
        return std::nullopt;
    return lesson::UpdatedShare{layer, words.mid(2).join(u' ')};
}

std::optional<LessonValue> readWords(const QStringList& words) {
    const QString head = words.isEmpty() ? QString() : words.front();
    const bool alone = words.size() == 1;
    const QString second = words.size() == 2 ? words[1] : QString();
    if (head == QLatin1String("weights") && alone)
        return lesson::WeightCount{};
    if (head == QLatin1String("runs") && alone)
        return lesson::RunCount{};
    if (head == QLatin1String("time") && alone)
        return lesson::SweepTime{};
    if (head == QLatin1String("field") && network::kindOf(second.toStdString()))
        return lesson::FieldText{second.toStdString()};
    if (head == QLatin1String("cost"))
        return readCost(words);
    if (head == QLatin1String("live"))
        return oneOf<LiveValue>(second, {{"epoch", LiveValue::Epoch},
                                         {"R", LiveValue::Registers},
                                         {"seed", LiveValue::Seed},
                                         {"loss", LiveValue::Loss},
                                         {"val_loss", LiveValue::ValLoss}});
    if (head == QLatin1String("neuron"))
        return oneOf<NeuronValue>(second, {{"sum", NeuronValue::Sum},
                                           {"value", NeuronValue::Value},
                                           {"derivative", NeuronValue::Derivative},
                                           {"candidates", NeuronValue::Candidates},
                                           {"kept", NeuronValue::Kept},
                                           {"share", NeuronValue::Share}});
    if (head == QLatin1String("sample"))
        return oneOf<SampleValue>(
            second, {{"reached", SampleValue::Reached}, {"cosine", SampleValue::Cosine}});
    if (head == QLatin1String("updated"))
        return readUpdated(words);
    const auto over = oneOf<OverRuns::What>(head, {{"median", OverRuns::What::Median},
                                                   {"lowest", OverRuns::What::Lowest},
                                                   {"highest", OverRuns::What::Highest},
                                                   {"count", OverRuns::What::Count}});
    if (over && words.size() > 1)
        return OverRuns{*over, words[1], words.mid(2).join(u' ')};
    return std::nullopt;
}

} // namespace

Result<LessonValue> lessonValue(const QString& text) {
    const auto value = readWords(text.simplified().split(u' ', Qt::SkipEmptyParts));
    if (!value)
        return Error{ErrorCode::FileFormat,
                     {},
                     "{{%1}} names no value that a lesson can show.",
                     {text.toStdString()}};
    return *value;
}

} // namespace dpfm::session
