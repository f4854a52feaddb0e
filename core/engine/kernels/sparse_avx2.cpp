#include "core/engine/kernels/sparse_gradient.h"

namespace dpfm::engine::kernels {

constinit const SparseKernels kSparseAvx2 = sparseKernels();

} // namespace dpfm::engine::kernels
