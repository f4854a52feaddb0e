#include "ui/session/run_list.h"

#include "ui/session/value_list.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <cstdint>
#include <string>

namespace dpfm::session {

Result<std::vector<std::size_t>> parseRunList(const QString& text, std::size_t runCount) {
    static const QRegularExpression spacedDash(QStringLiteral("\\s*-\\s*"));
    // At least as many as elsewhere: a range that is only somewhat too long is told which run it
    // is that the sweep has not.
    const auto numbers = parseWholeNumbers(QString(text).replace(spacedDash, QStringLiteral("-")),
                                           {}, std::max(runCount, kMostWholeNumbers));
    if (!numbers)
        return numbers.error();
    if (numbers->empty() || std::ranges::min(*numbers) < 0)
        return Error{ErrorCode::InvalidInput,
                     "",
                     "\"%1\" is no list of runs; write it like 0-5,8.",
                     {text.toStdString()}};
    std::vector<bool> chosen(runCount);
    for (const std::int64_t number : *numbers) {
        if (static_cast<std::size_t>(number) >= runCount)
            return Error{ErrorCode::InvalidInput,
                         "",
                         "There is no run %1; the sweep has %2, counted from 0.",
                         {std::to_string(number), std::to_string(runCount)}};
        chosen[static_cast<std::size_t>(number)] = true;
    }
    std::vector<std::size_t> runs;
    for (std::size_t run = 0; run < runCount; ++run)
        if (chosen[run])
            runs.push_back(run);
    return runs;
}

QString runListText(const std::vector<std::size_t>& runs) {
    QStringList parts;
    for (std::size_t first = 0; first < runs.size();) {
        std::size_t last = first;
        while (last + 1 < runs.size() && runs[last + 1] == runs[last] + 1)
            ++last;
        parts << (first == last ? QString::number(runs[first])
                                : QStringLiteral("%1-%2").arg(runs[first]).arg(runs[last]));
        first = last + 1;
    }
    return parts.join(u',');
}

} // namespace dpfm::session
