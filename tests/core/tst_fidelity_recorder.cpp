#include "core/training/fidelity_recorder.h"
#include "core/training/run.h"
#include "tests/support/experiments.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace dpfm;
using training::FidelityReading;
using training::RunParameters;
using training::SnapshotPtr;

namespace {

std::vector<SnapshotPtr> trained(const network::Experiment& experiment,
                                 const RunParameters& parameters) {
    std::vector<SnapshotPtr> snapshots;
    const auto done = training::trainRun(
        experiment, parameters, [&](SnapshotPtr snapshot) { snapshots.push_back(snapshot); }, {});
    return done ? snapshots : std::vector<SnapshotPtr>();
}

network::Experiment recorded(network::Experiment experiment, int every) {
    experiment.record = {true, every};
    return experiment;
}

std::vector<int> epochsRead(const std::vector<SnapshotPtr>& snapshots) {
    std::vector<int> epochs;
    for (const SnapshotPtr& snapshot : snapshots)
        if (snapshot->recorded.fidelity)
            epochs.push_back(snapshot->recorded.fidelity->epoch);
    return epochs;
}

} // namespace

class TestFidelityRecorder : public QObject {
    Q_OBJECT

private slots:
    void leavesTheRunAsItIs_data() {
        QTest::addColumn<int>("registers");
        QTest::addColumn<int>("every");
        QTest::addColumn<bool>("classes");
        QTest::newRow("few registers") << 4 << 1 << false;
        QTest::newRow("all registers") << 0 << 2 << false;
        QTest::newRow("as it chooses") << 4 << 0 << false;
        QTest::newRow("classes") << 8 << 1 << true;
    }

    void leavesTheRunAsItIs() {
        QFETCH(const int, registers);
        QFETCH(const int, every);
        QFETCH(const bool, classes);
        const network::Experiment plain = classes ? test::irises() : test::workshop();
        const RunParameters run{network::Method::Dpfm, plain.sweep.corpus.front(), registers, 3};
        const auto without = trained(plain, run);
        const auto with = trained(recorded(plain, every), run);
        QCOMPARE(with.size(), without.size());
        QVERIFY(!with.empty());
        for (std::size_t i = 0; i < with.size(); ++i) {
            QCOMPARE(with[i]->metrics, without[i]->metrics);
            QCOMPARE(with[i]->weights, without[i]->weights);
            QVERIFY(with[i]->layers == without[i]->layers);
            QVERIFY(!without[i]->recorded.fidelity && !without[i]->recorded.fed);
        }
        QVERIFY(with.back()->recorded.fidelity && with.back()->recorded.fed);
    }

    void readsWhenItIsDue_data() {
        QTest::addColumn<int>("epochs");
        QTest::addColumn<int>("every");
        QTest::addColumn<std::vector<int>>("expected");
        QTest::newRow("each") << 3 << 1 << std::vector{1, 2, 3};
        QTest::newRow("every third") << 7 << 3 << std::vector{3, 6, 7};
        QTest::newRow("rarely") << 4 << 100 << std::vector{4};
        QTest::newRow("one epoch") << 1 << 5 << std::vector{1};
    }

    void readsWhenItIsDue() {
        QFETCH(const int, epochs);
        QFETCH(const int, every);
        QFETCH(const std::vector<int>, expected);
        network::Experiment experiment = recorded(test::workshop(), every);
        experiment.training.epochs = epochs;
        QCOMPARE(epochsRead(trained(experiment, {network::Method::Dpfm, 20, 4, 1})), expected);
    }

    /// What is read is the fidelity of the weights that the epoch ended with.
    void readsTheWeightsOfItsEpoch() {
        const network::Experiment experiment = recorded(test::workshop(), 1);
        const RunParameters run{network::Method::Dpfm, 33, 4, 5};
        const network::Topology topology(experiment);
        const auto data = data::prepare(experiment, run.corpus, run.seed);
        const auto rows =
            training::fidelityRows(data->training.count(), training::kRecordedBatch, run.seed);
        const std::vector<autodiff::SelectionSettings> selections{{4}};
        for (const SnapshotPtr& snapshot : trained(experiment, run)) {
            const auto expected =
                training::measureFidelity(topology, experiment.training.loss, snapshot->weights,
                                          data->training, rows, selections);
            const FidelityReading& reading = *snapshot->recorded.fidelity;
            QCOMPARE(reading.epoch, snapshot->metrics.epoch);
            QCOMPARE(reading.network.gradient.cosine, expected->front().gradient.cosine);
            QCOMPARE(reading.layers.size(), std::size_t{3});
            QCOMPARE(reading.layers[0].gradient.normRatio,
                     expected->front().layers[0].gradient.normRatio);
            QCOMPARE(reading.neurons[1].size(), std::size_t{5});
            QCOMPARE(reading.neurons[1][2].ofFull.squared,
                     expected->front().layers[1].neurons[2].ofFull.squared);
            QCOMPARE(reading.network.kept.ofCandidates.absolute,
                     expected->front().kept.ofCandidates.absolute);
        }
    }

