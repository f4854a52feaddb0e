#include "core/engine/kernels/descent_eights.h"

namespace dpfm::engine::kernels {

constinit const Descend kDescendPlain = descend;
constinit const CountNonzero kCountNonzeroPlain = countNonzero;

} // namespace dpfm::engine::kernels
