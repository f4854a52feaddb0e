#include "core/network/forward_pass.h"
#include "tests/benchmarks/cases.h"
#include "tests/benchmarks/unobserved.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <numeric>
#include <stdexcept>

namespace dpfm::bench {

namespace {

/// One sample through the network with Eigen: a matrix times a vector, layer by layer.
class EigenPrediction {
public:
    explicit EigenPrediction(const Workload& workload) {
        const network::Topology& topology = workload.topology;
        for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer) {
            const auto inputs = static_cast<Eigen::Index>(topology.width(layer - 1));
            const Eigen::Map<const RowMajor> own(
                workload.runs.front().weights.data() + index(topology.weight(layer, 0, 0)),
                static_cast<Eigen::Index>(topology.width(layer)), inputs + 1);
            layers_.push_back({own.leftCols(inputs), own.col(inputs), topology.activation(layer)});
        }
        values_.resize(layers_.size());
    }

    const Eigen::VectorXd& run(std::span<const double> inputs) {
        const Eigen::Map<const Eigen::VectorXd> first(inputs.data(),
                                                      static_cast<Eigen::Index>(inputs.size()));
        for (std::size_t l = 0; l < layers_.size(); ++l) {
            Eigen::VectorXd& values = values_[l];
            if (l == 0)
                values.noalias() = layers_[l].weights * first;
            else
                values.noalias() = layers_[l].weights * values_[l - 1];
            values += layers_[l].bias;
            if (layers_[l].activation == autodiff::Activation::Sigmoid)
                values = (1.0 + (-values.array()).exp()).inverse();
            else if (layers_[l].activation == autodiff::Activation::Softmax) {
                values = (values.array() - values.maxCoeff()).exp();
                values /= values.sum();
            }
        }
        return values_.back();
    }

private:
    using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    struct Layer {
        RowMajor weights;
        Eigen::VectorXd bias;
        autodiff::Activation activation;
    };
    std::vector<Layer> layers_;
    std::vector<Eigen::VectorXd> values_;
};

Outcome predictOneSample(const Workload& workload, const Pace& pace) {
    const Run& run = workload.runs.front();
    network::Prediction prediction(workload.topology);
    EigenPrediction eigen(workload);
    double difference = 0.0;
    for (std::size_t row = 0; row < run.samples.count(); ++row) {
        const auto outputs = prediction.run(run.weights, run.samples.input(row));
        const Eigen::VectorXd& peer = eigen.run(run.samples.input(row));
        for (std::size_t o = 0; o < outputs.size(); ++o)
            difference =
                std::max(difference, std::fabs(outputs[o] - peer(static_cast<Eigen::Index>(o))));
    }
    volatile double sink = 0.0; // what is predicted has to be computed
    const auto each = [&run](std::size_t calls, const auto& predict) {
        std::size_t row = 0;
        for (std::size_t call = 0; call < calls; ++call) {
            predict(run.samples.input(row));
            row = row + 1 == run.samples.count() ? 0 : row + 1;
        }
    };
    Contestant subject{"network::Prediction", 1.0, {}, [&](std::size_t calls) {
                           each(calls, [&](std::span<const double> inputs) {
                               sink = prediction.run(run.weights, inputs)[0];
                           });
                       }};
    Contestant peer{"Eigen, matrix times vector", 1.0, {}, [&](std::size_t calls) {
                        each(calls,
                             [&](std::span<const double> inputs) { sink = eigen.run(inputs)(0); });
                    }};
    if (difference <= 1e-9) {
        Outcome outcome = timed({subject, peer}, pace);
        outcome.notes.emplace_back("the workshop quotes 70 ms for TensorFlow and 1 ms for numpy "
                                   "(quoted, not measured here)");
        return outcome;
    }
    Outcome outcome;
    outcome.wrong = true;
    outcome.notes.emplace_back("NOT TIMED: Eigen predicts other numbers");
    return outcome;
}

Outcome sweepOnTwoThreads(Pace pace, int registers) {
    pace.cpuTime = false;
    network::Experiment experiment;
    experiment.network.layers = {{5, autodiff::Activation::Sigmoid},
                                 {5, autodiff::Activation::Sigmoid},
                                 {1, autodiff::Activation::Linear}};
    experiment.training.batchSize = 10;
    experiment.training.epochs = 250; // long enough that starting threads does not count
    experiment.sweep.registers = {registers};
    experiment.sweep.corpus = {100};
    experiment.sweep.seeds.resize(16);
    std::iota(experiment.sweep.seeds.begin(), experiment.sweep.seeds.end(), std::uint64_t{1});
    const std::vector<sweep::GridRun> runs = sweep::grid(experiment);
    const double samples = 80.0 * experiment.training.epochs * static_cast<double>(runs.size());
    const auto sweepWith = [&](int jobs) {
        return [&experiment, &runs, jobs](std::size_t calls) {
            for (std::size_t call = 0; call < calls; ++call) {
                Unobserved observer;
                const auto outcome = sweep::runSweep(experiment, runs, jobs, observer, {});
                if (!std::holds_alternative<sweep::Finished>(outcome))
                    throw std::runtime_error("the sweep on threads did not finish");
            }
        };
    };
    Outcome outcome = timed({{"runSweep, 2 jobs", samples, {}, sweepWith(2)},
                             {"runSweep, 1 job", samples, {}, sweepWith(1)}},
                            pace);
    char note[160];
    std::snprintf(note, sizeof note,
                  "throughput with two threads: %.2f times one's (%.2f and %.2f cores at work)",
                  outcome.rows[1].timing.median / outcome.rows[0].timing.median,
                  outcome.rows[0].timing.cores, outcome.rows[1].timing.cores);
    outcome.notes.emplace_back(note);
    return outcome;
}

/// A folder of its own that goes with the object.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "dpfm_bench.XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr)
            throw std::runtime_error("no temporary folder can be made");
        path_ = name;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

Outcome sweepProcess(Pace pace) {
    // Epochs of 80 % of the corpora 50, 100, 200, 400, for 7 register counts.
    constexpr double kSamples = (40.0 + 80.0 + 160.0 + 320.0) * 250.0 * 7.0;
    constexpr double kPublishedSeconds = 190.0 + 440.0 + 940.0 + 1880.0;
    const TemporaryFolder folder;
    const std::string results = (folder.path() / "results.dpfm").string();
    const std::string command = "'" DPFM_PROGRAM "' sweep '" DPFM_SOURCE_DIR
                                "/resources/presets/workshop-exact.json' --out '" +
                                results + "' >/dev/null 2>&1";
    const auto clear = [&folder] {
        for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
            std::filesystem::remove(entry);
    };
    const auto run = [&](std::size_t calls) {
        for (std::size_t call = 0; call < calls; ++call) {
            clear();
            if (std::system(command.c_str()) != 0)
                throw std::runtime_error("the program failed: " + command);
        }
    };
    pace.repeats = std::min(pace.repeats, std::size_t{3});
    pace.cpuTime = false;
    Outcome outcome = timed({{"dpfm sweep workshop-exact.json", kSamples, {}, run}}, pace);
    Timing published;
    published.median = 1e9 * kPublishedSeconds / kSamples;
    outcome.rows.push_back({"the published Python, 190+440+940+1880 s", published, {}, true});
    char note[160];
    std::snprintf(note, sizeof note, "the whole process, start to end: %.2f s against %.0f s",
                  1e-9 * kSamples * outcome.rows[0].timing.median, kPublishedSeconds);
    outcome.notes.emplace_back(note);
    return outcome;
}

} // namespace

std::vector<Case> programCases() {
    std::vector<Case> cases;
    cases.push_back({"predicting one sample, 4-5-5-1", {}, [](const Settings& settings) {
                         return predictOneSample(sumOfInputs({4, 5, 5, 1}, 10, 1), settings.pace);
                     }});
    cases.push_back({"predicting one sample, 784-32-10", {}, [](const Settings& settings) {
                         return predictOneSample(drawnImages(32), settings.pace);
                     }});
    for (const std::size_t registers : {8u, 0u})
        cases.push_back({"threads 1 to 2, sweep of 16 equal runs", registers,
                         [registers](const Settings& settings) {
                             return sweepOnTwoThreads(settings.pace, static_cast<int>(registers));
                         }});
    cases.push_back({"sweep process", {}, [](const Settings& settings) {
                         return sweepProcess(settings.pace);
                     }});
    return cases;
}

} // namespace dpfm::bench
