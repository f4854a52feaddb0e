#include "tests/support/experiments.h"
#include "ui/models/register_history.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <array>
#include <cmath>
#include <map>

using namespace dpfm;
using namespace dpfm::models;
using training::StepUnit;
using Column = RegisterHistoryModel::Column;

namespace {

struct Bench {
    explicit Bench(const network::Experiment& experiment) {
        document.reset(experiment);
        live.setUnit(StepUnit::Epoch);
        live.beginLooking();
        model.setLooking(true);
    }
    bool seesLiveRun() {
        return QTest::qWaitFor(
            [this] {
                return live.settled() && live.state() && probe.probe() &&
                       probe.probe()->live == live.state();
            },
            20'000);
    }
    bool waits() {
        return seesLiveRun() && QTest::qWaitFor([this] { return model.complete(); }, 20'000);
    }
    QString cell(int row, Column column, int role = Qt::DisplayRole) {
        return model.data(model.index(row, column), role).toString();
    }

    ExperimentDocument document;
    ResultsModel results;
    LiveRunModel live{document};
    ProbeModel probe{results, &live};
    RegisterHistoryModel model{probe};
    QAbstractItemModelTester tester{&model};
};

QString listed(const std::vector<std::size_t>& ids) {
    QStringList texts;
    for (const std::size_t id : ids)
        texts.append(QString::number(id));
    return ids.empty() ? QStringLiteral("–")
                       : QStringLiteral("%1: %2").arg(QString::number(ids.size()),
                                                      texts.join(QStringLiteral(", ")));
}

} // namespace

class TestRegisterHistory : public QObject {
    Q_OBJECT
private:
    network::Experiment experiment_ = test::workshop();

private slots:
    void initTestCase() { experiment_.sweep.registers = {3}; }

    void countsOverTheSamples() {
        const auto data = data::prepare(experiment_, 33, 1);
        const network::Topology topology(experiment_);
        const network::Weights weights = network::initialWeights(experiment_, 1);
        const NeuronIndex neuron{2, 0};
        for (const std::size_t registers : {std::size_t{3}, std::size_t{0}}) {
            std::map<std::size_t, std::size_t> expected;
            double share = 0.0;
            const std::size_t samples = std::min<std::size_t>(4, data->validation.count());
            for (std::size_t row = 0; row < samples; ++row) {
                network::ForwardPass pass(topology);
                pass.run(weights, data->validation.input(row), registers);
                for (const auto& entry : pass.neuron(2, 0).registers)
                    ++expected[index(entry.id)];
                const network::Workings workings = network::workingsOf(pass, weights, 2, 0);
                double all = 0.0;
                double kept = 0.0;
                for (const auto& candidate : workings.candidates) {
                    all += std::fabs(candidate.gradient);
                    kept += candidate.kept ? std::fabs(candidate.gradient) : 0.0;
                }
                share += kept / all;
            }
            const HeldRegisters held =
                heldRegisters(topology, weights, data->validation, 4, {registers}, neuron);
            QCOMPARE(held.ids.size(), expected.size());
            for (const HeldRegisters::Id& one : held.ids)
                QCOMPARE(one.samples, expected[index(one.id)]);
            QVERIFY(std::fabs(held.keptShare - share / static_cast<double>(samples)) < 1e-12);
        }
    }

    void tellsWhatStayedEnteredAndLeft() {
        Bench bench(experiment_);
        QVERIFY(bench.seesLiveRun());
        std::vector<network::Weights> weights{bench.live.state()->weights};
        for (int epoch = 0; epoch < 4; ++epoch) {
            bench.live.step();
            QVERIFY(bench.seesLiveRun());
            weights.push_back(bench.live.state()->weights);
        }
        const NeuronIndex neuron{2, 0};
        bench.probe.selectNeuron(neuron);
        QVERIFY(bench.waits());
        QCOMPARE(bench.model.rowCount(), 5);

        const data::TrainingData& data = *bench.live.state()->data;
        const network::Topology topology(experiment_);
        std::vector<std::size_t> before;
        for (int epoch = 0; epoch < 5; ++epoch) {
            const HeldRegisters held =
                heldRegisters(topology, weights[static_cast<std::size_t>(epoch)], data.validation,
                              RegisterHistoryModel::kSamples, {3}, neuron);
            std::vector<std::size_t> now;
            for (const auto& one : held.ids)
                now.push_back(index(one.id));
            std::vector<std::size_t> stayed;
            std::vector<std::size_t> entered;
            std::vector<std::size_t> left;
            for (const std::size_t id : now)
                (std::count(before.begin(), before.end(), id) > 0 ? stayed : entered).push_back(id);
            for (const std::size_t id : before)
                if (std::count(now.begin(), now.end(), id) == 0)
                    left.push_back(id);
            const int row = 4 - epoch;
            QCOMPARE(bench.cell(row, Column::Epoch), QString::number(epoch));
            QCOMPARE(bench.cell(row, Column::Stayed), listed(stayed));
            QCOMPARE(bench.cell(row, Column::Entered), listed(entered));
            QCOMPARE(bench.cell(row, Column::Left), listed(left));
            QCOMPARE(bench.cell(row, Column::Entered, Qt::ToolTipRole).isEmpty(), entered.empty());
            before = now;
        }
    }

