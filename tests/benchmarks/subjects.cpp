#include "tests/benchmarks/subjects.h"

#include "core/engine/gradient_engine.h"
#include "core/training/optimizer.h"

namespace dpfm::bench {

namespace {

/// Any engine that computes a batch of one run at a time; several runs take turns.
class EngineLearner : public Learner {
public:
    EngineLearner(const Workload& workload, std::unique_ptr<engine::GradientEngine> engine)
        : workload_(workload)
        , engine_(std::move(engine))
        , optimizer_({.kind = network::OptimizerKind::Sgd, .learningRate = workload.learningRate},
                     workload.topology.weightCount())
        , gradient_(workload.topology.weightCount()) {
        reset();
    }

    void reset() override {
        weights_.clear();
        for (const Run& run : workload_.runs)
            weights_.push_back(run.weights);
    }

    void step(std::size_t batch) override {
        for (std::size_t run = 0; run < weights_.size(); ++run) {
            engine_->gradient(weights_[run], workload_.runs[run].samples,
                              workload_.rows(run, batch), gradient_, {});
            optimizer_.step(weights_[run], gradient_);
        }
    }

    network::Weights weights(std::size_t run) const override { return weights_[run]; }

private:
    const Workload& workload_;
    std::unique_ptr<engine::GradientEngine> engine_;
    training::Optimizer optimizer_;
    std::vector<double> gradient_;
    std::vector<network::Weights> weights_;
};

LearnerKind reference() {
    return {"reference", Claim::Pruned, [](const Workload& workload, std::size_t registers) {
                return std::make_unique<EngineLearner>(
                    workload,
                    engine::makeReferenceEngine(workload.topology, workload.loss, registers));
            }};
}

} // namespace

std::vector<LearnerKind> subjectsOfOneRun() {
    return {reference()};
}

std::vector<LearnerKind> subjectsOfManyRuns() {
    return {reference()};
}

std::string subjectInstructionSet() {
    return "plain (the reference engine has no vector code)";
}

LearnerKind eigenEngine() {
    return {"Eigen: the program's backpropagation", Claim::Exact,
            [](const Workload& workload, std::size_t) {
                return std::make_unique<EngineLearner>(
                    workload, engine::makeBackpropagationEngine(workload.topology, workload.loss));
            }};
}

std::vector<double> referenceGradient(const Workload& workload, std::size_t run, std::size_t batch,
                                      std::size_t registers) {
    std::vector<double> gradient(workload.topology.weightCount());
    engine::makeReferenceEngine(workload.topology, workload.loss, registers)
        ->gradient(workload.runs[run].weights, workload.runs[run].samples,
                   workload.rows(run, batch), gradient, {});
    return gradient;
}

} // namespace dpfm::bench
