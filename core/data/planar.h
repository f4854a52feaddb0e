#pragma once

#include "core/data/dataset.h"
#include "core/network/experiment.h"

#include <cstdint>

namespace dpfm::data {

/// Points (x, y) of the plane to teach with. Without noise both lie in [−1, 1], and u, v are drawn
/// uniformly from [0, 1), a class c from {0, 1}:
///
///   xor      x = 2u − 1, y = 2v − 1; c = 1 where exactly one of them is negative
///   circles  c = 0: a disc, radius 0.4·√u; c = 1: a ring, radius 0.7 + 0.3·u; angle 2π·v
///   spirals  radius 0.05 + 0.95·u, angle 3π·u + π·c: two arms of one and a half turns
///   moons    the half circles (cos πu, sin πu) and (1 − cos πu, ½ − sin πu), moved and scaled
///            into the square
///   plane    x = 2u − 1, y = 2v − 1; target (x + y)/2
///   sine     x = 2u − 1, y = 2v − 1; target sin(π·(x + y))
///
/// `noise` times normal numbers is added to x and y after the class is settled, or to the target.
/// Samples come in the seed's order, so the first N of a larger set are the set of N; noise has a
/// stream of its own, so it does not change what is drawn. `source` is one of these.
Dataset pointsOfThePlane(network::DataSource source, std::size_t count, double noise,
                         std::uint64_t seed);

} // namespace dpfm::data
