#include "core/engine/kernels/descent_eights.h"

namespace dpfm::engine::kernels {

const Descend kDescendAvx2 = descend;

} // namespace dpfm::engine::kernels
