#include "tests/support/lesson_files.h"
#include "ui/session/lesson.h"
#include "ui/session/lesson_pages.h"
#include "ui/session/lesson_value.h"

#include <QTest>

using namespace dpfm;
using namespace dpfm::session;
using dpfm::test::LessonFiles;

class TestLesson : public QObject {
    Q_OBJECT

    static QString shown(const Error& error) { return QString::fromStdString(error.text()); }

private slots:
    void isRead() {
        LessonFiles files;
        files.write();
        const auto lesson = readLesson(files.path());
        QVERIFY2(lesson.ok(), lesson.ok() ? "" : lesson.error().text().c_str());
        QCOMPARE(lesson->id, QStringLiteral("sums"));
        QCOMPARE(lesson->show, QStringList({"network", "runs", "live-bar"}));
        QCOMPARE(lesson->start.size(), std::size_t{2});
        QVERIFY(lesson->start[1] == LessonCommand(lesson::LiveRegisters{4}));
        QCOMPARE(lesson->experimentName, QStringLiteral("small.json"));
        QCOMPARE(lesson->files.at(QStringLiteral("small.json")).name, std::string("Small"));
        const LessonText& english = lesson->in(QStringLiteral("en"));
        QCOMPARE(english.title, QStringLiteral("Sums"));
        QCOMPARE(english.pages.size(), std::size_t{2});
        QCOMPARE(english.pages[0].title, QStringLiteral("First"));
        QCOMPARE(english.pages[0].steps.size(), std::size_t{2});
        QCOMPARE(english.pages[0].steps[1].text, QStringLiteral("Train"));
        QVERIFY(english.pages[0].markdown.contains(QStringLiteral("[Train](do:1)")));
        QCOMPARE(lesson->in(QStringLiteral("es")).pages[1].title, QStringLiteral("Segunda"));
        // A language it does not have.
        QCOMPARE(lesson->in(QStringLiteral("fr")).title, QStringLiteral("Sums"));
    }

    void mayHaveItsExperimentInside() {
        LessonFiles files;
        files.head.replace("\"small.json\"", files.experiment);
        files.experiment.clear();
        files.write();
        const auto lesson = readLesson(files.path());
        QVERIFY2(lesson.ok(), lesson.ok() ? "" : lesson.error().text().c_str());
        QCOMPARE(lesson->experimentName, QString());
        QCOMPARE(lesson->experiment.name, std::string("Small"));
    }

    void mayHaveOneLanguage() {
        LessonFiles files;
        files.head.replace(", \"es\": \"Sumas\"", "").replace(", \"es\": \"sums.es.md\"", "");
        files.spanish.clear();
        files.write();
        const auto lesson = readLesson(files.path());
        QVERIFY2(lesson.ok(), lesson.ok() ? "" : lesson.error().text().c_str());
        QCOMPARE(lesson->in(QStringLiteral("es")).title, QStringLiteral("Sums"));
    }

