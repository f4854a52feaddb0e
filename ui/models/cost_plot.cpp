#include "ui/models/cost_plot.h"

#include "core/network/variants.h"
#include "ui/models/probe_model.h"
#include "ui/models/register_colors.h"
#include "ui/session/sweep_progress.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace dpfm::models {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("dpfm::models", text);
}

QString unitOf(CostMeasure measure) {
    switch (measure) {
    case CostMeasure::Memory:
        return tr("bytes");
    case CostMeasure::Time:
        return tr("s");
    case CostMeasure::Energy:
        return tr("J");
    default:
        return {};
    }
}

QString withUnit(const QString& text, CostMeasure measure) {
    const QString unit = unitOf(measure);
    return unit.isEmpty() ? text : QStringLiteral("%1 [%2]").arg(text, unit);
}

double batchesOfEpoch(const network::Experiment& experiment, int corpus) {
    const auto samples = static_cast<double>(session::trainingSamples(experiment, corpus));
    return std::ceil(samples / static_cast<double>(experiment.training.batchSize));
}

/// Whether a run computes what the question is about, with its R aside.
bool isOf(const session::SweepRecord& sweep, const session::RunRecord& run,
          const CostQuestion& question) {
    const network::Experiment& experiment = sweep.experimentOf(run.run);
    return experiment.training.batchSize == static_cast<int>(question.batch) &&
           network::shapeOf(experiment.data).inputs > 0 &&
           isSameNetwork(network::Topology(experiment), question.topology);
}

/// "all" lies where a larger R keeps no more.
double placeOf(const RegisterCategory& category, std::size_t most) {
    return category.registers == 0
               ? static_cast<double>(most)
               : std::min(static_cast<double>(category.registers), static_cast<double>(most));
}

/// The model is of the method, which selects the largest, and of plain backpropagation.
bool hasModel(const session::SweepRecord& sweep, const session::RunRecord& run) {
    switch (run.run.parameters.method) {
    case network::Method::Dpfm:
        return sweep.experimentOf(run.run).training.selection == autodiff::Selection::Largest;
    case network::Method::Backpropagation:
        return true;
    case network::Method::MeProp:
        break;
    }
    return false;
}

void addMeasured(CostPlot& plot, const CostQuestion& question, const session::SweepRecord& sweep,
                 std::size_t most) {
    std::vector<RegisterCategory> categories;
    for (const session::RunRecord& run : sweep.runs) {
        const RegisterCategory category = categoryOf(run.run.parameters);
        if (hasModel(sweep, run) &&
            std::find(categories.begin(), categories.end(), category) == categories.end())
            categories.push_back(category);
    }
    std::sort(categories.begin(), categories.end());
    CostLine dpfm{CostLine::Kind::Measured, tr("measured in the sweep"), 0, 1, {}, {}};
    CostLine back{CostLine::Kind::MeasuredBackpropagation, tr("backprop., measured"), 0, 1, {}, {}};
    for (const RegisterCategory& category : categories) {
        const auto seconds = measuredBatchSeconds(sweep, question, category);
        if (!seconds)
            continue;
        const bool isBack = category.method == network::Method::Backpropagation;
        CostLine& line = isBack ? back : dpfm;
        for (const double x : isBack ? std::vector<double>{1.0, static_cast<double>(most)}
                                     : std::vector<double>{placeOf(category, most)}) {
            line.x.push_back(x);
            line.y.push_back(*seconds);
        }
    }
    for (CostLine* line : {&dpfm, &back})
        if (!line->x.empty())
            plot.lines.push_back(std::move(*line));
}

/// What the runs of one corpus, category and variant came to, and when.
struct Ends {
    const network::Experiment* experiment = nullptr;
    std::vector<double> values;
    std::vector<double> epochs;
    double cost = 0.0;

    bool sharesItsPoint(const Ends& other) const {
        return cost == other.cost && sweep::median(values) == sweep::median(other.values);
    }
};
using EndsOfCorpus = std::map<std::pair<RegisterCategory, std::size_t>, Ends>; // and variant

/// A category is named with its swept settings where these tell its points apart.
QString pointLabel(const network::SweepSettings& sweep, const EndsOfCorpus& cells,
                   const EndsOfCorpus::value_type& named) {
    const auto& [category, variant] = named.first;
    const bool apart = std::any_of(cells.begin(), cells.end(), [&](const auto& other) {
        return other.first.first == category && !named.second.sharesItsPoint(other.second);
    });
    QStringList values;
    if (apart)
        for (const network::FieldValue& value : network::variantValues(sweep, variant))
            values << QString::fromStdString(value.value);
    const QString label = tickLabel(category);
    return values.isEmpty()
               ? label
               : QStringLiteral("%1 (%2)").arg(label, values.join(QStringLiteral(", ")));
}

