#include "tests/support/probe_fixture.h"
#include "ui/models/toper_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <set>

using namespace dpfm;
using namespace dpfm::models;
using dpfm::tests::ProbeFixture;
using hardware::Toper;

namespace {

struct Fixture : ProbeFixture {
    ToperModel toper{probe};
    QAbstractItemModelTester tester{&toper.tree()};

    Fixture() {
        QLocale::setDefault(QLocale::c());
        toper.setLooking(true);
    }
    void change(const std::function<void(ToperModel::Settings&)>& change) {
        ToperModel::Settings settings = toper.settings();
        change(settings);
        toper.setSettings(settings);
    }
    void showExample() {
        change([](auto& settings) { settings.source = ToperModel::Source::Example; });
    }
    static session::SweepRecord twoLayers() {
        session::SweepRecord sweep = tests::sweepOn(network::DataSource::Sum, 3);
        sweep.experiment.network.layers = {{4, autodiff::Activation::Tanh},
                                           {1, autodiff::Activation::Linear}};
        return sweep;
    }
    autodiff::Registers byId(autodiff::Registers registers) const {
        std::sort(registers.begin(), registers.end(),
                  [](const auto& a, const auto& b) { return a.id < b.id; });
        return registers;
    }
};

} // namespace

class TestToperModel : public QObject {
    Q_OBJECT
private slots:
    void saysWhatIsMissing() {
        Fixture f;
        QVERIFY(f.toper.empty());
        QVERIFY(f.toper.missing().contains("no network"));
        QVERIFY(f.look(Fixture::twoLayers()));
        QVERIFY(f.toper.missing().contains("Choose a neuron"));
        QVERIFY(f.toper.explanation().isEmpty());
        f.toper.step();
        f.toper.setPlaying(true);
        QVERIFY(!f.toper.playing());
    }

    void exampleHasThePublishedNumber() {
        Fixture f;
        f.showExample();
        QCOMPARE(f.toper.toper().candidates().size(), std::size_t{20});
        QCOMPARE(f.toper.cells(), std::size_t{16});
        const ToperModel::Counts& counts = f.toper.counts();
        QCOMPARE(counts.published, std::size_t{192});
        QCOMPARE(counts.sequential, std::size_t{200});
        QCOMPARE(counts.filling, std::size_t{136});
        QCOMPARE(counts.pipelined, std::size_t{35});
        QCOMPARE(f.toper.total(), std::size_t{35});
        const QString why = f.toper.explanation();
        QVERIFY2(why.contains("16 × (20 − 16) × 3 = 192") && why.contains("200 cycles at 1") &&
                     why.contains("136 of them fill"),
                 qPrintable(why));
        f.change([](auto& settings) {
            settings.cyclesPerExchange = 3;
            settings.flow = Toper::Flow::Sequential;
        });
        QCOMPARE(f.toper.counts().sequential, std::size_t{600});
        QCOMPARE(f.toper.counts().filling, std::size_t{408});
        QCOMPARE(f.toper.counts().pipelined, std::size_t{105});
        QCOMPARE(f.toper.total(), std::size_t{600});
    }

    void keepsWhatTheNeuronKeeps() {
        Fixture f;
        QVERIFY(f.look(Fixture::twoLayers()));
        f.probe.selectNeuron(NeuronIndex{2, 0});
        QVERIFY(!f.toper.empty());
        const Probe& probe = *f.probe.probe();
        QCOMPARE(f.toper.cells(), probe.registers);
        QVERIFY(f.toper.title().startsWith("Layer 2, neuron 1: "));
        f.toper.toEnd();
        QVERIFY(f.toper.toper().done());
        // The last neuron is linear: its registers are the selected candidates.
        QCOMPARE(f.byId(f.toper.toper().held()), probe.pass.neuron(2, 0).registers);
        QVERIFY(f.toper.moment().startsWith("Done after"));
    }

    void unmergedProductsEnterForThemselves() {
        Fixture f;
        QVERIFY(f.look(tests::sweepOn(network::DataSource::Sum, 3)));
        // Three layers, so that the last neuron's inputs carry the same ids.
        session::SweepRecord deep = Fixture::twoLayers();
        deep.experiment.network.layers.insert(deep.experiment.network.layers.begin(),
                                              {3, autodiff::Activation::Tanh});
        QVERIFY(f.look(deep));
        QTRY_COMPARE(f.probe.probe()->pass.topology().layerCount(), std::size_t{3});
        f.probe.selectNeuron(NeuronIndex{3, 0});
        f.probe.setWhatIf(std::size_t{0});
        QTRY_COMPARE(f.probe.probe()->registers, std::size_t{0});
        f.toper.rewind();
        const std::size_t merged = f.toper.toper().candidates().size();
        f.change([](auto& settings) { settings.merged = false; });
        const autodiff::Registers& stream = f.toper.toper().candidates();
        QVERIFY(stream.size() > merged);
        std::set<WeightId> ids;
        double sum = 0.0;
        for (const autodiff::Register& entry : stream) {
            ids.insert(entry.id);
            if (entry.id == weightId(0))
                sum += entry.gradient;
        }
        QCOMPARE(ids.size(), merged);
        const Probe& probe = *f.probe.probe();
        const autodiff::Registers candidates = probe.pass.candidates(probe.weights, 3, 0);
        QCOMPARE(candidates.front().id, weightId(0));
        QCOMPARE(sum, candidates.front().gradient);
    }

