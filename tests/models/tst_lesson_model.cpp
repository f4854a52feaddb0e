#include "tests/support/lesson_files.h"
#include "ui/models/lesson_model.h"
#include "ui/models/workbench.h"
#include "ui/session/language.h"

#include <QLocale>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace dpfm::models {

using StepState = LessonModel::StepState;
using test::LessonFiles;

namespace {

/// A small lesson, begun in a workbench of its own.
struct Given {
    LessonFiles files;
    QTemporaryDir folder;
    std::unique_ptr<Workbench> workbench;

    Given() {
        workbench = std::make_unique<Workbench>(folder.filePath(QStringLiteral("untitled")));
        workbench->startWithUntitled({});
        if (!QTest::qWaitFor([this] { return workbench->ready(); }))
            qFatal("there is no document");
    }

    LessonModel& lesson() { return workbench->lesson(); }
    session::Lesson read() {
        files.write();
        auto lesson = session::readLesson(files.path());
        if (!lesson)
            qFatal("%s", lesson.error().text().c_str());
        return *std::move(lesson);
    }
    void begin() {
        QVERIFY(lesson().begin(read()).ok());
        QTRY_VERIFY(lesson().running());
    }
    /// Begins the lesson with a single page of these steps.
    void beginWith(const QStringList& commands) {
        QByteArray page = "# Page\n\n";
        for (const QString& command : commands)
            page += "[Do](<do:" + command.toUtf8() + ">)\n\n";
        files.english = page;
        files.spanish = page;
        begin();
    }
    void finish(std::size_t step) {
        lesson().doStep(step);
        QVERIFY2(lesson().refusal().isEmpty(), qPrintable(lesson().refusal()));
        QTRY_COMPARE(lesson().stepState(step), StepState::Done);
    }
    const network::Experiment& experiment() { return workbench->document().experiment(); }
};

} // namespace

class TestLessonModel : public QObject {
    Q_OBJECT

private slots:
    void cleanup() {
        session::speak(session::Language::English);
        QLocale::setDefault(QLocale::c());
    }

    void beginsInANewDocument() {
        Given given;
        QSignalSpy shown(given.workbench.get(), &Workbench::documentShown);
        given.begin();
        QCOMPARE(shown.count(), 1);
        QVERIFY(given.workbench->isUntitled());
        QCOMPARE(given.experiment().name, std::string("Small"));
        QCOMPARE(given.workbench->liveRun().registers(), 4); // its start
        QCOMPARE(given.lesson().title(), QStringLiteral("Sums"));
        QCOMPARE(given.lesson().page(), std::size_t{0});
        QCOMPARE(given.lesson().pageCount(), std::size_t{2});
        QCOMPARE(given.lesson().refusal(), QStringLiteral("There is no window to do this in."));
    }

    /// Its document is there by then, and may be trained.
    void itsStartMayTrain() {
        Given given;
        given.files.head.replace("\"tab network\", ", "\"sweep\", ");
        given.begin();
        QCOMPARE(given.lesson().refusal(), QString());
        QTRY_VERIFY(given.workbench->results().sweep().complete());
        QCOMPARE(given.workbench->liveRun().registers(), 4);
    }

    /// What its start sets is no edit.
    void itsStartAsksForNoSaving() {
        Given given;
        given.files.head.replace("\"tab network\", ", "\"set sweep.registers 2 all\", ");
        given.begin();
        QCOMPARE(given.experiment().sweep.registers, (std::vector<int>{2, 0}));
        QVERIFY(!given.workbench->needsSaving());
        QVERIFY(!given.workbench->document().undoStack().canUndo());
        given.workbench->document().edit(QStringLiteral("edit"),
                                         [](network::Experiment& e) { e.name = "mine"; });
        QVERIFY(given.workbench->needsSaving());
    }

    void beginsAfterADocumentThatIsOnItsWay() {
        Given given;
        network::Experiment other;
        other.name = "Other";
        given.workbench->newDocument(other);
        given.begin();
        QCOMPARE(given.experiment().name, std::string("Small"));
        QCOMPARE(given.workbench->liveRun().registers(), 4); // its start
    }

    void doesNotBeginIfAnotherDocumentIsAskedFor() {
        Given given;
        const session::Lesson read = given.read();
        network::Experiment other;
        other.name = "Other";
        QVERIFY(given.lesson().begin(read).ok());
        given.workbench->newDocument(other);
        QTRY_COMPARE(given.experiment().name, std::string("Other"));
        QTRY_VERIFY(given.workbench->ready());
        QVERIFY(!given.lesson().running());
    }

