#include "core/engine/kernels/descent_eights.h"

namespace dpfm::engine::kernels {

const Descend kDescendAvx512 = descend;

} // namespace dpfm::engine::kernels
