#include "ui/models/probe_text.h"

#include "ui/models/register_colors.h"
#include "ui/models/weight_name.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace dpfm::models {

namespace {

constexpr std::size_t kMostOutputs = 4;

QString tr(const char* text) {
    return QCoreApplication::translate("dpfm::models", text);
}

QString numbers(const std::vector<double>& values) {
    QStringList texts;
    for (std::size_t i = 0; i < std::min(values.size(), kMostOutputs); ++i)
        texts.append(QLocale().toString(values[i], 'g', 4));
    return texts.join(QStringLiteral("; "));
}

std::size_t largest(const std::vector<double>& values) {
    return static_cast<std::size_t>(std::max_element(values.begin(), values.end()) -
                                    values.begin());
}

/// In one line, whatever a table has in its cells.
QString nameOf(const std::string& name) {
    return QString::fromStdString(name).simplified();
}

QString targetOf(const Probe& probe) {
    return probe.data->classification ? nameOf(probe.data->outputNames[largest(probe.target)])
                                      : numbers(probe.target);
}

QString placeOf(const training::LivePosition& position) {
    using Moment = training::LivePosition::Moment;
    QString text = tr("epoch %1, batch %2 of %3")
                       .arg(position.epoch)
                       .arg(position.batch + 1)
                       .arg(position.batches);
    if (position.moment == Moment::Update)
        return text + tr(": done");
    if (position.inSample())
        text += tr(", training sample %1 of %2").arg(position.sample + 1).arg(position.samples);
    return text;
}

} // namespace

QString titleOf(const Probe& probe) {
    const training::RunParameters& run = probe.parameters;
    const QString settings = tr("corpus %1, %2, seed %3")
                                 .arg(run.corpus)
                                 .arg(registerLabel(run.method, run.registers))
                                 .arg(run.seed);
    if (probe.run) {
        const QString title =
            tr("Run %1: %2, epoch %3").arg(*probe.run).arg(settings).arg(probe.epoch);
        return probe.divergedEpoch == 0
                   ? title
                   : title +
                         tr(" · the last before it diverged, in epoch %1").arg(probe.divergedEpoch);
    }
    QString text = tr("Live run: %1, %2").arg(settings, placeOf(probe.live->position));
    if (!probe.live->touches.empty())
        text += tr(" · edited by hand");
    return text;
}

QString outcomeOf(const Probe& probe) {
    std::vector<double> outputs;
    for (const network::Neuron& output : probe.pass.outputs())
        outputs.push_back(output.value);
    if (probe.isUnderWay())
        return tr("target %1").arg(targetOf(probe));
    if (!probe.data->classification)
        return tr("output %1, target %2").arg(numbers(outputs), targetOf(probe));
    const std::size_t said = largest(outputs);
    return tr("output %1 (%2), target %3")
        .arg(nameOf(probe.data->outputNames[said]), QLocale().toString(outputs[said], 'f', 3),
             targetOf(probe));
}

QString neuronText(const Probe& probe, NeuronIndex neuron) {
    const QString name = neuronName(neuron.layer, neuron.neuron);
    const auto number = [](double value) { return QLocale().toString(value, 'g', 4); };
    if (neuron.layer > 0 && probe.isUnderWay())
        return tr("%1: the sample is on its way").arg(name);
    const network::Neuron& shown = probe.pass.neuron(neuron.layer, neuron.neuron);
    const QString text = tr("%1: value %2").arg(name, number(shown.value));
    if (neuron.layer == 0)
        return text;
    const QString held = tr("%1; registers held: %2").arg(text).arg(shown.registers.size());
    if (shown.registers.empty())
        return held;
    const autodiff::Register& first =
        *std::min_element(shown.registers.begin(), shown.registers.end(), autodiff::outranks);
    return tr("%1; the largest is %2, by %3")
        .arg(held, number(first.gradient), weightName(probe.pass.topology(), first.id));
}

QString gradientOf(const Probe& probe, const WeightTrace& trace) {
    if (probe.isUnderWay())
        return tr("the sample is on its way");
    return trace.gradient ? tr("d loss/d w = %1").arg(QLocale().toString(*trace.gradient, 'g', 6))
                          : tr("forgotten before the output");
}

} // namespace dpfm::models
