// What most people would train a network with: PyTorch, eager, one thread, double precision. Fair
// as the everyday choice, not as a limit: at 61 weights nearly all its time goes to calls.

#include "tests/benchmarks/peers/pytorch.h"

#include "core/base/error.h"
#include "core/sweep/summary.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <stdexcept>

namespace dpfm::bench {

namespace {

std::string input(const Workload& workload, const Pace& pace) {
    const Run& run = workload.runs.front();
    std::string text;
    const auto line = [&text](const auto& numbers) {
        for (const double number : numbers)
            text += toText(number) + ' ';
    };
    for (std::size_t layer = 0; layer <= workload.topology.layerCount(); ++layer)
        text += std::to_string(workload.topology.width(layer)) + ' ';
    text += '\n' + toText(workload.learningRate) + '\n';
    line(run.weights);
    text += '\n' + std::to_string(pace.repeats) + ' ' + toText(pace.seconds) + '\n' +
            std::to_string(workload.batchSize) + '\n';
    for (std::size_t batch = 0; batch < workload.batches(); ++batch)
        for (const std::size_t row : workload.rows(0, batch)) {
            line(run.samples.input(row));
            line(run.samples.target(row));
            text += '\n';
        }
    return text;
}

/// A file that goes with the object.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::string& content) {
        std::string name = (std::filesystem::temp_directory_path() / "dpfm_bench.XXXXXX").string();
        const int descriptor = mkstemp(name.data());
        if (descriptor < 0)
            throw std::runtime_error("no temporary file can be made");
        path_ = name;
        std::FILE* file = fdopen(descriptor, "w");
        std::fwrite(content.data(), 1, content.size(), file);
        std::fclose(file);
    }
    ~TemporaryFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

std::string outputOf(const std::string& command) {
    std::FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr)
        throw std::runtime_error("this cannot be started: " + command);
    std::string text;
    char buffer[4096];
    while (const std::size_t read = std::fread(buffer, 1, sizeof buffer, pipe))
        text.append(buffer, read);
    if (pclose(pipe) != 0)
        throw std::runtime_error("this failed: " + command);
    return text;
}

} // namespace

std::optional<PyTorchResult> trainWithPyTorch(const Workload& workload, const Pace& pace) {
    if (std::system("python3 -c 'import torch' >/dev/null 2>&1") != 0)
        return std::nullopt;
    const TemporaryFile described(input(workload, pace));
    std::istringstream lines(outputOf("python3 '" DPFM_SOURCE_DIR
                                      "/tests/benchmarks/pytorch_step.py' <'" +
                                      described.path() + "'"));
    PyTorchResult result;
    std::vector<double> figures;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream fields(line);
        std::string name;
        fields >> name;
        if (name == "version")
            fields >> result.version;
        else if (name == "gradient" || name == "ns")
            for (double number = 0.0; fields >> number;)
                (name == "gradient" ? result.gradient : figures).push_back(number);
    }
    if (figures.empty())
        throw std::runtime_error("pytorch_step.py measured nothing");
    result.timing.median = sweep::median(figures);
    result.timing.lower = sweep::quantile(figures, 0.25);
    result.timing.upper = sweep::quantile(figures, 0.75);
    return result;
}

} // namespace dpfm::bench
