#include "tests/session/small_sweep.h"
#include "ui/session/sweep_controller.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace dpfm;
using namespace dpfm::session;
using namespace dpfm::tests;
using State = SweepController::State;

namespace {

/// What a controller said, in its order.
struct Heard {
    explicit Heard(SweepController& controller) {
        QObject::connect(&controller, &SweepController::events,
                         [this](const std::vector<RunEvent>& batch) {
                             afterFinish += outcome.has_value();
                             events.insert(events.end(), batch.begin(), batch.end());
                         });
        QObject::connect(&controller, &SweepController::finished,
                         [this, &controller](const sweep::SweepOutcome& how) {
                             outcome = how;
                             idleAtFinish = controller.state() == State::Idle;
                         });
        QObject::connect(&controller, &SweepController::stateChanged,
                         [this](State state) { states.push_back(state); });
    }
    std::vector<RunEvent> events;
    std::optional<sweep::SweepOutcome> outcome;
    std::vector<State> states;
    bool idleAtFinish = false;
    int afterFinish = 0;
};

} // namespace

class TestSweepController : public QObject {
    Q_OBJECT
private slots:
    void givesTheResultsOfADirectSweep_data() {
        QTest::addColumn<int>("jobs");
        QTest::newRow("one thread") << 1;
        QTest::newRow("three threads") << 3;
    }
    void givesTheResultsOfADirectSweep() {
        QFETCH(const int, jobs);
        const network::Experiment experiment = smallExperiment();
        SweepController controller;
        Heard heard(controller);
        controller.start(experiment, sweep::grid(experiment), jobs);
        QCOMPARE(controller.state(), State::Running);
        QTRY_VERIFY(heard.outcome.has_value());
        QVERIFY(std::holds_alternative<sweep::Finished>(*heard.outcome));
        QVERIFY(heard.idleAtFinish);
        QCOMPARE(heard.afterFinish, 0);
        QCOMPARE(heard.states, (std::vector{State::Running, State::Idle}));
        QVERIFY(sameSnapshots(heard.events, trainedEvents(experiment)));

        std::map<std::size_t, std::vector<std::size_t>> kinds;
        for (const RunEvent& event : heard.events)
            kinds[event.run.index].push_back(event.what.index());
        QCOMPARE(kinds.size(), sweep::grid(experiment).size());
        for (const auto& [run, order] : kinds)
            QCOMPARE(order, (std::vector<std::size_t>{0, 1, 1, 1, 1, 2}));

        const SweepProgress progress = controller.progress();
        QCOMPARE(progress.endedRuns, progress.runs);
        QCOMPARE(progress.samples, progress.totalSamples);
    }

    void runsOnlyWhatItIsGiven() {
        const network::Experiment experiment = smallExperiment();
        const std::vector<sweep::GridRun> grid = sweep::grid(experiment);
        SweepController controller;
        Heard heard(controller);
        controller.start(experiment, {grid[5], grid[2]}, 1);
        QTRY_VERIFY(heard.outcome.has_value());
        const auto runs = snapshotsByRun(heard.events);
        QCOMPARE(runs.size(), std::size_t{2});
        QVERIFY(runs.contains(5) && runs.contains(2));
    }

    void saysWhyAnExperimentCannotRun() {
        network::Experiment experiment = smallExperiment();
        experiment.training.batchSize = 0;
        SweepController controller;
        Heard heard(controller);
        controller.start(experiment, sweep::grid(smallExperiment()));
        QTRY_VERIFY(heard.outcome.has_value());
        QCOMPARE(std::get<Error>(*heard.outcome).place, std::string("training.batch_size"));
        QVERIFY(heard.events.empty());
        QCOMPARE(controller.state(), State::Idle);
    }

    void pausesAndGoesOn() {
        const network::Experiment experiment = smallExperiment(400);
        SweepController controller;
        Heard heard(controller);
        controller.start(experiment, sweep::grid(experiment), 2);
        controller.pause();
        QCOMPARE(controller.state(), State::Paused);
        controller.pause(); // changes nothing
        std::size_t before = 0;
        do { // what was under way when it was asked to pause may still come
            before = heard.events.size();
            QTest::qWait(50);
        } while (heard.events.size() != before);
        QVERIFY(!heard.outcome);
        controller.resume();
        QCOMPARE(controller.state(), State::Running);
        QTRY_VERIFY(heard.outcome.has_value());
        QVERIFY(std::holds_alternative<sweep::Finished>(*heard.outcome));
        QVERIFY(sameSnapshots(heard.events, trainedEvents(experiment)));
        QCOMPARE(heard.states,
                 (std::vector{State::Running, State::Paused, State::Running, State::Idle}));
    }

