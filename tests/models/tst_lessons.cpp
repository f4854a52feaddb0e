#include "ui/models/lesson_model.h"
#include "ui/models/lessons.h"
#include "ui/models/workbench.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <memory>

namespace dpfm::models {

namespace {

/// What a reader of each page reads, for an author: QT_LOGGING_RULES=dpfm.lessons.debug=true.
Q_LOGGING_CATEGORY(kPages, "dpfm.lessons", QtWarningMsg)

/// A workbench of its own with the lesson begun in it.
struct Given {
    QTemporaryDir folder;
    Workbench workbench{folder.filePath(QStringLiteral("untitled"))};
    LessonModel& lesson = workbench.lesson();
    QStringList windowCommands;

    explicit Given(const session::Lesson& read) {
        lesson.setWindow([this](const session::LessonCommand&) -> Result<void> {
            windowCommands << lesson.pageTitle();
            return {};
        });
        workbench.startWithUntitled({});
        if (!QTest::qWaitFor([this] { return workbench.ready(); }))
            qFatal("there is no document");
        if (const auto begun = lesson.begin(read); !begun)
            qFatal("%s", begun.error().text().c_str());
        if (!QTest::qWaitFor([this] { return lesson.running(); }))
            qFatal("the lesson has not begun");
    }
};

} // namespace

/// The lessons that ship with the program.
class TestLessons : public QObject {
    Q_OBJECT

    static void rows() {
        QTest::addColumn<std::size_t>("number");
        for (std::size_t number = 0; number < lessons().size(); ++number)
            QTest::newRow(qPrintable(lessons()[number].id)) << number;
    }

private slots:
    void allThatAreThereAreGiven() {
        QStringList given;
        for (const session::Lesson& lesson : lessons())
            given << lesson.id;
        QStringList there;
        for (const QString& file : QDir(QStringLiteral(":/lessons")).entryList({"*.json"})) {
            const QString path = QStringLiteral(":/lessons/") + file;
            QFile content(path);
            QVERIFY(content.open(QIODevice::ReadOnly));
            if (!content.readAll().contains("dpfm-lesson"))
                continue; // an experiment beside the lessons
            const auto read = session::readLesson(path);
            QVERIFY2(read.ok(), read.ok() ? "" : read.error().text().c_str());
            there << read->id;
        }
        given.sort();
        there.sort();
        QCOMPARE(given, there);
    }

    void hasBothLanguages_data() { rows(); }
    void hasBothLanguages() {
        QFETCH(std::size_t, number);
        const session::Lesson* lesson = &lessons()[number];
        QCOMPARE(lesson->texts.size(), std::size_t{2});
        const auto& english = lesson->in(QStringLiteral("en"));
        const auto& spanish = lesson->in(QStringLiteral("es"));
        QVERIFY(english.title != spanish.title);
        static const QRegularExpression values(QStringLiteral("\\{\\{(.*?)\\}\\}"));
        for (std::size_t page = 0; page < english.pages.size(); ++page) {
            QVERIFY(english.pages[page].title != spanish.pages[page].title);
            const auto numbers = [](const QString& text) {
                QStringList found;
                for (auto match = values.globalMatch(text); match.hasNext();)
                    found << match.next().captured(1);
                found.sort();
                return found;
            };
            QCOMPARE(numbers(english.pages[page].markdown), numbers(spanish.pages[page].markdown));
        }
    }

    void stepsFitTheirButtons_data() { rows(); }
    void stepsFitTheirButtons() {
        QFETCH(std::size_t, number);
        constexpr qsizetype kMost = 42;
        for (const auto& [language, text] : lessons()[number].texts)
            for (const session::LessonPage& page : text.pages)
                for (const session::LessonStep& step : page.steps)
                    QVERIFY2(step.text.size() <= kMost, qPrintable(step.text));
    }

    /// Every step does what it says, and afterwards every number of the page is there.
    void canBeWalkedThrough_data() { rows(); }
    void canBeWalkedThrough() {
        QFETCH(std::size_t, number);
        Given given(lessons()[number]);
        LessonModel& lesson = given.lesson;
        QCOMPARE(lesson.refusal(), QString());
        for (std::size_t page = 0; page < lesson.pageCount(); ++page) {
            lesson.setPage(page);
            QCOMPARE(lesson.page(), page);
            for (std::size_t step = 0; step < lesson.stepCount(); ++step) {
                QCOMPARE(lesson.nextStep(), std::optional(step));
                lesson.doStep(step);
                QVERIFY2(lesson.refusal().isEmpty(), qPrintable(lesson.refusal()));
                QTRY_COMPARE_WITH_TIMEOUT(lesson.stepState(step), LessonModel::StepState::Done,
                                          120'000);
                qCDebug(kPages).noquote()
                    << "==" << lesson.pageTitle() << "after" << lesson.stepText(step) << '\n'
                    << lesson.markdown();
            }
            QVERIFY(!lesson.nextStep());
            QTRY_VERIFY2_WITH_TIMEOUT(!lesson.markdown().contains(QStringLiteral("–")),
                                      qPrintable(lesson.markdown()), 20'000);
        }
    }
};

} // namespace dpfm::models

QTEST_GUILESS_MAIN(dpfm::models::TestLessons)
#include "tst_lessons.moc"
