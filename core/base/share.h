#pragma once

#include <cstddef>

namespace dpfm {

/// ceil(share · count) on the exact decimal that `share` is written as: 20 of 100 for 0.2, although
/// the double 0.2 is a little more than that. The decimal is the shortest that reads back to
/// `share`, which lies in [0, 1].
std::size_t ceilOfShare(double share, std::size_t count);

} // namespace dpfm
