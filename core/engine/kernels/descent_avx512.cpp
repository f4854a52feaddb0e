#include "core/engine/kernels/descent_eights.h"

namespace dpfm::engine::kernels {

constinit const Descend kDescendAvx512 = descend;

} // namespace dpfm::engine::kernels
