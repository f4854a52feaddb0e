#include "tests/benchmarks/measure.h"

#include "core/sweep/summary.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>

namespace dpfm::bench {

namespace {

struct Elapsed {
    double wall = 0.0;
    double cpu = 0.0;
};

double cpuSeconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

Elapsed time(const Contestant& contestant, std::size_t calls) {
    if (contestant.prepare)
        contestant.prepare();
    const double cpu = cpuSeconds();
    const auto start = std::chrono::steady_clock::now();
    contestant.work(calls);
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    return {wall.count(), cpuSeconds() - cpu};
}

std::size_t settleCalls(const Contestant& contestant, const Pace& pace) {
    std::size_t calls = 1;
    for (;;) {
        const Elapsed elapsed = time(contestant, calls);
        const double counted = pace.cpuTime ? elapsed.cpu : elapsed.wall;
        if (counted >= pace.seconds)
            return calls;
        const double growth = counted > 0.0 ? 1.1 * pace.seconds / counted : 100.0;
        calls = static_cast<std::size_t>(
            std::ceil(static_cast<double>(calls) * std::clamp(growth, 1.1, 100.0)));
    }
}

} // namespace

std::vector<Timing> measure(const std::vector<Contestant>& contestants, const Pace& pace) {
    std::vector<Timing> timings(contestants.size());
    std::vector<std::vector<double>> figures(contestants.size());
    std::vector<Elapsed> total(contestants.size());
    for (std::size_t i = 0; i < contestants.size(); ++i)
        timings[i].calls = settleCalls(contestants[i], pace);
    for (std::size_t repeat = 0; repeat < pace.repeats; ++repeat)
        for (std::size_t i = 0; i < contestants.size(); ++i) {
            const Elapsed elapsed = time(contestants[i], timings[i].calls);
            figures[i].push_back(
                1e9 * (pace.cpuTime ? elapsed.cpu : elapsed.wall) /
                (static_cast<double>(timings[i].calls) * contestants[i].samplesPerCall));
            total[i].wall += elapsed.wall;
            total[i].cpu += elapsed.cpu;
        }
    for (std::size_t i = 0; i < contestants.size(); ++i) {
        timings[i].median = sweep::median(figures[i]);
        timings[i].lower = sweep::quantile(figures[i], 0.25);
        timings[i].upper = sweep::quantile(figures[i], 0.75);
        timings[i].cores = total[i].cpu / total[i].wall;
    }
    return timings;
}

} // namespace dpfm::bench
