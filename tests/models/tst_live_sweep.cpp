#include "tests/session/small_sweep.h"
#include "ui/models/drag_scale.h"
#include "ui/models/workbench.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <set>

using namespace dpfm;
using namespace dpfm::models;
using namespace dpfm::tests;
using Controller = session::SweepController;

namespace {

network::Experiment at(network::Experiment experiment, double rate) {
    experiment.training.optimizer.learningRate = rate;
    return experiment;
}

/// A workbench with an untitled document in a folder of its own.
struct Bench {
    explicit Bench(const network::Experiment& experiment) : Bench() {
        workbench.startWithUntitled(experiment);
        ready = waitFor([this] { return workbench.ready(); });
    }
    Bench() {
        QObject::connect(&workbench, &Workbench::failed,
                         [this](const Error& error) { failures.push_back(error); });
    }
    template <class Condition>
    static bool waitFor(Condition condition) {
        return QTest::qWaitFor(condition, 20'000);
    }
    bool runs() {
        workbench.run();
        return waitFor([this] { return !training() && stored() == 1 && sweep().id != 0; });
    }
    bool training() { return workbench.controller().state() != Controller::State::Idle; }
    std::size_t stored() { return workbench.sweeps().size(); }
    /// Waits until the drag and all that comes of it is over, and so many sweeps are in the file.
    bool rests(std::size_t sweeps) {
        return waitFor([&] {
            return live.state() == LiveSweep::State::Idle && !training() && stored() == sweeps &&
                   (sweep().id != 0 || workbench.readOnly());
        });
    }
    void begin() { live.begin(QStringLiteral("Learning rate"), QStringLiteral("rate")); }
    void drag(double rate) {
        live.drag([&](network::Experiment& e) { e.training.optimizer.learningRate = rate; });
    }
    bool shows(const network::Experiment& experiment) {
        return sweep().experiment == experiment && sweep().complete() &&
               workbench.results().staleCount() == 0;
    }
    const session::SweepRecord& sweep() { return workbench.results().sweep(); }
    const network::Experiment& experiment() { return workbench.document().experiment(); }
    QUndoStack& undoStack() { return workbench.document().undoStack(); }

    /// What a second program would read in the file.
    std::vector<session::SweepRecord> fileContent() const {
        std::vector<session::SweepRecord> content;
        const auto store = session::ResultsStore::open(workbench.path(), session::Access::Read);
        if (!store)
            return content;
        const auto listings = (*store)->sweeps();
        for (const session::SweepListing& listing : *listings)
            content.push_back(*(*store)->load(listing.id));
        return content;
    }

    QTemporaryDir folder;
    Workbench workbench{folder.filePath(QStringLiteral("untitled"))};
    LiveSweep& live = workbench.live();
    std::vector<Error> failures;
    bool ready = false;
};

} // namespace

/// Numbers that are dragged, and the sweep that follows them.
class TestLiveSweep : public QObject {
    Q_OBJECT
    const network::Experiment small_ = smallExperiment();
    /// Runs for minutes.
    const network::Experiment long_ = smallExperiment(1'000'000);

private slots:
    void coarseFirst_data() {
        QTest::addColumn<bool>("baseline");
        QTest::newRow("pruned") << false;
        QTest::newRow("with backpropagation") << true;
    }
    void coarseFirst() {
        QFETCH(const bool, baseline);
        network::Experiment experiment = small_;
        experiment.sweep.seeds = {5, 3, 9};
        experiment.sweep.baseline = baseline;
        const std::vector<sweep::GridRun> grid = sweep::grid(experiment);
        const std::vector<sweep::GridRun> order = models::coarseFirst(experiment);
        const std::size_t each = grid.size() / 3;
        QVERIFY(std::is_permutation(order.begin(), order.end(), grid.begin(), grid.end()));
        for (std::size_t i = 0; i < order.size(); ++i) {
            QCOMPARE(order[i].parameters.seed, experiment.sweep.seeds[i / each]);
            QVERIFY(i % each == 0 || order[i].index > order[i - 1].index);
        }
    }

