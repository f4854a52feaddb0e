#include "core/data/split.h"
#include "core/sweep/grid.h"
#include "tests/support/experiments.h"
#include "tests/support/networks.h"
#include "ui/models/probe_model.h"
#include "ui/models/probe_text.h"

#include <QSignalSpy>
#include <QTest>

#include <array>

using namespace dpfm;
using namespace dpfm::models;
using session::RunEvent;

namespace {

session::SweepRecord sweepOf(const network::Experiment& experiment) {
    session::SweepRecord sweep;
    sweep.experiment = experiment;
    for (const sweep::GridRun& run : sweep::grid(experiment)) {
        session::RunRecord record;
        record.run = run;
        sweep.runs.push_back(record);
    }
    return sweep;
}

RunEvent epochOf(const sweep::GridRun& run, int epoch, const network::Weights& weights) {
    training::EpochSnapshot snapshot{{epoch, 1.0, 1.0, {}, {}}, weights, {}};
    return {run, std::make_shared<const training::EpochSnapshot>(std::move(snapshot))};
}

/// Whether a probe is the bits that core's forward pass gives for these weights and this sample.
bool equalsForwardPass(const Probe& probe, const network::Experiment& experiment,
                       const sweep::GridRun& run, const network::Weights& weights,
                       std::size_t sample, std::size_t registers) {
    const data::TrainingData data =
        *data::prepare(experiment, run.parameters.corpus, run.parameters.seed);
    network::ForwardPass pass{network::Topology(experiment)};
    pass.run(weights, data.validation.input(sample), registers);
    if (!test::sameBits(probe.weights, weights) || probe.sample != sample ||
        probe.registers != registers)
        return false;
    const auto target = data.validation.target(sample);
    if (!test::sameBits(probe.target, {target.begin(), target.end()}))
        return false;
    for (std::size_t layer = 0; layer <= pass.topology().layerCount(); ++layer) {
        if (probe.pass.layer(layer).size() != pass.layer(layer).size())
            return false;
        for (std::size_t k = 0; k < pass.layer(layer).size(); ++k) {
            const network::Neuron& mine = probe.pass.neuron(layer, k);
            const network::Neuron& reference = pass.neuron(layer, k);
            if (!test::sameBits({mine.sum, mine.value, mine.derivative},
                                {reference.sum, reference.value, reference.derivative}) ||
                mine.registers != reference.registers)
                return false;
        }
    }
    return true;
}

} // namespace

class TestProbeModel : public QObject {
    Q_OBJECT
private:
    const network::Experiment experiment_ = test::workshop(); // runs 0 … 3: 20/4, 20/all, 33/4, …
    const session::SweepRecord sweep_ = sweepOf(experiment_);
    network::Weights weights(std::uint64_t seed) const {
        const std::size_t count = network::Topology(experiment_).weightCount();
        return test::Dice(seed).numbers(count, -1.0, 1.0);
    }

private slots:
    void showsTheInitialWeightsBeforeTheFirstEpoch() {
        ResultsModel results;
        ProbeModel model(results);
        QVERIFY(!model.probe());
        results.reset(sweep_);
        QVERIFY(!model.probe());
        results.select(2);
        QTRY_VERIFY(model.probe());
        QCOMPARE(model.probe()->run, std::size_t{2});
        QCOMPARE(model.probe()->epoch, 0);
        QVERIFY(equalsForwardPass(*model.probe(), experiment_, sweep_.runs[2].run,
                                  network::initialWeights(experiment_, 1), 0, 4));
    }

    /// What is seen of a run that diverged are not the weights it ended with.
    void saysThatItsRunDiverged() {
        session::SweepRecord sweep = sweep_;
        ResultsModel results;
        ProbeModel model(results);
        results.reset(sweep);
        results.select(1);
        QTRY_VERIFY(model.probe());
        QVERIFY(!titleOf(*model.probe()).contains("diverged"));
        sweep.runs[1].status = session::RunStatus::Diverged;
        sweep.runs[1].divergedEpoch = 3;
        sweep.runs[1].epochs.resize(2);
        sweep.runs[1].weights = weights(1);
        results.reset(sweep);
        results.select(1);
        QTRY_VERIFY(model.probe() && model.probe()->epoch == 2);
        QVERIFY2(
            titleOf(*model.probe()).endsWith("epoch 2 · the last before it diverged, in epoch 3"),
            qPrintable(titleOf(*model.probe())));
    }

    void followsTheEpochs() {
        ResultsModel results;
        ProbeModel model(results);
        results.reset(sweep_);
        results.select(0);
        const sweep::GridRun run = sweep_.runs[0].run;
        results.apply(
            std::array{RunEvent{run, session::RunStarted{}}, epochOf(run, 1, weights(1))});
        results.apply(std::array{epochOf(run, 2, weights(2)), epochOf(run, 3, weights(3))});
        QTRY_VERIFY(model.probe() && model.probe()->epoch == 3);
        QVERIFY(equalsForwardPass(*model.probe(), experiment_, run, weights(3), 0, 4));

        // Events of other runs are no reason to look again.
        QSignalSpy changed(&model, &ProbeModel::probeChanged);
        results.apply(std::array{epochOf(sweep_.runs[1].run, 1, weights(4))});
        results.apply(std::array{epochOf(run, 4, weights(5))});
        QTRY_COMPARE(model.probe()->epoch, 4);
        QCOMPARE(changed.count(), 1);
    }

