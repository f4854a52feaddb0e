#include "core/data/split.h"
#include "tests/support/experiments.h"
#include "ui/models/method_model.h"
#include "ui/models/registers_table_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <map>

using namespace dpfm;
using namespace dpfm::models;
using network::NeuronStage;
using training::StepUnit;
using Page = MethodModel::Page;

namespace {

/// A live run that is looked into.
struct Bench {
    explicit Bench(const network::Experiment& experiment) {
        document.reset(experiment);
        live.beginLooking();
        model.setLooking(true);
        ready = waits();
    }
    /// Until what is shown is of the newest state.
    bool waits() {
        return QTest::qWaitFor(
            [this] {
                return live.settled() && live.state() && probe.probe() &&
                       probe.probe()->live == live.state();
            },
            20'000);
    }
    bool steps(StepUnit unit, int times = 1) {
        live.setUnit(unit);
        for (int i = 0; i < times; ++i)
            live.step();
        return waits();
    }
    QString cell(int row, int column) {
        return model.data(model.index(row, column), Qt::DisplayRole).toString();
    }
    const Probe& seen() { return *probe.probe(); }

    ExperimentDocument document;
    ResultsModel results;
    LiveRunModel live{document};
    ProbeModel probe{results, &live};
    MethodModel model{probe};
    QAbstractItemModelTester tester{&model};
    bool ready = false;
};

QString number(double value) {
    return QLocale().toString(value, 'g', 4);
}

} // namespace

class TestMethodModel : public QObject {
    Q_OBJECT
private:
    network::Experiment experiment_ = test::workshop();

private slots:
    void initTestCase() { experiment_.sweep.registers = {2}; }

    void followsTheLiveRunThroughANeuron() {
        Bench bench(experiment_);
        QVERIFY(bench.ready);
        QVERIFY(bench.model.page() == Page::Nothing);
        // To the first neuron of the second layer, whose inputs carry registers.
        const auto hidden = static_cast<int>(experiment_.network.layers.front().neurons);
        QVERIFY(bench.steps(StepUnit::Neuron, hidden));
        QVERIFY(bench.steps(StepUnit::Stage));
        QVERIFY(bench.model.page() == Page::Neuron);
        QVERIFY(bench.seen().isWalk());
        const network::Workings workings =
            network::workingsOf(bench.seen().pass, bench.seen().weights, 2, 0);

        // Inputs, with the bias as the last row.
        QVERIFY(bench.model.stage() == NeuronStage::Inputs);
        QCOMPARE(bench.model.rowCount(), hidden + 1);
        for (int row = 0; row < hidden; ++row) {
            const auto& input = workings.inputs[static_cast<std::size_t>(row)];
            QCOMPARE(bench.cell(row, 1), number(input.value));
            QCOMPARE(bench.cell(row, 2), number(input.weight));
            QCOMPARE(bench.cell(row, 3), number(input.product));
            QCOMPARE(bench.cell(row, 4), QString::number(input.registers));
        }
        QCOMPARE(bench.cell(hidden, 2), number(workings.bias));
        QVERIFY(bench.model.formula().contains(number(workings.sum)));

        QVERIFY(bench.steps(StepUnit::Stage));
        QVERIFY(bench.model.stage() == NeuronStage::Products);
        QCOMPARE(bench.model.rowCount(), static_cast<int>(workings.terms.size()));
        for (std::size_t term = 0; term < workings.terms.size(); ++term) {
            const int row = static_cast<int>(term);
            QCOMPARE(bench.cell(row, 2), number(workings.terms[term].gradient));
            QCOMPARE(bench.cell(row, 4), number(workings.terms[term].product));
            QVERIFY(bench.model.weight(row) == workings.terms[term].id);
        }

        QVERIFY(bench.steps(StepUnit::Stage));
        QVERIFY(bench.model.stage() == NeuronStage::Sums);
        std::size_t carried = 0;
        for (const auto& candidate : workings.candidates)
            carried += candidate.isOwn() ? 0U : 1U;
        QCOMPARE(bench.model.rowCount(), static_cast<int>(carried));

        QVERIFY(bench.steps(StepUnit::Stage));
        QVERIFY(bench.model.stage() == NeuronStage::Own);
        QCOMPARE(bench.model.rowCount(), static_cast<int>(workings.candidates.size()));

        const auto expectRanking = [&](int gradientColumn) {
            QCOMPARE(bench.model.rowCount(), static_cast<int>(workings.ranked.size()));
            for (std::size_t rank = 0; rank < workings.ranked.size(); ++rank) {
                const auto& candidate = workings.candidates[workings.ranked[rank]];
                const int row = static_cast<int>(rank);
                QCOMPARE(bench.cell(row, gradientColumn), number(candidate.gradient));
                const QModelIndex index = bench.model.index(row, 0);
                QCOMPARE(bench.model.data(index, RegistersTableModel::FirstDroppedRole).toBool(),
                         rank == 2);
            }
        };
        QVERIFY(bench.steps(StepUnit::Stage));
        QVERIFY(bench.model.stage() == NeuronStage::Ranked);
        expectRanking(3);
        QVERIFY(bench.steps(StepUnit::Stage));
        QVERIFY(bench.model.stage() == NeuronStage::Selected);
        expectRanking(2);
        QCOMPARE(bench.cell(1, 3), MethodModel::tr("stays"));
        QCOMPARE(bench.cell(2, 3), MethodModel::tr("falls out"));
        QVERIFY(bench.steps(StepUnit::Stage));
        QVERIFY(bench.model.stage() == NeuronStage::Activated);
        expectRanking(2);
        for (int row = 0; row < 2; ++row)
            QCOMPARE(
                bench.cell(row, 3),
                number(workings.candidates[workings.ranked[static_cast<std::size_t>(row)]].scaled));
        QVERIFY(bench.model.formula().contains(number(workings.derivative)));
    }

