#pragma once

#include <optional>
#include <string_view>

namespace dpfm::bench {

/// The instruction sets the vectorised peers are built for: SSE2, AVX2 with FMA, AVX-512 (F, DQ).
enum class Isa { Plain, Avx2, Avx512 };

/// What DPFM_ISA asks for (plain, avx2, avx512), or the best that this machine has. None: it asks
/// for one that does not exist or that the machine has not.
std::optional<Isa> chosenIsa();

std::string_view name(Isa isa);

} // namespace dpfm::bench
