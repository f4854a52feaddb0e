#include "core/engine/gradient_engine.h"
#include "core/network/forward_pass.h"
#include "tests/support/engine_runs.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <memory>

using namespace dpfm;
using autodiff::Activation;
using autodiff::Loss;
using autodiff::SigmoidDerivative;
using engine::Batch;
using engine::GradientEngine;
using engine::InstructionSet;
using network::Topology;
using test::batchOf;
using test::Dice;
using test::difference;
using test::randomRun;
using test::Run;

Q_DECLARE_METATYPE(InstructionSet)

namespace {

/// Computes runs together by the dense engine and one by one by the reference.
QString disagreement(const Topology& topology, Loss loss, std::size_t registers, InstructionSet set,
                     std::vector<Run> runs) {
    std::vector<Run> expected = runs;
    const auto reference = engine::makeReferenceEngine(topology, loss, registers);
    const auto dense = engine::makeDenseEngine(topology, loss, registers, set);
    std::vector<Batch> batches;
    for (Run& run : runs)
        batches.push_back(batchOf(run));
    if (!dense->compute(batches, {}))
        return QStringLiteral("stopped");
    for (std::size_t run = 0; run < runs.size(); ++run) {
        Batch batch = batchOf(expected[run]);
        if (!reference->compute(std::span(&batch, 1), {}))
            return QStringLiteral("stopped");
        if (const QString text = difference(batches[run], batch); !text.isEmpty())
            return QStringLiteral("run %1 of %2, R = %3: %4")
                .arg(run)
                .arg(runs.size())
                .arg(registers)
                .arg(text);
    }
    return {};
}

} // namespace

class TestDenseEngine : public QObject {
    Q_OBJECT

private slots:
    void isTheReference_data();
    void isTheReference();
    void everyRegisterCount_data();
    void everyRegisterCount();
    void wideLayers_data();
    void wideLayers();
    void extremeNumbers_data();
    void extremeNumbers();
    void saturatedSigmoids_data();
    void saturatedSigmoids();
    void evaluatesAsPrediction_data();
    void evaluatesAsPrediction();
    void stopsWhenAsked();

private:
    static void everyInstructionSet() {
        QTest::addColumn<InstructionSet>("set");
        for (const InstructionSet set : engine::supportedInstructionSets())
            QTest::newRow(std::string(engine::name(set)).c_str()) << set;
    }
};

void TestDenseEngine::isTheReference_data() {
    QTest::addColumn<InstructionSet>("set");
    QTest::addColumn<Activation>("last");
    QTest::addColumn<bool>("coarse");
    for (const InstructionSet set : engine::supportedInstructionSets())
        for (const Activation last : {Activation::Linear, Activation::Sigmoid, Activation::Tanh,
                                      Activation::Relu, Activation::Softmax})
            for (const bool coarse : {false, true})
                QTest::addRow("%s, %s%s", std::string(engine::name(set)).c_str(),
                              std::string(autodiff::name(last)).c_str(), coarse ? ", ties" : "")
                    << set << last << coarse;
}

/// Random networks, batches and numbers of runs: one run in the lanes, several, more than lanes,
/// with batches of one length and of several.
void TestDenseEngine::isTheReference() {
    QFETCH(const InstructionSet, set);
    QFETCH(const Activation, last);
    QFETCH(const bool, coarse);
    const Loss loss = last == Activation::Softmax ? Loss::CrossEntropy : Loss::MeanSquaredError;
    Dice dice(7);
    for (int trial = 0; trial < 60; ++trial) {
        const Topology topology = dice.topology(
            last, trial % 2 == 0 ? SigmoidDerivative::Exact : SigmoidDerivative::Published);
        const std::size_t registers = dice.below(topology.weightCount() + 3);
        const std::size_t length = 1 + dice.below(12);
        std::vector<Run> runs;
        const std::size_t count = trial % 3 == 0 ? 1 : 1 + dice.below(37);
        for (std::size_t run = 0; run < count; ++run) {
            const std::size_t batch = trial % 5 == 0 ? 1 + dice.below(12) : length;
            runs.push_back(randomRun(topology, coarse, batch, dice));
        }
        const QString text = disagreement(topology, loss, registers, set, std::move(runs));
        QVERIFY2(text.isEmpty(), qPrintable(QStringLiteral("trial %1, %2").arg(trial).arg(text)));
    }
}

void TestDenseEngine::everyRegisterCount_data() {
    everyInstructionSet();
}

/// The workshop's network at every R, as one run and as many.
void TestDenseEngine::everyRegisterCount() {
    QFETCH(const InstructionSet, set);
    const Topology topology(
        4, {{5, Activation::Sigmoid}, {5, Activation::Sigmoid}, {1, Activation::Linear}});
    Dice dice(3);
    for (std::size_t registers = 0; registers <= 63; ++registers) {
        for (const std::size_t count : {std::size_t{1}, std::size_t{20}}) {
            std::vector<Run> runs;
            for (std::size_t run = 0; run < count; ++run)
                runs.push_back(randomRun(topology, run % 4 == 3, 10, dice));
            const QString text =
                disagreement(topology, Loss::MeanSquaredError, registers, set, std::move(runs));
            QVERIFY2(text.isEmpty(), qPrintable(text));
        }
    }
}

void TestDenseEngine::wideLayers_data() {
    everyInstructionSet();
}

