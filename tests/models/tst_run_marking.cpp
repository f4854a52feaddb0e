#include "tests/session/small_sweep.h"
#include "ui/models/workbench.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <memory>

using namespace dpfm;
using namespace dpfm::models;
using namespace dpfm::tests;
using session::RunMarks;
using Runs = std::vector<std::size_t>;

/// Notes, pins and deletion through the workbench: on the screen, in the file, and undone.
class TestRunMarking : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<Workbench> workbench_;

    RunMarking& marking() { return workbench_->marking(); }
    QUndoStack& undoStack() { return workbench_->document().undoStack(); }
    const RunMarks& marks(std::size_t run) { return workbench_->results().run(run).marks; }

    /// The marks of a sweep's run as a second program reads them.
    RunMarks inFile(qint64 sweep, std::size_t run) {
        const auto store = session::ResultsStore::open(workbench_->path(), session::Access::Read);
        const auto record =
            store ? (*store)->load(sweep) : Result<session::SweepRecord>(store.error());
        return record ? record->runs[run].marks : RunMarks{QStringLiteral("?"), true, true};
    }
    bool trainsASweep() {
        const std::size_t before = workbench_->sweeps().size();
        workbench_->run();
        return QTest::qWaitFor([&] {
            return workbench_->sweeps().size() > before &&
                   workbench_->results().sweep().complete() &&
                   workbench_->controller().state() == session::SweepController::State::Idle;
        });
    }