    void followsTheSelection() {
        ResultsModel results;
        ProbeModel model(results);
        results.reset(sweep_);
        results.select(0);
        QTRY_VERIFY(model.probe());
        results.select(1);
        results.select(3); // the newest wish counts
        QTRY_COMPARE(model.probe()->run, std::size_t{3});
        QVERIFY(equalsForwardPass(*model.probe(), experiment_, sweep_.runs[3].run,
                                  network::initialWeights(experiment_, 1), 0, 0));
        QCOMPARE(model.probe()->data->training.count(), std::size_t{26}); // of 33
        QSignalSpy changed(&model, &ProbeModel::probeChanged);
        results.select(std::nullopt);
        QVERIFY(!model.probe());
        QCOMPARE(changed.count(), 1);
    }

    void looksAtAnotherSample() {
        ResultsModel results;
        ProbeModel model(results);
        results.reset(sweep_);
        results.select(0);
        model.setSample(2);
        QCOMPARE(model.sample(), std::size_t{2});
        const network::Weights initial = network::initialWeights(experiment_, 1);
        QTRY_VERIFY(model.probe() && model.probe()->sample == 2);
        QVERIFY(equalsForwardPass(*model.probe(), experiment_, sweep_.runs[0].run, initial, 2, 4));
        model.setSample(1000); // the last there is; 20 samples have 4 in their validation part
        QTRY_COMPARE(model.probe()->sample, std::size_t{3});
        results.select(2); // 33 have 7
        QTRY_COMPARE(model.probe()->sample, std::size_t{6});
        model.setSample(5);
        QTRY_COMPARE(model.probe()->sample, std::size_t{5});
        QVERIFY(equalsForwardPass(*model.probe(), experiment_, sweep_.runs[2].run, initial, 5, 4));
    }

    void whatIfPassesWithOtherRegisters() {
        ResultsModel results;
        ProbeModel model(results);
        results.reset(sweep_);
        results.select(0);
        QTRY_VERIFY(model.probe());
        QVERIFY(!model.probe()->isWhatIf());
        const network::Weights initial = network::initialWeights(experiment_, 1);
        for (const std::size_t registers : {1U, 7U, 0U}) {
            model.setWhatIf(registers);
            QTRY_COMPARE(model.probe()->registers, registers);
            QVERIFY(model.probe()->isWhatIf());
            QCOMPARE(model.probe()->trained, std::size_t{4});
            QVERIFY(equalsForwardPass(*model.probe(), experiment_, sweep_.runs[0].run, initial, 0,
                                      registers));
            QCOMPARE(reachedWeights(*model.probe()) <= std::max(registers, std::size_t{1}),
                     registers != 0);
        }
        QCOMPARE(*model.probe()->fidelity->cosine, 1.0);
        results.select(1); // it stays for the next run
        QTRY_COMPARE(model.probe()->run, std::size_t{1});
        QVERIFY(model.whatIf() == std::size_t{0});
        model.setWhatIf(std::nullopt);
        results.select(0);
        QTRY_COMPARE(model.probe()->registers, std::size_t{4});
    }

