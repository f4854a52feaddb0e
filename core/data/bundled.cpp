#include "core/data/bundled.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

namespace dpfm::data {

extern const char bundled_iris[];
extern const unsigned long bundled_iris_size;
extern const char bundled_digits[];
extern const unsigned long bundled_digits_size;

namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

/// Reads a file that was checked when it was bundled: a header, numbers, the class last.
Dataset readBundled(std::string_view text, std::vector<std::string> classes) {
    const std::vector<std::string_view> lines = split(text, '\n');
    const std::vector<std::string_view> header = split(lines.front(), ',');
    Dataset set;
    set.classification = true;
    set.outputNames = std::move(classes);
    set.inputNames.assign(header.begin(), header.end() - 1);
    set.samples.inputWidth = set.inputNames.size();
    set.samples.outputWidth = set.outputNames.size();
    for (std::size_t line = 1; line < lines.size(); ++line) {
        const std::vector<std::string_view> fields = split(lines[line], ',');
        assert(fields.size() == header.size());
        for (std::size_t field = 0; field + 1 < fields.size(); ++field) {
            double value = 0.0;
            std::from_chars(fields[field].data(), fields[field].data() + fields[field].size(),
                            value);
            set.samples.inputs.push_back(value);
        }
        for (const std::string& name : set.outputNames)
            set.samples.targets.push_back(name == fields.back() ? 1.0 : 0.0);
    }
    return set;
}

} // namespace

const Dataset& iris() {
    static const Dataset set =
        readBundled({bundled_iris, bundled_iris_size}, {"setosa", "versicolor", "virginica"});
    return set;
}

const Dataset& digits() {
    static const Dataset set = readBundled({bundled_digits, bundled_digits_size},
                                           {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"});
    return set;
}

} // namespace dpfm::data
