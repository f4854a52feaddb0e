#include "tests/support/sample_sweep.h"
#include "ui/models/results_model.h"

#include <QSignalSpy>
#include <QTest>

#include <array>

using namespace dpfm;
using namespace dpfm::models;
using session::RunEnded;
using session::RunEvent;
using session::RunStarted;
using session::RunStatus;
using tests::sampleRun;
using training::EpochMetrics;

namespace {

RunEvent epochOf(const sweep::GridRun& run, int epoch, double loss, double valLoss,
                 network::Weights weights) {
    return {run, std::make_shared<const training::EpochSnapshot>(training::EpochSnapshot{
                     {epoch, loss, valLoss, 0.25, 0.5}, std::move(weights), {}})};
}

session::SweepRecord waiting() {
    session::SweepRecord sweep;
    for (std::size_t i = 0; i < 3; ++i) {
        sweep.runs.push_back(sampleRun(i, 50, 2, i, {}));
        sweep.runs.back().status = RunStatus::Pending;
    }
    return sweep;
}

bool same(const std::optional<sweep::RunSummary>& a, const std::optional<sweep::RunSummary>& b) {
    return a.has_value() == b.has_value() &&
           (!a || (a->best == b->best && a->lowest == b->lowest && a->final == b->final));
}

} // namespace

