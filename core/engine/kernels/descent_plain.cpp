#include "core/engine/kernels/descent_eights.h"

namespace dpfm::engine::kernels {

constinit const Descend kDescendPlain = descend;

} // namespace dpfm::engine::kernels
