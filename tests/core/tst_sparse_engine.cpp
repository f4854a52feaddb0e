#include "core/engine/descent.h"
#include "core/engine/gradient_engine.h"
#include "core/training/learner.h"
#include "core/training/run.h"
#include "tests/support/engine_runs.h"
#include "tests/support/experiments.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <memory>
#include <numeric>

using namespace dpfm;
using autodiff::Activation;
using autodiff::Loss;
using autodiff::SigmoidDerivative;
using engine::Batch;
using engine::GradientEngine;
using engine::InstructionSet;
using engine::PlaceRange;
using network::OptimizerKind;
using network::Topology;
using test::batchOf;
using test::Dice;
using test::difference;
using test::randomRun;
using test::Run;

Q_DECLARE_METATYPE(InstructionSet)

namespace {

/// What inputs are like.
enum class Inputs {
    Dense,  ///< no two alike
    Coarse, ///< few different numbers, weights too: gradients tie all the time
    Image,  ///< mostly 0, many at the largest, the others in steps
    Blank,  ///< all 0
};

void makeInputs(data::Samples& samples, Inputs kind, Dice& dice) {
    for (double& input : samples.inputs) {
        if (kind == Inputs::Blank)
            input = 0.0;
        if (kind == Inputs::Image)
            input = dice.below(5) > 0   ? 0.0
                    : dice.below(2) > 0 ? 1.0
                                        : static_cast<double>(dice.below(256)) / 255.0;
    }
}

Run runOf(const Topology& topology, Inputs kind, std::size_t batch, Dice& dice) {
    Run run = randomRun(topology, kind == Inputs::Coarse, batch, dice);
    makeInputs(run.samples, kind, dice);
    return run;
}

Topology topologyOf(std::size_t inputs, std::size_t hidden, std::size_t outputs, Activation inner,
                    Activation last, SigmoidDerivative kind = SigmoidDerivative::Exact) {
    return {static_cast<int>(inputs),
            {{static_cast<int>(hidden), inner}, {static_cast<int>(outputs), last}},
            kind};
}

Loss lossFor(Activation last) {
    return last == Activation::Softmax ? Loss::CrossEntropy : Loss::MeanSquaredError;
}

/// A run in the layout of an engine, by which it is computed in turn with batches before and after.
struct PlacedRun {
    PlacedRun(const engine::WeightLayout& layout, const Run& run)
        : weights(layout.size())
        , gradient(layout.size(), 0.0) {
        layout.arrange(run.weights, weights);
    }

    std::vector<double> weights;
    std::vector<double> gradient;
    std::vector<PlaceRange> touched;
};

/// Whether all that is not 0 lies in the ranges, and these do not overlap.
bool areAllTouched(const PlacedRun& placed) {
    std::size_t place = 0;
    for (const PlaceRange& range : placed.touched) {
        for (; place < range.first; ++place)
            if (placed.gradient[place] != 0.0)
                return false;
        if (place > range.first)
            return false;
        place = range.first + range.count;
    }
    return std::all_of(placed.gradient.begin() + static_cast<std::ptrdiff_t>(place),
                       placed.gradient.end(), [](double number) { return number == 0.0; });
}

/// Computes runs together by the sparse engine, twice with a batch in between, and one by one by
/// the reference.
QString disagreement(const Topology& topology, std::size_t registers, InstructionSet set,
                     std::vector<Run> runs) {
    const Loss loss = lossFor(topology.activation(2));
    const auto reference = engine::makeReferenceEngine(topology, loss, registers);
    const auto sparse = engine::makeSparseEngine(topology, loss, registers, set);
    std::vector<PlacedRun> placed;
    for (const Run& run : runs)
        placed.emplace_back(sparse->layout(), run);
    for (const bool again : {false, true}) {
        std::vector<Batch> batches;
        for (std::size_t run = 0; run < runs.size(); ++run) {
            Batch batch = batchOf(runs[run]);
            batch.weights = placed[run].weights;
            batch.gradient = placed[run].gradient;
            batch.touched = &placed[run].touched;
            if (again)
                batch.rows = batch.rows.last((batch.rows.size() + 1) / 2);
            batches.push_back(batch);
        }
        if (!sparse->compute(batches, {}))
            return QStringLiteral("stopped");
        for (std::size_t run = 0; run < runs.size(); ++run) {
            const std::vector<std::size_t> counts = runs[run].registers;
            sparse->layout().restore(placed[run].gradient, runs[run].gradient);
            batches[run].gradient = runs[run].gradient;
            Run expected = runs[run];
            Batch batch = batchOf(expected);
            batch.rows = batches[run].rows;
            if (!reference->compute(std::span(&batch, 1), {}))
                return QStringLiteral("stopped");
            QString text = difference(batches[run], batch);
            if (text.isEmpty() && !areAllTouched(placed[run]))
                text = QStringLiteral("touched ranges");
            if (!text.isEmpty())
                return QStringLiteral("%1-%2-%3, run %4 of %5, R = %6: %7")
                    .arg(topology.inputs())
                    .arg(topology.width(1))
                    .arg(topology.outputs())
                    .arg(run)
                    .arg(runs.size())
                    .arg(registers)
                    .arg(text);
        }
    }
    return {};
}

} // namespace

