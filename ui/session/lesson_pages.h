#pragma once

#include "ui/session/lesson.h"
#include "ui/session/lesson_value.h"

#include <QString>

#include <functional>
#include <vector>

namespace dpfm::session {

/// The pages of a Markdown text: each begins with a line "# Title". Commands and values are read;
/// an error's place is the line of the text. In fenced code nothing is.
Result<std::vector<LessonPage>> lessonPages(const QString& text);

/// A page's Markdown with each {{…}} replaced by what `textOf` makes of it.
QString withValues(const QString& markdown,
                   const std::function<QString(const LessonValue&)>& textOf);

} // namespace dpfm::session