private slots:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        workbench_ = std::make_unique<Workbench>(folder_->filePath(QStringLiteral("untitled")));
        workbench_->startWithUntitled(smallExperiment());
        QTRY_VERIFY(workbench_->ready());
    }
    void cleanup() {
        workbench_.reset();
        folder_.reset();
    }

    void nothingWithoutASweep() {
        QVERIFY(!marking().permitted());
        marking().restoreAll();
        QVERIFY(!undoStack().canUndo());
    }

    void notesAndPinsAreSteps() {
        QVERIFY(trainsASweep());
        const qint64 sweep = workbench_->results().sweep().id;
        marking().setNote(3, QStringLiteral("odd"));
        QCOMPARE(undoStack().undoText(), QStringLiteral("Note on run 3"));
        marking().setPinned(Runs{1, 3}, true);
        QCOMPARE(undoStack().undoText(), QStringLiteral("Pin 2 runs"));
        QVERIFY(marks(3) == (RunMarks{QStringLiteral("odd"), true, false}));
        QTRY_VERIFY(inFile(sweep, 3) == marks(3));
        QVERIFY(!workbench_->document().modified());
        const int steps = undoStack().count();
        marking().setNote(3, QStringLiteral("odd"));
        marking().setPinned(Runs{1, 3}, true);
        marking().setPinned({}, true);
        QCOMPARE(undoStack().count(), steps); // nothing changed
        undoStack().undo();
        undoStack().undo();
        QVERIFY(marks(3) == RunMarks{} && marks(1) == RunMarks{});
        QTRY_VERIFY(inFile(sweep, 3) == RunMarks{});
        undoStack().redo();
        QCOMPARE(marks(3).note, QStringLiteral("odd"));
    }

    void coloursAreSteps() {
        QVERIFY(trainsASweep());
        const qint64 sweep = workbench_->results().sweep().id;
        marking().setColor(Runs{0, 3}, 2);
        QCOMPARE(undoStack().undoText(), QStringLiteral("Colour of 2 runs"));
        QCOMPARE(marks(3).color, 2);
        QTRY_COMPARE(inFile(sweep, 3).color, 2);
        marking().setColor(Runs{0}, 0); // automatic
        QTRY_VERIFY(inFile(sweep, 0) == RunMarks{});
        undoStack().undo();
        QCOMPARE(marks(0).color, 2);
        undoStack().undo();
        QCOMPARE(marks(3).color, 0);
        QTRY_VERIFY(inFile(sweep, 3) == RunMarks{});
        undoStack().redo();
        // As pins it goes over to the runs of the next sweep.
        QVERIFY(trainsASweep());
        QCOMPARE(marks(3).color, 2);
        QTRY_COMPARE(inFile(workbench_->results().sweep().id, 3).color, 2);
    }

    void deletedRunsAreNotTrainedAgain() {
        QVERIFY(trainsASweep());
        const qint64 sweep = workbench_->results().sweep().id;
        marking().setPinned(Runs{2}, true);
        marking().remove(Runs{2, 0});
        QCOMPARE(undoStack().undoText(), QStringLiteral("Delete 2 runs"));
        QVERIFY(marks(0).deleted && marks(2).deleted && marks(2).pinned);
        QVERIFY(workbench_->results().sweep().complete() && !workbench_->canResume());
        QTRY_VERIFY(inFile(sweep, 2).deleted);
        undoStack().undo();
        QVERIFY(!marks(0).deleted && !marks(2).deleted);
        QVERIFY(!workbench_->results().run(0).epochs.empty());
        marking().remove(Runs{5});
        marking().restoreAll();
        QCOMPARE(undoStack().undoText(), QStringLiteral("Bring back run 5"));
        QVERIFY(!marks(5).deleted);
        undoStack().undo();
        QVERIFY(marks(5).deleted);
        QTRY_VERIFY(inFile(sweep, 5).deleted);
    }

    void deletionIsUndoneInAnotherSweep() {
        QVERIFY(trainsASweep());
        const qint64 first = workbench_->results().sweep().id;
        marking().remove(Runs{1});
        QVERIFY(trainsASweep());
        QVERIFY(workbench_->results().sweep().id != first);
        QVERIFY(!marks(1).deleted);
        QTRY_VERIFY(inFile(first, 1).deleted);
        QSignalSpy said(workbench_.get(), &Workbench::message);
        undoStack().undo();
        QCOMPARE(said.count(), 1);
        QVERIFY(!marks(1).deleted);
        QTRY_VERIFY(!inFile(first, 1).deleted);
        workbench_->showSweep(first);
        QTRY_COMPARE(workbench_->results().sweep().id, first);
        QVERIFY(!marks(1).deleted);
    }

    void marksComeBackWithTheDocument() {
        QVERIFY(trainsASweep());
        marking().remove(Runs{1});
        marking().setNote(0, QStringLiteral("kept"));
        const QString path = folder_->filePath(QStringLiteral("a.dpfm"));
        QSignalSpy saved(workbench_.get(), &Workbench::saved);
        workbench_->saveAs(path);
        QTRY_COMPARE(saved.count(), 1);
        QSignalSpy shown(workbench_.get(), &Workbench::documentShown);
        workbench_->open(path);
        QTRY_COMPARE(shown.count(), 1);
        QVERIFY(marks(1).deleted);
        QCOMPARE(marks(0).note, QStringLiteral("kept"));
        QVERIFY(!undoStack().canUndo());
        marking().restoreAll();
        QVERIFY(!marks(1).deleted);
    }

    void nothingInADocumentForReading() {
        QVERIFY(trainsASweep());
        const QString path = folder_->filePath(QStringLiteral("a.dpfm"));
        QSignalSpy saved(workbench_.get(), &Workbench::saved);
        workbench_->saveAs(path);
        QTRY_COMPARE(saved.count(), 1);
        Workbench second(folder_->filePath(QStringLiteral("other")));
        second.open(path);
        QTRY_VERIFY(second.ready());
        QVERIFY(second.readOnly() && !second.results().empty());
        QVERIFY(!second.marking().permitted());
        second.marking().remove(Runs{0});
        QVERIFY(!second.results().run(0).marks.deleted);
        QVERIFY(!second.document().undoStack().canUndo());
    }
};

QTEST_GUILESS_MAIN(TestRunMarking)
#include "tst_run_marking.moc"
