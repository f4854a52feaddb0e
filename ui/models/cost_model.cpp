#include "ui/models/cost_model.h"

#include "ui/models/background.h"
#include "ui/models/probe_model.h"
#include "ui/models/register_colors.h"
#include "ui/session/error_text.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace dpfm::models {

CostModel::CostModel(ExperimentDocument& document, ResultsModel& results, QObject* parent)
    : QObject(parent)
    , document_(document)
    , results_(results) {
    connect(&document_, &ExperimentDocument::changed, this, &CostModel::refreshQuestion);
    connect(&results_, &ResultsModel::runsChanged, this, &CostModel::resultsChanged);
    connect(&results_, &ResultsModel::shownChanged, this, &CostModel::resultsChanged);
    connect(&results_, &ResultsModel::resetDone, this, &CostModel::resultsChanged);
    refreshQuestion();
}

CostModel::~CostModel() {
    stop_.request_stop();
}

void CostModel::setRegisters(std::size_t registers) {
    if (registers == registers_)
        return;
    registers_ = registers;
    refreshQuestion();
}

void CostModel::setDevice(const hardware::Device& device) {
    deviceProblems_ = hardware::validate(device);
    if (deviceProblems_.empty()) {
        device_ = device;
        if (question_)
            question_->device = device;
        refreshTables();
    }
    emit changed();
}

void CostModel::refreshQuestion() {
    const network::Experiment& experiment = document_.experiment();
    const std::optional<CostQuestion> before = std::exchange(question_, std::nullopt);
    choices_ = {0};
    if (document_.valid()) {
        question_ = CostQuestion{network::Topology(experiment), registers_,
                                 static_cast<std::size_t>(experiment.training.batchSize), device_};
        choices_ = registerChoices(mostCandidates(question_->topology));
    }
    const bool same = before && question_ && before->registers == question_->registers &&
                      before->batch == question_->batch &&
                      isSameNetwork(before->topology, question_->topology);
    if (!same) {
        ++generation_;
        stop_.request_stop();
        measured_.latency.reset();
        measuring_ = false;
    }
    followResults();
    refreshTables();
    emit changed();
}

void CostModel::followResults() {
    measured_.sweepDpfm.reset();
    measured_.sweepBackpropagation.reset();
    if (!question_)
        return;
    measured_.sweepDpfm = measuredBatchSeconds(
        results_.sweep(), *question_, {network::Method::Dpfm, static_cast<int>(registers_)});
    measured_.sweepBackpropagation =
        measuredBatchSeconds(results_.sweep(), *question_, {network::Method::Backpropagation, 0});
    summary_.set(costSummaryColumns(*question_), costSummaryRows(*question_, measured_));
}

void CostModel::refreshTables() {
    if (!question_) {
        steps_.set({}, {});
        summary_.set({}, {});
        return;
    }
    steps_.set(costStepColumns(), costStepRows(*question_));
    summary_.set(costSummaryColumns(*question_), costSummaryRows(*question_, measured_));
}

QString CostModel::problem() const {
    if (question_ || document_.problems().empty())
        return {};
    return tr("The experiment cannot be run, so it has no cost: %1")
        .arg(session::errorText(document_.problems().front()));
}

QString CostModel::title() const {
    if (!question_)
        return problem();
    QStringList widths;
    for (const int width : network::layerSizes(document_.experiment()))
        widths.append(QString::number(width));
    return tr("Network %1, %2 weights, batch of %3, %4")
        .arg(widths.join(QLatin1Char('-')),
             QLocale().toString(static_cast<qulonglong>(question_->topology.weightCount())),
             QLocale().toString(static_cast<qulonglong>(question_->batch)),
             registers_ == 0 ? tr("all registers")
                             : registerLabel(network::Method::Dpfm, static_cast<int>(registers_)));
}

CostPlot CostModel::costOverRegisters(CostMeasure measure) const {
    if (!question_)
        return {{}, {}, false, false, false, {}, problem()};
    return models::costOverRegisters(*question_, measure, results_.sweep());
}

CostPlot CostModel::utilisation() const {
    if (!question_)
        return {{}, {}, false, false, false, {}, problem()};
    return utilisationOverRegisters(*question_);
}

CostPlot CostModel::lossAgainstCost(CostMeasure measure, Metric metric, Reading reading) const {
    RunFilter filter;
    filter.shown = results_.shown();
    return models::lossAgainstCost(results_.sweep(), device_, measure, metric, reading, filter);
}

void CostModel::measure() {
    if (!question_ || measuring_)
        return;
    measuring_ = true;
    stop_ = std::stop_source();
    emit changed();
    inBackground(
        this,
        [question = *question_, loss = document_.experiment().training.loss,
         stop = stop_.get_token()] {
            return hardware::measureLatency(question.topology, loss, question.registers,
                                            question.batch, RunControl(stop));
        },
        [this, generation = generation_](std::optional<hardware::Latency> latency) {
            if (generation != generation_)
                return;
            measuring_ = false;
            measured_.latency = latency;
            refreshTables();
            emit changed();
        });
}

} // namespace dpfm::models
