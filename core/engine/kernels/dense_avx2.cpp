#include "core/engine/kernels/dense_forward.h"

namespace dpfm::engine::kernels {

const DenseKernels kDenseAvx2 = denseKernels();

} // namespace dpfm::engine::kernels