    /// However fast it trains, a row is of what that epoch ended with.
    void epochsArePlayedExactly() {
        Bench bench(experiment_);
        bench.probe.selectNeuron(NeuronIndex{2, 0});
        bench.live.play();
        QTRY_VERIFY(bench.live.state() && bench.live.state()->position.epoch > 20);
        bench.live.pause();
        QVERIFY(bench.waits());
        const data::TrainingData& data = *bench.live.state()->data;
        training::LiveRun run(experiment_, bench.live.state()->parameters,
                              bench.live.state()->data);
        const int rows = bench.model.rowCount();
        QVERIFY(rows >= 2);
        for (int row = rows - 1; row >= 0; --row) {
            const int epoch = bench.cell(row, Column::Epoch).toInt();
            while (run.position().epoch < epoch)
                QVERIFY(run.step(StepUnit::Epoch, {}));
            const HeldRegisters held = heldRegisters(run.topology(), run.weights(), data.validation,
                                                     RegisterHistoryModel::kSamples, {3}, {2, 0});
            QCOMPARE(bench.cell(row, Column::Kept),
                     QLocale().toString(100.0 * held.keptShare, 'f', 1) + QStringLiteral(" %"));
        }
    }

    void anotherNeuronOrRunBeginsAnew() {
        Bench bench(experiment_);
        bench.live.step();
        bench.probe.selectNeuron(NeuronIndex{1, 0});
        QTRY_VERIFY(bench.waits() && bench.model.rowCount() >= 1);
        const QString first = bench.cell(0, Column::Entered) + bench.cell(0, Column::Stayed);
        bench.probe.selectNeuron(NeuronIndex{1, 1});
        QVERIFY(bench.waits());
        QVERIFY(bench.cell(0, Column::Entered) + bench.cell(0, Column::Stayed) != first);
        bench.live.rewind();
        QVERIFY(bench.waits());
        QCOMPARE(bench.model.rowCount(), 1);
        QCOMPARE(bench.cell(0, Column::Epoch), QString("0"));
    }

    void isBounded() {
        ResultsModel results;
        ProbeModel probe(results);
        RegisterHistoryModel model(probe);
        QSignalSpy probed(&probe, &ProbeModel::probeChanged);
        model.setLooking(true);
        session::SweepRecord sweep = session::newSweep(experiment_);
        const sweep::GridRun run = sweep.runs.front().run;
        results.reset(std::move(sweep));
        results.select(0);
        probe.selectNeuron(NeuronIndex{1, 0});
        constexpr auto kEpochs = 2 * static_cast<int>(RegisterHistoryModel::kMostEpochs);
        const network::Weights weights = network::initialWeights(experiment_, 1);
        for (int epoch = 1; epoch <= kEpochs; ++epoch) {
            const training::EpochSnapshot snapshot{{epoch, 1.0, 1.0, {}, {}}, weights, {}};
            results.apply(std::array{
                session::RunEvent{run, std::make_shared<const training::EpochSnapshot>(snapshot)}});
            while (!probe.probe() || probe.probe()->epoch != epoch)
                QVERIFY(probed.wait());
            QVERIFY(model.rowCount() <= static_cast<int>(RegisterHistoryModel::kMostEpochs));
        }
        QTRY_VERIFY(model.complete());
        QVERIFY(model.rowCount() > 10);
        QCOMPARE(model.data(model.index(0, Column::Epoch), Qt::DisplayRole).toInt(), kEpochs);
    }
};

QTEST_GUILESS_MAIN(TestRegisterHistory)
#include "tst_register_history.moc"