class TestSparseEngine : public QObject {
    Q_OBJECT

private slots:
    void isTheReference_data();
    void isTheReference();
    void everyRegisterCount_data();
    void everyRegisterCount();
    void digits_data();
    void digits();
    void roundedTies_data();
    void roundedTies();
    void extremeNumbers_data();
    void extremeNumbers();
    void manyRuns();
    void withoutRanges();
    void trainsAsTheReference_data();
    void trainsAsTheReference();
    void runsAsTheReference_data();
    void runsAsTheReference();
    void saturatedSigmoids_data();
    void saturatedSigmoids();
    void descends_data();
    void descends();
    void countsNonzero_data();
    void countsNonzero();
    void isChosenForManyInputs();
    void stopsWhenAsked();

private:
    static void everyInstructionSet() {
        QTest::addColumn<InstructionSet>("set");
        for (const InstructionSet set : engine::supportedInstructionSets())
            QTest::newRow(std::string(engine::name(set)).c_str()) << set;
    }
};

void TestSparseEngine::isTheReference_data() {
    QTest::addColumn<InstructionSet>("set");
    QTest::addColumn<Activation>("inner");
    QTest::addColumn<Activation>("last");
    for (const InstructionSet set : engine::supportedInstructionSets())
        for (const Activation inner :
             {Activation::Linear, Activation::Sigmoid, Activation::Tanh, Activation::Relu})
            for (const Activation last :
                 {Activation::Linear, Activation::Sigmoid, Activation::Relu, Activation::Softmax})
                QTest::addRow("%s, %s, %s", std::string(engine::name(set)).c_str(),
                              std::string(autodiff::name(inner)).c_str(),
                              std::string(autodiff::name(last)).c_str())
                    << set << inner << last;
}

/// Random networks, inputs of all kinds, every R, batches of several lengths, several runs.
void TestSparseEngine::isTheReference() {
    QFETCH(const InstructionSet, set);
    QFETCH(const Activation, inner);
    QFETCH(const Activation, last);
    Dice dice(7);
    for (int trial = 0; trial < 60; ++trial) {
        const Topology topology = topologyOf(
            1 + dice.below(40), 1 + dice.below(trial % 6 == 0 ? 45 : 12), 1 + dice.below(20), inner,
            last, trial % 2 == 0 ? SigmoidDerivative::Exact : SigmoidDerivative::Published);
        const std::size_t registers = trial % 3 == 0   ? dice.below(topology.weightCount() + 3)
                                      : trial % 3 == 1 ? 1 + dice.below(20)
                                                       : 1 + dice.below(80);
        std::vector<Run> runs;
        const std::size_t count = 1 + dice.below(3);
        for (std::size_t run = 0; run < count; ++run) {
            constexpr Inputs kKinds[] = {Inputs::Dense, Inputs::Coarse, Inputs::Image,
                                         Inputs::Image, Inputs::Blank};
            runs.push_back(runOf(topology, kKinds[dice.below(5)], 1 + dice.below(9), dice));
        }
        const QString text = disagreement(topology, registers, set, std::move(runs));
        QVERIFY2(text.isEmpty(), qPrintable(QStringLiteral("trial %1, %2").arg(trial).arg(text)));
    }
}

