#include "ui/models/cost_table.h"

#include "ui/models/quantity_text.h"
#include "ui/models/register_colors.h"

#include <QCoreApplication>
#include <QLocale>

namespace dpfm::models {

namespace {

using hardware::DeviceCost;
using hardware::SampleCost;
using hardware::StepCost;
using hardware::Work;

QString tr(const char* text) {
    return QCoreApplication::translate("dpfm::models", text);
}

QString none() {
    return QStringLiteral("–");
}

QString dpfmName(std::size_t registers) {
    return tr("DPFM, %1").arg(registerLabel(network::Method::Dpfm, static_cast<int>(registers)));
}

QString stepName(const QString& method, const StepCost& step) {
    switch (step.pass) {
    case StepCost::Pass::Forward:
        return tr("%1: forward, layer %2").arg(method).arg(step.layer);
    case StepCost::Pass::Loss:
        return tr("%1: gradient of the loss").arg(method);
    case StepCost::Pass::Backward:
        return tr("%1: back, layer %2").arg(method).arg(step.layer);
    }
    return {};
}

QStringList cells(const QString& name, const Work& work, double registers, double numbers) {
    return {name,
            countText(work.multiplications),
            countText(work.additions),
            countText(work.comparisons),
            countText(work.weightReads),
            countText(registers),
            countText(numbers)};
}

void addMethod(std::vector<TextTable::Row>& rows, const QString& method, const SampleCost& cost) {
    for (const StepCost& step : cost.steps) {
        TextTable::Row row{cells(stepName(method, step), step.work, step.registers, step.numbers)};
        if (step.pass == StepCost::Pass::Forward && step.candidates > 0)
            row.toolTip = tr("Each input carries %1 registers; a neuron has at most %2 candidates "
                             "and keeps %3.")
                              .arg(countText(static_cast<double>(step.arriving)),
                                   countText(static_cast<double>(step.candidates)),
                                   countText(static_cast<double>(step.kept)));
        rows.push_back(std::move(row));
    }
    rows.push_back(
        {cells(tr("%1: total, most memory").arg(method), cost.total, cost.registers, cost.numbers),
         true});
}

QString ratio(double a, double b) {
    return b > 0.0 ? QLocale().toString(a / b, 'g', 3) + QStringLiteral(" ×") : none();
}

} // namespace

std::vector<TextTable::Column> costStepColumns() {
    return {{tr("One sample")},
            {tr("multiplications")},
            {tr("additions"), tr("Every sum begins at 0, so a sum of n numbers takes n.")},
            {tr("comparisons"),
             tr("Of |g| in a chain of R cells (see Toper); at most, where pruned registers may "
                "share ids.")},
            {tr("weight reads"), tr("DPFM reads each weight in one pass, backpropagation in two.")},
            {tr("registers held"), tr("In memory during the step, each an id and a number.")},
            {tr("numbers held"),
             tr("In memory during the step: values, and derivatives on the way back. "
                "The gradient they add to is left out, as are the weights.")}};
}

std::vector<TextTable::Row> costStepRows(const CostQuestion& question) {
    const SampleCost dpfm = question.dpfm();
    const SampleCost back = question.backpropagation();
    std::vector<TextTable::Row> rows;
    addMethod(rows, dpfmName(question.registers), dpfm);
    addMethod(rows, tr("Backprop."), back);
    rows.push_back({{tr("DPFM beside backpropagation"),
                     ratio(dpfm.total.multiplications, back.total.multiplications),
                     ratio(dpfm.total.additions, back.total.additions), none(),
                     ratio(dpfm.total.weightReads, back.total.weightReads), none(), none()},
                    true});
    return rows;
}

std::vector<TextTable::Column> costSummaryColumns(const CostQuestion& question) {
    return {{tr("A batch of %1").arg(QLocale().toString(static_cast<qulonglong>(question.batch)))},
            {registerLabel(network::Method::Dpfm, static_cast<int>(question.registers))},
            {tr("backprop.")}};
}

std::vector<TextTable::Row> costSummaryRows(const CostQuestion& question,
                                            const MeasuredTimes& measured) {
    const SampleCost dpfm = question.dpfm();
    const SampleCost back = question.backpropagation();
    const DeviceCost dpfmOn = question.on(dpfm);
    const DeviceCost backOn = question.on(back);
    const auto seconds = [](const std::optional<double>& time) {
        return time ? secondsText(*time) : none();
    };
    std::vector<TextTable::Row> rows;
    rows.push_back({{tr("Model"), {}, {}}, true});
    rows.push_back({{tr("multiplier cycles"), countText(dpfmOn.multiplierCycles),
                     countText(backOn.multiplierCycles)},
                    false,
                    tr("Of each step the products of the whole batch over the multipliers, "
                       "rounded up.")});
    rows.push_back({{tr("multipliers in use"), percentText(dpfmOn.utilisation),
                     percentText(backOn.utilisation)}});
    rows.push_back(
        {{tr("time, multiplying"), secondsText(dpfmOn.seconds), secondsText(backOn.seconds)}});
    rows.push_back(
        {{tr("time, selecting"),
          dpfmOn.selectionCycles > 0.0 ? secondsText(dpfmOn.selectionSeconds) : none(), none()},
         false,
         tr("A toper for each neuron, a candidate a cycle, the samples one after "
            "another: %1 cycles. It can go on beside the multiplications.")
             .arg(countText(dpfmOn.selectionCycles))});
    rows.push_back(
        {{tr("energy"), jouleText(dpfmOn.joule), jouleText(backOn.joule)},
         false,
         tr("Of multiplications, additions, comparisons and weight reads. What registers and "
            "values take to be read and written is left out.")});
    rows.push_back(
        {{tr("memory of a sample"), bytesText(dpfmOn.memoryBytes), bytesText(backOn.memoryBytes)},
         false,
         tr("Registers and numbers at their most; the weights are not in it.")});
    rows.push_back(
        {{tr("weights changed, at most"), countText(dpfm.touched), countText(back.touched)}});
    rows.push_back({{tr("Measured"), {}, {}}, true});
    rows.push_back({{tr("gradient of the batch"),
                     measured.latency ? secondsText(measured.latency->batch) : none(), none()},
                    false,
                    tr("This computer, one thread, random inputs: press Measure.")});
    rows.push_back({{tr("gradient of a sample"),
                     measured.latency ? secondsText(measured.latency->sample) : none(), none()}});
    rows.push_back(
        {{tr("prediction of a sample"),
          measured.latency ? secondsText(measured.latency->prediction) : none(), none()}});
    rows.push_back(
        {{tr("in the sweep, a batch"), seconds(measured.sweepDpfm),
          seconds(measured.sweepBackpropagation)},
         false,
         tr("The wall time of the shown sweep's runs of this R over their batches, median: with "
            "validation and updates, and whatever else the computer did. Several runs go on at "
            "a time. – if the sweep is of another network or batch, or has no such run.")});
    return rows;
}

} // namespace dpfm::models