    void namesWhatIsWrong_data() {
        QTest::addColumn<QByteArray>("from"); ///< in any of the files
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("place"); ///< that the error's text begins or goes on with
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, const char* from, const char* to, const char* place,
                            const char* sentence) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromUtf8(place)
                                << QString::fromUtf8(sentence);
        };
        row("newer version", "\"version\": 1,\n        \"title\"", "\"version\": 3, \"title\"",
            "sums.json: version", "version 3 of its format; this program reads up to version 1");
        row("another format", "dpfm-lesson", "dpfm-trace", "sums.json: format", "dpfm-trace");
        row("broken JSON", "\"title\": {", "\"title\": {{", "sums.json: line 2", "");
        row("unknown key", "\"start\"", "\"starts\"", "sums.json: starts",
            "did you mean \"start\"?");
        row("no experiment", "\"experiment\": \"small.json\",", "", "sums.json: experiment",
            "The key is missing.");
        row("wrong type", "\"small.json\"", "7", "sums.json: experiment", "");
        row("unknown part", "\"runs\"", "\"run\"", "sums.json: show[1]", "\"run\" names nothing");
        row("unknown command at the start", "live R 4", "live r 4", "sums.json: start[1]",
            "\"live r 4\" cannot be read");
        row("language without a title", ", \"es\": \"Sumas\"", "", "sums.json: title.es",
            "The key is missing.");
        row("language without pages", ", \"es\": \"sums.es.md\"", "", "sums.json: pages.es",
            "The key is missing.");
        row("missing page file", "sums.es.md", "none.es.md", "none.es.md", "");
        row("missing experiment file", "small.json", "none.json", "none.json", "");
        row("broken experiment", "\"sum\"", "\"sun\"", "small.json: data.source", "\"sun\"");
        row("text before the first page", "# First", "First", "sums.en.md: line 1",
            "begins with the title of its first page");
        row("unknown command", "do:sweep)\n\nval_loss {{median val_loss registers = 2}}\n\n# Sec",
            "do:swep)\n\n# Sec", "sums.en.md: line 5", "\"swep\" is no command of a lesson");
        row("unknown field", "set training.epochs 4) [Train", "set training.epoch 4) [Train",
            "sums.en.md: line 5", "sets a field that no experiment has");
        row("unknown value", "{{weights}} weights", "{{weight}} weights", "sums.en.md: line 3",
            "{{weight}} names no value");
        row("step without text", "[Train]", "[]", "sums.en.md: line 5", "has no text");
        row("value in a step", "[Train]", "[Train {{runs}}]", "sums.en.md: line 5",
            "put it beside the step");
        row("link that is not closed",
            "(do:sweep)\n\nval_loss {{median val_loss registers = 2}}\n\n# Sec",
            "(do:sweep\n\n# Sec", "sums.en.md: line 5", "not complete on its line");
        row("missing page", "# Segunda\n\n[Elegir](do:select registers = 2)\n", "",
            "sums.es.md: page 2", "The page is missing");
        row("other commands", "[Elegir](do:select registers = 2)",
            "[Elegir](do:select registers = 4)", "sums.es.md: page 2", "in \"es\"");
        row("no page", "# Primera", "Primera", "sums.es.md: line 1", "");
    }
    void namesWhatIsWrong() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, place);
        QFETCH(QString, sentence);
        LessonFiles files;
        qsizetype found = 0;
        for (QByteArray* content :
             {&files.head, &files.english, &files.spanish, &files.experiment}) {
            found += content->count(from);
            content->replace(from, to);
        }
        QVERIFY(found > 0);
        files.write();
        const auto lesson = readLesson(files.path());
        QVERIFY(!lesson.ok());
        const QString text = shown(lesson.error());
        QVERIFY2(text.contains(place), qPrintable(text));
        QVERIFY2(text.contains(sentence), qPrintable(text));
    }

    void saysThatThereIsNoFile() {
        LessonFiles files;
        const auto lesson = readLesson(files.path());
        QVERIFY(!lesson.ok());
        QCOMPARE(lesson.error().code, ErrorCode::FileAccess);
        QVERIFY(shown(lesson.error()).contains(QStringLiteral("sums.json")));
    }

    void emptyPageFileIsNamed() {
        LessonFiles files;
        files.spanish = "\n";
        files.write();
        const auto lesson = readLesson(files.path());
        QVERIFY(!lesson.ok());
        QVERIFY(shown(lesson.error()).contains(QStringLiteral("sums.es.md")));
        QVERIFY(shown(lesson.error()).contains(QStringLiteral("There is no page")));
    }

    void fencedCodeIsLeftAlone() {
        const auto pages = lessonPages(
            QStringLiteral("# One\n```\n# no page\n[no](do:step)\n{{no value}}\n```\n# Two\n"));
        QVERIFY(pages.ok());
        QCOMPARE(pages->size(), std::size_t{2});
        QVERIFY((*pages)[0].steps.empty());
        QVERIFY((*pages)[0].markdown.contains(QStringLiteral("[no](do:step)")));
    }

    void commandsMayStandInAngleBrackets() {
        const auto pages =
            lessonPages(QStringLiteral("# One\n[Go](<do:only (seed = 1) or seed = 3>)"));
        QVERIFY(pages.ok());
        QVERIFY((*pages)[0].steps[0].command ==
                LessonCommand(lesson::ShowRuns{QStringLiteral("(seed = 1) or seed = 3")}));
    }

    void readsCommands_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("known");
        for (const char* text : {"experiment xor",
                                 "set training.epochs 1000",
                                 "set sweep.registers 2, 4 8 all",
                                 "set sweep.registers 0",
                                 "set sweep.registers 2..64 in 6 log",
                                 "set sweep.seeds 1-15",
                                 "set network.hidden 5-5",
                                 "vary training.epochs 250 1000",
                                 "vary nothing",
                                 "sweep",
                                 "live R 4",
                                 "live R all",
                                 "live seed 7",
                                 "live rewind",
                                 "live step epoch 20",
                                 "live step sample",
                                 "live weight 2 bias 1 -0.5",
                                 "look live",
                                 "look run",
                                 "neuron 2 1",
                                 "sample 3",
                                 "what-if 4",
                                 "what-if all",
                                 "what-if off",
                                 "select registers = 8",
                                 "only all",
                                 "only corpus = 400",
                                 "tab two-passes",
                                 "dock runs",
                                 "plot matrix"})
            QTest::newRow(text) << QString::fromLatin1(text) << true;
        for (const char* text : {"",
                                 "experiment",
                                 "experiment a b",
                                 "set",
                                 "set training.epochs",
                                 "set nothing.here 3",
                                 "set sweep.corpus 0",
                                 "set sweep.registers few",
                                 "set sweep.seeds 15-1",
                                 "set sweep.corpus all",
                                 "vary",
                                 "vary training.epochs",
                                 "vary nothing.here 1",
                                 "sweep now",
                                 "live",
                                 "live R",
                                 "live R 0",
                                 "live R -1",
                                 "live seed x",
                                 "live rewind now",
                                 "live step",
                                 "live step mile",
                                 "live step epoch 0",
                                 "live step epoch 10001",
                                 "live step epoch 1 2",
                                 "live weight 1 1 1",
                                 "live weight 0 1 1 1",
                                 "live weight 1 1 1 nan",
                                 "look",
                                 "look away",
                                 "neuron 1",
                                 "neuron 0 1",
                                 "neuron a b",
                                 "sample 0",
                                 "sample",
                                 "what-if",
                                 "what-if -1",
                                 "select",
                                 "only",
                                 "tab",
                                 "tab experiment",
                                 "dock curves",
                                 "plot curves",
                                 "plot",
                                 "quit",
                                 "Sweep"})
            QTest::newRow(*text != 0 ? text : "nothing") << QString::fromLatin1(text) << false;
    }
    void readsCommands() {
        QFETCH(QString, text);
        QFETCH(bool, known);
        const auto command = lessonCommand(text);
        QCOMPARE(command.ok(), known);
        if (!known)
            QVERIFY2(shown(command.error()).contains(text.simplified()),
                     qPrintable(shown(command.error())));
    }

    void listsAreWrittenOut() {
        const auto command = lessonCommand(QStringLiteral("set sweep.seeds 1-3, 9"));
        QVERIFY(command.ok());
        QVERIFY(*command == LessonCommand(lesson::SetField{"sweep.seeds", "1 2 3 9"}));
        const auto registers = lessonCommand(QStringLiteral("set sweep.registers 8 all"));
        QVERIFY(registers.ok());
        QVERIFY(*registers == LessonCommand(lesson::SetField{"sweep.registers", "8 0"}));
    }

    void readsValues_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("known");
        for (const char* text : {"weights",
                                 "runs",
                                 "time",
                                 "field training.epochs",
                                 "cost multiplications 8",
                                 "cost registers all",
                                 "cost reads backpropagation",
                                 "live loss",
                                 "live val_loss",
                                 "live epoch",
                                 "live R",
                                 "live seed",
                                 "neuron sum",
                                 "neuron share",
                                 "sample reached",
                                 "sample cosine",
                                 "median best_val_loss",
                                 "count seed registers = 8",
                                 "highest val_loss registers = all and corpus = 400",
                                 "updated 1 registers = 2"})
            QTest::newRow(text) << QString::fromLatin1(text) << true;
        for (const char* text :
             {"", "weight", "weights all", "field", "field training", "cost", "cost money 8",
              "cost reads few", "live", "live R 8", "neuron", "neuron 3", "sample", "median",
              "updated", "updated 0", "updated first"})
            QTest::newRow(*text != 0 ? text : "nothing") << QString::fromLatin1(text) << false;
    }
    void readsValues() {
        QFETCH(QString, text);
        QFETCH(bool, known);
        QCOMPARE(lessonValue(text).ok(), known);
    }
};

QTEST_GUILESS_MAIN(TestLesson)
#include "tst_lesson.moc"