    void choicesOfRegistersEndWithAll_data() {
        QTest::addColumn<std::size_t>("candidates");
        for (const std::size_t candidates : {1U, 2U, 17U, 61U, 25'450U})
            QTest::addRow("%zu", candidates) << candidates;
    }
    void choicesOfRegistersEndWithAll() {
        QFETCH(const std::size_t, candidates);
        const std::vector<std::size_t> choices = registerChoices(candidates);
        QCOMPARE(choices.back(), std::size_t{0});
        for (std::size_t i = 0; i + 1 < choices.size(); ++i) {
            QVERIFY(choices[i] < candidates);
            QVERIFY(i < 16 ? choices[i] == i + 1 : choices[i] > choices[i - 1]);
        }
        QVERIFY(choices.size() < 60);
    }

    void followsAWeight() {
        ResultsModel results;
        ProbeModel model(results);
        QSignalSpy changed(&model, &ProbeModel::tracedChanged);
        model.trace(weightId(0)); // there is nothing yet
        QVERIFY(!model.traced() && changed.isEmpty());
        results.reset(sweep_);
        results.select(0);
        QTRY_VERIFY(model.probe());
        const Probe& probe = *model.probe();
        const network::Topology& topology = probe.pass.topology();
        model.trace(weightId(topology.weightCount()));
        QVERIFY(!model.traced());
        for (std::size_t weight = 0; weight < topology.weightCount(); ++weight) {
            model.trace(weightId(weight));
            QCOMPARE(model.traced(), std::optional(weightId(weight)));
            const WeightTrace trace = traceOf(probe, weightId(weight));
            QCOMPARE(trace.weight, probe.weights[weight]);
            std::size_t carriers = 0;
            for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer)
                for (const network::Neuron& neuron : probe.pass.layer(layer))
                    for (const autodiff::Register& entry : neuron.registers)
                        carriers += entry.id == weightId(weight);
            QCOMPARE(trace.carriers, carriers);
            QVERIFY(trace.carriers <= trace.neurons);
            QCOMPARE(trace.gradient.value_or(0.0), probe.gradient[weight]);
        }
        QCOMPARE(traceOf(probe, topology.weight(1, 0, 0)).neurons,
                 topology.width(1) + topology.width(2) + topology.width(3));
        results.reset({});
        QVERIFY(!model.traced());
    }

    void backpropagationCarriesAllRegisters() {
        network::Experiment experiment = experiment_;
        experiment.training.method = network::Method::Backpropagation;
        const session::SweepRecord sweep = sweepOf(experiment);
        QCOMPARE(sweep.runs[0].run.parameters.registers, 4);
        ResultsModel results;
        ProbeModel model(results);
        results.reset(sweep);
        results.select(0);
        QTRY_VERIFY(model.probe());
        QVERIFY(equalsForwardPass(*model.probe(), experiment, sweep.runs[0].run,
                                  network::initialWeights(experiment, 1), 0, 0));
    }

    void dropsWhatBelongsToAnOlderSweep() {
        ResultsModel results;
        ProbeModel model(results);
        network::Experiment other = experiment_;
        other.sweep.seeds = {2};
        bool mixed = false;
        connect(&model, &ProbeModel::probeChanged, this, [&] {
            mixed = mixed || (model.probe() && results.sweep().experiment == other &&
                              model.probe()->weights != network::initialWeights(other, 2));
        });
        results.reset(sweep_);
        results.select(0);
        results.reset(sweepOf(other)); // the pass of the first is still under way
        QVERIFY(!model.probe());
        results.select(0);
        QTRY_VERIFY(model.probe());
        QVERIFY(!mixed);
        QVERIFY(equalsForwardPass(*model.probe(), other, results.run(0).run,
                                  network::initialWeights(other, 2), 0, 4));
        results.reset(sweep_);
        QVERIFY(!model.probe());
    }

    void theChosenNeuronExists() {
        ResultsModel results;
        ProbeModel model(results);
        QSignalSpy changed(&model, &ProbeModel::neuronChanged);
        results.reset(sweep_); // 4-5-5-1
        results.select(0);
        QTRY_VERIFY(model.probe());
        model.selectNeuron(NeuronIndex{2, 4});
        model.selectNeuron(NeuronIndex{2, 4});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(model.neuron(), std::optional(NeuronIndex{2, 4}));
        for (const NeuronIndex none : {NeuronIndex{0, 0}, NeuronIndex{4, 0}, NeuronIndex{3, 1}}) {
            model.selectNeuron(NeuronIndex{2, 4});
            model.selectNeuron(none);
            QVERIFY(!model.neuron());
        }
        model.selectNeuron(NeuronIndex{2, 4});

        network::Experiment same = experiment_;
        same.sweep.seeds = {2};
        results.reset(sweepOf(same));
        results.select(0);
        QTRY_VERIFY(model.probe());
        QCOMPARE(model.neuron(), std::optional(NeuronIndex{2, 4})); // it is there again

        network::Experiment narrow = experiment_;
        narrow.network.layers[1].neurons = 4;
        results.reset(sweepOf(narrow));
        results.select(0);
        QTRY_VERIFY(model.probe());
        QVERIFY(!model.neuron());
    }

    void canBeDestroyedAtAnyTime() {
        ResultsModel results;
        results.reset(sweep_);
        auto model = std::make_unique<ProbeModel>(results);
        results.select(0);
        model.reset();
        QCoreApplication::processEvents();
    }

    void looksIntoTheDataOfTheSweepThatReplacesAnother() {
        ResultsModel results;
        ProbeModel model(results);
        results.reset(sweep_);
        results.select(1);
        const sweep::GridRun run = results.run(1).run;
        results.apply(std::array{epochOf(run, 1, weights(1))});
        QTRY_VERIFY(model.probe() && model.probe()->epoch == 1);

        network::Experiment noisy = experiment_;
        noisy.data.noise = 0.25;
        noisy.sweep.seeds = {5};
        const std::shared_ptr<const Probe> before = model.probe();
        results.renew(sweepOf(noisy));
        QCOMPARE(model.probe(), before); // its run has not started
        const sweep::GridRun again = results.run(1).run;
        results.apply(
            std::array{RunEvent{again, session::RunStarted{}}, epochOf(again, 1, weights(2))});
        QTRY_VERIFY(model.probe() != before && model.probe()->epoch == 1);
        QVERIFY(equalsForwardPass(*model.probe(), noisy, again, weights(2), 0,
                                  static_cast<std::size_t>(again.parameters.registers)));
    }
};

QTEST_GUILESS_MAIN(TestProbeModel)
#include "tst_probe_model.moc"
