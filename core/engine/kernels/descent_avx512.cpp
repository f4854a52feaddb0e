#include "core/engine/kernels/descent_eights.h"

namespace dpfm::engine::kernels {

constinit const Descend kDescendAvx512 = descend;
constinit const CountNonzero kCountNonzeroAvx512 = countNonzero;

} // namespace dpfm::engine::kernels
