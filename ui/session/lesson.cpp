#include "ui/session/lesson.h"

#include "ui/session/experiment_json.h"
#include "ui/session/files.h"
#include "ui/session/json_reader.h"
#include "ui/session/lesson_pages.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

#include <utility>

namespace dpfm::session {

namespace {

constexpr std::string_view kFormat = "dpfm-lesson";
constexpr int kVersion = 1;

QString beside(const QString& lesson, const QString& name) {
    return QFileInfo(lesson).dir().filePath(name);
}

/// Reads an experiment's file that the lesson names; a preset's name is none.
Result<void> learnFile(const QString& path, const QString& name, Lesson& lesson) {
    if (!name.endsWith(QLatin1String(".json")) || lesson.files.contains(name))
        return {};
    auto experiment = readExperiment(beside(path, name));
    if (!experiment)
        return experiment.error();
    lesson.files.emplace(name, *std::move(experiment));
    return {};
}

Result<void> learnFiles(const QString& path, Lesson& lesson) {
    std::vector<LessonCommand> commands = lesson.start;
    for (const LessonPage& page : lesson.texts.begin()->second.pages)
        for (const LessonStep& step : page.steps)
            commands.push_back(step.command);
    commands.push_back(lesson::TakeExperiment{lesson.experimentName});
    for (const LessonCommand& command : commands)
        if (const auto* taken = std::get_if<lesson::TakeExperiment>(&command))
            if (auto learnt = learnFile(path, taken->name, lesson); !learnt)
                return learnt;
    return {};
}

/// Each language's text under a key such as "title".
std::map<QString, QString> byLanguage(const JsonField& field, const QJsonObject& object) {
    std::map<QString, QString> texts;
    for (const QString& language : object.keys()) {
        const JsonField text = field[language.toStdString()];
        if (language.size() != 2)
            text.fail("The key is no language; two letters are, such as \"en\".");
        texts.emplace(language, QString::fromStdString(text.text()));
    }
    if (texts.empty())
        field.fail("There must be a text in at least one language, such as \"en\".");
    return texts;
}

Result<Lesson> readHead(const QJsonObject& document, std::map<QString, QString>& pageFiles) {
    std::optional<Error> error;
    const JsonField root(document, {}, error);
    root.allowOnly({"format", "version", "title", "experiment", "show", "start", "pages"});
    Lesson lesson;
    const auto titles = byLanguage(root["title"], document[QLatin1String("title")].toObject());
    pageFiles = byLanguage(root["pages"], document[QLatin1String("pages")].toObject());
    for (const auto& [language, title] : titles)
        lesson.texts[language].title = title;
    for (const auto& [language, file] : pageFiles)
        if (!titles.contains(language))
            root["title"][language.toStdString()].fail("The key is missing.");
    for (const auto& [language, title] : titles)
        if (!pageFiles.contains(language))
            root["pages"][language.toStdString()].fail("The key is missing.");
    const JsonField experiment = root["experiment"];
    if (experiment.isText() || !experiment.present()) {
        lesson.experimentName = QString::fromStdString(experiment.text());
    } else {
        const auto read = experimentFromJson(
            QJsonDocument(document[QLatin1String("experiment")].toObject()).toJson());
        if (read)
            lesson.experiment = *read;
        else
            experiment[read.error().place].fail(read.error().sentence, read.error().arguments);
    }
    const QStringList parts = lessonDocks() + lessonTabs() + lessonBars();
    if (const JsonField show = root["show"]; show.present())
        for (const JsonField& item : show.items()) {
            const QString name = QString::fromStdString(item.text());
            if (!parts.contains(name))
                item.fail("\"%1\" names nothing that there is; possible are %2.",
                          {name.toStdString(), parts.join(QStringLiteral(", ")).toStdString()});
            lesson.show << name;
        }
    if (const JsonField start = root["start"]; start.present())
        for (const JsonField& item : start.items()) {
            const auto command = lessonCommand(QString::fromStdString(item.text()));
            if (command)
                lesson.start.push_back(*command);
            else
                item.fail(command.error().sentence, command.error().arguments);
        }
    if (error)
        return *error;
    return lesson;
}

std::string onPage(std::size_t page) {
    return "page " + std::to_string(page + 1);
}

/// Steps that a lesson has in one language must be there in the other.
Result<void> sameSteps(const QString& language, const LessonText& first, const LessonText& other) {
    const auto differs = [&](std::size_t page, const char* sentence) {
        return Error{ErrorCode::FileFormat, onPage(page), sentence, {language.toStdString()}};
    };
    if (first.pages.size() != other.pages.size())
        return differs(
            std::min(first.pages.size(), other.pages.size()),
            "The page is missing in one language: \"%1\" has not as many as the others.");
    for (std::size_t page = 0; page < first.pages.size(); ++page) {
        const auto& steps = first.pages[page].steps;
        const auto& others = other.pages[page].steps;
        const bool same = std::equal(
            steps.begin(), steps.end(), others.begin(), others.end(),
            [](const LessonStep& a, const LessonStep& b) { return a.command == b.command; });
        if (!same)
            return differs(page, "Its commands are others in \"%1\" than in another language.");
    }
    return {};
}

} // namespace

const LessonText& Lesson::in(const QString& language) const {
    for (const QString& wanted : {language, QStringLiteral("en")})
        if (const auto found = texts.find(wanted); found != texts.end())
            return found->second;
    return texts.begin()->second;
}

Result<Lesson> readLesson(const QString& path) {
    const auto content = readFile(path);
    if (!content)
        return content.error();
    const auto document = parseJson(*content, kFormat, kVersion);
    if (!document)
        return inFile(path, document.error());
    std::map<QString, QString> pageFiles;
    auto lesson = readHead(*document, pageFiles);
    if (!lesson)
        return inFile(path, lesson.error());
    lesson->id = QFileInfo(path).completeBaseName();
    for (const auto& [language, name] : pageFiles) {
        const QString file = beside(path, name);
        const auto text = readFile(file);
        if (!text)
            return text.error();
        auto pages = lessonPages(QString::fromUtf8(*text));
        if (!pages)
            return inFile(file, pages.error());
        LessonText& own = lesson->texts[language];
        own.pages = *std::move(pages);
        if (auto same = sameSteps(language, lesson->texts.begin()->second, own); !same)
            return inFile(file, same.error());
    }
    if (auto learnt = learnFiles(path, *lesson); !learnt)
        return learnt.error();
    return lesson;
}

} // namespace dpfm::session
