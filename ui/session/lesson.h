#pragma once

#include "core/base/result.h"
#include "core/network/experiment.h"
#include "ui/session/lesson_command.h"

#include <QString>
#include <QStringList>

#include <map>
#include <vector>

namespace dpfm::session {

/// One "do this" of a page: a link [text](do:command) in its Markdown.
struct LessonStep {
    QString text;
    LessonCommand command;
};

/// One page in one language.
struct LessonPage {
    QString title;
    /// Without the title. The links of the steps go to "do:0", "do:1", … in the order of `steps`;
    /// values stand as {{…}} (lessonValue()), and every one can be read.
    QString markdown;
    std::vector<LessonStep> steps;
};

/// A lesson in one language.
struct LessonText {
    QString title;
    std::vector<LessonPage> pages; ///< at least one
};

/// A lesson. Read from a file of the format "dpfm-lesson", version 1:
///
///     {"format": "dpfm-lesson", "version": 1,
///      "title": {"en": "Pruning by hand", "es": "Podar a mano"},
///      "experiment": "workshop-exact",
///      "show": ["network", "curves", "inspector", "live-bar"],
///      "start": ["tab network", "live R 8"],
///      "pages": {"en": "pruning.en.md", "es": "pruning.es.md"}}
///
/// `experiment` is a preset, a file beside the lesson ("cells.json") or an experiment itself;
/// `show` the docks, tabs and tool bars that are seen beside the lesson (all tabs, if it names
/// none); `start` commands that are carried out before the first page. The pages of a language are
/// a Markdown file beside the lesson, in which each page begins with its title, "# Title". All
/// languages have the same steps in the same order, so that a lesson can change its language
/// half-way.
struct Lesson {
    QString id; ///< the file's name without the ending
    /// The experiment it begins with, as a command names it; empty: it stands in `experiment`.
    QString experimentName;
    network::Experiment experiment;
    /// Experiments in files beside the lesson that it begins with or takes later, by name.
    std::map<QString, network::Experiment> files;
    QStringList show; ///< of lessonDocks(), lessonTabs() and lessonBars()
    std::vector<LessonCommand> start;
    std::map<QString, LessonText> texts; ///< by language, "en"; at least one

    /// In that language or, where it has none, in English or the first there is.
    const LessonText& in(const QString& language) const;
};

/// Errors name the file and the key, or the page, and what is wrong there: an unknown key or
/// command, a page file that is missing or empty, languages that differ, a newer version. Whether
/// there is a preset of the name is asked when the lesson begins.
Result<Lesson> readLesson(const QString& path);

} // namespace dpfm::session
