#include "tests/support/experiments.h"
#include "ui/models/drag_scale.h"

#include <QTest>

#include <limits>

using namespace dpfm;
using namespace dpfm::models;

Q_DECLARE_METATYPE(dpfm::models::DragField)

/// What sliders go through.
class TestDragScale : public QObject {
    Q_OBJECT

    static network::Experiment with(DragField field, double value) {
        network::Experiment experiment = test::workshop();
        experiment.sweep.corpus = {50, 400};
        setDragValue(experiment, field, value);
        return experiment;
    }

private slots:
    void scales_data() {
        QTest::addColumn<DragField>("field");
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("lowest");
        QTest::addColumn<double>("highest");
        const auto row = [](const char* name, DragField field, double value, double low,
                            double high) { QTest::newRow(name) << field << value << low << high; };
        row("rate", DragField::LearningRate, 0.01, 0.0001, 1.0);
        row("rate between two", DragField::LearningRate, 0.01234, 0.0001, 1.0);
        row("small rate", DragField::LearningRate, 2e-6, 1e-7, 1.0);
        row("large rate", DragField::LearningRate, 30.0, 0.0001, 1000.0);
        row("epochs", DragField::Epochs, 250, 10, 2000);
        row("odd epochs", DragField::Epochs, 257, 10, 2000);
        row("few epochs", DragField::Epochs, 5, 2, 2000);
        row("one epoch", DragField::Epochs, 1, 1, 2000);
        row("many epochs", DragField::Epochs, 30000, 10, 60000);
        row("most epochs", DragField::Epochs, 1e6, 10, 1e6);
        row("no noise", DragField::Noise, 0.0, 0.0, 0.5);
        row("noise", DragField::Noise, 0.123, 0.0, 0.5);
        row("much noise", DragField::Noise, 3.0, 0.0, 6.0);
        row("seed", DragField::Seed, 1, 1, 100);
        row("seed 0", DragField::Seed, 0, 0, 99);
        row("large seed", DragField::Seed, 1000, 950, 1049);
        row("largest seed", DragField::Seed, 9007199254740992.0, 9007199254740942.0,
            9007199254740992.0);
        row("batch", DragField::BatchSize, 10, 1, 320);
        row("large batch", DragField::BatchSize, 1000, 1, 2000);
    }

    void scales() {
        QFETCH(const DragField, field);
        QFETCH(const double, value);
        QFETCH(const double, lowest);
        QFETCH(const double, highest);
        const network::Experiment experiment = with(field, value);
        const DragScale scale = dragScale(experiment, field);
        QVERIFY(qFuzzyCompare(1.0 + scale.valueAt(0), 1.0 + lowest));
        QVERIFY(qFuzzyCompare(scale.valueAt(scale.size() - 1), highest));
        QCOMPARE(scale.valueAt(scale.positionOf(value)), value); // to the bit
        for (int position = 0; position < scale.size(); ++position) {
            QCOMPARE(scale.positionOf(scale.valueAt(position)), position);
            QVERIFY(position == 0 || scale.valueAt(position) > scale.valueAt(position - 1));
            network::Experiment moved = experiment;
            setDragValue(moved, field, scale.valueAt(position));
            QCOMPARE(dragValue(moved, field), scale.valueAt(position));
            setDragValue(moved, field, value);
            QCOMPARE(moved, experiment);
        }
        QVERIFY2(scale.size() >= 20 && scale.size() <= 200,
                 qPrintable(QString::number(scale.size())));
    }

    void valuesArePlain() {
        const DragScale rates =
            dragScale(with(DragField::LearningRate, 0.01), DragField::LearningRate);
        const int hundredth = rates.positionOf(0.01);
        QCOMPARE(rates.valueAt(hundredth + 1), 0.011);
        QCOMPARE(rates.valueAt(hundredth + 6), 0.02);
        QCOMPARE(rates.valueAt(hundredth + 20), 0.1);
        QCOMPARE(rates.valueAt(hundredth - 20), 0.001);
        const DragScale noises = dragScale(with(DragField::Noise, 0.0), DragField::Noise);
        QCOMPARE(noises.valueAt(7), 0.07);
    }

    void unusableValuesHaveAScale_data() {
        QTest::addColumn<DragField>("field");
        QTest::addColumn<double>("value");
        constexpr double kInfinity = std::numeric_limits<double>::infinity();
        constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
        for (const double value : {0.0, -1.0, kInfinity, kNaN, 1e-320, 1e308}) {
            QTest::addRow("rate %g", value) << DragField::LearningRate << value;
            QTest::addRow("noise %g", value) << DragField::Noise << value;
        }
        QTest::newRow("epochs") << DragField::Epochs << 0.0;
        QTest::newRow("batch") << DragField::BatchSize << -3.0;
    }
    void unusableValuesHaveAScale() {
        QFETCH(const DragField, field);
        QFETCH(const double, value);
        const DragScale scale = dragScale(with(field, value), field);
        QVERIFY(scale.size() > 1);
        for (int position = 1; position < scale.size(); ++position)
            QVERIFY(scale.valueAt(position) > scale.valueAt(position - 1));
        const int position = scale.positionOf(value);
        QVERIFY(position >= 0 && position < scale.size());
    }

    void aListOfSeedsMovesAsAWhole() {
        network::Experiment experiment = test::workshop();
        experiment.sweep.seeds = {3, 1, 7};
        const DragScale scale = dragScale(experiment, DragField::Seed);
        QCOMPARE(scale.valueAt(0), 2.0); // where the least is 0
        setDragValue(experiment, DragField::Seed, 2);
        QVERIFY(experiment.sweep.seeds == std::vector<std::uint64_t>({2, 0, 6}));
        setDragValue(experiment, DragField::Seed, 12);
        QVERIFY(experiment.sweep.seeds == std::vector<std::uint64_t>({12, 10, 16}));
        experiment.sweep.seeds.clear();
        setDragValue(experiment, DragField::Seed, 12);
        QVERIFY(experiment.sweep.seeds.empty());
        QCOMPARE(dragScale(experiment, DragField::Seed).size(), 1);
    }
};

QTEST_APPLESS_MAIN(TestDragScale)
#include "tst_drag_scale.moc"