/// Register counts that keep all the same lie on one point.
void addPoint(CostLine& line, double x, double y, const QString& label) {
    if (!line.x.empty() && line.x.back() == x && line.y.back() == y) {
        if (line.labels.back() != label)
            line.labels.back() += QStringLiteral(", ") + label;
        return;
    }
    line.x.push_back(x);
    line.y.push_back(y);
    line.labels.push_back(label);
}

/// By the model, of so many epochs; memory is what a sample takes, whenever.
double trainingCost(const network::Experiment& experiment, int corpus,
                    const RegisterCategory& category, const hardware::Device& device,
                    CostMeasure measure, double epochs) {
    const CostQuestion question{network::Topology(experiment),
                                static_cast<std::size_t>(category.registers),
                                static_cast<std::size_t>(experiment.training.batchSize), device};
    const double once =
        costOf(question,
               category.method == network::Method::Backpropagation ? question.backpropagation()
                                                                   : question.dpfm(),
               measure);
    return measure == CostMeasure::Memory ? once
                                          : once * batchesOfEpoch(experiment, corpus) * epochs;
}

const training::EpochMetrics& epochOf(const sweep::RunSummary& summary, Reading reading) {
    switch (reading) {
    case Reading::Final:
        return summary.final;
    case Reading::Lowest:
        return summary.lowest;
    case Reading::Best:
        break;
    }
    return summary.best;
}

} // namespace

bool isSameNetwork(const network::Topology& a, const network::Topology& b) {
    if (a.layerCount() != b.layerCount())
        return false;
    for (std::size_t layer = 0; layer <= a.layerCount(); ++layer)
        if (a.width(layer) != b.width(layer) ||
            (layer > 0 && a.activation(layer) != b.activation(layer)))
            return false;
    return true;
}

QString costMeasureName(CostMeasure measure) {
    switch (measure) {
    case CostMeasure::Multiplications:
        return tr("multiplications");
    case CostMeasure::Comparisons:
        return tr("comparisons");
    case CostMeasure::WeightReads:
        return tr("weight reads");
    case CostMeasure::Memory:
        return tr("memory of a sample");
    case CostMeasure::Time:
        return tr("time of the multiplications");
    case CostMeasure::Energy:
        return tr("energy");
    }
    return {};
}

double costOf(const CostQuestion& question, const hardware::SampleCost& sample,
              CostMeasure measure) {
    const auto batch = static_cast<double>(question.batch);
    switch (measure) {
    case CostMeasure::Multiplications:
        return sample.total.multiplications * batch;
    case CostMeasure::Comparisons:
        return sample.total.comparisons * batch;
    case CostMeasure::WeightReads:
        return sample.total.weightReads * batch;
    case CostMeasure::Memory:
        return question.on(sample).memoryBytes;
    case CostMeasure::Time:
        return question.on(sample).seconds;
    case CostMeasure::Energy:
        return question.on(sample).joule;
    }
    return 0.0;
}

CostPlot costOverRegisters(const CostQuestion& question, CostMeasure measure,
                           const session::SweepRecord& sweep) {
    const std::size_t most = mostCandidates(question.topology);
    CostPlot plot;
    plot.xTitle = tr("registers R per neuron; %1 keep all").arg(most);
    plot.yTitle = withUnit(measure == CostMeasure::Memory
                               ? tr("model: %1").arg(costMeasureName(measure))
                               : tr("model: %1 of a batch").arg(costMeasureName(measure)),
                           measure);
    plot.logX = true;
    plot.logY = true;
    CostLine dpfm{CostLine::Kind::Model, tr("DPFM"), 0, 1, {}, {}};
    CostQuestion asked = question;
    for (const std::size_t registers : registerChoices(most)) {
        asked.registers = registers;
        dpfm.x.push_back(static_cast<double>(registers == 0 ? most : registers));
        dpfm.y.push_back(costOf(asked, asked.dpfm(), measure));
    }
    plot.lines.push_back(std::move(dpfm));
    const double back = costOf(question, question.backpropagation(), measure);
    plot.lines.push_back({CostLine::Kind::Backpropagation,
                          tr("backprop."),
                          0,
                          1,
                          {1.0, static_cast<double>(most)},
                          {back, back}});
    if (measure == CostMeasure::Time) {
        addMeasured(plot, question, sweep, most);
        if (plot.lines.size() > 2)
            plot.yTitle = withUnit(tr("time of a batch: model and measured"), measure);
    }
    return plot;
}