    void anUnknownPresetChangesNothing() {
        Given given;
        given.files.head.replace("small.json", "nothing");
        const QString path = given.workbench->path();
        const auto begun = given.lesson().begin(given.read());
        QVERIFY(!begun.ok());
        QVERIFY(begun.error().message().find("\"nothing\"") != std::string::npos);
        QVERIFY(!given.lesson().running());
        QCOMPARE(given.workbench->path(), path);
    }

    void stepsAreTickedWhenTheyAreDone() {
        Given given;
        given.begin();
        LessonModel& lesson = given.lesson();
        QVERIFY(lesson.markdown().contains(QStringLiteral("There are 9 weights.")));
        QVERIFY(lesson.markdown().contains(QStringLiteral("val_loss –")));
        QCOMPARE(lesson.nextStep(), std::optional<std::size_t>(0));
        given.finish(0);
        QCOMPARE(given.experiment().training.epochs, 4);
        QVERIFY(lesson.markdown().contains(QStringLiteral("Four epochs ✓")));
        QCOMPARE(lesson.nextStep(), std::optional<std::size_t>(1));
        lesson.doStep(1);
        QCOMPARE(lesson.stepState(1), StepState::UnderWay);
        QVERIFY(!lesson.nextStep());
        QTRY_COMPARE(lesson.stepState(1), StepState::Done);
        QVERIFY(given.workbench->results().sweep().complete());
        QVERIFY(!lesson.markdown().contains(QStringLiteral("val_loss –")));
        lesson.setPage(1);
        QCOMPARE(lesson.stepState(0), StepState::Open);
        lesson.setPage(0);
        QCOMPARE(lesson.stepState(1), StepState::Done);
    }

    void isUndoneAsByHand() {
        Given given;
        given.begin();
        given.finish(0);
        QUndoStack& undo = given.workbench->document().undoStack();
        QCOMPARE(undo.undoText(), QStringLiteral("Set epochs"));
        undo.undo();
        QCOMPARE(given.experiment().training.epochs, 6);
    }

    void whatCannotBeDoneSaysWhy() {
        Given given;
        given.begin();
        LessonModel& lesson = given.lesson();
        lesson.setPage(1);
        lesson.doStep(0);
        QCOMPARE(lesson.stepState(0), StepState::Open);
        QCOMPARE(lesson.refusal(),
                 QStringLiteral("There is no run of a sweep yet; train the sweep first."));
        lesson.setPage(0);
        QVERIFY(lesson.refusal().isEmpty());
        given.finish(1);
        lesson.setPage(1);
        given.finish(0);
        QVERIFY(lesson.refusal().isEmpty());
    }

    void aSweepThatIsStoppedIsNotDone() {
        Given given;
        given.beginWith({QStringLiteral("set training.epochs 100000"), QStringLiteral("sweep")});
        given.finish(0);
        given.lesson().doStep(1);
        QCOMPARE(given.lesson().stepState(1), StepState::UnderWay);
        given.workbench->stop();
        QTRY_COMPARE(given.lesson().stepState(1), StepState::Open);
        QCOMPARE(given.lesson().nextStep(), std::optional<std::size_t>(1));
    }

    void languageChangesHalfWay() {
        Given given;
        given.begin();
        given.finish(0);
        session::speak(session::Language::Spanish);
        QCOMPARE(lessonLanguage(), QStringLiteral("es"));
        QCOMPARE(given.lesson().title(), QStringLiteral("Sumas"));
        QCOMPARE(given.lesson().pageTitle(), QStringLiteral("Primera"));
        QVERIFY(given.lesson().markdown().contains(QStringLiteral("Cuatro épocas ✓")));
        QCOMPARE(given.lesson().stepState(0), StepState::Done);
    }

    void itsEndLeavesTheDocument() {
        Given given;
        given.begin();
        given.finish(0);
        QSignalSpy running(&given.lesson(), &LessonModel::runningChanged);
        given.lesson().end();
        given.lesson().end();
        QCOMPARE(running.count(), 1);
        QVERIFY(!given.lesson().running());
        QCOMPARE(given.experiment().training.epochs, 4);
    }

    void pagesThatDoNotExistArePassedOver() {
        Given given;
        given.begin();
        given.lesson().setPage(2);
        QCOMPARE(given.lesson().page(), std::size_t{0});
        given.lesson().doStep(7);
        QVERIFY(given.lesson().refusal() == QStringLiteral("There is no window to do this in."));
    }

