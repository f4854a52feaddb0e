#pragma once

#include "tests/benchmarks/measure.h"

#include <optional>
#include <string>
#include <vector>

namespace dpfm::bench {

struct Options {
    Pace pace;
    std::vector<std::string> filters; ///< a case runs if its name contains one; none: all run
    std::string csv;
    std::string memoryCsv;
    bool list = false;
    bool help = false;

    bool selects(const std::string& caseName) const;
};

/// None, with a sentence in `complaint`: the arguments cannot be understood.
std::optional<Options> readOptions(const std::vector<std::string>& arguments,
                                   std::string& complaint);

extern const char* const kHelp;

} // namespace dpfm::bench