    void stops_data() {
        QTest::addColumn<bool>("paused");
        QTest::newRow("running") << false;
        QTest::newRow("paused") << true;
    }
    void stops() {
        QFETCH(const bool, paused);
        const network::Experiment experiment = smallExperiment(1'000'000);
        SweepController controller;
        Heard heard(controller);
        controller.start(experiment, sweep::grid(experiment), 2);
        QTRY_VERIFY(!heard.events.empty());
        if (paused)
            controller.pause();
        controller.stop();
        QCOMPARE(controller.state(), State::Stopping);
        controller.resume(); // changes nothing
        controller.stop();
        QTRY_VERIFY(heard.outcome.has_value());
        QVERIFY(std::holds_alternative<training::Cancelled>(*heard.outcome));

        // A controller can be used again, with nothing left of the pause or the stop.
        const network::Experiment next = smallExperiment();
        Heard second(controller);
        controller.start(next, sweep::grid(next), 1);
        QTRY_VERIFY(second.outcome.has_value());
        QVERIFY(std::holds_alternative<sweep::Finished>(*second.outcome));
        QVERIFY(sameSnapshots(second.events, trainedEvents(next)));
    }

    void canBeDestroyedAtAnyTime_data() {
        QTest::addColumn<bool>("paused");
        QTest::newRow("running") << false;
        QTest::newRow("paused") << true;
    }
    void canBeDestroyedAtAnyTime() {
        QFETCH(const bool, paused);
        const network::Experiment experiment = smallExperiment(1'000'000);
        auto controller = std::make_unique<SweepController>();
        QSignalSpy spy(controller.get(), &SweepController::events);
        controller->start(experiment, sweep::grid(experiment), 2);
        QTRY_VERIFY(!spy.isEmpty());
        if (paused)
            controller->pause();
        controller.reset();
        QCoreApplication::processEvents();
    }

    void meterCountsSamplesAndTime() {
        network::Experiment experiment = smallExperiment(4);
        experiment.sweep.corpus = {10};
        experiment.sweep.seeds = {1};
        const std::vector<sweep::GridRun> runs = sweep::grid(experiment); // 2 × 4 epochs × 8
        SweepMeter meter(experiment, runs);
        QCOMPARE(meter.progress().totalSamples, std::size_t{64});
        QVERIFY(!meter.progress().secondsLeft);

        const RunEvent epoch{runs[0], std::make_shared<const training::EpochSnapshot>()};
        meter.apply(std::vector{epoch}, 1.0);
        meter.apply(std::vector{epoch}, 2.0);
        QCOMPARE(meter.progress().samples, std::size_t{16});
        QCOMPARE(meter.progress().samplesPerSecond, 8.0);
        QCOMPARE(meter.progress().secondsLeft, 6.0);

        // The samples a diverged run leaves out are done, and nobody was fast in doing them.
        meter.apply(std::vector<RunEvent>{{runs[0], RunEnded{training::Divergence{3, "a weight"}}}},
                    2.5);
        QCOMPARE(meter.progress().samples, std::size_t{32});
        QCOMPARE(meter.progress().samplesPerSecond, 8.0);
        QCOMPARE(meter.progress().endedRuns, std::size_t{1});
        QCOMPARE(meter.progress().secondsLeft, 4.0);

        meter.apply(std::vector<RunEvent>{{runs[1], RunEnded{training::Cancelled{}}}}, 3.0);
        QCOMPARE(meter.progress().samples, std::size_t{32});
        QCOMPARE(meter.progress().endedRuns, std::size_t{1});
    }

    void meterForgetsWhatWasLongAgo() {
        const network::Experiment experiment = smallExperiment(1000);
        const std::vector<sweep::GridRun> runs = sweep::grid(experiment);
        SweepMeter meter(experiment, runs);
        const RunEvent epoch{runs[0], std::make_shared<const training::EpochSnapshot>()};
        double now = 0.0;
        for (int i = 0; i < 20; ++i)
            meter.apply(std::vector{epoch}, now += 2.0); // 4 samples a second
        QCOMPARE(meter.progress().samplesPerSecond, 4.0);
        for (int i = 0; i < 20; ++i)
            meter.apply(std::vector{epoch}, now += 0.5); // 16 samples a second
        QCOMPARE(meter.progress().samplesPerSecond, 16.0);
    }

    void trainingPartFollowsTheSplit_data() {
        QTest::addColumn<double>("share");
        QTest::addColumn<int>("holdout");
        QTest::addColumn<int>("corpus");
        QTest::addColumn<int>("samples");
        QTest::newRow("a fifth") << 0.2 << 0 << 100 << 80;
        QTest::newRow("rounded up") << 0.2 << 0 << 11 << 8;
        QTest::newRow("common holdout") << 0.2 << 50 << 100 << 100;
    }
    void trainingPartFollowsTheSplit() {
        QFETCH(const double, share);
        QFETCH(const int, holdout);
        QFETCH(const int, corpus);
        QFETCH(const int, samples);
        network::Experiment experiment = smallExperiment();
        experiment.validationShare = share;
        experiment.data.commonHoldout = holdout;
        QCOMPARE(trainingSamples(experiment, corpus), static_cast<std::size_t>(samples));
    }
};

QTEST_GUILESS_MAIN(TestSweepController)
#include "tst_sweep_controller.moc"
