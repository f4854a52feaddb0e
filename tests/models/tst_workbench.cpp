#include "tests/models/workbench_bench.h"
#include "tests/support/write_protected.h"
#include "ui/session/provenance.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace dpfm;
using namespace dpfm::models;
using namespace dpfm::tests;
using State = session::SweepController::State;

namespace {

bool sameRuns(const session::SweepRecord& a, const session::SweepRecord& b) {
    if (a.runs.size() != b.runs.size() || !(a.experiment == b.experiment))
        return false;
    for (std::size_t i = 0; i < a.runs.size(); ++i)
        if (!(a.runs[i].run == b.runs[i].run) || a.runs[i].status != b.runs[i].status ||
            !sameBits(a.runs[i].epochs, b.runs[i].epochs) ||
            !sameBits(a.runs[i].weights, b.runs[i].weights) ||
            !sameBits(a.runs[i].seconds, b.runs[i].seconds))
            return false;
    return true;
}

} // namespace

class TestWorkbench : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> folder_;
    const network::Experiment experiment_ = smallExperiment();
    /// Long enough to be stopped in the middle: its runs go on for minutes.
    const network::Experiment long_ = smallExperiment(1'000'000);

    QString path(const QString& name) const { return folder_->filePath(name); }
    QString untitledFolder() const { return path(QStringLiteral("untitled")); }
    QStringList untitledFiles() const {
        return QDir(untitledFolder()).entryList({QStringLiteral("*.dpfm")}, QDir::Files);
    }
    /// What a second program would read in a file.
    static session::SweepRecord fileContent(const QString& path) {
        const auto store = session::ResultsStore::open(path, session::Access::Read);
        if (!store)
            return {};
        const auto sweeps = (*store)->sweeps();
        if (!sweeps || sweeps->empty())
            return {};
        const auto sweep = (*store)->load(sweeps->back().id);
        return sweep ? *sweep : session::SweepRecord();
    }
    /// Whether a whole sweep is in the file: one that cannot be read yet has no runs to miss.
    static bool wholeIn(const QString& path) {
        const session::SweepRecord sweep = fileContent(path);
        return !sweep.runs.empty() && sweep.complete();
    }