/// Register counts beyond every selection network, and few dropped of many.
void TestDenseEngine::wideLayers() {
    QFETCH(const InstructionSet, set);
    const Topology topology(
        9, {{8, Activation::Relu}, {7, Activation::Tanh}, {3, Activation::Softmax}});
    Dice dice(5);
    for (const std::size_t registers : {33U, 40U, 64U, 100U, 130U, 140U, 150U}) {
        std::vector<Run> runs;
        for (int run = 0; run < 3; ++run)
            runs.push_back(randomRun(topology, run == 2, 5, dice));
        const QString text =
            disagreement(topology, Loss::CrossEntropy, registers, set, std::move(runs));
        QVERIFY2(text.isEmpty(), qPrintable(text));
    }
}

void TestDenseEngine::extremeNumbers_data() {
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
void TestDenseEngine::extremeNumbers() {
    QFETCH(const InstructionSet, set);
    QFETCH(const double, size);
    Dice dice(11);
    for (const Activation last : {Activation::Linear, Activation::Relu, Activation::Softmax}) {
        const Loss loss = last == Activation::Softmax ? Loss::CrossEntropy : Loss::MeanSquaredError;
        for (int trial = 0; trial < 30; ++trial) {
            const Topology topology = dice.topology(last);
            std::vector<Run> runs;
            for (int run = 0; run < (trial % 2 == 0 ? 1 : 17); ++run) {
                runs.push_back(randomRun(topology, false, 6, dice));
                Run& it = runs.back();
                if (trial % 3 == 0)
                    for (double& weight : it.weights)
                        weight *= size;
                else if (trial % 3 == 1)
                    it.samples.inputs[dice.below(it.samples.inputs.size())] *= size;
                else
                    it.weights[dice.below(it.weights.size())] *= size;
            }
            const QString text =
                disagreement(topology, loss, 1 + dice.below(8), set, std::move(runs));
            QVERIFY2(text.isEmpty(),
                     qPrintable(QStringLiteral("trial %1, %2").arg(trial).arg(text)));
        }
    }
}

void TestDenseEngine::saturatedSigmoids_data() {
    everyInstructionSet();
}

/// Late in long runs sigmoids come to 1 and tie with the bias, and derivatives come to 0.
void TestDenseEngine::saturatedSigmoids() {
    QFETCH(const InstructionSet, set);
    const Topology topology(
        4, {{5, Activation::Sigmoid}, {5, Activation::Sigmoid}, {2, Activation::Linear}},
        SigmoidDerivative::Published);
    Dice dice(13);
    for (const double scale : {20.0, 60.0, 800.0}) {
        for (const std::size_t registers : {1U, 2U, 5U, 8U, 16U, 32U}) {
            std::vector<Run> runs;
            for (int run = 0; run < 17; ++run) {
                runs.push_back(randomRun(topology, run % 2 == 0, 10, dice));
                for (double& weight : runs.back().weights)
                    weight *= scale;
            }
            const QString text =
                disagreement(topology, Loss::MeanSquaredError, registers, set, std::move(runs));
            QVERIFY2(text.isEmpty(), qPrintable(text));
        }
    }
}

void TestDenseEngine::evaluatesAsPrediction_data() {
    everyInstructionSet();
}

void TestDenseEngine::evaluatesAsPrediction() {
    QFETCH(const InstructionSet, set);
    Dice dice(17);
    for (const Activation last : {Activation::Linear, Activation::Sigmoid, Activation::Softmax}) {
        const Loss loss = last == Activation::Softmax ? Loss::CrossEntropy : Loss::MeanSquaredError;
        for (int trial = 0; trial < 40; ++trial) {
            const Topology topology = dice.topology(last);
            Run run = randomRun(topology, trial % 4 == 0, 1 + dice.below(40), dice);
            if (trial % 5 == 0)
                for (double& weight : run.weights)
                    weight *= 300.0;
            network::Prediction prediction(topology);
            double expected = 0.0;
            std::size_t correct = 0;
            std::vector<std::size_t> classes;
            for (std::size_t row = 0; row < run.samples.count(); ++row) {
                const auto outputs = prediction.run(run.weights, run.samples.input(row));
                classes.push_back(engine::classOf(outputs));
                expected += autodiff::sampleLoss(loss, outputs, run.samples.target(row));
                correct += engine::isCorrect(outputs, run.samples.target(row)) ? 1U : 0U;
            }
            engine::Evaluator evaluator(topology, loss, set);
            const auto evaluation = evaluator.evaluate(run.weights, run.samples, {});
            QVERIFY(evaluation);
            QVERIFY(evaluator.classify(run.weights, run.samples, {}) == classes);
            QCOMPARE(evaluation->loss, expected / static_cast<double>(run.samples.count()));
            QCOMPARE(evaluation->correct, correct);
            QCOMPARE(evaluation->samples, run.samples.count());
        }
    }
}

void TestDenseEngine::stopsWhenAsked() {
    const Topology topology(2, {{2, Activation::Sigmoid}, {1, Activation::Linear}});
    Dice dice(1);
    std::stop_source stop;
    stop.request_stop();
    for (const std::size_t count : {std::size_t{1}, std::size_t{40}}) {
        std::vector<Run> runs;
        for (std::size_t run = 0; run < count; ++run)
            runs.push_back(randomRun(topology, false, 4, dice));
        std::vector<Batch> batches;
        for (Run& run : runs)
            batches.push_back(batchOf(run));
        const auto engine = engine::makeDenseEngine(topology, Loss::MeanSquaredError, 2,
                                                    engine::supportedInstructionSets().back());
        QVERIFY(!engine->compute(batches, RunControl(stop.get_token())));
    }
}

QTEST_APPLESS_MAIN(TestDenseEngine)
#include "tst_dense_engine.moc"