void TestSparseEngine::everyRegisterCount_data() {
    everyInstructionSet();
}

/// From 1 to more than there are candidates: 3·13 of the first layer and 4 of the second.
void TestSparseEngine::everyRegisterCount() {
    QFETCH(const InstructionSet, set);
    const Topology topology = topologyOf(12, 3, 2, Activation::Sigmoid, Activation::Softmax);
    Dice dice(3);
    for (std::size_t registers = 0; registers <= 45; ++registers)
        for (const Inputs kind : {Inputs::Dense, Inputs::Coarse, Inputs::Image, Inputs::Blank}) {
            std::vector<Run> runs;
            runs.push_back(runOf(topology, kind, 10, dice));
            const QString text = disagreement(topology, registers, set, std::move(runs));
            QVERIFY2(text.isEmpty(), qPrintable(text));
        }
}

void TestSparseEngine::digits_data() {
    everyInstructionSet();
}

/// Images in networks as they are meant for, with weights as they begin and as they grow.
void TestSparseEngine::digits() {
    QFETCH(const InstructionSet, set);
    Dice dice(5);
    for (const std::size_t hidden : {5U, 32U, 70U}) {
        const Topology topology =
            topologyOf(400, hidden, 10, Activation::Sigmoid, Activation::Softmax);
        for (const double scale : {0.1, 1.0, 10.0})
            for (const std::size_t registers : {1U, 5U, 16U, 33U, 64U, 128U, 400U}) {
                std::vector<Run> runs;
                runs.push_back(runOf(topology, Inputs::Image, 70, dice));
                runs.back().rows.resize(scale == 1.0 && registers == 16 ? 70 : 2);
                for (double& weight : runs.back().weights)
                    weight *= scale;
                const QString text = disagreement(topology, registers, set, std::move(runs));
                QVERIFY2(text.isEmpty(), qPrintable(text));
            }
    }
}

void TestSparseEngine::roundedTies_data() {
    everyInstructionSet();
}

/// Inputs one ulp apart come to the same product: then the order of a row is not that of ids. And
/// products that are subnormal tie in heaps.
void TestSparseEngine::roundedTies() {
    QFETCH(const InstructionSet, set);
    Dice dice(9);
    const Topology topology = topologyOf(20, 3, 3, Activation::Linear, Activation::Linear);
    for (int trial = 0; trial < 200; ++trial) {
        std::vector<Run> runs;
        runs.push_back(randomRun(topology, true, 3, dice));
        for (double& input : runs.back().samples.inputs) {
            input = 1.0;
            for (std::size_t ulps = dice.below(4); ulps > 0; --ulps)
                input = std::nextafter(input, trial % 4 == 0 ? 0.0 : 2.0);
        }
        for (double& weight : runs.back().weights)
            if (trial % 2 == 0)
                weight *= trial % 3 == 0 ? 1e-323 : 1.0 / 3.0;
        const QString text = disagreement(topology, 1 + dice.below(50), set, std::move(runs));
        QVERIFY2(text.isEmpty(), qPrintable(QStringLiteral("trial %1, %2").arg(trial).arg(text)));
    }
}

void TestSparseEngine::extremeNumbers_data() {
    QTest::addColumn<InstructionSet>("set");
    QTest::addColumn<double>("size");
    for (const InstructionSet set : engine::supportedInstructionSets())
        for (const double size :
             {1e-320, 1e-200, 1e-45, 1e-38, 1e38, 1e45, 1e100, 1e155, 1e200, 1e307,
              std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()})
            QTest::addRow("%s, %g", std::string(engine::name(set)).c_str(), size) << set << size;
}

