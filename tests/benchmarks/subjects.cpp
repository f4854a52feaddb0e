#include "tests/benchmarks/subjects.h"

#include "core/engine/gradient_engine.h"
#include "core/training/optimizer.h"

namespace dpfm::bench {

namespace {

/// One of the program's engines with its optimizer; several runs are given to it at once.
class EngineLearner : public Learner {
public:
    EngineLearner(const Workload& workload, std::unique_ptr<engine::GradientEngine> engine)
        : workload_(workload)
        , engine_(std::move(engine)) {
        reset();
    }

    void reset() override {
        runs_.clear();
        for (const Run& run : workload_.runs)
            runs_.push_back(
                {run.weights,
                 std::vector<double>(run.weights.size()),
                 {{.kind = network::OptimizerKind::Sgd, .learningRate = workload_.learningRate},
                  run.weights.size()}});
    }

    void step(std::size_t number) override {
        batches_.clear();
        for (std::size_t run = 0; run < runs_.size(); ++run) {
            engine::Batch& batch = batches_.emplace_back();
            batch.weights = runs_[run].weights;
            batch.samples = &workload_.runs[run].samples;
            batch.rows = workload_.rows(run, number);
            batch.gradient = runs_[run].gradient;
        }
        engine_->compute(batches_, {});
        for (RunInTraining& run : runs_)
            run.optimizer.step(run.weights, run.gradient);
    }

    network::Weights weights(std::size_t run) const override { return runs_[run].weights; }

private:
    struct RunInTraining {
        network::Weights weights;
        std::vector<double> gradient;
        training::Optimizer optimizer;
    };

    const Workload& workload_;
    std::unique_ptr<engine::GradientEngine> engine_;
    std::vector<RunInTraining> runs_;
    std::vector<engine::Batch> batches_;
};

LearnerKind reference() {
    return {"reference", Claim::Pruned, [](const Workload& workload, std::size_t registers) {
                return std::make_unique<EngineLearner>(
                    workload,
                    engine::makeReferenceEngine(workload.topology, workload.loss, registers));
            }};
}

/// What the program trains with.
LearnerKind chosen() {
    return {"engine", Claim::Pruned, [](const Workload& workload, std::size_t registers) {
                return std::make_unique<EngineLearner>(
                    workload, engine::makeEngine(workload.topology, workload.loss, registers));
            }};
}

} // namespace

std::vector<LearnerKind> subjectsOfOneRun() {
    return {chosen(), reference()};
}

std::vector<LearnerKind> subjectsOfManyRuns() {
    return {chosen(), reference()};
}

std::string subjectInstructionSet() {
    return std::string(engine::name(engine::usedInstructionSet()));
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
    engine::Batch of;
    of.weights = workload.runs[run].weights;
    of.samples = &workload.runs[run].samples;
    of.rows = workload.rows(run, batch);
    of.gradient = gradient;
    engine::makeReferenceEngine(workload.topology, workload.loss, registers)
        ->compute(std::span(&of, 1), {});
    return gradient;
}

} // namespace dpfm::bench
