#include "tests/benchmarks/cases.h"
#include "tests/benchmarks/unobserved.h"

#include <numeric>
#include <stdexcept>
#include <utility>

namespace dpfm::bench {

namespace {

network::Experiment workshop(int corpus, int registers) {
    network::Experiment experiment;
    experiment.network.layers = {{5, autodiff::Activation::Sigmoid},
                                 {5, autodiff::Activation::Sigmoid},
                                 {1, autodiff::Activation::Linear}};
    experiment.training.optimizer = {.kind = network::OptimizerKind::MaxNormalized,
                                     .learningRate = 0.01};
    experiment.sweep.registers = {registers};
    experiment.sweep.corpus = {corpus};
    experiment.sweep.seeds.resize(8);
    std::iota(experiment.sweep.seeds.begin(), experiment.sweep.seeds.end(), std::uint64_t{1});
    return experiment;
}

network::Experiment digits(int registers) {
    network::Experiment experiment;
    experiment.data.source = network::DataSource::Digits;
    experiment.data.scaling = network::Scaling::MinMax;
    experiment.network.layers = {{32, autodiff::Activation::Sigmoid},
                                 {10, autodiff::Activation::Softmax}};
    experiment.training.loss = autodiff::Loss::CrossEntropy;
    experiment.training.epochs = 20;
    experiment.sweep.registers = {registers};
    experiment.sweep.corpus = {1000};
    experiment.sweep.seeds = {1};
    return experiment;
}

/// The same runs with readings as often as the program chooses, and without.
Outcome recording(const network::Experiment& plain, Pace pace) {
    network::Experiment recorded = plain;
    recorded.record.fidelity = true;
    const std::vector<sweep::GridRun> runs = sweep::grid(plain);
    const double samples =
        0.8 * plain.sweep.corpus.front() * plain.training.epochs * static_cast<double>(runs.size());
    const auto train = [&runs](const network::Experiment& experiment) {
        return [&experiment, &runs](std::size_t calls) {
            for (std::size_t call = 0; call < calls; ++call) {
                Unobserved observer;
                const auto outcome = sweep::runSweep(experiment, runs, 1, observer, {});
                if (!std::holds_alternative<sweep::Finished>(outcome))
                    throw std::runtime_error("a sweep did not finish");
            }
        };
    };
    return timed(
        {{"with readings", samples, {}, train(recorded)}, {"without", samples, {}, train(plain)}},
        pace);
}

} // namespace

std::vector<Case> recordingCases() {
    std::vector<Case> cases;
    const auto add = [&cases](const std::string& name, int registers,
                              network::Experiment experiment) {
        cases.push_back({"recording fidelity, " + name, static_cast<std::size_t>(registers),
                         [experiment = std::move(experiment)](const Settings& settings) {
                             return recording(experiment, settings.pace);
                         }});
    };
    for (const int corpus : {50, 400})
        for (const int registers : {2, 8, 0})
            add("workshop, corpus " + std::to_string(corpus), registers,
                workshop(corpus, registers));
    for (const int registers : {2, 16, 64, 0})
        add("bundled digits 64-32-10", registers, digits(registers));
    return cases;
}

} // namespace dpfm::bench