CostPlot utilisationOverRegisters(const CostQuestion& question) {
    constexpr std::size_t kMostDrawn = 256;
    constexpr std::size_t kMostLayers = 8;
    CostPlot plot;
    plot.xTitle = tr("registers R per neuron");
    plot.yTitle = tr("model: multipliers in use");
    plot.percent = true;
    const network::Topology& topology = question.topology;
    const std::size_t most = std::min(mostCandidates(topology), kMostDrawn);
    for (std::size_t layer = 1; layer <= std::min(topology.layerCount(), kMostLayers); ++layer) {
        CostLine line{CostLine::Kind::Layer,
                      tr("layer %1: %2 × %3")
                          .arg(layer)
                          .arg(topology.width(layer))
                          .arg(topology.width(layer - 1)),
                      layer - 1,
                      1,
                      {},
                      {}};
        for (std::size_t registers = 0; registers <= most; ++registers) {
            line.x.push_back(static_cast<double>(registers));
            line.y.push_back(hardware::utilisation(
                hardware::parallelMultiplications(topology.width(layer), topology.width(layer - 1),
                                                  question.batch, registers),
                question.device.multipliers));
        }
        plot.lines.push_back(std::move(line));
    }
    return plot;
}

CostPlot lossAgainstCost(const session::SweepRecord& sweep, const hardware::Device& device,
                         CostMeasure measure, Metric metric, Reading reading,
                         const RunFilter& filter) {
    CostPlot plot;
    plot.missing = tr("No results yet: press Run");
    std::map<int, EndsOfCorpus> ends; // by corpus
    for (const session::RunRecord& run : sweep.runs) {
        const training::RunParameters& parameters = run.run.parameters;
        if (!filter.takes(run) || !filter.shows(run.run.index) ||
            run.status == session::RunStatus::Diverged || !hasModel(sweep, run))
            continue;
        const auto summary = summaryOfEpochs(run);
        const auto value = summary ? readingOf(run, *summary, metric, reading) : std::nullopt;
        const network::Experiment& experiment = sweep.experimentOf(run.run);
        if (!value || !std::isfinite(*value) || network::shapeOf(experiment.data).inputs <= 0)
            continue;
        Ends& cell = ends[parameters.corpus][{categoryOf(parameters), parameters.variant}];
        cell.experiment = &experiment;
        cell.values.push_back(*value);
        cell.epochs.push_back(epochOf(*summary, reading).epoch);
    }
    plot.xTitle = withUnit(measure == CostMeasure::Memory
                               ? tr("model: %1").arg(costMeasureName(measure))
                               : tr("model: %1 until that epoch").arg(costMeasureName(measure)),
                           measure);
    plot.yTitle = readingTitle(metric, reading);
    plot.logX = true;
    plot.logY = isLoss(metric);
    std::size_t rank = ends.size();
    for (auto& [corpus, cells] : ends) {
        --rank;
        for (auto& [key, cell] : cells)
            cell.cost = trainingCost(*cell.experiment, corpus, key.first, device, measure,
                                     sweep::median(cell.epochs));
        CostLine line{
            CostLine::Kind::Corpus, tr("corpus %1").arg(corpus), rank, ends.size(), {}, {}};
        CostLine back = line;
        back.kind = CostLine::Kind::CorpusBackpropagation;
        for (const auto& named : cells) {
            const Ends& cell = named.second;
            addPoint(named.first.first.method == network::Method::Backpropagation ? back : line,
                     cell.cost, sweep::median(cell.values),
                     pointLabel(sweep.experiment.sweep, cells, named));
        }
        for (CostLine* one : {&line, &back})
            if (!one->x.empty())
                plot.lines.push_back(std::move(*one));
    }
    return plot;
}

std::optional<double> measuredBatchSeconds(const session::SweepRecord& sweep,
                                           const CostQuestion& question,
                                           const RegisterCategory& category) {
    std::vector<double> seconds;
    for (const session::RunRecord& run : sweep.runs) {
        if (run.seconds <= 0.0 || run.epochs.empty() ||
            run.status != session::RunStatus::Completed || run.marks.deleted ||
            !(categoryOf(run.run.parameters) == category) || !hasModel(sweep, run) ||
            !isOf(sweep, run, question))
            continue;
        seconds.push_back(run.seconds /
                          (static_cast<double>(run.epochs.size()) *
                           batchesOfEpoch(sweep.experimentOf(run.run), run.run.parameters.corpus)));
    }
    if (seconds.empty())
        return std::nullopt;
    return sweep::median(seconds);
}

} // namespace dpfm::models
