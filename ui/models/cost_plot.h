#pragma once

#include "ui/models/cost_table.h"
#include "ui/models/metric.h"
#include "ui/models/reading_table.h"
#include "ui/models/run_group.h"

#include <QString>

#include <vector>

/// What the Cost instrument draws, as plain numbers. Pure functions.
namespace dpfm::models {

/// What is taken for the cost.
enum class CostMeasure { Multiplications, Comparisons, WeightReads, Memory, Time, Energy };
inline constexpr CostMeasure kCostMeasures[] = {
    CostMeasure::Multiplications, CostMeasure::Comparisons, CostMeasure::WeightReads,
    CostMeasure::Memory,          CostMeasure::Time,        CostMeasure::Energy};

/// "multiplications", …, "time of the multiplications", "energy".
QString costMeasureName(CostMeasure measure);
/// The first three of a batch, in their numbers; memory of a sample in bytes; time in seconds and
/// energy in joule of a batch.
double costOf(const CostQuestion& question, const hardware::SampleCost& sample,
              CostMeasure measure);

struct CostLine {
    enum class Kind {
        Model,           ///< DPFM by the model
        Backpropagation, ///< by the model
        Measured,        ///< points by the clock
        MeasuredBackpropagation,
        Layer,  ///< the `rank`-th
        Corpus, ///< points of DPFM on the `rank`-th largest corpus of `ranks`
        CorpusBackpropagation,
    };

    Kind kind = Kind::Model;
    QString name;
    std::size_t rank = 0;
    std::size_t ranks = 1;
    std::vector<double> x;
    std::vector<double> y;
    std::vector<QString> labels = {}; ///< beside the points; empty or as many
};

struct CostPlot {
    QString xTitle;
    QString yTitle;
    bool logX = false;
    bool logY = false;
    bool percent = false;        ///< y is a share
    std::vector<CostLine> lines; ///< empty: there is nothing to draw, and `missing` says why
    QString missing;
};

/// Cost over R, backpropagation beside it. R goes up to the most candidates a neuron can have, from
/// where all are kept. `sweep` adds measured times if the measure is time, of runs with the
/// question's network and batch.
CostPlot costOverRegisters(const CostQuestion& question, CostMeasure measure,
                           const session::SweepRecord& sweep);

/// The share of the device's multipliers that a layer keeps busy, over R: its parallel products
/// neurons × inputs × batch × (1 + R) over as many cycles as they need.
CostPlot utilisationOverRegisters(const CostQuestion& question);

/// What the runs of a sweep came to over what training cost until then: by the model of the
/// sweep's own network and batch, on the question's device, times the batches up to the epoch that
/// is read. A point for each corpus, register count and variant, the median over the seeds. Runs
/// that the model does not know, of meProp and of selections other than the largest, are left out.
CostPlot lossAgainstCost(const session::SweepRecord& sweep, const hardware::Device& device,
                         CostMeasure measure, Metric metric, Reading reading,
                         const RunFilter& filter);

/// Whether widths and activations are the same.
bool isSameNetwork(const network::Topology& a, const network::Topology& b);

/// Seconds a batch of the sweep's runs of a category, with the question's network and batch, that
/// the model knows: the median; none without such a run that has ended.
std::optional<double> measuredBatchSeconds(const session::SweepRecord& sweep,
                                           const CostQuestion& question,
                                           const RegisterCategory& category);

} // namespace dpfm::models
