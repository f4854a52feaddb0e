#pragma once

#include "core/base/random.h"

#include <string>

namespace dpfm::test {

/// Draws expressions of the variables x, y and z that have values and derivatives of ordinary size
/// everywhere in [0.3, 1.7]³, so that they can be compared with finite differences.
class ExpressionGenerator {
public:
    explicit ExpressionGenerator(std::uint64_t seed) : random_(seed, Purpose::Data) {}

    /// Of at most `depth` operations above each other.
    std::string draw(int depth) {
        if (depth == 0)
            return leaf();
        const std::string a = draw(depth - 1);
        switch (random_.below(14)) {
        case 0:
            return "(" + a + " + " + draw(depth - 1) + ")";
        case 1:
            return "(" + a + " - " + draw(depth - 1) + ")";
        case 2:
            return a + "*" + draw(depth - 1);
        case 3:
            return a + "/(2 + sin(" + draw(depth - 1) + "))";
        case 4:
            return "tanh(" + a + ")^" + std::to_string(random_.below(4));
        case 5:
            return "(1.5 + cos(" + a + "))^tanh(" + draw(depth - 1) + ")";
        case 6:
            return "sin(" + a + ")";
        case 7:
            return "tan(sigmoid(" + a + "))";
        case 8:
            return "exp(-tanh(" + a + "))";
        case 9:
            return "log(1.5 + tanh(" + a + "))";
        case 10:
            return "sqrt(1 + (" + a + ")^2)";
        case 11:
            return "-(" + a + ")";
        case 12:
            return "sigmoid(" + a + ")";
        default:
            return "relu(2.5 + cos(" + a + "))";
        }
    }

private:
    std::string leaf() {
        switch (random_.below(4)) {
        case 0:
            return "x";
        case 1:
            return "y";
        case 2:
            return "z";
        default:
            return std::to_string(1 + random_.below(9)) + ".5";
        }
    }

    RandomStream random_;
};

} // namespace dpfm::test
