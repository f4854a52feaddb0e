#include "tests/session/small_sweep.h"
#include "ui/session/live_controller.h"

#include <QSignalSpy>
#include <QTest>

#include <map>

using namespace dpfm;
using namespace dpfm::session;
using namespace dpfm::tests;
using training::LivePosition;
using training::StepUnit;

namespace {

training::RunParameters parametersOf(const network::Experiment& experiment, int registers = 2) {
    return {network::Method::Dpfm, experiment.sweep.corpus.front(), registers,
            experiment.sweep.seeds.front()};
}

/// The same run without a thread.
std::unique_ptr<training::LiveRun> reference(const network::Experiment& experiment,
                                             const training::RunParameters& parameters) {
    auto data = data::prepare(experiment, parameters.corpus, parameters.seed);
    return std::make_unique<training::LiveRun>(
        experiment, parameters, std::make_shared<const data::TrainingData>(*std::move(data)));
}

bool settles(const LiveController& controller) {
    return QTest::qWaitFor([&] { return controller.settled(); }, 20'000);
}

} // namespace

class TestLiveController : public QObject {
    Q_OBJECT
private:
    const network::Experiment experiment_ = smallExperiment();

private slots:
    void startsStanding() {
        LiveController controller;
        QVERIFY(!controller.started() && !controller.state());
        controller.step(StepUnit::Batch); // nothing to step
        controller.start(experiment_, parametersOf(experiment_));
        QVERIFY(settles(controller));
        const LiveState& state = *controller.state();
        QCOMPARE(state.weights, network::initialWeights(experiment_, state.parameters.seed));
        QCOMPARE(state.position.epoch, 0);
        QVERIFY(state.position.moment == LivePosition::Moment::Start);
        QVERIFY(!state.playing && !controller.playing());
        QCOMPARE(state.samplesPerSecond, 0.0);
    }

    void stepsAsTheRunDoes_data() {
        QTest::addColumn<int>("unit");
        QTest::addColumn<int>("steps");
        QTest::newRow("stage") << static_cast<int>(StepUnit::Stage) << 30;
        QTest::newRow("neuron") << static_cast<int>(StepUnit::Neuron) << 9;
        QTest::newRow("sample") << static_cast<int>(StepUnit::Sample) << 7;
        QTest::newRow("batch") << static_cast<int>(StepUnit::Batch) << 5;
        QTest::newRow("epoch") << static_cast<int>(StepUnit::Epoch) << 3;
    }
    void stepsAsTheRunDoes() {
        QFETCH(int, unit);
        QFETCH(int, steps);
        const auto run = reference(experiment_, parametersOf(experiment_));
        LiveController controller;
        controller.start(experiment_, parametersOf(experiment_));
        for (int i = 0; i < steps; ++i) {
            QVERIFY(run->step(static_cast<StepUnit>(unit), {}));
            controller.step(static_cast<StepUnit>(unit));
        }
        QVERIFY(settles(controller));
        const LiveState& state = *controller.state();
        QVERIFY(state.position == run->position());
        QVERIFY(sameBits(state.weights, run->weights()));
        QVERIFY(sameBits(state.epochs, run->history().epochs()));
        QCOMPARE(state.trainedSamples, run->trainedSamples());
        QCOMPARE(state.update != nullptr, run->update() != nullptr);
        if (state.update) {
            QVERIFY(sameBits(state.update->gradient, run->update()->gradient));
            QVERIFY(sameBits(state.update->before, run->update()->before));
            QVERIFY(sameBits(state.update->after, run->update()->after));
        }
    }

    void playsUntilItIsPaused_data() {
        QTest::addColumn<int>("unit");
        QTest::addColumn<double>("stepsPerSecond");
        QTest::newRow("full speed") << static_cast<int>(StepUnit::Batch) << 0.0;
        QTest::newRow("by batch") << static_cast<int>(StepUnit::Batch) << 1000.0;
        QTest::newRow("by batch, slowly") << static_cast<int>(StepUnit::Batch) << 50.0;
        QTest::newRow("by epoch") << static_cast<int>(StepUnit::Epoch) << 500.0;
    }
    void playsUntilItIsPaused() {
        QFETCH(int, unit);
        QFETCH(double, stepsPerSecond);
        LiveController controller;
        QSignalSpy changes(&controller, &LiveController::playingChanged);
        controller.start(experiment_, parametersOf(experiment_));
        controller.play({static_cast<StepUnit>(unit), stepsPerSecond});
        QVERIFY(controller.playing());
        QTRY_VERIFY(controller.state() && controller.state()->position.epoch >= 3);
        QVERIFY(controller.state()->playing);
        controller.pause();
        QVERIFY(!controller.playing());
        QVERIFY(settles(controller));
        QVERIFY(!controller.state()->playing);
        QCOMPARE(changes.count(), 2);

        const LiveState& state = *controller.state();
        const auto run = reference(experiment_, parametersOf(experiment_));
        std::map<int, training::EpochMetrics> trained;
        while (run->trainedSamples() < state.trainedSamples) {
            QVERIFY(run->trainBatch({}));
            if (run->lastEpoch())
                trained[run->lastEpoch()->metrics.epoch] = run->lastEpoch()->metrics;
        }
        QCOMPARE(run->trainedSamples(), state.trainedSamples);
        QVERIFY(sameBits(state.weights, run->weights()));
        // A pause may have come before the last epoch was validated; the next step does that.
        QVERIFY(!state.epochs.empty());
        QVERIFY(run->position().epoch - state.epochs.back().epoch <= 1);
        for (const training::EpochMetrics& epoch : state.epochs)
            QVERIFY(sameBits(epoch, trained.at(epoch.epoch)));
    }

