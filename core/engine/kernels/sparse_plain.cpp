#include "core/engine/kernels/sparse_gradient.h"

namespace dpfm::engine::kernels {

constinit const SparseKernels kSparsePlain = sparseKernels();

} // namespace dpfm::engine::kernels
