#include "core/engine/kernels/dense_forward.h"

namespace dpfm::engine::kernels {

constinit const DenseKernels kDensePlain = denseKernels();

} // namespace dpfm::engine::kernels