    void stepsForwardAndBack() {
        Fixture f;
        f.showExample();
        QSignalSpy moved(&f.toper, &ToperModel::moved);
        std::vector<std::vector<Toper::Cell>> states;
        while (!f.toper.toper().done()) {
            states.push_back(f.toper.toper().cells());
            QVERIFY(f.toper.moment().startsWith(
                QStringLiteral("Cycle %1: ").arg(f.toper.toper().cycle() + 1)));
            f.toper.step();
        }
        QCOMPARE(states.size(), f.toper.total());
        QCOMPARE(static_cast<std::size_t>(moved.size()), f.toper.total());
        f.toper.step(); // nothing more to do
        while (!states.empty()) {
            f.toper.stepBack();
            QCOMPARE(f.toper.toper().cells(), states.back());
            states.pop_back();
        }
        f.toper.stepBack();
        QCOMPARE(f.toper.toper().cycle(), std::size_t{0});
        f.toper.seek(10);
        QCOMPARE(f.toper.toper().cycle(), std::size_t{10});
        f.toper.rewind();
        QCOMPARE(f.toper.toper().cycle(), std::size_t{0});
    }

    void playsToTheEndAndAgain() {
        Fixture f;
        f.showExample();
        f.toper.setCyclesPerSecond(1000);
        f.toper.setPlaying(true);
        QVERIFY(f.toper.playing());
        QTRY_VERIFY(f.toper.toper().done());
        QVERIFY(!f.toper.playing());
        f.toper.setPlaying(true); // from the beginning
        QVERIFY(f.toper.toper().cycle() < f.toper.total());
        f.toper.setLooking(false);
        QVERIFY(!f.toper.playing());
    }

    void treeIsTold() {
        Fixture f;
        f.showExample();
        f.change([](auto& settings) {
            settings.cells = 4;
            settings.topers = 4;
        });
        const TextTable& tree = f.toper.tree();
        const auto cell = [&](int row, int column) {
            return tree.index(row, column).data().toString();
        };
        QCOMPARE(tree.rowCount(), 3 + 2);
        QCOMPARE(cell(0, 1), QStringLiteral("4"));
        QCOMPARE(cell(0, 3), QStringLiteral("8"));
        QCOMPARE(cell(1, 1), QStringLiteral("2 joined"));
        QCOMPARE(cell(3, 3), QStringLiteral("22"));
        QCOMPARE(cell(4, 3), QStringLiteral("23"));
        f.change([](auto& settings) { settings.topers = 3; });
        QCOMPARE(cell(1, 1), QStringLiteral("1 joined, 1 waits"));
    }

    void boundsAreKept() {
        Fixture f;
        f.showExample();
        f.change([](auto& settings) {
            settings.cells = 1'000'000;
            settings.topers = 1'000'000;
            settings.cyclesPerExchange = 0;
        });
        QCOMPARE(f.toper.cells(), ToperModel::kMostCells);
        QCOMPARE(f.toper.settings().cyclesPerExchange, std::size_t{1});
        QVERIFY(f.toper.explanation().startsWith("There is a cell for every candidate"));
        // As the neuron has them again.
        f.change([](auto& settings) { settings.cells = 0; });
        QCOMPARE(f.toper.cells(), std::size_t{16});
    }

    void aTrainingDoesNotBeginTheChainAnew() {
        Fixture f;
        QVERIFY(f.look(Fixture::twoLayers()));
        f.probe.selectNeuron(NeuronIndex{2, 0});
        f.toper.step();
        const autodiff::Registers before = f.toper.toper().candidates();
        f.probe.setSample(1);
        QTRY_COMPARE(f.probe.probe()->sample, std::size_t{1});
        QCOMPARE(f.toper.toper().candidates(), before);
        QCOMPARE(f.toper.toper().cycle(), std::size_t{1});
        QVERIFY(f.toper.title().contains("Reset takes"));
        f.toper.rewind();
        QVERIFY(f.toper.toper().candidates() != before);
        QVERIFY(!f.toper.title().contains("Reset takes"));
    }

    void tiesAreTold() {
        Fixture f;
        session::SweepRecord sweep = tests::sweepOn(network::DataSource::Sum, 2);
        // Two neurons that are the same, of which the output takes the difference.
        sweep.experiment.network.layers = {{2, autodiff::Activation::Linear},
                                           {1, autodiff::Activation::Linear}};
        sweep.experiment.network.initialWeights =
            network::NestedWeights{{{1.0, 0.0, 0.0}, {1.0, 0.0, 0.0}}, {{1.0, -1.0, 0.0}}};
        QVERIFY(f.look(sweep));
        f.probe.selectNeuron(NeuronIndex{2, 0});
        f.change([](auto& settings) { settings.cells = 1; });
        bool tied = false;
        while (!f.toper.toper().done()) {
            tied = tied || f.toper.moment().contains("the lower id");
            f.toper.step();
        }
        QVERIFY(tied);
    }
};

QTEST_GUILESS_MAIN(TestToperModel)
#include "tst_toper_model.moc"