/// Magnitudes that leave the range of a float, or even of a double: one weight or input of them, or
/// all.
void TestSparseEngine::extremeNumbers() {
    QFETCH(const InstructionSet, set);
    QFETCH(const double, size);
    Dice dice(11);
    for (const Activation inner : {Activation::Linear, Activation::Sigmoid, Activation::Relu})
        for (int trial = 0; trial < 30; ++trial) {
            const Topology topology =
                topologyOf(1 + dice.below(15), 1 + dice.below(6), 1 + dice.below(4), inner,
                           trial % 2 == 0 ? Activation::Linear : Activation::Softmax);
            std::vector<Run> runs;
            runs.push_back(
                runOf(topology, trial % 5 == 0 ? Inputs::Image : Inputs::Dense, 4, dice));
            Run& run = runs.back();
            if (trial % 3 == 0)
                for (double& weight : run.weights)
                    weight *= size;
            else if (trial % 3 == 1)
                run.samples.inputs[dice.below(run.samples.inputs.size())] *= size;
            else
                run.weights[dice.below(run.weights.size())] *= size;
            const QString text = disagreement(topology, 1 + dice.below(20), set, std::move(runs));
            QVERIFY2(text.isEmpty(),
                     qPrintable(QStringLiteral("trial %1, %2").arg(trial).arg(text)));
        }
}

/// More runs than an engine remembers samples of.
void TestSparseEngine::manyRuns() {
    const Topology topology = topologyOf(30, 4, 2, Activation::Sigmoid, Activation::Softmax);
    Dice dice(2);
    std::vector<Run> runs;
    for (int run = 0; run < 150; ++run)
        runs.push_back(runOf(topology, Inputs::Image, 5, dice));
    const QString text =
        disagreement(topology, 9, engine::supportedInstructionSets().back(), std::move(runs));
    QVERIFY2(text.isEmpty(), qPrintable(text));
}

/// Who does not ask for ranges may pass any gradient.
void TestSparseEngine::withoutRanges() {
    const Topology topology = topologyOf(9, 2, 2, Activation::Tanh, Activation::Linear);
    Dice dice(4);
    const Run run = runOf(topology, Inputs::Image, 3, dice);
    const auto sparse = engine::makeSparseEngine(topology, Loss::MeanSquaredError, 5,
                                                 engine::supportedInstructionSets().back());
    PlacedRun clean(sparse->layout(), run);
    PlacedRun dirty = clean;
    dirty.gradient.assign(dirty.gradient.size(), 5.0);
    for (PlacedRun* placed : {&clean, &dirty}) {
        Batch batch;
        batch.samples = &run.samples;
        batch.rows = run.rows;
        batch.weights = placed->weights;
        batch.gradient = placed->gradient;
        QVERIFY(sparse->compute(std::span(&batch, 1), {}));
    }
    QCOMPARE(clean.gradient, dirty.gradient);
}

void TestSparseEngine::trainsAsTheReference_data() {
    QTest::addColumn<OptimizerKind>("optimizer");
    QTest::newRow("sgd") << OptimizerKind::Sgd;
    QTest::newRow("max-normalized") << OptimizerKind::MaxNormalized;
    QTest::newRow("momentum") << OptimizerKind::Momentum;
    QTest::newRow("adam") << OptimizerKind::Adam;
}

/// Learners with the two engines' layouts come to the same snapshots.
void TestSparseEngine::trainsAsTheReference() {
    QFETCH(const OptimizerKind, optimizer);
    const Topology topology = topologyOf(60, 6, 3, Activation::Sigmoid, Activation::Softmax);
    Dice dice(6);
    network::TrainingSettings settings;
    settings.optimizer.kind = optimizer;
    settings.optimizer.learningRate = 0.05;
    settings.loss = Loss::CrossEntropy;
    settings.batchSize = 8;
    data::TrainingData data;
    data.classification = true;
    data.training = runOf(topology, Inputs::Image, 40, dice).samples;
    data.validation = runOf(topology, Inputs::Image, 10, dice).samples;
    const std::vector<double> weights = dice.numbers(topology.weightCount(), -0.5, 0.5);
    for (const std::size_t registers : {3U, 12U, 60U}) {
        const std::unique_ptr<GradientEngine> engines[] = {
            engine::makeSparseEngine(topology, settings.loss, registers,
                                     engine::supportedInstructionSets().back()),
            engine::makeReferenceEngine(topology, settings.loss, registers)};
        std::vector<training::SnapshotPtr> snapshots[2];
        for (std::size_t side = 0; side < 2; ++side) {
            training::Learner learner(topology, settings, weights, data, engines[side]->layout());
            for (int epoch = 0; epoch < 3; ++epoch) {
                std::vector<std::size_t> order(data.training.count());
                std::iota(order.begin(), order.end(), std::size_t{0});
                learner.beginEpoch(std::move(order));
                while (!learner.epochDone()) {
                    Batch batch = learner.nextBatch();
                    QVERIFY(engines[side]->compute(std::span(&batch, 1), {}));
                    QVERIFY(!learner.take(batch));
                }
                const auto validation = engine::evaluate(topology, settings.loss, learner.weights(),
                                                         data.validation, {});
                auto ended = learner.endEpoch(*validation);
                snapshots[side].push_back(std::get<training::SnapshotPtr>(ended));
            }
        }
        for (std::size_t epoch = 0; epoch < 3; ++epoch) {
            QCOMPARE(snapshots[0][epoch]->metrics, snapshots[1][epoch]->metrics);
            QCOMPARE(snapshots[0][epoch]->weights, snapshots[1][epoch]->weights);
            QCOMPARE(snapshots[0][epoch]->layers, snapshots[1][epoch]->layers);
        }
    }
}

