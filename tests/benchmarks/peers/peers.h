#pragma once

#include "tests/benchmarks/isa.h"
#include "tests/benchmarks/learner.h"

namespace dpfm::bench {

/// Fused backpropagation of 4-5-5-1 with the samples of a batch as lanes: see fused_dense.cpp.
LearnerKind fusedSampleLanes(Isa isa);
/// The same with independent runs as lanes.
LearnerKind fusedRunLanes(Isa isa);

/// Fused backpropagation over nonzero inputs of N-5-10 or N-32-10: see fused_sparse.cpp.
LearnerKind fusedSparse(Isa isa);
/// The same without the first layer's gradient: what a network would cost that learns in its last
/// layer alone. For comparison with few registers, which may do no more than that.
LearnerKind fusedSparseLastLayer(Isa isa);

/// Backpropagation as one writes it with Eigen: see eigen_batch.cpp.
LearnerKind eigenBatch();
/// Forward mode by Eigen's AutoDiffScalar, 61 derivatives a number: see eigen_autodiff.cpp.
LearnerKind eigenAutoDiff();

/// DPFM as a student would write it: see naive_dpfm.cpp.
LearnerKind naiveDpfm();

} // namespace dpfm::bench
