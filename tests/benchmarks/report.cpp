#include "tests/benchmarks/report.h"

#include "core/base/error.h"

#include <string_view>

namespace dpfm::bench {

namespace {

std::string quoted(std::string_view field) {
    std::string text = "\"";
    for (const char c : field)
        text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + '"';
}

std::string number(double value, int decimals) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

/// With as many decimals as make sense.
std::string figure(double value) {
    return number(value, value < 100.0 ? 2 : value < 10'000.0 ? 1 : 0);
}

std::string ratioText(double ratio) {
    return number(ratio, ratio < 0.1 ? 5 : ratio < 100.0 ? 3 : 1);
}

/// Columns count characters, not bytes: pads by hand.
std::string padded(const std::string& text, std::size_t width) {
    std::size_t shown = 0;
    for (const char c : text)
        shown += (static_cast<unsigned char>(c) & 0xc0U) != 0x80U ? 1U : 0U;
    return shown < width ? text + std::string(width - shown, ' ') : text;
}

} // namespace

void printOutcome(std::FILE* to, const Outcome& outcome) {
    std::string title = outcome.name;
    if (outcome.registers)
        title += *outcome.registers == 0 ? std::string(", R = all")
                                         : ", R = " + std::to_string(*outcome.registers);
    const bool bytes = outcome.unit == Unit::BytesPerRun;
    std::fprintf(to, "\n%s %12s  %-21s %9s  %s\n", padded(title, 58).c_str(),
                 bytes ? "bytes/run" : "ns/sample", bytes ? "" : "quartiles", "ratio",
                 bytes ? "" : "gradient error");
    for (const Row& row : outcome.rows) {
        const bool subject = &row == &outcome.rows.front();
        const bool spread = !bytes && !row.recorded;
        const std::string quartiles =
            spread ? "[" + figure(row.timing.lower) + ", " + figure(row.timing.upper) + "]" : "";
        const std::string ratio =
            subject ? "" : ratioText(outcome.rows.front().timing.median / row.timing.median);
        char error[32] = "";
        if (row.gradientError)
            std::snprintf(error, sizeof error, "%.1e", *row.gradientError);
        std::fprintf(to, "  %s %12s  %-21s %9s  %s\n",
                     padded(row.name + (row.recorded ? " (recorded elsewhere)" : ""), 56).c_str(),
                     bytes ? number(row.timing.median, 0).c_str()
                           : figure(row.timing.median).c_str(),
                     quartiles.c_str(), ratio.c_str(), error);
    }
    for (const std::string& note : outcome.notes)
        std::fprintf(to, "  note: %s\n", note.c_str());
    std::fflush(to);
}

std::string csv(const std::vector<Outcome>& outcomes, Unit unit) {
    std::string text = unit == Unit::BytesPerRun
                           ? "case,registers,bytes_per_run,peer,peer_bytes_per_run,ratio\n"
                           : "case,registers,ns_per_sample,peer,peer_ns_per_sample,ratio\n";
    for (const Outcome& outcome : outcomes)
        for (std::size_t i = 1; outcome.unit == unit && i < outcome.rows.size(); ++i) {
            const double own = outcome.rows.front().timing.median;
            const Row& peer = outcome.rows[i];
            text += quoted(outcome.name) + ',' +
                    (outcome.registers ? std::to_string(*outcome.registers) : std::string()) + ',' +
                    toText(own) + ',' +
                    quoted(peer.name + (peer.recorded ? " (recorded elsewhere)" : "")) + ',' +
                    toText(peer.timing.median) + ',' + toText(own / peer.timing.median) + '\n';
        }
    return text;
}

} // namespace dpfm::bench
