#include "tests/benchmarks/subjects.h"

#include "core/base/aligned.h"
#include "core/engine/descent.h"
#include "core/engine/gradient_engine.h"

namespace dpfm::bench {

namespace {

/// One of the program's engines with a step of sgd, as training::Learner does them; several runs
/// are given to it at once.
class EngineLearner : public Learner {
public:
    EngineLearner(const Workload& workload, std::unique_ptr<engine::GradientEngine> engine)
        : workload_(workload)
        , engine_(std::move(engine)) {
        reset();
    }

    void reset() override {
        const std::size_t size = engine_->layout().size();
        runs_.clear();
        for (const Run& run : workload_.runs) {
            RunInTraining& one = runs_.emplace_back();
            one.weights.resize(size);
            one.gradient.resize(size);
            one.updated.resize(size / 8 + 1);
            engine_->layout().arrange(run.weights, one.weights);
        }
    }

    void step(std::size_t number) override {
        batches_.clear();
        for (std::size_t run = 0; run < runs_.size(); ++run) {
            engine::Batch& batch = batches_.emplace_back();
            batch.weights = runs_[run].weights;
            batch.weightsAreFinite = true;
            batch.samples = &workload_.runs[run].samples;
            batch.rows = workload_.rows(run, number);
            batch.gradient = runs_[run].gradient;
            batch.touched = &runs_[run].touched;
        }
        engine_->compute(batches_, {});
        for (RunInTraining& run : runs_)
            for (const engine::PlaceRange& range : run.touched)
                engine::descend(engine::usedInstructionSet(), run.weights, run.gradient, range,
                                workload_.learningRate, run.updated);
    }

    network::Weights weights(std::size_t run) const override {
        network::Weights byId(engine_->layout().weightCount());
        engine_->layout().restore(runs_[run].weights, byId);
        return byId;
    }

private:
    struct RunInTraining {
        AlignedVector<double> weights;
        AlignedVector<double> gradient;
        std::vector<engine::PlaceRange> touched;
        std::vector<unsigned char> updated;
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
