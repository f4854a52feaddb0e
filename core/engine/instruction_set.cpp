#include "core/engine/instruction_set.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace dpfm::engine {

namespace {

Result<InstructionSet> choose() {
    const std::vector<InstructionSet> supported = supportedInstructionSets();
    const char* forced = std::getenv("DPFM_ISA");
    if (forced == nullptr || *forced == '\0')
        return supported.back();
    for (const InstructionSet set :
         {InstructionSet::Plain, InstructionSet::Avx2, InstructionSet::Avx512}) {
        if (name(set) != forced)
            continue;
        if (std::find(supported.begin(), supported.end(), set) == supported.end())
            return Error{ErrorCode::InvalidInput,
                         "DPFM_ISA",
                         "This processor does not have the instruction set %1; the fastest it has "
                         "is %2.",
                         {forced, std::string(name(supported.back()))}};
        return set;
    }
    return Error{ErrorCode::InvalidInput,
                 "DPFM_ISA",
                 "The instruction set is \"%1\"; it must be plain, avx2 or avx512.",
                 {forced}};
}

} // namespace

std::vector<InstructionSet> supportedInstructionSets() {
    std::vector<InstructionSet> sets{InstructionSet::Plain};
    if (__builtin_cpu_supports("avx2"))
        sets.push_back(InstructionSet::Avx2);
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
        sets.push_back(InstructionSet::Avx512);
    return sets;
}

Result<InstructionSet> chosenInstructionSet() {
    static const Result<InstructionSet> chosen = choose();
    return chosen;
}

InstructionSet usedInstructionSet() {
    const Result<InstructionSet> chosen = chosenInstructionSet();
    return chosen ? *chosen : InstructionSet::Plain;
}

std::string_view name(InstructionSet set) {
    switch (set) {
    case InstructionSet::Plain:
        return "plain";
    case InstructionSet::Avx2:
        return "avx2";
    case InstructionSet::Avx512:
        return "avx512";
    }
    return {};
}

} // namespace dpfm::engine
