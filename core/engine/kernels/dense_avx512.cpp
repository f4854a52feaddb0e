#include "core/engine/kernels/dense_forward.h"

namespace dpfm::engine::kernels {

constinit const DenseKernels kDenseAvx512 = denseKernels();

} // namespace dpfm::engine::kernels
