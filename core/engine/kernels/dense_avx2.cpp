#include "core/engine/kernels/dense_forward.h"

namespace dpfm::engine::kernels {

constinit const DenseKernels kDenseAvx2 = denseKernels();

} // namespace dpfm::engine::kernels
