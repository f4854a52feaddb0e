#include "tests/support/probe_fixture.h"
#include "ui/models/two_pass_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace dpfm;
using namespace dpfm::models;
using dpfm::tests::sweepOn;
using network::DataSource;
using Fixture = dpfm::tests::ProbeFixture;

namespace {

/// A look into 2-3-1 with R = 2, both passes worked out.
struct Passes {
    Fixture fixture;
    TwoPassModel model{fixture.probe};

    bool look() {
        model.beginLooking();
        return fixture.look(sweepOn(DataSource::Sum)) &&
               QTest::qWaitFor([this] { return model.passes() != nullptr; });
    }
};

} // namespace

class TestTwoPassModel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void isOfTheProbe() {
        Passes p;
        QVERIFY(p.look());
        const auto passes = p.model.passes();
        const Probe& probe = *p.fixture.probe.probe();
        QVERIFY(passes->probe == p.fixture.probe.probe());
        QCOMPARE(passes->accounts[TwoPasses::ForwardMode].gradient, probe.gradient);
        QVERIFY(passes->fidelity.cosine.has_value());
        QVERIFY(std::fabs(*passes->fidelity.cosine - *probe.fidelity->cosine) < 1e-12);
    }

    void bothGoOnOneClock() {
        Passes p;
        QSignalSpy steps(&p.model, &TwoPassModel::stepChanged);
        QVERIFY(p.look());
        // Four neurons: forward, loss, backward; candidates, selection, loss, gradient.
        QCOMPARE(p.model.passes()->totals[TwoPasses::Backpropagation].size(), std::size_t{11});
        QCOMPARE(p.model.passes()->totals[TwoPasses::ForwardMode].size(), std::size_t{12});
        QCOMPARE(p.model.lastStep(), std::size_t{11});
        steps.clear();
        p.model.setStep(11);
        QCOMPARE(p.model.moment(TwoPasses::Backpropagation), std::size_t{10});
        QCOMPARE(p.model.moment(TwoPasses::ForwardMode), std::size_t{11});
        p.model.setStep(100);
        QCOMPARE(p.model.step(), std::size_t{11});
        QCOMPARE(steps.count(), 1);
    }

    void nodesShowWhatIsKept() {
        Passes p;
        QVERIFY(p.look());
        const TwoPasses& passes = *p.model.passes();
        const auto at = [&](TwoPasses::Side side, std::size_t moment, NeuronIndex neuron) {
            return passNode(passes, side, moment, neuron);
        };
        const NeuronIndex first{1, 0};
        const NeuronIndex output{2, 0};
        QVERIFY(!at(TwoPasses::Backpropagation, 0, first).reached);
        QVERIFY(at(TwoPasses::Backpropagation, 0, {0, 1}).valueKept);
        QVERIFY(at(TwoPasses::Backpropagation, 1, first).active);
        QVERIFY(at(TwoPasses::Backpropagation, 1, first).valueKept);
        // Moment 6 is the output's own on the way back, 7 the first neuron's.
        QVERIFY(at(TwoPasses::Backpropagation, 6, output).active);
        QCOMPARE(at(TwoPasses::Backpropagation, 6, output).delta,
                 std::optional(passes.deltas[1][0]));
        QVERIFY(at(TwoPasses::Backpropagation, 6, first).valueKept);
        QVERIFY(at(TwoPasses::Backpropagation, 7, first).gradientKept);
        QVERIFY(at(TwoPasses::Backpropagation, 10, first).reached);
        QVERIFY(!at(TwoPasses::Backpropagation, 10, first).valueKept);

        QCOMPARE(at(TwoPasses::ForwardMode, 1, first).candidates, std::size_t{3});
        QVERIFY(at(TwoPasses::ForwardMode, 1, first).isSum);
        QVERIFY(!at(TwoPasses::ForwardMode, 2, first).isSum);
        QCOMPARE(at(TwoPasses::ForwardMode, 1, first).registers, std::size_t{0});
        QCOMPARE(at(TwoPasses::ForwardMode, 2, first).registers, std::size_t{2});
        // Given up when the output has its candidates (7).
        QCOMPARE(at(TwoPasses::ForwardMode, 7, first).registers, std::size_t{2});
        QCOMPARE(at(TwoPasses::ForwardMode, 8, first).registers, std::size_t{0});
        QVERIFY(!at(TwoPasses::ForwardMode, 8, first).valueKept);
        QVERIFY(at(TwoPasses::ForwardMode, 9, output).active); // the loss
        QVERIFY(!at(TwoPasses::ForwardMode, 9, output).delta);
    }

    void sentences_data() {
        QTest::addColumn<int>("side");
        QTest::addColumn<int>("moment");
        QTest::addColumn<QString>("begin");
        QTest::newRow("start") << 0 << 0 << "The 2 inputs are there.";
        QTest::newRow("forward") << 0 << 1 << "Forward, layer 1, neuron 1: a = ";
        QTest::newRow("loss") << 0 << 5 << "The outputs are compared with the target";
        QTest::newRow("backward") << 0 << 6 << "Backward, layer 2, neuron 1: δ = ";
        QTest::newRow("done") << 0 << 10 << "Done: the gradient of all 13 weights.";
        QTest::newRow("candidates") << 1 << 1 << "Candidates, layer 1, neuron 1: s = ";
        QTest::newRow("selected") << 1 << 2 << "Selection, layer 1, neuron 1: a = ";
        QTest::newRow("gradient") << 1 << 10
                                  << "Registers times d loss/d output: the gradient of 2";
        QTest::newRow("done in one pass")
            << 1 << 11 << "Done: the gradient of 2 of 13 weights; its cosine";
    }
    void sentences() {
        QFETCH(int, side);
        QFETCH(int, moment);
        QFETCH(QString, begin);
        Passes p;
        QVERIFY(p.look());
        const QString sentence = passSentence(*p.model.passes(), static_cast<TwoPasses::Side>(side),
                                              static_cast<std::size_t>(moment));
        QVERIFY2(sentence.startsWith(begin), qPrintable(sentence));
    }

    void softmaxWaitsForAllOutputs() {
        Passes p;
        p.model.beginLooking();
        QVERIFY(p.fixture.look(sweepOn(DataSource::Xor)));
        QVERIFY(QTest::qWaitFor([&] { return p.model.passes() != nullptr; }));
        const TwoPasses& passes = *p.model.passes();
        QCOMPARE(passes.probe->pass.topology().activation(2), autodiff::Activation::Softmax);
        // Five neurons: 4 is the first output's way forward, 6 the loss.
        QVERIFY(passNode(passes, TwoPasses::Backpropagation, 4, {2, 0}).isSum);
        QVERIFY(!passNode(passes, TwoPasses::Backpropagation, 4, {1, 0}).isSum);
        QVERIFY(!passNode(passes, TwoPasses::Backpropagation, 6, {2, 0}).isSum);
        QVERIFY(passSentence(passes, TwoPasses::Backpropagation, 4)
                    .startsWith("Forward, layer 2, neuron 1: s = "));
        QVERIFY(passSentence(passes, TwoPasses::ForwardMode, 8)
                    .startsWith("Selection, layer 2, neuron 1: s = "));
    }

    void theTableCounts() {
        Passes p;
        TwoPassTable table(p.model);
        const QAbstractItemModelTester tester(&table);
        QVERIFY(table.index(TwoPassTable::Total, 0).data().isNull());
        QVERIFY(p.look());
        const auto cell = [&](int row, int column) {
            return table.index(row, column).data().toString();
        };
        p.model.setStep(1);
        QCOMPARE(cell(TwoPassTable::Values, 0), "3");
        QCOMPARE(cell(TwoPassTable::Total, 0), "3");
        QCOMPARE(cell(TwoPassTable::Candidates, 1), "6"); // three, with their ids
        QCOMPARE(cell(TwoPassTable::Total, 1), "9");
        QCOMPARE(cell(TwoPassTable::WeightReads, 0), "3");
        p.model.setStep(p.model.lastStep());
        QCOMPARE(cell(TwoPassTable::Total, 0), "13");
        QCOMPARE(cell(TwoPassTable::WeightReads, 0), "16"); // 13, and 3 on the way back
        QCOMPARE(cell(TwoPassTable::WeightReads, 1), "13");
        QCOMPARE(cell(TwoPassTable::Peak, 0),
                 QString::number(p.model.passes()->peak(TwoPasses::Backpropagation)));
    }

    void nothingIsWorkedOutUnseen() {
        Fixture fixture;
        TwoPassModel model(fixture.probe);
        QVERIFY(fixture.look(sweepOn(DataSource::Sum)));
        QVERIFY(model.passes() == nullptr);
        QCOMPARE(model.lastStep(), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(TestTwoPassModel)
#include "tst_two_pass_model.moc"