void TestSparseEngine::runsAsTheReference_data() {
    trainsAsTheReference_data();
}

/// A whole run, as the program trains it, beside a learner with the reference.
void TestSparseEngine::runsAsTheReference() {
    QFETCH(const OptimizerKind, optimizer);
    network::Experiment experiment = test::irises();
    experiment.network.layers = {{45, Activation::Sigmoid}, {3, Activation::Softmax}};
    experiment.network.initialWeights.reset();
    experiment.training.optimizer.kind = optimizer;
    experiment.training.epochs = 3;
    const Topology topology(experiment);
    QVERIFY(engine::prefersSparseEngine(topology));
    std::vector<training::SnapshotPtr> epochs;
    (void)training::trainRun(
        experiment, {network::Method::Dpfm, 100, 30, 1},
        [&](training::SnapshotPtr snapshot) { epochs.push_back(std::move(snapshot)); }, {});
    QCOMPARE(epochs.size(), std::size_t{3});

    const data::TrainingData data = *data::prepare(experiment, 100, 1);
    const auto engine = engine::makeReferenceEngine(topology, experiment.training.loss, 30);
    training::Learner learner(topology, experiment.training, network::initialWeights(experiment, 1),
                              data, engine->layout());
    training::EpochOrders orders(1, data.training.count());
    for (const training::SnapshotPtr& expected : epochs) {
        learner.beginEpoch(orders.next());
        while (!learner.epochDone()) {
            Batch batch = learner.nextBatch();
            QVERIFY(engine->compute(std::span(&batch, 1), {}));
            QVERIFY(!learner.take(batch));
        }
        QCOMPARE(learner.weights(), expected->weights);
    }
}

void TestSparseEngine::saturatedSigmoids_data() {
    everyInstructionSet();
}

/// Slopes that leave the range of floats, and weights above that bring candidates back into it.
void TestSparseEngine::saturatedSigmoids() {
    QFETCH(const InstructionSet, set);
    const Topology topology = topologyOf(25, 4, 3, Activation::Sigmoid, Activation::Linear);
    Dice dice(13);
    for (const double scale : {3.0, 20.0, 60.0})
        for (const double above : {1e-30, 1.0, 1e16, 1e25, 1e36, 1e60})
            for (const std::size_t registers : {1U, 3U, 5U, 8U, 20U, 60U}) {
                std::vector<Run> runs;
                runs.push_back(
                    runOf(topology, registers % 2 == 0 ? Inputs::Image : Inputs::Coarse, 6, dice));
                std::vector<double>& weights = runs.back().weights;
                for (std::size_t id = 0; id < weights.size(); ++id)
                    weights[id] *= id < 26 * 4 ? -scale : above;
                const QString text = disagreement(topology, registers, set, std::move(runs));
                QVERIFY2(text.isEmpty(), qPrintable(text));
            }
}

void TestSparseEngine::descends_data() {
    everyInstructionSet();
}

