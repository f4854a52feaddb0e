#include "tests/benchmarks/isa.h"

#include <cstdlib>

namespace dpfm::bench {

namespace {

bool machineHas(Isa isa) {
    switch (isa) {
    case Isa::Plain:
        return true;
    case Isa::Avx2:
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    case Isa::Avx512:
        return machineHas(Isa::Avx2) && __builtin_cpu_supports("avx512f") &&
               __builtin_cpu_supports("avx512dq");
    }
    return false;
}

} // namespace

std::optional<Isa> chosenIsa() {
    const char* wanted = std::getenv("DPFM_ISA");
    for (const Isa isa : {Isa::Avx512, Isa::Avx2, Isa::Plain})
        if (wanted == nullptr || *wanted == '\0' ? machineHas(isa)
                                                 : wanted == name(isa) && machineHas(isa))
            return isa;
    return std::nullopt;
}

std::string_view name(Isa isa) {
    switch (isa) {
    case Isa::Plain:
        return "plain";
    case Isa::Avx2:
        return "avx2";
    case Isa::Avx512:
        return "avx512";
    }
    return "";
}

} // namespace dpfm::bench