    void withAllRegistersNothingIsLost() {
        network::Experiment experiment = recorded(test::workshop(), 1);
        experiment.training.epochs = 8;
        for (const SnapshotPtr& snapshot : trained(experiment, {network::Method::Dpfm, 20, 0, 1})) {
            const FidelityReading& reading = *snapshot->recorded.fidelity;
            QVERIFY(std::fabs(*reading.network.gradient.cosine - 1.0) < 1e-12);
            QCOMPARE(reading.network.overlap, std::optional(1.0));
            QVERIFY(!reading.network.halfLife);
            QCOMPARE(reading.network.starved, 0.0);
        }
    }

    /// Two batches an epoch. What layers say of their weights is what the counts of weights say.
    void countsWhatFedTheWeights() {
        network::Experiment experiment = recorded(test::workshop(), 2);
        experiment.training.epochs = 6;
        const auto snapshots = trained(experiment, {network::Method::Dpfm, 20, 2, 1});
        const training::SnapshotPtr& last = snapshots.back();
        QVERIFY(last->recorded.fed != nullptr);
        QCOMPARE(last->recorded.fed->batches, std::uint64_t{12});
        QCOMPARE(last->recorded.fed->byWeight.size(), std::size_t{61});
        const network::Topology topology(experiment);
        double all = 0.0;
        std::size_t first = 0;
        for (std::size_t layer = 0; layer < last->layers.size(); ++layer) {
            const auto from =
                last->recorded.fed->byWeight.begin() + static_cast<std::ptrdiff_t>(first);
            const auto to = from + static_cast<std::ptrdiff_t>(last->layers[layer].weights);
            QCOMPARE(static_cast<std::size_t>(
                         std::count_if(from, to, [](std::uint64_t count) { return count > 0; })),
                     last->layers[layer].updatedWeights);
            double fed = 0.0;
            for (auto count = from; count != to; ++count) {
                QVERIFY(*count <= 12);
                fed += static_cast<double>(*count);
            }
            all += fed;
            const auto weights = static_cast<double>(last->layers[layer].weights);
            QCOMPARE(last->recorded.fidelity->layers[layer].starved, 1.0 - fed / (12.0 * weights));
            first += last->layers[layer].weights;
        }
        QCOMPARE(last->recorded.fidelity->network.starved, 1.0 - all / (12.0 * 61.0));
        QVERIFY(last->recorded.fidelity->network.starved > 0.3);
    }

    /// A rate so small that no weight moves by what could change a selection.
    void idsStayWhereNothingMoves() {
        network::Experiment experiment = recorded(test::workshop(), 1);
        experiment.training.optimizer.learningRate = 1e-14;
        for (const SnapshotPtr& snapshot : trained(experiment, {network::Method::Dpfm, 33, 3, 2})) {
            QCOMPARE(snapshot->recorded.fidelity->network.overlap, std::optional(1.0));
            QVERIFY(!snapshot->recorded.fidelity->network.halfLife);
        }
    }

    /// What is drawn anew in each epoch does not stay.
    void randomIdsDoNotStay() {
        network::Experiment experiment = recorded(test::workshop(), 2);
        experiment.training.selection = autodiff::Selection::Random;
        const auto snapshots = trained(experiment, {network::Method::Dpfm, 33, 2, 2});
        QCOMPARE(epochsRead(snapshots), (std::vector{2, 4, 5}));
        const FidelityReading& reading = *snapshots[3]->recorded.fidelity;
        QVERIFY(*reading.network.overlap < 0.5);
        QCOMPARE(reading.network.halfLife, std::optional(2.0)); // between its two even epochs
        QVERIFY(!snapshots[1]->recorded.fidelity->network.halfLife);
    }

    void baselinesHaveNothingToRecord() {
        for (const network::Method method :
             {network::Method::Backpropagation, network::Method::MeProp})
            QVERIFY(epochsRead(trained(recorded(test::workshop(), 1), {method, 20, 4, 1})).empty());
    }

    void choosesItsInterval() {
        network::Experiment experiment = recorded(test::workshop(), 0);
        experiment.training.epochs = 10'000;
        const int few = training::fidelityInterval(experiment, 4, 40);
        const int many = training::fidelityInterval(experiment, 4, 4000);
        QVERIFY(few > many && many > 1 && few < 10'000);
        experiment.training.epochs = 10;
        QCOMPARE(training::fidelityInterval(experiment, 4, 1), 10);
        QCOMPARE(training::fidelityInterval(experiment, 4, 100'000'000), 1);
        experiment.record.every = 7;
        QCOMPARE(training::fidelityInterval(experiment, 4, 40), 7);
    }
};

QTEST_APPLESS_MAIN(TestFidelityRecorder)
#include "tst_fidelity_recorder.moc"