    void everyCommandDoesWhatItSays() {
        Given given;
        given.beginWith({
            QStringLiteral("set sweep.seeds 3-5"),
            QStringLiteral("vary training.epochs 2 3"),
            QStringLiteral("vary training.epochs 4"),
            QStringLiteral("sweep"),
            QStringLiteral("only registers = all"),
            QStringLiteral("select registers = all and seed = 4"),
            QStringLiteral("neuron 2 1"),
            QStringLiteral("sample 2"),
            QStringLiteral("what-if 1"),
            QStringLiteral("live step epoch 3"),
            QStringLiteral("live weight 2 bias 1 0.25"),
            QStringLiteral("live R 1"),
            QStringLiteral("live seed 9"),
            QStringLiteral("live rewind"),
            QStringLiteral("look run"),
            QStringLiteral("vary nothing"),
            QStringLiteral("experiment xor"),
        });
        Workbench& workbench = *given.workbench;
        const LiveRunModel& live = workbench.liveRun();
        given.finish(0);
        QCOMPARE(given.experiment().sweep.seeds, std::vector<std::uint64_t>({3, 4, 5}));
        given.finish(1);
        given.finish(2);
        QCOMPARE(given.experiment().sweep.fields.size(), std::size_t{1});
        QCOMPARE(given.experiment().sweep.fields[0].values, std::vector<std::string>{"4"});
        given.finish(3);
        QCOMPARE(workbench.results().runCount(), std::size_t{6});
        given.finish(4);
        QCOMPARE(workbench.results().shown(),
                 std::vector<bool>({false, false, false, true, true, true}));
        given.finish(5);
        QCOMPARE(workbench.results().selected(), std::optional<std::size_t>(4));
        QVERIFY(!workbench.probe().showsLive());
        given.finish(6);
        QVERIFY(workbench.probe().neuron() == (NeuronIndex{2, 0}));
        given.finish(7);
        QCOMPARE(workbench.probe().sample(), std::size_t{1});
        given.finish(8);
        QCOMPARE(workbench.probe().whatIf(), std::optional<std::size_t>(1));
        given.finish(9);
        QVERIFY(workbench.probe().showsLive());
        QCOMPARE(live.state()->position.epoch, 3);
        given.finish(10);
        QCOMPARE(live.state()->weights[8], 0.25);
        QCOMPARE(live.state()->touches.size(), std::size_t{1});
        given.finish(11);
        QCOMPARE(live.state()->parameters.registers, 1);
        given.finish(12);
        QCOMPARE(live.state()->parameters.seed, std::uint64_t{9});
        given.finish(13);
        QCOMPARE(live.state()->position.epoch, 0);
        given.finish(14);
        QVERIFY(!workbench.probe().showsLive());
        given.finish(15);
        QVERIFY(given.experiment().sweep.fields.empty());
        given.finish(16);
        QCOMPARE(given.experiment().data.source, network::DataSource::Xor);
    }

