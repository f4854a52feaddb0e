#include "core/sweep/summary.h"
#include "tests/benchmarks/plain_rows.h"
#include "ui/session/error_text.h"
#include "ui/session/provenance.h"
#include "ui/session/results_store.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <numeric>
#include <random>
#include <utility>
#include <vector>

/// Opening a large results document: 10 000 runs of 250 epochs, beside the same figures as plain
/// rows of SQLite. Usage: dpfm_store_bench [RUNS [EPOCHS]]
namespace {

using namespace dpfm;
using namespace dpfm::session;

constexpr int kRepeats = 5;
constexpr std::size_t kRunsAtOnce = 40; ///< that end between two writes, about as in a fast sweep

network::Experiment largeExperiment(int runs, int epochs) {
    network::Experiment experiment;
    experiment.name = "Large";
    experiment.network.layers = {{5, autodiff::Activation::Sigmoid},
                                 {5, autodiff::Activation::Sigmoid},
                                 {1, autodiff::Activation::Linear}};
    experiment.training.epochs = epochs;
    experiment.sweep.registers = {2, 4, 8, 16, 0};
    experiment.sweep.corpus = {50, 100, 200, 400};
    experiment.sweep.seeds.resize(static_cast<std::size_t>(runs) / 20);
    std::iota(experiment.sweep.seeds.begin(), experiment.sweep.seeds.end(), std::uint64_t{1});
    return experiment;
}

/// What a run would have told; its figures are drawn, as nobody waits for 10 000 trainings.
void tell(const sweep::GridRun& run, int epochs, std::mt19937_64& bits,
          std::vector<RunEvent>& events) {
    const auto drawn = [&bits] { return static_cast<double>(bits() >> 11) * 0x1p-53; };
    events.push_back({run, RunStarted{}});
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        training::EpochSnapshot snapshot{{epoch, drawn(), drawn(), {}, {}}, {}, {}};
        snapshot.weights.assign(61, snapshot.metrics.loss);
        snapshot.layers.assign(3, {25, 25, 1000});
        events.push_back({run, std::make_shared<const training::EpochSnapshot>(snapshot)});
    }
    events.push_back({run, RunEnded{training::Completed{}, 0.5}});
}

double seconds(const std::function<void()>& work) {
    QElapsedTimer clock;
    clock.start();
    work();
    return static_cast<double>(clock.nsecsElapsed()) * 1e-9;
}

double medianTime(const std::function<void()>& work) {
    std::vector<double> times(kRepeats);
    for (double& time : times)
        time = seconds(work);
    return sweep::median(std::move(times));
}

[[noreturn]] void fail(const Error& error) {
    std::fprintf(stderr, "dpfm_store_bench: %s\n", qPrintable(errorText(error)));
    std::exit(1);
}

template <class T>
T need(Result<T> result) {
    if (!result)
        fail(result.error());
    return *std::move(result);
}

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int runs = arguments.size() > 1 ? arguments[1].toInt() : 10'000;
    const int epochs = arguments.size() > 2 ? arguments[2].toInt() : 250;
    if (runs < 20 || epochs < 1) {
        std::fputs("usage: dpfm_store_bench [RUNS, 20 or more [EPOCHS]]\n", stderr);
        return 2;
    }
    const network::Experiment experiment = largeExperiment(runs, epochs);
    const std::vector<sweep::GridRun> grid = sweep::grid(experiment);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("large.dpfm"));

    std::mt19937_64 bits(1);
    double writing = 0.0;
    {
        const auto store = need(ResultsStore::create(path, experiment));
        const qint64 id = need(store->addSweep(experiment, currentProvenance()));
        for (std::size_t first = 0; first < grid.size(); first += kRunsAtOnce) {
            std::vector<RunEvent> events;
            for (std::size_t i = first; i < std::min(first + kRunsAtOnce, grid.size()); ++i)
                tell(grid[i], epochs, bits, events);
            writing += seconds([&] {
                if (const auto written = store->append(id, events); !written)
                    fail(written.error());
            });
        }
    }
    const double opening = medianTime([&] { (void)need(ResultsStore::open(path, Access::Read)); });
    SweepRecord record;
    const double whole =
        medianTime([&] { record = need(need(ResultsStore::open(path, Access::Read))->load(1)); });
    const QString rows = folder.filePath(QStringLiteral("rows.sqlite"));
    bench::writePlainRows(rows, record);
    double sum = 0.0;
    const double peer = medianTime([&] { sum = bench::readPlainRows(rows); });

    std::printf("%zu runs of %d epochs, %.1f MB\n", grid.size(), epochs,
                static_cast<double>(QFileInfo(path).size()) * 1e-6);
    std::printf("  written in       %7.3f s\n", writing);
    std::printf("  opened in        %7.3f s (ResultsStore::open)\n", opening);
    std::printf("  open and load    %7.3f s (median of %d)\n", whole, kRepeats);
    std::printf("  peer             %7.3f s, %s: %.1f MB, sum %.6f\n", peer,
                "SELECT of the same rows through Qt's driver",
                static_cast<double>(QFileInfo(rows).size()) * 1e-6, sum);
    std::printf("  ratio            %7.3f of the peer's time\n", whole / peer);
    return 0;
}