/// A range of places, in part and to the last, by the optimizer's step; and what is not finite.
void TestSparseEngine::descends() {
    QFETCH(const InstructionSet, set);
    Dice dice(8);
    for (std::size_t count = 1; count < 40; ++count) {
        const std::size_t first = 8 * dice.below(3);
        std::vector<double> weights = dice.numbers(first + count + dice.below(9), -1.0, 1.0);
        std::vector<double> gradient = dice.coarseNumbers(weights.size());
        std::vector<double> expected = weights;
        std::vector<unsigned char> updated(weights.size() / 8 + 1, 0);
        for (std::size_t place = first; place < first + count; ++place)
            expected[place] -= 0.3 * gradient[place];
        const engine::Descent done =
            engine::descend(set, weights, gradient, {first, count}, 0.3, updated);
        QVERIFY(done.gradientIsFinite && done.weightsAreFinite);
        QVERIFY(test::sameBits(weights, expected));
        for (std::size_t place = 0; place < weights.size(); ++place) {
            const bool isUpdated = (updated[place / 8] >> (place % 8)) % 2 == 1;
            QCOMPARE(isUpdated, place >= first && place < first + count && gradient[place] != 0.0);
        }
        const std::size_t bad = first + dice.below(count);
        gradient[bad] = 1e308;
        QVERIFY(!engine::descend(set, weights, gradient, {first, count}, 1e9, updated)
                     .weightsAreFinite);
        weights = expected;
        gradient[bad] = -std::numeric_limits<double>::infinity();
        QVERIFY(!engine::descend(set, weights, gradient, {first, count}, 0.3, updated)
                     .gradientIsFinite);
    }
}

void TestSparseEngine::countsNonzero_data() {
    everyInstructionSet();
}

/// A range of places, in part and to the last; what lies around it stays.
void TestSparseEngine::countsNonzero() {
    QFETCH(const InstructionSet, set);
    Dice dice(9);
    for (std::size_t count = 1; count < 40; ++count) {
        const std::size_t first = 8 * dice.below(3);
        std::vector<double> numbers = dice.coarseNumbers(first + count + dice.below(9));
        numbers[first] = std::numeric_limits<double>::denorm_min();
        numbers[first + count / 2] *= -0.0;
        std::vector<double> counts = dice.numbers(numbers.size(), 0.0, 9.0);
        std::vector<double> expected = counts;
        for (std::size_t place = first; place < first + count; ++place)
            expected[place] += numbers[place] != 0.0 ? 1.0 : 0.0;
        engine::countNonzero(set, numbers, {first, count}, counts);
        QCOMPARE(counts, expected);
    }
}

/// By its layout it is told from the others.
void TestSparseEngine::isChosenForManyInputs() {
    const auto isSparse = [](const Topology& topology) {
        const auto engine = engine::makeEngine(topology, Loss::MeanSquaredError, 5);
        return engine->layout().size() != topology.weightCount();
    };
    using enum Activation;
    QVERIFY(isSparse(topologyOf(64, 32, 10, Sigmoid, Linear)));
    QVERIFY(isSparse(topologyOf(784, 5, 10, Sigmoid, Linear)));
    QVERIFY(!isSparse(topologyOf(4, 5, 3, Sigmoid, Linear)));
    QVERIFY(!isSparse({64, {{32, Sigmoid}, {8, Sigmoid}, {10, Linear}}}));
    QVERIFY(!isSparse({784, {{10, Linear}}}));
}

void TestSparseEngine::stopsWhenAsked() {
    const Topology topology = topologyOf(4, 2, 1, Activation::Sigmoid, Activation::Linear);
    Dice dice(1);
    std::stop_source stop;
    stop.request_stop();
    Run run = randomRun(topology, false, 4, dice);
    const auto sparse = engine::makeSparseEngine(topology, Loss::MeanSquaredError, 2,
                                                 engine::supportedInstructionSets().back());
    PlacedRun placed(sparse->layout(), run);
    Batch batch = batchOf(run);
    batch.weights = placed.weights;
    batch.gradient = placed.gradient;
    QVERIFY(!sparse->compute(std::span(&batch, 1), RunControl(stop.get_token())));
}

QTEST_APPLESS_MAIN(TestSparseEngine)
#include "tst_sparse_engine.moc"