    void tellsLossAndUpdate() {
        Bench bench(experiment_);
        QVERIFY(bench.steps(StepUnit::Sample));
        QVERIFY(bench.model.page() == Page::Loss);
        QCOMPARE(bench.model.rowCount(), 1);
        const double output = bench.seen().pass.outputs()[0].value;
        const double target = bench.seen().target[0];
        QCOMPARE(bench.cell(0, 1), number(output));
        QCOMPARE(bench.cell(0, 2), number(target));
        QCOMPARE(bench.cell(0, 3), number(2.0 * (output - target)));

        const network::Weights before = bench.live.state()->weights;
        QVERIFY(bench.steps(StepUnit::Batch));
        QVERIFY(bench.model.page() == Page::Update);
        const training::LiveUpdate& update = *bench.live.state()->update;
        int changed = 0;
        for (std::size_t id = 0; id < before.size(); ++id)
            changed += update.gradient[id] != 0.0 ? 1 : 0;
        QCOMPARE(bench.model.rowCount(), changed);
        double last = std::numeric_limits<double>::infinity();
        for (int row = 0; row < changed; ++row) {
            const std::size_t id = index(*bench.model.weight(row));
            QCOMPARE(bench.cell(row, 1), number(before[id]));
            QCOMPARE(bench.cell(row, 2), number(update.gradient[id]));
            QCOMPARE(bench.cell(row, 4), number(bench.live.state()->weights[id]));
            const double step = std::fabs(bench.live.state()->weights[id] - before[id]);
            QVERIFY(step <= last);
            last = step;
        }
    }

    void anotherStageMayBeLookedAt() {
        Bench bench(experiment_);
        QVERIFY(bench.steps(StepUnit::Neuron));
        QVERIFY(bench.model.stage() == NeuronStage::Activated);
        bench.model.setStage(NeuronStage::Own);
        QVERIFY(bench.model.stage() == NeuronStage::Own);
        QVERIFY(bench.steps(StepUnit::Stage)); // and the walk is followed again
        QVERIFY(bench.model.stage() == NeuronStage::Inputs);
        bench.probe.selectNeuron(NeuronIndex{1, 0});
        QVERIFY(bench.model.title().contains("1, neuron 1"));
    }

    void aChosenNeuronIsShownWhereNothingWalks() {
        Bench bench(experiment_);
        bench.probe.selectNeuron(NeuronIndex{1, 1});
        QVERIFY(bench.model.page() == Page::Neuron);
        bench.model.setStage(NeuronStage::Selected);
        QCOMPARE(bench.model.rowCount(), static_cast<int>(experiment_.data.inputs) + 1);
        // While the run trains, the stage stays.
        QVERIFY(bench.steps(StepUnit::Epoch));
        bench.probe.selectNeuron(NeuronIndex{1, 0});
        QVERIFY(bench.model.page() == Page::Neuron);
        QVERIFY(bench.model.stage() == NeuronStage::Selected);
        bench.probe.selectNeuron(std::nullopt);
        QVERIFY(bench.model.page() == Page::Update);
    }

    void everyActivationAndOptimizerHasItsFormula_data() {
        QTest::addColumn<int>("activation");
        for (const auto kind : {autodiff::Activation::Linear, autodiff::Activation::Sigmoid,
                                autodiff::Activation::Tanh, autodiff::Activation::Relu})
            QTest::newRow(autodiff::name(kind).data()) << static_cast<int>(kind);
    }
    void everyActivationAndOptimizerHasItsFormula() {
        QFETCH(int, activation);
        network::Experiment experiment = experiment_;
        experiment.network.layers.front().activation =
            static_cast<autodiff::Activation>(activation);
        experiment.training.optimizer.kind = static_cast<network::OptimizerKind>(activation);
        experiment.training.optimizer.learningRate = 0.015625;
        Bench bench(experiment);
        QVERIFY(bench.steps(StepUnit::Neuron));
        QVERIFY(bench.model.formula().contains("f' ="));
        QVERIFY(bench.steps(StepUnit::Batch));
        QVERIFY(bench.model.formula().contains(number(0.015625)));
    }

    void softmaxKeepsItsRegistersAtTheLogits() {
        network::Experiment experiment = experiment_;
        network::chooseSource(experiment, network::DataSource::Iris);
        experiment.training.loss = autodiff::Loss::CrossEntropy;
        Bench bench(experiment);
        QVERIFY(bench.ready);
        QVERIFY(bench.steps(StepUnit::Sample));
        QCOMPARE(bench.model.rowCount(), 3);
        for (int row = 0; row < 3; ++row) {
            const auto output = static_cast<std::size_t>(row);
            QCOMPARE(bench.cell(row, 3), number(bench.seen().pass.outputs()[output].value -
                                                bench.seen().target[output]));
        }
        const std::size_t last = bench.seen().pass.topology().layerCount();
        bench.probe.selectNeuron(NeuronIndex{last, 1});
        bench.model.setStage(NeuronStage::Activated);
        QVERIFY(bench.model.formula().contains("logit"));
    }
};

QTEST_GUILESS_MAIN(TestMethodModel)
#include "tst_method_model.moc"