    void measuresItsRate() {
        LiveController controller;
        controller.start(experiment_, parametersOf(experiment_));
        controller.play({StepUnit::Batch, 0.0});
        QTRY_VERIFY(controller.state() && controller.state()->samplesPerSecond > 0.0);
        controller.pause();
        QVERIFY(settles(controller));
        QCOMPARE(controller.state()->samplesPerSecond, 0.0);
    }

    void touchesAreCarriedOutWhileItPlays() {
        LiveController controller;
        controller.start(experiment_, parametersOf(experiment_));
        controller.play({StepUnit::Batch, 0.0});
        QTRY_VERIFY(controller.state() && controller.state()->playing &&
                    controller.state()->trainedSamples > 0);
        controller.setRegisters(0);
        controller.setLearningRate(0.5);
        controller.setBatchSize(3);
        controller.setWeight(1, WeightId{1}, 2.5);
        controller.setWeight(2, WeightId{0}, 7.5); // of another run
        controller.pause();                        // gives up none of them
        QVERIFY(settles(controller));
        const LiveState& state = *controller.state();
        QCOMPARE(state.parameters.registers, 0);
        QCOMPARE(state.settings.optimizer.learningRate, 0.5);
        QCOMPARE(state.settings.batchSize, 3);
        QCOMPARE(state.run, std::uint64_t{1});
        using What = training::Touch::What;
        std::vector<What> whats;
        for (const training::Touch& touch : state.touches) {
            whats.push_back(touch.what);
            if (touch.what == What::Weight)
                QVERIFY(touch.weight == WeightId{1} && touch.to == 2.5);
        }
        QVERIFY(whats == (std::vector<What>{What::Registers, What::LearningRate, What::BatchSize,
                                            What::Weight}));
    }

    void aStartGivesUpWhatWaits() {
        network::Experiment large = experiment_;
        large.sweep.corpus = {100'000};
        LiveController controller;
        controller.start(large, parametersOf(large));
        for (int i = 0; i < 100'000; ++i) // hours
            controller.step(StepUnit::Epoch);
        controller.start(experiment_, parametersOf(experiment_));
        QVERIFY(settles(controller));
        QCOMPARE(controller.state()->run, std::uint64_t{2});
        QCOMPARE(controller.state()->trainedSamples, std::size_t{0});
        QCOMPARE(controller.state()->experiment, experiment_);
    }

    void pausingCutsAnEpochShort() {
        network::Experiment large = experiment_;
        large.network.layers.front().neurons = 200;
        large.sweep.corpus = {200'000}; // an epoch of a minute or more
        LiveController controller;
        controller.start(large, parametersOf(large));
        controller.step(StepUnit::Epoch);
        // It is seen on its way.
        QTRY_VERIFY_WITH_TIMEOUT(controller.state() && controller.state()->trainedSamples > 0,
                                 20'000);
        controller.pause();
        QVERIFY(settles(controller));
        QCOMPARE(controller.state()->position.epoch, 0);
        QVERIFY(controller.state()->trainedSamples < 160'000);
        const auto run = reference(large, parametersOf(large));
        while (run->trainedSamples() < controller.state()->trainedSamples)
            QVERIFY(run->trainBatch({}));
        QVERIFY(sameBits(controller.state()->weights, run->weights()));
    }

    void theLastEpochIsKeptWhole() {
        LiveController controller;
        controller.start(experiment_, parametersOf(experiment_));
        controller.play({StepUnit::Batch, 0.0});
        QTRY_VERIFY(controller.state() && controller.state()->position.epoch >= 5);
        controller.pause();
        QVERIFY(settles(controller));
        const LiveState& state = *controller.state();
        QCOMPARE(state.lastEpoch->metrics.epoch, state.position.epoch);
        const auto run = reference(experiment_, parametersOf(experiment_));
        while (run->position().epoch < state.position.epoch)
            QVERIFY(run->step(StepUnit::Epoch, {}));
        QVERIFY(sameBits(state.lastEpoch->weights, run->weights()));
    }

    void aDivergenceEndsThePlay() {
        const network::Experiment experiment = divergingExperiment();
        LiveController controller;
        controller.start(experiment, parametersOf(experiment));
        controller.play({StepUnit::Batch, 0.0});
        QTRY_VERIFY(controller.state() && controller.state()->divergence);
        QTRY_VERIFY(!controller.playing());
        controller.step(StepUnit::Batch);
        QVERIFY(settles(controller));
        QVERIFY(controller.state()->divergence.has_value());
    }

    void dataThatCannotBeReadFails() {
        network::Experiment experiment = experiment_;
        experiment.data.source = network::DataSource::Idx;
        experiment.data.idx = {"missing-images", "missing-labels", {}, {}, {4, 2, 100, 0}};
        LiveController controller;
        QSignalSpy failures(&controller, &LiveController::failed);
        controller.start(experiment, parametersOf(experiment));
        QTRY_COMPARE(failures.count(), 1);
        QVERIFY(!controller.started());
        // And another may be started.
        controller.start(experiment_, parametersOf(experiment_));
        QVERIFY(settles(controller));
        QVERIFY(controller.state() != nullptr);
    }

    void clearingForgets() {
        LiveController controller;
        controller.start(experiment_, parametersOf(experiment_));
        controller.play({StepUnit::Batch, 0.0});
        QTRY_VERIFY(controller.state());
        controller.clear();
        QVERIFY(!controller.state() && !controller.started() && !controller.playing());
    }
};

QTEST_GUILESS_MAIN(TestLiveController)
#include "tst_live_controller.moc"