private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void startsUntitled() {
        Bench bench(untitledFolder());
        QVERIFY(!bench.workbench.canRun());
        QVERIFY(bench.starts(experiment_));
        QCOMPARE(bench.workbench.document().experiment(), experiment_);
        QVERIFY(bench.workbench.isUntitled() && !bench.workbench.readOnly());
        QVERIFY(QFile::exists(bench.workbench.path()));
        QCOMPARE(QFileInfo(bench.workbench.path()).absolutePath(), untitledFolder());
        QVERIFY(bench.workbench.results().empty() && bench.workbench.sweeps().empty());
        QVERIFY(!bench.workbench.needsSaving());
        QVERIFY(bench.workbench.canRun() && !bench.workbench.canResume());
        QVERIFY(bench.failures.empty());
    }

    void runsToTheEnd() {
        Bench bench(untitledFolder());
        QVERIFY(bench.starts(experiment_));
        bench.workbench.run();
        QVERIFY(!bench.workbench.canRun());
        QVERIFY(bench.workbench.results().selected().has_value());
        QVERIFY(bench.ends(0));
        QVERIFY(bench.sweep().complete());
        QVERIFY(holds(bench.sweep(), trainedEvents(experiment_)));
        QTRY_COMPARE_WITH_TIMEOUT(bench.workbench.sweeps().size(), std::size_t{1}, kPatienceMs);
        QCOMPARE(bench.workbench.sweeps()[0].id, bench.sweep().id);
        QVERIFY(bench.workbench.needsSaving());
        QVERIFY(bench.workbench.canRun() && !bench.workbench.canResume());
        QTRY_VERIFY_WITH_TIMEOUT(wholeIn(bench.workbench.path()), kPatienceMs);
        QVERIFY(sameRuns(fileContent(bench.workbench.path()), bench.sweep()));
        QVERIFY(bench.failures.empty());
    }

    void savingNamesTheDocument() {
        const QString named = path(QStringLiteral("named.dpfm"));
        session::SweepRecord before;
        {
            Bench bench(untitledFolder());
            QVERIFY(bench.starts(experiment_));
            QVERIFY(bench.runs());
            bench.setName("Edited");
            QVERIFY(bench.saves(named));
            QCOMPARE(bench.workbench.path(), named);
            QVERIFY(!bench.workbench.isUntitled());
            QVERIFY(!bench.workbench.needsSaving());
            QVERIFY(untitledFiles().isEmpty());
            bench.setName("Edited again");
            QVERIFY(bench.workbench.needsSaving());
            bench.workbench.document().undoStack().undo();
            QVERIFY(!bench.workbench.needsSaving());
            bench.setName("Saved");
            bench.workbench.save();
            QTRY_VERIFY_WITH_TIMEOUT(!bench.workbench.needsSaving(), kPatienceMs);
            before = bench.sweep();
            bench.workbench.closeDocument();
        }
        QVERIFY(QFile::exists(named));
        Bench bench(untitledFolder());
        QVERIFY(bench.starts(experiment_));
        QVERIFY(bench.opens(named));
        QCOMPARE(bench.workbench.document().experiment().name, std::string("Saved"));
        QVERIFY(!bench.workbench.isUntitled() && !bench.workbench.needsSaving());
        QVERIFY(sameRuns(bench.sweep(), before));
        QVERIFY(untitledFiles().isEmpty()); // the empty one was given up
        QVERIFY(bench.workbench.canRun() && !bench.workbench.canResume());
    }

    void editsWhileSavingAreNotSaved() {
        Bench bench(untitledFolder());
        QVERIFY(bench.starts(experiment_));
        bench.setName("In the file");
        bench.workbench.saveAs(path(QStringLiteral("a.dpfm")));
        bench.setName("Not in the file");
        QTRY_COMPARE_WITH_TIMEOUT(bench.saved.count(), 1, kPatienceMs);
        QVERIFY(bench.workbench.needsSaving());
        QVERIFY(bench.opens(path(QStringLiteral("a.dpfm"))));
        QCOMPARE(bench.workbench.document().experiment().name, std::string("In the file"));
    }

    void resumesWhereItWasStopped() {
        // A second or so: on a busy machine the stop must still come before the end.
        network::Experiment experiment = smallExperiment(20'000);
        experiment.sweep.corpus = {10};
        Bench bench(untitledFolder());
        QVERIFY(bench.starts(experiment));
        session::SweepController& controller = bench.workbench.controller();
        const auto stopping = QObject::connect(&controller, &session::SweepController::events,
                                               &controller, [&] { controller.stop(); });
        bench.workbench.run();
        QVERIFY(bench.ends(0));
        QObject::disconnect(stopping);
        QVERIFY(!bench.sweep().runs[0].epochs.empty());
        QTRY_VERIFY_WITH_TIMEOUT(bench.sweep().id != 0, kPatienceMs);
        QVERIFY(!bench.sweep().complete());
        QVERIFY(bench.workbench.canResume());
        bench.setName("Another experiment");
        QVERIFY(!bench.workbench.canResume());
        bench.workbench.document().undoStack().undo();
        QVERIFY(bench.workbench.canResume());

        QVERIFY(bench.runs());
        QVERIFY(bench.sweep().complete());
        QCOMPARE(bench.workbench.sweeps().size(), std::size_t{1});
        QVERIFY(holds(bench.sweep(), trainedEvents(experiment)));
        QTRY_VERIFY_WITH_TIMEOUT(wholeIn(bench.workbench.path()), kPatienceMs);
        QVERIFY(sameRuns(fileContent(bench.workbench.path()), bench.sweep()));
    }

    void showsAnotherSweep() {
        Bench bench(untitledFolder());
        QVERIFY(bench.starts(experiment_));
        QVERIFY(bench.runs());
        const session::SweepRecord first = bench.sweep();
        bench.setName("Second");
        QVERIFY(bench.runs());
        QTRY_COMPARE_WITH_TIMEOUT(bench.workbench.sweeps().size(), std::size_t{2}, kPatienceMs);
        bench.workbench.setNotes(QStringLiteral("of the second"));
        const qint64 second = bench.sweep().id;
        const qint64 firstId = bench.workbench.sweeps()[0].id;
        bench.workbench.showSweep(firstId);
        QTRY_COMPARE_WITH_TIMEOUT(bench.sweep().id, firstId, kPatienceMs);
        QVERIFY(sameRuns(bench.sweep(), first));
        QCOMPARE(bench.sweep().notes, QString());
        QVERIFY(bench.workbench.results().selected().has_value());
        bench.workbench.showSweep(second);
        QTRY_COMPARE_WITH_TIMEOUT(bench.sweep().id, second, kPatienceMs);
        QCOMPARE(bench.sweep().notes, QStringLiteral("of the second"));

        // A sweep that was asked for does not replace the one that was started meanwhile.
        bench.workbench.showSweep(firstId);
        QVERIFY(bench.runs());
        QTRY_COMPARE_WITH_TIMEOUT(bench.workbench.sweeps().size(), std::size_t{3}, kPatienceMs);
        QCOMPARE(bench.sweep().id, bench.workbench.sweeps()[2].id);
        QVERIFY(bench.sweep().complete());
    }

    void aTrainingDoesNotRunIntoTheNextDocument() {
        const QString other = path(QStringLiteral("other.dpfm"));
        Bench bench(untitledFolder());
        QVERIFY(bench.starts(experiment_));
        QVERIFY(bench.runs());
        QVERIFY(bench.saves(other));
        const session::SweepRecord expected = bench.sweep();
        QVERIFY(bench.shows([&] { bench.workbench.newDocument(long_); }));
        bench.workbench.run();
        QTRY_VERIFY_WITH_TIMEOUT(!bench.sweep().runs[0].epochs.empty(), kPatienceMs);
        const int before = bench.finished;
        QVERIFY(bench.opens(other));
        QVERIFY(bench.ends(before));
        QVERIFY(sameRuns(bench.sweep(), expected));
        QVERIFY(sameRuns(fileContent(other), expected));
        QVERIFY(untitledFiles().isEmpty());
    }

    void opensTheLastOfManyAndDeletesNone() {
        const QString a = path(QStringLiteral("a.dpfm"));
        const QString b = path(QStringLiteral("b.dpfm"));
        Bench bench(untitledFolder());
        QVERIFY(bench.starts(experiment_));
        QVERIFY(bench.saves(a));
        QVERIFY(bench.saves(b));
        QVERIFY(bench.shows([&] { bench.workbench.newDocument(experiment_); }));
        bench.workbench.open(a);
        bench.workbench.open(b);
        QTRY_COMPARE_WITH_TIMEOUT(bench.workbench.path(), b, kPatienceMs);
        QVERIFY(QFile::exists(a) && QFile::exists(b));
        QVERIFY(untitledFiles().isEmpty());
        QVERIFY(bench.workbench.canRun());

        // A file asked for while it is being saved stays, too.
        QVERIFY(bench.shows([&] { bench.workbench.newDocument(experiment_); }));
        const QString c = path(QStringLiteral("c.dpfm"));
        bench.workbench.saveAs(c);
        QVERIFY(bench.opens(a));
        QCOMPARE(bench.workbench.path(), a);
        QVERIFY(QFile::exists(c));
    }

    void leavesTheDocumentOfAnother() {
        Bench first(untitledFolder());
        QVERIFY(first.starts(experiment_));
        QVERIFY(first.runs());
        QTRY_VERIFY_WITH_TIMEOUT(first.sweep().id != 0, kPatienceMs);
        {
            Bench second(untitledFolder());
            QVERIFY(second.starts(experiment_));
            QVERIFY(second.workbench.path() != first.workbench.path());
            QVERIFY(second.workbench.results().empty() && !second.workbench.readOnly());

            // Nor is it thrown away if it is looked at.
            QVERIFY(second.opens(first.workbench.path()));
            QVERIFY(second.workbench.readOnly() && !second.workbench.canRun());
            QVERIFY(second.shows([&] { second.workbench.newDocument(experiment_); }));
        }
        QVERIFY(QFile::exists(first.workbench.path()));
    }

    void saysWhyADocumentIsReadOnly() {
        const WriteProtectedFolder folder;
        const QString file = folder.filePath(QStringLiteral("a.dpfm"));
        QVERIFY(session::ResultsStore::create(file, experiment_));
        if (!folder.protect())
            QSKIP("this process cannot protect a folder");
        Bench bench(untitledFolder());
        QVERIFY(bench.starts(experiment_));
        QVERIFY(bench.opens(file));
        QVERIFY(bench.workbench.readOnly());
        QCOMPARE(bench.messages.constLast().constFirst().toString(),
                 QStringLiteral("This document is write-protected, or its folder is: it is open "
                                "for reading only."));
    }

    void opensWhatIsWholeOfADamagedDocument() {
        const QString file = path(QStringLiteral("a.dpfm"));
        network::Experiment experiment = smallExperiment(200);
        {
            const auto store = session::ResultsStore::create(file, experiment);
            QVERIFY(store);
            QVERIFY((*store)->addSweep(experiment, session::currentProvenance(),
                                       trainedEvents(experiment)));
        }
        QVERIFY(QFile::resize(file, QFileInfo(file).size() - 4096));
        Bench bench(untitledFolder());
        QVERIFY(bench.starts(experiment_));
        QVERIFY(bench.opens(file));
        QVERIFY(bench.workbench.readOnly() && !bench.workbench.canRun());
        QCOMPARE(bench.failures.size(), std::size_t{1});
        const std::size_t damaged = bench.sweep().damaged().size();
        QVERIFY(damaged > 0 && damaged < 8);
        const std::string counts = std::to_string(damaged) + " of 8 runs";
        QVERIFY2(bench.failures[0].message().find(counts) != std::string::npos,
                 bench.failures[0].text().c_str());
        // What is whole goes on in a new file.
        const QString kept = path(QStringLiteral("kept.dpfm"));
        QVERIFY(bench.saves(kept));
        QVERIFY(!bench.workbench.readOnly() && bench.workbench.canRun());
        QCOMPARE(fileContent(kept).remaining().size(), damaged);
    }

    void recoversAfterACrash() {
        const QString crashed = path(QStringLiteral("crashed"));
        session::SweepRecord before;
        {
            Bench bench(untitledFolder());
            QVERIFY(bench.starts(experiment_));
            QVERIFY(bench.runs());
            QTRY_VERIFY_WITH_TIMEOUT(wholeIn(bench.workbench.path()), kPatienceMs);
            before = bench.sweep();
            QVERIFY(QDir().mkpath(crashed));
            const QString file = bench.workbench.path();
            const QString copy = crashed + '/' + QFileInfo(file).fileName();
            QVERIFY(QFile::copy(file, copy));
            QVERIFY(QFile::copy(file + QStringLiteral("-wal"), copy + QStringLiteral("-wal")));
        }
        Bench bench(crashed);
        QVERIFY(bench.starts(long_));
        QCOMPARE(bench.messages.count(), 1);
        QCOMPARE(bench.workbench.document().experiment(), experiment_);
        QVERIFY(bench.workbench.isUntitled() && bench.workbench.needsSaving());
        QVERIFY(sameRuns(bench.sweep(), before));
    }

    void goesOnAfterACrashInTheMiddle() {
        const QString crashed = path(QStringLiteral("crashed"));
        {
            Bench bench(untitledFolder());
            QVERIFY(bench.starts(long_));
            bench.workbench.run();
            QTRY_VERIFY_WITH_TIMEOUT(
                !fileContent(bench.workbench.path()).runs.empty() &&
                    !fileContent(bench.workbench.path()).runs[0].epochs.empty(),
                kPatienceMs);
            bench.workbench.controller().stop();
            QVERIFY(bench.ends(0));
        } // not closed: it stays as it would after a crash
        QCOMPARE(untitledFiles().size(), 1);
        Bench bench(untitledFolder());
        QVERIFY(bench.starts(experiment_));
        QCOMPARE(bench.workbench.document().experiment(), long_);
        QVERIFY(bench.workbench.canResume());
    }

    void recoversEditsThatWereNeverRun() {
        {
            Bench bench(untitledFolder());
            QVERIFY(bench.starts(experiment_));
            bench.setName("Edited");
            const auto kept = [&] {
                const auto store =
                    session::ResultsStore::open(bench.workbench.path(), session::Access::Read);
                const auto experiment = (*store)->experiment();
                return experiment && experiment->name == "Edited";
            };
            QTRY_VERIFY_WITH_TIMEOUT(kept(), kPatienceMs);
        }
        Bench bench(untitledFolder());
        QVERIFY(bench.starts(experiment_));
        QCOMPARE(bench.workbench.document().experiment().name, std::string("Edited"));
        QVERIFY(bench.workbench.needsSaving());
    }

    void removesEmptyLeftovers() {
        for (int i = 0; i < 2; ++i) {
            Bench bench(untitledFolder());
            QVERIFY(bench.starts(experiment_));
        }
        QCOMPARE(untitledFiles().size(), 1);
        Bench bench(untitledFolder());
        QVERIFY(bench.starts(experiment_));
        QCOMPARE(bench.workbench.document().experiment(), experiment_);
        QCOMPARE(untitledFiles(), QStringList{QFileInfo(bench.workbench.path()).fileName()});
    }

    void aFileAskedForAtTheStartDoesNotCostARecoveredDocument() {
        const QString named = path(QStringLiteral("named.dpfm"));
        {
            Bench bench(untitledFolder());
            QVERIFY(bench.starts(experiment_));
            QVERIFY(bench.saves(named));
            QVERIFY(bench.shows([&] { bench.workbench.newDocument(experiment_); }));
            QVERIFY(bench.runs());
        }
        QCOMPARE(untitledFiles().size(), 1);
        Bench bench(untitledFolder());
        bench.workbench.startWithUntitled(experiment_);
        bench.workbench.open(named);
        QTRY_COMPARE_WITH_TIMEOUT(bench.workbench.path(), named, kPatienceMs);
        QVERIFY(!bench.workbench.isUntitled());
        QCOMPARE(untitledFiles().size(), 1);
    }

    void aFailingSaveKeepsEverything() {
        Bench bench(untitledFolder());
        QVERIFY(bench.starts(experiment_));
        QVERIFY(bench.runs());
        bench.setName("Edited");
        const QString before = bench.workbench.path();
        const QString nowhere = path(QStringLiteral("missing/a.dpfm"));
        bench.workbench.saveAs(nowhere);
        QTRY_COMPARE_WITH_TIMEOUT(bench.saveFailures.size(), std::size_t{1}, kPatienceMs);
        QCOMPARE(bench.saveFailures[0].place, nowhere.toStdString());
        QVERIFY(bench.saved.isEmpty() && bench.failures.empty());
        QCOMPARE(bench.workbench.path(), before);
        QVERIFY(bench.workbench.isUntitled() && bench.workbench.needsSaving());
        QVERIFY(bench.workbench.document().modified());
        QVERIFY(sameRuns(fileContent(before), bench.sweep()));
        QVERIFY(bench.saves(path(QStringLiteral("a.dpfm"))));
        QVERIFY(!bench.workbench.needsSaving());
    }

    void aBrokenFileKeepsTheDocument() {
        const QString broken = path(QStringLiteral("broken.dpfm"));
        QFile file(broken);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no database") > 0);
        file.close();
        Bench bench(untitledFolder());
        QVERIFY(bench.starts(experiment_));
        QVERIFY(bench.runs());
        const QString before = bench.workbench.path();
        bench.workbench.open(broken);
        QVERIFY(!bench.workbench.canRun()); // nobody knows which document it would run in
        QTRY_COMPARE_WITH_TIMEOUT(bench.failures.size(), std::size_t{1}, kPatienceMs);
        QCOMPARE(bench.failures[0].place, broken.toStdString());
        QCOMPARE(bench.shown.count(), 1);
        QCOMPARE(bench.workbench.path(), before);
        QVERIFY(bench.sweep().complete());
        QVERIFY(QFile::exists(before));
        QVERIFY(bench.workbench.canRun());
        QVERIFY(bench.runs());
    }

    void closingGivesUpAnUntitledDocument() {
        Bench bench(untitledFolder());
        QVERIFY(bench.starts(experiment_));
        QVERIFY(bench.runs());
        bench.workbench.closeDocument();
        QVERIFY(!bench.workbench.needsSaving() && !bench.workbench.canRun());
        QTRY_VERIFY_WITH_TIMEOUT(untitledFiles().isEmpty(), kPatienceMs);
    }
};

QTEST_GUILESS_MAIN(TestWorkbench)
#include "tst_workbench.moc"
