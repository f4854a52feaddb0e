#include "tests/support/probe_fixture.h"
#include "ui/models/output_map.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace dpfm;
using namespace dpfm::models;
using dpfm::tests::sweepOn;
using network::DataSource;
using Fixture = dpfm::tests::ProbeFixture;

class TestOutputMap : public QObject {
    Q_OBJECT
private slots:
    void isWhatTheNetworkSays_data() {
        QTest::addColumn<DataSource>("source");
        QTest::addColumn<bool>("classes");
        QTest::newRow("classes") << DataSource::Moons << true;
        QTest::newRow("values") << DataSource::Sine << false;
        QTest::newRow("a sum of two") << DataSource::Sum << false;
    }
    void isWhatTheNetworkSays() {
        QFETCH(const DataSource, source);
        QFETCH(const bool, classes);
        Fixture f;
        QVERIFY(f.look(sweepOn(source)));
        const auto map = outputMap(f.probe.probe(), 5, 3);
        QVERIFY(map.has_value());
        QCOMPARE(map->classes, classes);
        QVERIFY(map->probe == f.probe.probe());
        QCOMPARE(map->values.size(), std::size_t{25});
        network::Prediction prediction(f.probe.probe()->pass.topology());
        const auto place = [](const OutputMap::Range& range, std::size_t step) {
            return range.low + static_cast<double>(step) / 4.0 * (range.high - range.low);
        };
        for (std::size_t row = 0; row < 5; ++row)
            for (std::size_t column = 0; column < 5; ++column) {
                const std::array input{place(map->x, column), place(map->y, row)};
                QCOMPARE(map->values[5 * row + column],
                         prediction.run(f.probe.probe()->weights, input).back());
            }
    }

    void holdsTheSamples() {
        Fixture f;
        QVERIFY(f.look(sweepOn(DataSource::Xor)));
        const auto map = outputMap(f.probe.probe(), 2, 2);
        QVERIFY(map.has_value());
        const data::TrainingData& data = *f.probe.probe()->data;
        QCOMPARE(map->points.size(), std::size_t{50});
        for (std::size_t i = 0; i < 50; ++i) {
            const OutputMap::Point& point = map->points[i];
            QCOMPARE(point.validation, i >= 40); // a share of 0.2
            const data::Samples& part = point.validation ? data.validation : data.training;
            const std::size_t row = point.validation ? i - 40 : i;
            QCOMPARE(point.x, part.input(row)[0]);
            QCOMPARE(point.y, part.input(row)[1]);
            QCOMPARE(point.value, part.target(row)[1]);
            QVERIFY(point.x > map->x.low && point.x < map->x.high);
            QVERIFY(point.y > map->y.low && point.y < map->y.high);
        }
        QCOMPARE(map->targets.low, 0.0);
        QCOMPARE(map->targets.high, 1.0);
    }

    void everyNeuronHasItsOwn() {
        Fixture f;
        QVERIFY(f.look(sweepOn(DataSource::Sine)));
        const auto map = outputMap(f.probe.probe(), 2, 3);
        QVERIFY(map.has_value());
        const network::Topology& topology = f.probe.probe()->pass.topology();
        QCOMPARE(map->neurons.size(), topology.layerCount());
        network::ForwardPass pass(topology);
        double largest = 0.0;
        for (std::size_t place = 0; place < 9; ++place) {
            const auto at = [](const OutputMap::Range& range, std::size_t step) {
                return range.low + static_cast<double>(step) / 2.0 * (range.high - range.low);
            };
            const std::array input{at(map->x, place % 3), at(map->y, place / 3)};
            pass.run(f.probe.probe()->weights, input, 0);
            for (std::size_t layer = 1; layer <= topology.layerCount(); ++layer) {
                QCOMPARE(map->neurons[layer - 1].size(), topology.width(layer));
                for (std::size_t k = 0; k < topology.width(layer); ++k)
                    QCOMPARE(map->neurons[layer - 1][k].values[place],
                             static_cast<float>(pass.neuron(layer, k).value));
            }
            largest = std::max(largest, std::fabs(pass.outputs()[0].value));
        }
        QCOMPARE(map->neurons[0][0].scale.low, -1.0); // tanh
        QCOMPARE(map->neurons[0][0].scale.high, 1.0);
        QVERIFY(std::fabs(map->neurons[1][0].scale.high - largest) < 1e-6 * largest); // linear
        QCOMPARE(map->neurons[1][0].scale.low, -map->neurons[1][0].scale.high);
    }

    void otherNetworksHaveNone_data() {
        QTest::addColumn<DataSource>("source");
        QTest::newRow("four inputs") << DataSource::Sum;
        QTest::newRow("three classes") << DataSource::Iris;
    }
    void otherNetworksHaveNone() {
        QFETCH(const DataSource, source);
        Fixture f;
        QVERIFY(f.look(sweepOn(source, 4)));
        QVERIFY(!outputMap(f.probe.probe(), 5, 3));
    }

    void isKeptWhileSomebodyLooks() {
        Fixture f;
        OutputMapModel model(f.probe);
        QSignalSpy changed(&model, &OutputMapModel::mapChanged);
        QVERIFY(f.look(sweepOn(DataSource::Circles)));
        QVERIFY(!model.map() && changed.isEmpty());
        model.beginLooking();
        QTRY_VERIFY(model.map() && model.map()->probe == f.probe.probe());
        f.probe.setSample(1);
        QTRY_VERIFY(model.map()->probe->sample == 1);
        model.endLooking();
        f.probe.setSample(2);
        QTRY_COMPARE(f.probe.probe()->sample, std::size_t{2});
        QCOMPARE(model.map()->probe->sample, std::size_t{1});
        model.beginLooking();
        QTRY_VERIFY(model.map()->probe->sample == 2);
        f.results.reset({});
        QVERIFY(!model.map());
        // Another network has no map; the one before must not stay.
        QVERIFY(f.look(sweepOn(DataSource::Circles)));
        QTRY_VERIFY(model.map());
        QVERIFY(f.look(sweepOn(DataSource::Sum, 4)));
        QTRY_VERIFY(!model.map());
    }
};

QTEST_GUILESS_MAIN(TestOutputMap)
#include "tst_output_map.moc"
