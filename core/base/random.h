#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace dpfm {

/// What a stream of random numbers is for. Each purpose has a stream of its own, so that drawing
/// more numbers for one (say, noise) leaves all others as they were.
enum class Purpose : std::uint64_t {
    Data = 1,
    Noise = 2,
    Permutation = 3,
    Weights = 4,
    Order = 5,
    Resampling = 6,
    Fidelity = 7,
};

/// One step of splitmix64 (G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number
/// generators", 2014): a bijection of 64-bit words that turns near seeds into far ones.
std::uint64_t splitmix64(std::uint64_t x);

/// Random numbers that are the same on every platform: std::mt19937_64 is fixed by the C++
/// standard, the distributions are our own because those of the standard library are not.
class RandomStream {
public:
    RandomStream(std::uint64_t seed, Purpose purpose);

    /// Uniform in [0, 1), a multiple of 2^-53.
    double uniform();
    /// Uniform in {0 … bound - 1}, without bias; bound must be at least 1.
    std::uint64_t below(std::uint64_t bound);
    /// Normal with mean 0 and variance 1 (polar method of Marsaglia and Bray, 1964).
    double normal();
    /// A uniformly drawn permutation of 0 … count - 1 (Fisher–Yates, from the last place down).
    std::vector<std::size_t> permutation(std::size_t count);

private:
    std::mt19937_64 engine_;
    double spare_ = 0.0;
    bool hasSpare_ = false;
};

} // namespace dpfm
