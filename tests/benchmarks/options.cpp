#include "tests/benchmarks/options.h"

#include <algorithm>
#include <charconv>

namespace dpfm::bench {

namespace {

template <class Number>
bool read(const std::string& text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

} // namespace

const char* const kHelp =
    "dpfm_bench [--case FILTER]… [--repeat N] [--seconds S] [--cpu-time] [--csv FILE]\n"
    "           [--memory-csv FILE]\n"
    "dpfm_bench --list\n"
    "\n"
    "Times the program's training beside its peers, in turns, and prints medians and quartiles in\n"
    "nanoseconds a sample (of every run) and the ratio subject/peer. A learner whose gradients "
    "are\n"
    "not the reference engine's is not timed, and the exit code is 1.\n"
    "\n"
    "  --case FILTER      only cases whose name contains FILTER; may be given several times\n"
    "  --repeat N         measurements of each contestant (9)\n"
    "  --seconds S        least length of one measurement (0.02)\n"
    "  --cpu-time         CPU time in place of wall time where one thread works: less disturbed "
    "by\n"
    "                     others on the machine, though not by what they do to its caches\n"
    "  --csv FILE         case,registers,ns_per_sample,peer,peer_ns_per_sample,ratio;\n"
    "                     registers 0 is all, empty where there is no R\n"
    "  --memory-csv FILE  case,registers,bytes_per_run,peer,peer_bytes_per_run,ratio:\n"
    "                     the memory cases, which are not in the other file\n"
    "  --list             the cases' names\n"
    "\n"
    "DPFM_ISA=plain|avx2|avx512 forces an instruction set.\n";

bool Options::selects(const std::string& caseName) const {
    return filters.empty() || std::ranges::any_of(filters, [&](const std::string& filter) {
               return caseName.find(filter) != std::string::npos;
           });
}

std::optional<Options> readOptions(const std::vector<std::string>& arguments,
                                   std::string& complaint) {
    Options options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& name = arguments[i];
        if (name == "--list") {
            options.list = true;
            continue;
        }
        if (name == "--cpu-time") {
            options.pace.cpuTime = true;
            continue;
        }
        if (name == "--help") {
            options.help = true;
            continue;
        }
        if (i + 1 == arguments.size()) {
            complaint = name + " is not an option, or needs a value";
            return std::nullopt;
        }
        const std::string& value = arguments[++i];
        bool understood = true;
        if (name == "--case")
            options.filters.push_back(value);
        else if (name == "--repeat")
            understood = read(value, options.pace.repeats) && options.pace.repeats >= 1;
        else if (name == "--seconds")
            understood = read(value, options.pace.seconds) && options.pace.seconds >= 0.0;
        else if (name == "--csv")
            options.csv = value;
        else if (name == "--memory-csv")
            options.memoryCsv = value;
        else
            understood = false;
        if (!understood) {
            complaint = name + " " + value + " is not understood";
            return std::nullopt;
        }
    }
    return options;
}

} // namespace dpfm::bench
