#include "core/engine/kernels/descent_eights.h"

namespace dpfm::engine::kernels {

constinit const Descend kDescendAvx2 = descend;

} // namespace dpfm::engine::kernels