    void theNewestValueWinsAndIsStoredOnce() {
        Bench bench(small_);
        QVERIFY(bench.runs());
        bench.begin();
        for (int i = 1; i <= 20; ++i)
            bench.drag(0.01 * i);
        QVERIFY(bench.live.state() == LiveSweep::State::Dragged);
        bench.live.finish();
        QVERIFY(bench.rests(2));
        const network::Experiment last = at(small_, 0.01 * 20);
        QCOMPARE(bench.experiment(), last);
        QVERIFY(bench.shows(last));
        QVERIFY(holds(bench.sweep(), trainedEvents(last)));
        const auto content = bench.fileContent();
        QCOMPARE(content.size(), std::size_t{2});
        QCOMPARE(content[0].experiment, small_);
        QCOMPARE(content[1].experiment, last);
        QVERIFY(content[1].complete());
        QVERIFY(holds(content[1], trainedEvents(last)));
        QCOMPARE(content[1].id, bench.sweep().id);
        QCOMPARE(bench.workbench.sweeps()[1].runs, 8);

        QCOMPARE(bench.undoStack().count(), 1);
        QCOMPARE(bench.undoStack().undoText(), QString("Learning rate"));
        bench.undoStack().undo();
        QCOMPARE(bench.experiment(), small_);
        QVERIFY(bench.failures.empty());
    }

    void showsDuringTheDragAndStoresWhatItHas() {
        Bench bench(small_);
        QVERIFY(bench.runs());
        const qint64 first = bench.sweep().id;
        QSignalSpy resets(&bench.workbench.results(), &ResultsModel::resetDone);
        bench.begin();
        for (const double rate : {0.02, 0.03}) {
            bench.drag(rate);
            QVERIFY(Bench::waitFor([&] { return bench.shows(at(small_, rate)); }));
            QVERIFY(bench.live.report() && bench.live.report()->complete());
            QCOMPARE(bench.live.report()->runs, std::size_t{8});
            QVERIFY(bench.live.report()->seconds > 0.0);
        }
        QCOMPARE(resets.count(), 0); // nothing was blanked
        QCOMPARE(bench.fileContent().size(), std::size_t{1});
        const session::Provenance provenance = bench.sweep().provenance;
        bench.live.finish();
        QVERIFY(bench.live.state() == LiveSweep::State::Idle); // there was nothing to wait for
        QVERIFY(!bench.training());
        QVERIFY(bench.rests(2));
        QCOMPARE(bench.sweep().provenance.started, provenance.started); // not trained again
        QVERIFY(bench.sweep().id != first);
        QVERIFY(holds(bench.fileContent()[1], trainedEvents(at(small_, 0.03))));
    }

    void oneDragAfterTheOther() {
        Bench bench(small_);
        for (std::size_t i = 1; i <= 3; ++i) {
            const double rate = 0.1 * static_cast<double>(i);
            bench.begin();
            bench.drag(rate);
            QVERIFY(Bench::waitFor([&] { return bench.shows(at(small_, rate)); }));
            bench.live.finish(); // and on, while the file is still written
        }
        QVERIFY(bench.rests(3));
        QCOMPARE(bench.undoStack().count(), 3);
        const auto content = bench.fileContent();
        QCOMPARE(content.size(), std::size_t{3});
        for (std::size_t i = 0; i < 3; ++i) {
            const network::Experiment experiment = at(small_, 0.1 * static_cast<double>(i + 1));
            QCOMPARE(content[i].experiment, experiment);
            QVERIFY(content[i].complete() && holds(content[i], trainedEvents(experiment)));
        }
        QCOMPARE(bench.sweep().id, content[2].id);
    }

    void backWhereItBeganNothingIsStored_data() {
        QTest::addColumn<bool>("escape");
        QTest::addColumn<bool>("trainedBefore");
        QTest::newRow("let go") << false << true;
        QTest::newRow("escape") << true << true;
        QTest::newRow("let go, nothing shown before") << false << false;
        QTest::newRow("escape, nothing shown before") << true << false;
    }
    void backWhereItBeganNothingIsStored() {
        QFETCH(const bool, escape);
        QFETCH(const bool, trainedBefore);
        Bench bench(small_);
        QVERIFY(bench.ready);
        if (trainedBefore)
            QVERIFY(bench.runs());
        const session::SweepRecord before = bench.sweep();
        bench.begin();
        bench.drag(0.2);
        QVERIFY(Bench::waitFor([&] { return bench.shows(at(small_, 0.2)); }));
        if (escape) {
            bench.live.cancel();
        } else {
            bench.drag(small_.training.optimizer.learningRate);
            bench.live.finish();
        }
        QVERIFY(bench.live.state() == LiveSweep::State::Idle);
        QCOMPARE(bench.experiment(), small_);
        QCOMPARE(bench.undoStack().count(), 0);
        QCOMPARE(bench.sweep().id, before.id);
        QCOMPARE(bench.sweep().runs.size(), before.runs.size());
        QVERIFY(before.runs.empty() || holds(bench.sweep(), trainedEvents(small_)));
        QCOMPARE(bench.workbench.results().staleCount(), std::size_t{0});
        QCOMPARE(bench.fileContent().size(), std::size_t{trainedBefore ? 1u : 0u});
        QCOMPARE(bench.stored(), std::size_t{trainedBefore ? 1u : 0u});
    }

