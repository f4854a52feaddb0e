#include "core/engine/kernels/descent_eights.h"

namespace dpfm::engine::kernels {

constinit const Descend kDescendAvx2 = descend;
constinit const CountNonzero kCountNonzeroAvx2 = countNonzero;

} // namespace dpfm::engine::kernels
