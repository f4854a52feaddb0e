#include "ui/models/lesson_model.h"
#include "ui/models/workbench.h"

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

const QStringList kLessons{QStringLiteral("neuron"), QStringLiteral("registers"),
                           QStringLiteral("pruning"), QStringLiteral("published"),
                           QStringLiteral("starving")};

QString pathOf(const QString& id) {
    return QStringLiteral(":/lessons/%1.json").arg(id);
}

/// A workbench of its own with the lesson begun in it.
struct Given {
    QTemporaryDir folder;
    Workbench workbench{folder.filePath(QStringLiteral("untitled"))};
    LessonModel& lesson = workbench.lesson();
    QStringList windowCommands;

    explicit Given(const QString& id) {
        auto read = session::readLesson(pathOf(id));
        if (!read)
            qFatal("%s", read.error().text().c_str());
        lesson.setWindow([this](const session::LessonCommand&) -> Result<void> {
            windowCommands << lesson.pageTitle();
            return {};
        });
        workbench.startWithUntitled({});
        if (!QTest::qWaitFor([this] { return workbench.ready(); }))
            qFatal("there is no document");
        if (const auto begun = lesson.begin(*std::move(read)); !begun)
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
        QTest::addColumn<QString>("id");
        for (const QString& id : kLessons)
            QTest::newRow(qPrintable(id)) << id;
    }

private slots:
    void hasBothLanguages_data() { rows(); }
    void hasBothLanguages() {
        QFETCH(QString, id);
        const auto lesson = session::readLesson(pathOf(id));
        QVERIFY2(lesson.ok(), lesson.ok() ? "" : lesson.error().text().c_str());
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
        QFETCH(QString, id);
        constexpr qsizetype kMost = 42;
        const auto lesson = session::readLesson(pathOf(id));
        QVERIFY(lesson.ok());
        for (const auto& [language, text] : lesson->texts)
            for (const session::LessonPage& page : text.pages)
                for (const session::LessonStep& step : page.steps)
                    QVERIFY2(step.text.size() <= kMost, qPrintable(step.text));
    }

    /// Every step does what it says, and afterwards every number of the page is there.
    void canBeWalkedThrough_data() { rows(); }
    void canBeWalkedThrough() {
        QFETCH(QString, id);
        Given given(id);
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