    void backAtTheStartTheOldSweepIsSeenBeforeItIsLetGo() {
        Bench bench(small_);
        QVERIFY(bench.runs());
        const qint64 id = bench.sweep().id;
        bench.begin();
        bench.drag(0.2);
        QVERIFY(Bench::waitFor([&] { return bench.shows(at(small_, 0.2)); }));
        bench.drag(small_.training.optimizer.learningRate);
        QVERIFY(Bench::waitFor([&] { return bench.sweep().id == id; }));
        bench.drag(0.3);
        QVERIFY(Bench::waitFor([&] { return bench.shows(at(small_, 0.3)); }));
        bench.live.finish();
        QVERIFY(bench.rests(2));
    }

    void unusableValuesTrainNothing_data() {
        QTest::addColumn<bool>("endsThere");
        QTest::newRow("in the middle") << false;
        QTest::newRow("at the end") << true;
    }
    void unusableValuesTrainNothing() {
        QFETCH(const bool, endsThere);
        Bench bench(small_);
        QVERIFY(bench.runs());
        const qint64 id = bench.sweep().id;
        bench.begin();
        bench.drag(-1.0);
        QVERIFY(!bench.workbench.document().valid());
        QCOMPARE(bench.sweep().id, id);
        bench.drag(0.2);
        QVERIFY(Bench::waitFor([&] { return bench.shows(at(small_, 0.2)); }));
        bench.drag(-1.0);
        QVERIFY(bench.shows(at(small_, 0.2)));
        if (!endsThere)
            bench.drag(0.3);
        bench.live.finish();
        QVERIFY(bench.rests(endsThere ? 1 : 2));
        QVERIFY(bench.shows(endsThere ? small_ : at(small_, 0.3)));
        QCOMPARE(bench.experiment().training.optimizer.learningRate, endsThere ? -1.0 : 0.3);
        QCOMPARE(bench.undoStack().count(), 1);
        QVERIFY(bench.failures.empty());
    }

    void textThatIsNoNumberTrainsNothing() {
        Bench bench(small_);
        QVERIFY(bench.ready);
        bench.live.setReadable(false);
        bench.begin();
        bench.drag(0.2);
        bench.live.finish();
        QVERIFY(bench.live.state() == LiveSweep::State::Idle);
        QVERIFY(bench.workbench.results().empty() && !bench.training());
        bench.begin();
        bench.drag(0.3);
        bench.live.setReadable(true); // the drag has replaced the text
        bench.live.finish();
        QVERIFY(bench.rests(1));
        QVERIFY(bench.shows(at(small_, 0.3)));
    }

    void switchedOffItOnlyEdits() {
        Bench bench(small_);
        QVERIFY(bench.runs());
        bench.live.setEnabled(false);
        bench.begin();
        bench.drag(0.2);
        bench.drag(0.3);
        bench.live.finish();
        QVERIFY(bench.live.state() == LiveSweep::State::Idle && !bench.training());
        QCOMPARE(bench.experiment(), at(small_, 0.3));
        QCOMPARE(bench.undoStack().count(), 1);
        QVERIFY(bench.shows(small_));
        bench.begin();
        bench.drag(0.2);
        bench.live.cancel();
        QCOMPARE(bench.experiment(), at(small_, 0.3));
    }

    void anOrdinarySweepIsNotTouched() {
        Bench bench(long_);
        QVERIFY(bench.ready);
        bench.workbench.run();
        QVERIFY(Bench::waitFor([&] { return bench.stored() == 1; }));
        QSignalSpy changes(&bench.workbench.controller(), &Controller::stateChanged);
        bench.begin();
        bench.drag(0.2);
        bench.live.finish();
        QVERIFY(bench.live.state() == LiveSweep::State::Idle);
        QCOMPARE(bench.experiment(), at(long_, 0.2));
        QCOMPARE(bench.sweep().experiment, long_);
        QCOMPARE(changes.count(), 0);
        bench.workbench.stop();
        QVERIFY(bench.rests(1));
    }

