#include "ui/session/lesson_pages.h"

#include <QRegularExpression>

#include <utility>

namespace dpfm::session {

namespace {

/// [text](do:command) or [text](<do:command>), as Markdown writes links.
const QRegularExpression& stepLinks() {
    static const QRegularExpression expression(
        QStringLiteral(R"(\[([^\[\]]*)\]\((?:<do:([^>]*)>|do:([^)]*))\))"));
    return expression;
}

const QRegularExpression& values() {
    static const QRegularExpression expression(QStringLiteral(R"(\{\{(.*?)\}\})"));
    return expression;
}

Error onLine(qsizetype line, Error error) {
    error.place = "line " + std::to_string(line);
    return error;
}

/// Puts the steps of a line into the page, and their numbers into the line.
Result<QString> takeSteps(const QString& line, LessonPage& page) {
    QString taken;
    qsizetype done = 0;
    auto match = stepLinks().globalMatch(line);
    while (match.hasNext()) {
        const QRegularExpressionMatch link = match.next();
        const auto command = lessonCommand(link.captured(2) + link.captured(3));
        if (!command)
            return command.error();
        const QString text = link.captured(1).simplified();
        if (text.contains(values()))
            return Error{ErrorCode::FileFormat,
                         {},
                         "The step \"%1\" has a value in its text; put it beside the step.",
                         {text.toStdString()}};
        if (text.isEmpty())
            return Error{ErrorCode::FileFormat,
                         {},
                         "The step \"%1\" has no text.",
                         {link.captured(0).toStdString()}};
        taken += line.mid(done, link.capturedStart() - done);
        taken += QStringLiteral("[%1](do:%2)").arg(text).arg(page.steps.size());
        page.steps.push_back({text, *command});
        done = link.capturedEnd();
    }
    taken += line.mid(done);
    if (taken.count(QLatin1String("](do:")) + taken.count(QLatin1String("](<do:")) !=
        line.count(stepLinks()))
        return Error{
            ErrorCode::FileFormat, {}, "A link to a command is not complete on its line.", {}};
    return taken;
}

Result<void> checkValues(const QString& line) {
    auto match = values().globalMatch(line);
    while (match.hasNext())
        if (auto value = lessonValue(match.next().captured(1)); !value)
            return value.error();
    return {};
}

} // namespace

Result<std::vector<LessonPage>> lessonPages(const QString& text) {
    std::vector<LessonPage> pages;
    bool fenced = false;
    qsizetype number = 0;
    for (const QString& line : text.split(u'\n')) {
        ++number;
        const bool fence = line.startsWith(QLatin1String("```"));
        fenced = fenced != fence;
        if (!fenced && !fence && line.startsWith(QLatin1String("# "))) {
            pages.push_back({line.mid(2).trimmed(), {}, {}});
            continue;
        }
        if (pages.empty()) {
            if (line.trimmed().isEmpty())
                continue;
            return onLine(number, {ErrorCode::FileFormat,
                                   {},
                                   "A lesson's text begins with the title of its first page, "
                                   "\"# Title\".",
                                   {}});
        }
        LessonPage& page = pages.back();
        if (fenced || fence) {
            page.markdown += line + u'\n';
            continue;
        }
        if (auto checked = checkValues(line); !checked)
            return onLine(number, checked.error());
        const auto taken = takeSteps(line, page);
        if (!taken)
            return onLine(number, taken.error());
        page.markdown += *taken + u'\n';
    }
    if (pages.empty())
        return Error{
            ErrorCode::FileFormat, {}, "There is no page; one begins with \"# Title\".", {}};
    return pages;
}

QString withValues(const QString& markdown,
                   const std::function<QString(const LessonValue&)>& textOf) {
    QString filled;
    qsizetype done = 0;
    auto match = values().globalMatch(markdown);
    while (match.hasNext()) {
        const QRegularExpressionMatch place = match.next();
        const auto value = lessonValue(place.captured(1));
        filled += markdown.mid(done, place.capturedStart() - done);
        filled += value ? textOf(*value) : place.captured(0);
        done = place.capturedEnd();
    }
    return filled + markdown.mid(done);
}

} // namespace dpfm::session
