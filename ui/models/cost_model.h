#pragma once

#include "ui/models/cost_plot.h"
#include "ui/models/cost_table.h"
#include "ui/models/experiment_document.h"
#include "ui/models/results_model.h"

#include <QObject>

#include <optional>
#include <stop_token>
#include <vector>

namespace dpfm::models {

/// The Cost instrument: what the experiment's network costs on a device, for an R and a device that
/// a person chooses. Nothing of it belongs to the document.
class CostModel : public QObject {
    Q_OBJECT
public:
    CostModel(ExperimentDocument& document, ResultsModel& results, QObject* parent = nullptr);
    ~CostModel() override;

    /// R, 0 for all; at first 16, as the workshop has it.
    std::size_t registers() const { return registers_; }
    void setRegisters(std::size_t registers);
    /// The R to choose from, 0 (all) last.
    const std::vector<std::size_t>& choices() const { return choices_; }

    /// The device that a person gave last; while it is not valid, the last valid one counts.
    const hardware::Device& device() const { return device_; }
    const std::vector<Error>& deviceProblems() const { return deviceProblems_; }
    void setDevice(const hardware::Device& device);

    /// What is worked out; none if the experiment cannot be run, which problem() says.
    const std::optional<CostQuestion>& question() const { return question_; }
    QString problem() const;
    /// "Network 4-5-5-1, 61 weights, batch of 10, R = 16".
    QString title() const;

    /// Takes what the runs took to now into the summary; to be called after resultsChanged(), no
    /// more often than somebody looks.
    void followResults();

    TextTable& steps() { return steps_; }
    TextTable& summary() { return summary_; }
    CostPlot costOverRegisters(CostMeasure measure) const;
    CostPlot utilisation() const;
    CostPlot lossAgainstCost(CostMeasure measure, Metric metric, Reading reading) const;

    /// Takes the time of the question's passes on this computer, on a pool thread; changed() tells
    /// when it is there. What was measured goes when the network, R or the batch becomes another.
    void measure();
    bool measuring() const { return measuring_; }
    const std::optional<hardware::Latency>& latency() const { return measured_.latency; }

signals:
    void changed();
    /// The runs, or which of them are shown, changed: what is drawn of them, and followResults().
    void resultsChanged();

private:
    void refreshQuestion();
    void refreshTables();

    ExperimentDocument& document_;
    ResultsModel& results_;
    std::size_t registers_ = 16;
    std::vector<std::size_t> choices_;
    hardware::Device device_;
    std::vector<Error> deviceProblems_;
    std::optional<CostQuestion> question_;
    MeasuredTimes measured_;
    TextTable steps_;
    TextTable summary_;
    bool measuring_ = false;
    std::size_t generation_ = 0; ///< counts questions: a time of an older one is dropped
    std::stop_source stop_;
};

} // namespace dpfm::models
