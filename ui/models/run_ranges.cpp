#include "ui/models/run_ranges.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace dpfm::models {

Result<std::vector<RunRange>> runRanges(const QString& text) {
    static const QRegularExpression range(
        QStringLiteral(R"(^\s*(\d{1,9})\s*(?:-\s*(\d{1,9})\s*)?$)"));
    std::vector<RunRange> ranges;
    for (const QString& part : text.split(u',')) {
        const auto match = range.match(part);
        const auto first = static_cast<std::size_t>(match.captured(1).toUInt());
        const auto last =
            match.hasCaptured(2) ? static_cast<std::size_t>(match.captured(2).toUInt()) : first;
        if (!match.hasMatch() || last < first)
            return Error{ErrorCode::InvalidInput,
                         {},
                         "\"%1\" names no runs; write numbers and ranges, such as 0-5,8.",
                         {part.trimmed().toStdString()}};
        ranges.push_back({first, last});
    }
    return ranges;
}

QString runsText(const std::vector<bool>& shown) {
    QStringList parts;
    for (auto first = shown.begin(); first != shown.end();) {
        first = std::find(first, shown.end(), true);
        if (first == shown.end())
            break;
        const auto end = std::find(first, shown.end(), false);
        const auto last = end - shown.begin() - 1;
        const QString start = QString::number(first - shown.begin());
        parts += end - first > 1 ? start + u'-' + QString::number(last) : start;
        first = end;
    }
    return parts.join(u',');
}

Result<std::vector<bool>> runsIn(const std::vector<RunRange>& ranges, std::size_t count) {
    std::vector<bool> in(count, false);
    for (const RunRange& range : ranges) {
        if (range.last >= count)
            return Error{ErrorCode::InvalidInput,
                         {},
                         "There is no run %1; the sweep's runs go from 0 to %2.",
                         {std::to_string(range.last), std::to_string(count > 0 ? count - 1 : 0)}};
        for (std::size_t run = range.first; run <= range.last; ++run)
            in[run] = true;
    }
    return in;
}

} // namespace dpfm::models
