#include "core/base/random.h"

#include "core/base/elementary.h"

#include <cassert>
#include <cmath>
#include <numeric>
#include <utility>

namespace dpfm {

std::uint64_t splitmix64(std::uint64_t x) {
    x += 0x9e3779b97f4a7c15u;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

RandomStream::RandomStream(std::uint64_t seed, Purpose purpose)
    : engine_(splitmix64(splitmix64(seed) + static_cast<std::uint64_t>(purpose))) {}

double RandomStream::uniform() {
    return static_cast<double>(engine_() >> 11) * 0x1p-53;
}

std::uint64_t RandomStream::below(std::uint64_t bound) {
    assert(bound > 0);
    // The first 2^64 mod bound words are drawn again: what is left is a multiple of bound, or low
    // results would come oftener.
    std::uint64_t word = engine_();
    // The excess is less than the bound, so most words need not know it.
    if (word < bound) {
        const std::uint64_t excess = (0 - bound) % bound;
        while (word < excess)
            word = engine_();
    }
    return word % bound;
}

double RandomStream::normal() {
    if (hasSpare_) {
        hasSpare_ = false;
        return spare_;
    }
    double x = 0.0;
    double y = 0.0;
    double square = 0.0;
    do {
        x = 2.0 * uniform() - 1.0;
        y = 2.0 * uniform() - 1.0;
        square = x * x + y * y;
    } while (square >= 1.0 || square == 0.0);
    const double scale = std::sqrt(-2.0 * elementary::log(square) / square);
    spare_ = y * scale;
    hasSpare_ = true;
    return x * scale;
}

std::vector<std::size_t> RandomStream::permutation(std::size_t count) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t last = count; last > 1; --last)
        std::swap(order[last - 1], order[below(last)]);
    return order;
}

} // namespace dpfm