    void refuses_data() {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* command, const char* reason) {
            QTest::newRow(command) << QString::fromLatin1(command) << QString::fromLatin1(reason);
        };
        row("experiment none", "There is no preset \"none\".");
        row("set network.layers[4].neurons 3", "");
        row("set training.epochs many", "");
        row("vary training.epochs 1 many", "");
        row("vary training.epochs 0.1..0.5", "How many values");
        row("neuron 3 1", "The network has no neuron 1 in layer 3.");
        row("neuron 1 3", "The network has no neuron 3 in layer 1.");
        row("live weight 2 1 1 3", "The live run has not begun; take a step first.");
        row("look run", "There is no run of a sweep yet; train the sweep first.");
        row("select registers = 2", "There is no run of a sweep yet; train the sweep first.");
        row("only registers = 2", "There is no run of a sweep yet; train the sweep first.");
    }
    void refuses() {
        QFETCH(QString, command);
        QFETCH(QString, reason);
        Given given;
        given.beginWith({command});
        const network::Experiment before = given.experiment();
        given.lesson().doStep(0);
        QCOMPARE(given.lesson().stepState(0), StepState::Open);
        QVERIFY(!given.lesson().refusal().isEmpty());
        QVERIFY2(given.lesson().refusal().contains(reason), qPrintable(given.lesson().refusal()));
        QVERIFY(given.experiment() == before);
    }

    void refusesConditionsThatNoRunMeets() {
        Given given;
        given.beginWith({QStringLiteral("sweep"), QStringLiteral("select registers = 64"),
                         QStringLiteral("select nothing = 1"), QStringLiteral("live step sample"),
                         QStringLiteral("live weight 2 3 1 1")});
        given.finish(0);
        given.lesson().doStep(1);
        QCOMPARE(given.lesson().refusal(),
                 QStringLiteral("The shown sweep has no run with registers = 64."));
        given.lesson().doStep(2);
        QVERIFY(given.lesson().refusal().contains(QStringLiteral("nothing")));
        given.finish(3);
        given.lesson().doStep(4);
        QCOMPARE(given.lesson().refusal(), QStringLiteral("The live run has no such weight."));
    }

    void refusesASweepOfAnExperimentWithAProblem() {
        Given given;
        given.beginWith({QStringLiteral("sweep")});
        given.workbench->document().edit(QStringLiteral("Break it"),
                                         [](network::Experiment& e) { e.training.epochs = 0; });
        given.lesson().doStep(0);
        QCOMPARE(given.lesson().refusal(),
                 QStringLiteral("The experiment has a problem; see the marked fields."));
    }

    /// A median is of runs that differ in their seed only.
    void valuesAreThoseOfTheDocument() {
        Given given;
        given.files.english =
            "# One\n\nruns {{runs}}; any {{median val_loss}}; two {{median val_loss "
            "registers = 2}} from {{lowest val_loss registers = 2}} to {{highest "
            "val_loss registers = 2}} of {{count seed registers = 2}}; none "
            "{{median val_loss registers = 64}}; updated {{updated 2 registers = "
            "all}}; field {{field training.epochs}}; live {{live R}} {{live "
            "loss}}\n\n[Train](do:sweep)\n";
        given.files.spanish = given.files.english;
        given.begin();
        QCOMPARE(
            given.lesson().markdown().trimmed().section(u'\n', 0, 0),
            QStringLiteral("runs 4; any –; two – from – to – of 0; none –; updated –; field 6; "
                           "live 4 –"));
        given.finish(0);
        const ResultsModel& results = given.workbench->results();
        const double first = results.summary(0)->final.valLoss;
        const double second = results.summary(1)->final.valLoss;
        const auto text = [](double value) { return QLocale().toString(value, 'g', 3); };
        QCOMPARE(
            given.lesson().markdown().trimmed().section(u'\n', 0, 0),
            QStringLiteral("runs 4; any –; two %1 from %2 to %3 of 2; none –; updated 100.0 %; "
                           "field 6; live 4 –")
                .arg(text((first + second) / 2), text(std::min(first, second)),
                     text(std::max(first, second))));
    }

    /// No median is better for the runs that dropped out of it.
    void divergedRunsCountAsTheWorst() {
        Given given;
        given.files.experiment.replace(R"("source": "sum", "inputs": 2)", R"("source": "xor")");
        given.files.experiment.replace(R"({"neurons": 1, "activation": "linear"})",
                                       R"({"neurons": 2, "activation": "softmax"})");
        given.files.experiment.replace("mse", "cross-entropy");
        given.files.experiment.replace(R"("learning_rate": 0.1)", R"("learning_rate": 1e300)");
        given.files.english = "# One\n\n{{count seed registers = 2}}: loss {{median loss registers "
                              "= 2}}, accuracy {{highest accuracy registers = 2}}\n\n"
                              "[Train](do:sweep)\n";
        given.files.spanish = given.files.english;
        given.begin();
        given.finish(0);
        QCOMPARE(given.workbench->results().run(0).status, session::RunStatus::Diverged);
        QCOMPARE(given.lesson().markdown().trimmed().section(u'\n', 0, 0),
                 QStringLiteral("2: loss ∞, accuracy 0"));
    }

    void weightsAreTheExperimentsWhateverIsVaried() {
        Given given;
        given.begin();
        given.workbench->document().edit(QStringLiteral("Vary"), [](network::Experiment& e) {
            e.sweep.fields = {{"network.hidden", {"2", "5-5"}}};
        });
        QVERIFY(given.lesson().markdown().contains(QStringLiteral("There are 9 weights.")));
    }

    void valuesAreToldWhenTheyChange() {
        Given given;
        given.begin();
        QSignalSpy changed(&given.lesson(), &LessonModel::valuesChanged);
        given.workbench->document().edit(QStringLiteral("More inputs"),
                                         [](network::Experiment& e) { e.data.inputs = 3; });
        QTRY_VERIFY(changed.count() > 0);
        QVERIFY(given.lesson().markdown().contains(QStringLiteral("There are 11 weights.")));
    }
};

} // namespace dpfm::models

QTEST_GUILESS_MAIN(dpfm::models::TestLessonModel)
#include "tst_lesson_model.moc"
