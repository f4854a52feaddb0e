#include "core/autodiff/registers.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dpfm::autodiff {

namespace {

double rank(double gradient) {
    return std::isnan(gradient) ? std::numeric_limits<double>::infinity() : std::fabs(gradient);
}

} // namespace

bool outranks(const Register& a, const Register& b) {
    const double rankA = rank(a.gradient);
    const double rankB = rank(b.gradient);
    return rankA > rankB || (rankA == rankB && a.id < b.id);
}

void keepLargest(Registers& candidates, std::size_t count) {
    std::erase_if(candidates, [](const Register& candidate) { return candidate.gradient == 0.0; });
    if (count == 0 || candidates.size() <= count)
        return;
    // Ids are distinct, so outranks() is a strict order and the kept set is the only possible one.
    const auto end = candidates.begin() + static_cast<std::ptrdiff_t>(count);
    std::nth_element(candidates.begin(), end, candidates.end(), outranks);
    candidates.erase(end, candidates.end());
    std::sort(candidates.begin(), candidates.end(),
              [](const Register& a, const Register& b) { return a.id < b.id; });
}

} // namespace dpfm::autodiff