class TestResultsModel : public QObject {
    Q_OBJECT
private slots:
    void marksSurviveTraining() {
        ResultsModel model;
        model.reset(waiting());
        const session::RunMarks marks{QStringLiteral("odd"), true, false};
        QSignalSpy changed(&model, &ResultsModel::runsChanged);
        model.setMarks(std::array{session::MarkedRun{1, marks}});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toULongLong(), 1U);
        model.setMarks(std::array{session::MarkedRun{1, marks}, session::MarkedRun{77, marks}});
        QCOMPARE(changed.count(), 1); // nothing new
        model.apply(std::array{RunEvent{model.run(1).run, RunStarted{}},
                               epochOf(model.run(1).run, 1, 0.5, 0.25, {})});
        QVERIFY(model.run(1).marks == marks);
        QCOMPARE(model.run(1).status, RunStatus::Running);
    }

    void aDeletedRunIsNotLookedInto() {
        ResultsModel model;
        model.reset(waiting());
        model.select(1);
        const session::RunMarks deleted{{}, false, true};
        model.setMarks(std::array{session::MarkedRun{1, deleted}});
        QVERIFY(model.selected() == std::size_t{2});
        model.setMarks(std::array{session::MarkedRun{2, deleted}});
        QVERIFY(model.selected() == std::size_t{0});
        model.select(1);
        QVERIFY(!model.selected());
        model.select(0);
        model.setMarks(std::array{session::MarkedRun{0, deleted}});
        QVERIFY(!model.selected());
        model.setMarks(std::array{session::MarkedRun{1, {}}});
        model.selectFirst();
        QVERIFY(model.selected() == std::size_t{1});
    }

    void pinsStayWhenTheSweepIsRenewed() {
        ResultsModel model;
        model.reset(waiting());
        model.setMarks(std::array{session::MarkedRun{0, {QStringLiteral("odd"), true, false}},
                                  session::MarkedRun{1, {{}, false, true}}});
        model.renew(waiting());
        QVERIFY(model.run(0).marks == (session::RunMarks{{}, true, false}));
        QVERIFY(model.run(1).marks == session::RunMarks{});
    }

    void showsOnlySomeAllOrTheOthers() {
        ResultsModel model;
        model.reset(waiting());
        QSignalSpy changed(&model, &ResultsModel::shownChanged);
        model.showOnly(std::array<std::size_t, 1>{1});
        QCOMPARE(model.shown(), (std::vector{false, true, false}));
        model.invertShown();
        QCOMPARE(model.shown(), (std::vector{true, false, true}));
        model.showAll();
        QCOMPARE(model.shown(), (std::vector{true, true, true}));
        QCOMPARE(changed.count(), 3);
        model.showAll();
        QCOMPARE(changed.count(), 3);
    }

    void resetTakesASweep() {
        ResultsModel model;
        QVERIFY(model.empty());
        model.reset(waiting());
        model.select(1);
        model.setShown(std::array<std::size_t, 1>{2}, false);
        QSignalSpy reset(&model, &ResultsModel::resetDone);
        QSignalSpy selected(&model, &ResultsModel::selectedChanged);
        const session::SweepRecord sweep = tests::sampleSweep();
        model.reset(sweep);
        QCOMPARE(reset.count(), 1);
        QCOMPARE(selected.count(), 1);
        QVERIFY(!model.selected());
        QCOMPARE(model.runCount(), std::size_t{6});
        QCOMPARE(model.shown(), std::vector<bool>(6, true));
        for (std::size_t run = 0; run < 6; ++run) {
            QCOMPARE(model.run(run).epochs, sweep.runs[run].epochs);
            QVERIFY(model.summary(run).has_value());
            QVERIFY(same(model.summary(run), sweep::summarize(sweep.runs[run].epochs)));
        }
    }

    void followsARun() {
        ResultsModel model;
        model.reset(waiting());
        QSignalSpy changed(&model, &ResultsModel::runsChanged);
        const sweep::GridRun run = model.run(1).run;
        model.apply(std::array{RunEvent{run, RunStarted{}}});
        QCOMPARE(model.run(1).status, RunStatus::Running);
        QVERIFY(!model.summary(1));

        model.apply(std::array{epochOf(run, 1, 3.0, 5.0, {1.0, 2.0}),
                               epochOf(run, 2, 1.0, 6.0, {3.0, 4.0}),
                               epochOf(run, 3, 2.0, 4.0, {5.0, 6.0})});
        const std::vector<EpochMetrics> epochs{
            {1, 3.0, 5.0, 0.25, 0.5}, {2, 1.0, 6.0, 0.25, 0.5}, {3, 2.0, 4.0, 0.25, 0.5}};
        QCOMPARE(model.run(1).epochs, epochs);
        QCOMPARE(model.run(1).weights, (network::Weights{5.0, 6.0}));
        QCOMPARE(model.summary(1)->best, epochs[1]);
        QCOMPARE(model.summary(1)->lowest, epochs[2]);
        QCOMPARE(model.summary(1)->final, epochs[2]);
        QVERIFY(same(model.summary(1), sweep::summarize(epochs)));
        QCOMPARE(model.run(1).status, RunStatus::Running);

        model.apply(std::array{RunEvent{run, RunEnded{training::Completed{}, 1.5}}});
        QCOMPARE(model.run(1).status, RunStatus::Completed);
        QCOMPARE(model.run(1).seconds, 1.5);
        QCOMPARE(model.run(1).run, run);

        QCOMPARE(changed.count(), 3);
        for (const auto& arguments : changed) {
            QCOMPARE(arguments[0].value<std::size_t>(), std::size_t{1});
            QCOMPARE(arguments[1].value<std::size_t>(), std::size_t{1});
        }
        QVERIFY(model.run(0).epochs.empty() && model.run(2).epochs.empty());
    }

    void tellsDivergedFromCancelled() {
        ResultsModel model;
        model.reset(waiting());
        QSignalSpy changed(&model, &ResultsModel::runsChanged);
        const sweep::GridRun diverging = model.run(0).run;
        const sweep::GridRun stopped = model.run(2).run;
        model.apply(
            std::array{RunEvent{diverging, RunStarted{}}, RunEvent{stopped, RunStarted{}},
                       epochOf(diverging, 1, 3.0, 5.0, {1.0}), epochOf(stopped, 1, 7.0, 8.0, {2.0}),
                       RunEvent{diverging, RunEnded{training::Divergence{2, "a weight"}, 0.5}},
                       RunEvent{stopped, RunEnded{training::Cancelled{}, 0.25}}});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].value<std::size_t>(), std::size_t{0});
        QCOMPARE(changed[0][1].value<std::size_t>(), std::size_t{2});
        QCOMPARE(model.run(0).status, RunStatus::Diverged);
        QCOMPARE(model.run(0).divergence, QStringLiteral("a weight"));
        QCOMPARE(model.run(0).divergedEpoch, 2);
        QCOMPARE(model.run(0).seconds, 0.5);
        QCOMPARE(model.run(2).status, RunStatus::Pending);
        QCOMPARE(model.run(2).epochs.size(), std::size_t{1});
        QCOMPARE(model.run(2).weights, network::Weights{2.0});
        QCOMPARE(model.run(2).seconds, 0.0); // as in the file
    }

    void aRestartedRunLosesItsOldEpochs() {
        ResultsModel model;
        session::SweepRecord sweep = waiting();
        sweep.runs[1] = sampleRun(1, 50, 2, 1, {1.0, 0.5});
        sweep.runs[1].status = RunStatus::Pending;
        sweep.runs[1].weights = {9.0};
        model.reset(sweep);
        const sweep::GridRun run = model.run(1).run;
        model.apply(std::array{RunEvent{run, RunStarted{}}});
        QVERIFY(model.run(1).epochs.empty() && model.run(1).weights.empty());
        QVERIFY(!model.summary(1));
        model.apply(std::array{epochOf(run, 1, 4.0, 4.0, {1.0})});
        QCOMPARE(model.run(1).epochs.size(), std::size_t{1});
        QCOMPARE(model.summary(1)->best.loss, 4.0);
    }

    void eventsOfUnknownRunsAreIgnored() {
        ResultsModel model;
        QSignalSpy changed(&model, &ResultsModel::runsChanged);
        const sweep::GridRun unknown{3, {}};
        model.apply(std::array{epochOf(unknown, 1, 1.0, 1.0, {})});
        model.reset(waiting());
        model.apply(std::array{RunEvent{unknown, RunStarted{}}, epochOf(unknown, 1, 1.0, 1.0, {})});
        model.apply({});
        QVERIFY(changed.isEmpty());
        const sweep::GridRun known = model.run(1).run;
        model.apply(std::array{RunEvent{unknown, RunStarted{}}, RunEvent{known, RunStarted{}}});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].value<std::size_t>(), std::size_t{1});
        QCOMPARE(changed[0][1].value<std::size_t>(), std::size_t{1});
    }

    void showsAndHides() {
        ResultsModel model;
        model.reset(waiting());
        QSignalSpy changed(&model, &ResultsModel::shownChanged);
        model.setShown(std::array<std::size_t, 2>{0, 2}, false);
        QCOMPARE(model.shown(), (std::vector{false, true, false}));
        QVERIFY(!model.isShown(0) && model.isShown(1));
        QCOMPARE(changed.count(), 1);
        model.setShown(std::array<std::size_t, 1>{2}, false);
        QCOMPARE(changed.count(), 1);
        model.setShown(std::array<std::size_t, 3>{0, 1, 2}, true);
        QCOMPARE(model.shown(), (std::vector{true, true, true}));
        QCOMPARE(changed.count(), 2);
    }

    void selects() {
        ResultsModel model;
        model.reset(waiting());
        QSignalSpy changed(&model, &ResultsModel::selectedChanged);
        model.select(2);
        model.select(2);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(model.selected(), std::optional<std::size_t>(2));
        model.select(3); // there is none
        QCOMPARE(changed.count(), 2);
        QVERIFY(!model.selected());
    }

    void selectsFirst_data() {
        using Runs = std::vector<std::pair<int, int>>; // corpus, registers
        QTest::addColumn<Runs>("runs");
        QTest::addColumn<std::optional<std::size_t>>("selected");
        const auto row = [](const char* name, Runs runs, std::optional<std::size_t> selected) {
            QTest::newRow(name) << std::move(runs) << selected;
        };
        row("no runs", {}, {});
        row("8 of the largest corpus", {{50, 8}, {400, 2}, {400, 8}, {400, 0}, {100, 8}}, 2);
        row("nearest to 8", {{50, 2}, {50, 6}, {50, 16}}, 1);
        row("the first of equals", {{50, 0}, {50, 4}, {50, 12}, {50, 4}}, 1);
        row("any number before all", {{50, 0}, {50, 4096}}, 1);
        row("all if there is nothing else", {{50, 0}, {20, 8}}, 0);
    }
    void selectsFirst() {
        using Runs = std::vector<std::pair<int, int>>;
        QFETCH(const Runs, runs);
        QFETCH(const std::optional<std::size_t>, selected);
        session::SweepRecord sweep;
        for (const auto& [corpus, registers] : runs)
            sweep.runs.push_back(sampleRun(sweep.runs.size(), corpus, registers, 1, {}));
        ResultsModel model;
        model.reset(sweep);
        model.selectFirst();
        QCOMPARE(model.selected(), selected);
    }

    void keepsNotesAndId() {
        ResultsModel model;
        model.reset(waiting());
        model.setNotes(QStringLiteral("a note"));
        model.setId(7);
        QCOMPARE(model.sweep().notes, QStringLiteral("a note"));
        QCOMPARE(model.sweep().id, qint64{7});
    }

    void replacedSweepKeepsWhatWasChosen() {
        ResultsModel model;
        model.reset(tests::sampleSweep());
        model.select(3);
        model.setShown(std::array<std::size_t, 1>{2}, false);
        QSignalSpy reset(&model, &ResultsModel::resetDone);
        QSignalSpy replaced(&model, &ResultsModel::replaced);
        QSignalSpy changed(&model, &ResultsModel::runsChanged);
        session::SweepRecord other = tests::sampleSweep();
        other.experiment.training.epochs = 3;
        for (session::RunRecord& run : other.runs) {
            run.run.parameters.seed = 9;
            run.epochs[1].loss = 1e-3;
        }
        model.replace(other);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(replaced.count(), 1);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][1].value<std::size_t>(), std::size_t{5});
        QCOMPARE(model.sweep().experiment, other.experiment);
        QCOMPARE(model.selected(), std::optional<std::size_t>(3));
        QVERIFY(!model.isShown(2) && model.isShown(3));
        QCOMPARE(model.summary(4)->best.loss, 1e-3);

        other.runs.pop_back();
        model.replace(other);
        QCOMPARE(reset.count(), 1);
        QCOMPARE(model.runCount(), std::size_t{5});
        QVERIFY(model.isShown(2));
    }

    void renewedSweepShowsTheOneBeforeUntilItsRunsStart() {
        // Two seeds of R = 2 and two of R = 8.
        session::SweepRecord old;
        session::SweepRecord next;
        for (std::size_t i = 0; i < 4; ++i) {
            const int registers = i < 2 ? 2 : 8;
            old.runs.push_back(sampleRun(i, 50, registers, i % 2, {3.0, 2.0}));
            next.runs.push_back(sampleRun(i, 50, registers, 7 + i % 2, {}));
            next.runs.back().status = RunStatus::Pending;
        }
        next.provenance.machine = "another";
        ResultsModel model;
        model.reset(old);
        QSignalSpy reset(&model, &ResultsModel::resetDone);
        model.renew(next);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(model.sweep().provenance.machine, QString("another"));
        QVERIFY(!model.sweep().complete());
        QCOMPARE(model.staleCount(), std::size_t{4});
        for (std::size_t run = 0; run < 4; ++run) {
            QVERIFY(model.isStale(run));
            QCOMPARE(model.run(run).run, next.runs[run].run);
            QCOMPARE(model.run(run).epochs, old.runs[run].epochs);
            QVERIFY(model.summary(run).has_value());
        }

        QSignalSpy changed(&model, &ResultsModel::runsChanged);
        const sweep::GridRun run = model.run(1).run;
        model.apply(std::array{RunEvent{run, RunStarted{}}, epochOf(run, 1, 0.5, 0.6, {1.0})});
        QCOMPARE(changed[0][0].value<std::size_t>(), std::size_t{0});
        QCOMPARE(model.run(1).epochs.size(), std::size_t{1});
        QCOMPARE(model.summary(1)->best.loss, 0.5);
        QVERIFY(model.run(0).epochs.empty() && !model.summary(0)); // no median of both sweeps
        QCOMPARE(model.staleCount(), std::size_t{2});
        QCOMPARE(model.run(2).epochs.size(), std::size_t{2});

        model.dropStale();
        QCOMPARE(model.staleCount(), std::size_t{0});
        QVERIFY(model.run(2).epochs.empty() && model.run(3).epochs.empty());
        QCOMPARE(model.run(1).epochs.size(), std::size_t{1});
    }

    void renewedSweepOfOtherRunsStartsEmpty() {
        ResultsModel model;
        model.reset(tests::sampleSweep());
        QSignalSpy reset(&model, &ResultsModel::resetDone);
        model.renew(waiting());
        QCOMPARE(reset.count(), 1);
        QCOMPARE(model.runCount(), std::size_t{3});
        QCOMPARE(model.staleCount(), std::size_t{0});
        QVERIFY(model.run(0).epochs.empty());
        QVERIFY(model.selected().has_value());
    }
};

QTEST_GUILESS_MAIN(TestResultsModel)
#include "tst_results_model.moc"
