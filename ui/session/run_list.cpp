#include "ui/session/run_list.h"

#include <QStringList>

#include <algorithm>
#include <string>

namespace dpfm::session {

Result<std::vector<std::size_t>> parseRunList(const QString& text, std::size_t runCount) {
    std::vector<bool> chosen(runCount);
    for (const QString& part : text.split(u',')) {
        const QStringList ends = part.split(u'-');
        bool understood = ends.size() <= 2;
        const auto number = [&understood](const QString& digits) {
            bool isNumber = false;
            const qulonglong value = digits.trimmed().toULongLong(&isNumber);
            understood = understood && isNumber;
            return value;
        };
        const qulonglong first = number(ends.front());
        const qulonglong last = number(ends.back());
        if (!understood || first > last)
            return Error{ErrorCode::InvalidInput,
                         "",
                         "\"%1\" is no list of runs; write it like 0-5,8.",
                         {text.toStdString()}};
        if (last >= runCount)
            return Error{ErrorCode::InvalidInput,
                         "",
                         "There is no run %1; the sweep has %2, counted from 0.",
                         {std::to_string(last), std::to_string(runCount)}};
        std::fill(chosen.begin() + static_cast<std::ptrdiff_t>(first),
                  chosen.begin() + static_cast<std::ptrdiff_t>(last) + 1, true);
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
