#include "ui/models/confusion_model.h"

#include "core/engine/evaluation.h"

#include <algorithm>
#include <utility>

namespace dpfm::models {

namespace {

std::size_t moved(std::size_t place, int by, std::size_t count) {
    const auto last = static_cast<std::ptrdiff_t>(count) - 1;
    const auto wanted = static_cast<std::ptrdiff_t>(place) + by;
    return static_cast<std::size_t>(std::clamp(wanted, std::ptrdiff_t{0}, last));
}

} // namespace

ConfusionMatrix::ConfusionMatrix(std::shared_ptr<const Probe> probe) : probe_(std::move(probe)) {
    const network::Topology& topology = probe_->pass.topology();
    const data::Samples& samples = probe_->data->validation;
    rowCounts_.resize(topology.outputs());
    cells_.resize(classes() * classes());
    // The rule is that of the accuracy; of the loss nothing is asked.
    engine::Evaluator evaluator(topology, autodiff::Loss::CrossEntropy);
    const auto taken = evaluator.classify(probe_->weights, samples, RunControl());
    for (std::size_t sample = 0; sample < samples.count(); ++sample) {
        const ConfusionCell cell{engine::classOf(samples.target(sample)), (*taken)[sample]};
        cells_[cell.truth * classes() + cell.taken].push_back(sample);
        ++rowCounts_[cell.truth];
        correct_ += cell.truth == cell.taken ? 1U : 0U;
    }
}

double ConfusionMatrix::shareOfRow(ConfusionCell cell) const {
    const std::size_t row = rowCounts_[cell.truth];
    return row == 0 ? 0.0 : static_cast<double>(samples(cell).size()) / static_cast<double>(row);
}

double ConfusionMatrix::accuracy() const {
    return static_cast<double>(correct_) / static_cast<double>(sampleCount());
}

ConfusionCell ConfusionMatrix::neighbour(ConfusionCell cell, int down, int right) const {
    return {moved(cell.truth, down, classes()), moved(cell.taken, right, classes())};
}

std::optional<std::size_t> ConfusionMatrix::sampleAfter(ConfusionCell cell,
                                                        std::optional<std::size_t> sample) const {
    const std::vector<std::size_t>& all = samples(cell);
    if (all.empty())
        return std::nullopt;
    const auto next = sample ? std::upper_bound(all.begin(), all.end(), *sample) : all.begin();
    return next == all.end() ? all.front() : *next;
}

bool hasConfusion(const network::Experiment& experiment) {
    return network::shapeOf(experiment.data).classification;
}

ConfusionModel::ConfusionModel(ProbeModel& probe, QObject* parent)
    : ProbeFollower(
          probe,
          [](std::shared_ptr<const Probe> of) -> Computed {
              if (!of->data->classification)
                  return nullptr;
              return std::make_shared<const ConfusionMatrix>(std::move(of));
          },
          parent) {}

std::shared_ptr<const ConfusionMatrix> ConfusionModel::matrix() const {
    return std::static_pointer_cast<const ConfusionMatrix>(computed());
}

} // namespace dpfm::models