    void aReadOnlyDocumentShowsButDoesNotStore() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("used.dpfm"));
        const auto other = session::ResultsStore::create(path, small_);
        QVERIFY(other.ok());
        Bench bench(small_);
        QVERIFY(bench.ready);
        bench.workbench.open(path);
        QVERIFY(Bench::waitFor([&] { return bench.workbench.readOnly(); }));
        QSignalSpy messages(&bench.workbench, &Workbench::message);
        bench.begin();
        bench.drag(0.2);
        bench.live.finish(); // it trains on
        QVERIFY(bench.live.lingers());
        QVERIFY(Bench::waitFor([&] { return bench.shows(at(small_, 0.2)); }));
        QVERIFY(bench.rests(0));
        QCOMPARE(messages.count(), 1);
        QVERIFY(messages[0][0].toString().contains("not stored"));
        QVERIFY(bench.fileContent().empty());
        QVERIFY(bench.failures.empty());

        bench.begin();
        bench.live.drag([](network::Experiment& e) { e.training.epochs = 1'000'000; });
        bench.live.finish();
        QVERIFY(bench.live.lingers());
        bench.workbench.stop();
        QVERIFY(bench.live.state() == LiveSweep::State::Idle);
    }

    void whatTakesLongIsShownInPartsAndBecomesAnOrdinarySweep() {
        Bench bench(long_);
        QVERIFY(bench.ready);
        bench.begin();
        bench.drag(0.2);
        QVERIFY(Bench::waitFor([&] {
            return bench.sweep().experiment == at(long_, 0.2) &&
                   !bench.sweep().runs[0].epochs.empty();
        }));
        QVERIFY(bench.live.report() && !bench.live.report()->complete());
        QVERIFY(bench.fileContent().empty());
        bench.live.finish();
        QVERIFY(!bench.training()); // it may yet end by itself
        QVERIFY(Bench::waitFor([&] { return bench.training() && bench.stored() == 1; }));
        QVERIFY(bench.live.state() == LiveSweep::State::Idle);
        QCOMPARE(bench.sweep().experiment, at(long_, 0.2));
        bench.workbench.stop();
        QVERIFY(bench.rests(1));
        QVERIFY(bench.workbench.canResume());
        QCOMPARE(bench.undoStack().count(), 1);
    }

    void whatEndedInTheDragIsNotTrainedAgain() {
        network::Experiment experiment = smallExperiment(4);
        experiment.sweep.corpus = {10, 2'000'000}; // the second takes seconds
        Bench bench(experiment);
        QVERIFY(bench.ready);
        bench.begin();
        bench.drag(0.2);
        QVERIFY(Bench::waitFor(
            [&] { return bench.live.report() && bench.live.report()->endedRuns >= 2; }));
        const std::size_t ended = bench.live.report()->endedRuns;
        bench.workbench.run(); // lets go
        QVERIFY(bench.training());
        QCOMPARE(bench.workbench.controller().progress().runs, bench.sweep().runs.size() - ended);
        QCOMPARE(bench.sweep().remaining().size(), bench.sweep().runs.size() - ended);
        bench.workbench.stop();
        QVERIFY(bench.rests(1));
        const auto content = bench.fileContent();
        QCOMPARE(content.size(), std::size_t{1});
        for (const session::RunRecord& run : content[0].runs)
            if (run.status == session::RunStatus::Completed)
                QCOMPARE(run.epochs.size(), std::size_t{4});
        QVERIFY(content[0].remaining().size() <= content[0].runs.size() - ended);
    }

    void constantMotionStarvesNothing() {
        Bench bench(long_);
        QVERIFY(bench.ready);
        std::set<double> seen;
        QObject::connect(&bench.workbench.results(), &ResultsModel::runsChanged, &bench.live, [&] {
            if (bench.workbench.results().staleCount() < bench.sweep().runs.size())
                seen.insert(bench.sweep().experiment.training.optimizer.learningRate);
        });
        bench.begin();
        double rate = 0.1;
        QVERIFY(Bench::waitFor([&] { // another value at each look
            bench.drag(rate += 1e-6);
            return seen.size() >= 4;
        }));
        bench.live.cancel();
        QVERIFY(bench.sweep().runs.empty());
    }

    void keysMakeOneDrag() {
        Bench bench(small_);
        QVERIFY(bench.runs());
        for (const double rate : {0.2, 0.3, 0.4})
            bench.live.step(
                QStringLiteral("Learning rate"), QStringLiteral("rate"),
                [&](network::Experiment& e) { e.training.optimizer.learningRate = rate; });
        QVERIFY(bench.live.state() == LiveSweep::State::Dragged);
        QVERIFY(bench.rests(2));
        QCOMPARE(bench.undoStack().count(), 1);
        QVERIFY(bench.shows(at(small_, 0.4)));
    }

    /// Run ends the drag; what was trained whole in it is not trained and stored once more.
    void runWhileDraggedStoresOnce() {
        Bench bench(small_);
        QVERIFY(bench.runs());
        bench.begin();
        bench.drag(0.3);
        QVERIFY(Bench::waitFor([&] {
            return bench.live.report() && bench.live.report()->complete() &&
                   bench.live.state() == LiveSweep::State::Dragged;
        }));
        QVERIFY(Bench::waitFor([&] { return bench.shows(at(small_, 0.3)); }));
        bench.workbench.run();
        QVERIFY(!bench.training());
        QVERIFY(bench.rests(2));
        QVERIFY(bench.shows(at(small_, 0.3)));
    }

    void grabbedAgainADragGoesOn() {
        Bench bench(long_);
        QVERIFY(bench.ready);
        bench.begin();
        bench.drag(0.2);
        bench.live.finish();
        QVERIFY(bench.live.state() == LiveSweep::State::LetGo);
        bench.begin();
        bench.live.drag([](network::Experiment& e) { e.training.epochs = 3; });
        bench.live.finish();
        QVERIFY(bench.rests(1));
        QCOMPARE(bench.undoStack().count(), 2);
        QVERIFY(bench.shows(at(smallExperiment(3), 0.2)));
    }

    void undoneBeforeItsSweepEndsItStoresNothing() {
        Bench bench(small_);
        QVERIFY(bench.runs());
        const qint64 id = bench.sweep().id;
        bench.begin();
        bench.live.drag([](network::Experiment& e) { e.training.epochs = 1'000'000; });
        bench.live.finish();
        bench.undoStack().undo();
        QVERIFY(bench.live.state() == LiveSweep::State::Idle && !bench.training());
        QCOMPARE(bench.sweep().id, id);
        QVERIFY(bench.shows(small_));
        QCOMPARE(bench.stored(), std::size_t{1});
    }

    void anotherDocumentEndsIt() {
        Bench bench(long_);
        QVERIFY(bench.ready);
        const QString path = bench.folder.filePath(QStringLiteral("named.dpfm"));
        bench.workbench.saveAs(path);
        QVERIFY(Bench::waitFor([&] { return !bench.workbench.isUntitled(); }));
        bench.begin();
        bench.drag(0.2);
        bench.workbench.newDocument(small_);
        QVERIFY(bench.live.state() == LiveSweep::State::Idle);
        QVERIFY(Bench::waitFor([&] { return bench.workbench.isUntitled(); }));
        QVERIFY(Bench::waitFor([&] { return !bench.training(); }));
        QVERIFY(bench.workbench.results().empty());
        QCOMPARE(bench.stored(), std::size_t{0});
        const auto store = session::ResultsStore::open(path, session::Access::Read);
        QVERIFY(store.ok());
        QCOMPARE((*store)->sweeps()->size(), std::size_t{1}); // what was dragged there, to resume
        QCOMPARE((*store)->experiment()->training.optimizer.learningRate, 0.2);
    }

    void anotherSweepEndsIt() {
        Bench bench(small_);
        QVERIFY(bench.runs());
        const qint64 id = bench.sweep().id;
        bench.begin();
        bench.drag(0.2);
        QVERIFY(Bench::waitFor([&] { return bench.shows(at(small_, 0.2)); }));
        bench.workbench.showSweep(id);
        QVERIFY(Bench::waitFor([&] { return bench.stored() == 2 && bench.sweep().id == id; }));
        QVERIFY(bench.shows(small_));
    }

    void aCrashInADragLosesNothingThatWasStored() {
        Bench bench(small_);
        QVERIFY(bench.runs());
        bench.begin();
        bench.drag(0.2);
        QVERIFY(Bench::waitFor([&] { return bench.shows(at(small_, 0.2)); }));
        // What the file holds now is what a crash would leave.
        const auto content = bench.fileContent();
        QCOMPARE(content.size(), std::size_t{1});
        QVERIFY(holds(content[0], trainedEvents(small_)));
        const auto store =
            session::ResultsStore::open(bench.workbench.path(), session::Access::Read);
        QCOMPARE(*(*store)->experiment(), small_);
    }
};

QTEST_GUILESS_MAIN(TestLiveSweep)
#include "tst_live_sweep.moc"
