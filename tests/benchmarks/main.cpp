#include "tests/benchmarks/cases.h"
#include "tests/benchmarks/options.h"
#include "tests/benchmarks/subjects.h"

#include <cstdio>
#include <exception>
#include <fstream>

namespace {

using namespace dpfm::bench;

constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kBadUsage = 2;

bool write(const std::string& path, const std::string& content) {
    if (path.empty())
        return true;
    std::ofstream file(path, std::ios::binary);
    file << content;
    file.close();
    if (file)
        return true;
    std::fprintf(stderr, "dpfm_bench: %s cannot be written\n", path.c_str());
    return false;
}

int run(const Options& options) {
    const auto isa = chosenIsa();
    if (!isa) {
        std::fprintf(stderr, "dpfm_bench: DPFM_ISA must be plain, avx2 or avx512, "
                             "and this machine must have it\n");
        return kBadUsage;
    }
    const std::vector<Case> cases = allCases(*isa);
    if (options.list) {
        const std::string* last = nullptr;
        for (const Case& one : cases) {
            if (options.selects(one.name) && (last == nullptr || *last != one.name))
                std::printf("%s\n", one.name.c_str());
            last = &one.name;
        }
        return kDone;
    }
    std::printf("instruction set: peers %s; subject %s\n", std::string(name(*isa)).c_str(),
                subjectInstructionSet().c_str());
    std::printf("%zu measurements each, of at least %g ms of %s time, in turns\n",
                options.pace.repeats, 1e3 * options.pace.seconds,
                options.pace.cpuTime ? "CPU" : "wall");
#ifndef NDEBUG
    std::printf("note: this build has assertions on; its times mean nothing\n");
#endif
    std::vector<Outcome> outcomes;
    bool wrong = false;
    for (const Case& one : cases) {
        if (!options.selects(one.name))
            continue;
        outcomes.push_back(runCase(one, {options.pace, *isa}));
        printOutcome(stdout, outcomes.back());
        wrong = wrong || outcomes.back().wrong;
    }
    if (outcomes.empty()) {
        std::fprintf(stderr, "dpfm_bench: no case has such a name; --list shows them\n");
        return kBadUsage;
    }
    const bool written = write(options.csv, csv(outcomes, Unit::NanosecondsPerSample)) &&
                         write(options.memoryCsv, csv(outcomes, Unit::BytesPerRun));
    return written && !wrong ? kDone : kFailed;
}

} // namespace

int main(int argc, char** argv) {
    std::string complaint;
    const auto options = readOptions({argv + 1, argv + argc}, complaint);
    if (!options) {
        std::fprintf(stderr, "dpfm_bench: %s; --help shows what is\n", complaint.c_str());
        return kBadUsage;
    }
    if (options->help) {
        std::fputs(kHelp, stdout);
        return kDone;
    }
    try {
        return run(*options);
    } catch (const std::exception& exception) {
        std::fprintf(stderr, "dpfm_bench: %s\n", exception.what());
        return kFailed;
    }
}
