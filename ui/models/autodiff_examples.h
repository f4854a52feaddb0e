#pragma once

#include <QString>

#include <vector>

namespace dpfm::models {

struct AutodiffExample {
    QString title;
    QString text;
    QString values;
    double rate = 0.01;    ///< of gradient steps that suit it
    bool descends = false; ///< it is there for its descents
};

/// The first is e = (a+b)*(b+1) at a = 2, b = 1; the second the workshop's system A·B = C.
std::vector<AutodiffExample> autodiffExamples();

} // namespace dpfm::models
