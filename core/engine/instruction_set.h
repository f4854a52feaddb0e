#pragma once

#include "core/base/result.h"

#include <string_view>
#include <vector>

namespace dpfm::engine {

/// The instruction sets that the kernels are built for, in one program. They give the same bits:
/// every kernel does the same operations on each lane in the same order, none of them contracted.
enum class InstructionSet {
    Plain,  ///< SSE2, which every x86-64 processor has
    Avx2,   ///< Intel since 2013, AMD since 2015
    Avx512, ///< foundation, BW, DQ and VL: servers since 2017, AMD desktops since 2022
};

/// Those this processor (and its operating system) can run, the fastest last.
std::vector<InstructionSet> supportedInstructionSets();

/// The one that engines use: the fastest there is, or what the environment variable DPFM_ISA says
/// (plain, avx2 or avx512). Read once. An error if DPFM_ISA names none, or one this processor
/// lacks.
Result<InstructionSet> chosenInstructionSet();

/// The chosen one; the plain one if there was an error, which the program reports when it starts.
InstructionSet usedInstructionSet();

/// As DPFM_ISA names them.
std::string_view name(InstructionSet set);

} // namespace dpfm::engine
