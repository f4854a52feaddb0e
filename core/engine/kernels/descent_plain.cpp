#include "core/engine/kernels/descent_eights.h"

namespace dpfm::engine::kernels {

const Descend kDescendPlain = descend;

} // namespace dpfm::engine::kernels
