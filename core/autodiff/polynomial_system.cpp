#include "core/autodiff/polynomial_system.h"

#include "core/base/error.h"
#include "core/base/random.h"

#include <cmath>

namespace dpfm::autodiff {

namespace {

constexpr std::size_t kRows = 4;
constexpr std::size_t kInner = 2;
constexpr std::size_t kColumns = kPolynomialSolution.size();

/// Hundredths in {0, …, 99}: what is left of a uniform number at two decimals.
int hundredths(RandomStream& random) {
    return static_cast<int>(std::floor(random.uniform() * 100.0));
}

std::string unknown(std::size_t row, std::size_t column) {
    return "b" + std::to_string(row + 1) + std::to_string(column + 1);
}

} // namespace

PolynomialSystem polynomialSystem(std::uint64_t seed) {
    RandomStream random(seed, Purpose::Data);
    std::array<std::array<int, kInner>, kRows> a{};
    for (auto& row : a)
        for (int& element : row)
            element = hundredths(random);

    PolynomialSystem system;
    for (std::size_t column = 0; column < kColumns; ++column)
        for (std::size_t row = 0; row < kInner; ++row)
            system.start.push_back({unknown(row, column), hundredths(random) / 100.0});

    system.text = "# A*B = C: A and C are given, B is sought; e is the sum of squared errors.\n";
    std::string total = "e = ";
    for (std::size_t column = 0; column < kColumns; ++column) {
        const std::string name = "e" + std::to_string(column + 1);
        total += (column == 0 ? "" : " + ") + name;
        system.text += name + " =";
        for (std::size_t row = 0; row < kRows; ++row) {
            // Whole hundredths, so that C is exact in decimals and the error can become 0.
            double c = 0.0;
            system.text += row == 0 ? " (" : " + (";
            for (std::size_t inner = 0; inner < kInner; ++inner) {
                c += a[row][inner] * kPolynomialSolution[column][inner];
                system.text += (inner == 0 ? "" : " + ") + toText(a[row][inner] / 100.0) + "*" +
                               unknown(inner, column);
            }
            system.text += " - " + toText(c / 100.0) + ")^2";
        }
        system.text += '\n';
    }
    system.text += total;
    return system;
}

} // namespace dpfm::autodiff
