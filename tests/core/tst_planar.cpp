#include "core/data/planar.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace dpfm;
using data::Dataset;
using network::DataSource;

namespace {

struct Point {
    double x;
    double y;
    double target; ///< or the class
};

std::vector<Point> pointsOf(const Dataset& set) {
    std::vector<Point> points;
    for (std::size_t row = 0; row < set.samples.count(); ++row) {
        const auto input = set.samples.input(row);
        const auto target = set.samples.target(row);
        points.push_back({input[0], input[1], set.classification ? target[1] : target[0]});
    }
    return points;
}

constexpr double kNear = 1e-12;

/// Whether a point without noise may be what its source says.
bool fits(DataSource source, const Point& p) {
    const double radius = std::hypot(p.x, p.y);
    const bool second = p.target == 1.0;
    switch (source) {
    case DataSource::Xor:
        return second == (p.x * p.y < 0.0);
    case DataSource::Circles:
        return second ? radius > 0.7 - kNear && radius < 1.0 + kNear : radius < 0.4 + kNear;
    case DataSource::Spirals: {
        const double along = (radius - 0.05) / 0.95;
        const double angle = std::numbers::pi * (3.0 * along + p.target);
        return std::hypot(p.x - radius * std::cos(angle), p.y - radius * std::sin(angle)) < 1e-10;
    }
    case DataSource::Moons: {
        const double across = 1.5 * p.x + 0.5;
        const double up = 0.75 * p.y + 0.25;
        return second ? std::fabs(std::hypot(across - 1.0, up - 0.5) - 1.0) < kNear && up <= 0.5
                      : std::fabs(std::hypot(across, up) - 1.0) < kNear && up >= 0.0;
    }
    case DataSource::Plane:
        return std::fabs(p.target - (p.x + p.y) / 2.0) < kNear;
    case DataSource::Sine:
        return std::fabs(p.target - std::sin(std::numbers::pi * (p.x + p.y))) < kNear;
    default:
        return false;
    }
}

} // namespace

/// The points of the plane: what their header says of each source.
class TestPlanar : public QObject {
    Q_OBJECT

    static void addSources() {
        QTest::addColumn<DataSource>("source");
        QTest::newRow("xor") << DataSource::Xor;
        QTest::newRow("circles") << DataSource::Circles;
        QTest::newRow("spirals") << DataSource::Spirals;
        QTest::newRow("moons") << DataSource::Moons;
        QTest::newRow("plane") << DataSource::Plane;
        QTest::newRow("sine") << DataSource::Sine;
    }

private slots:
    void pointsAreWhereTheyBelong_data() { addSources(); }
    void pointsAreWhereTheyBelong() {
        QFETCH(const DataSource, source);
        const Dataset set = data::pointsOfThePlane(source, 2'000, 0.0, 3);
        network::DataSettings settings;
        settings.source = source;
        const network::DataShape shape = network::shapeOf(settings);
        QCOMPARE(set.classification, shape.classification);
        QCOMPARE(set.samples.inputWidth, static_cast<std::size_t>(shape.inputs));
        QCOMPARE(set.samples.outputWidth, static_cast<std::size_t>(shape.outputs));
        QCOMPARE(set.inputNames.size(), set.samples.inputWidth);
        QCOMPARE(set.outputNames.size(), set.samples.outputWidth);
        double second = 0.0;
        for (const Point& point : pointsOf(set)) {
            QVERIFY(std::fabs(point.x) <= 1.0 + kNear && std::fabs(point.y) <= 1.0 + kNear);
            QVERIFY(fits(source, point));
            second += point.target;
        }
        if (set.classification)
            QVERIFY(second > 850.0 && second < 1'150.0);
    }

    void seedsDiffer_data() { addSources(); }
    void seedsDiffer() {
        QFETCH(const DataSource, source);
        const Dataset one = data::pointsOfThePlane(source, 20, 0.0, 1);
        QCOMPARE(data::pointsOfThePlane(source, 20, 0.0, 1).samples.inputs, one.samples.inputs);
        QVERIFY(data::pointsOfThePlane(source, 20, 0.0, 2).samples.inputs != one.samples.inputs);
    }

    void noiseMovesPointsOrTargets_data() { addSources(); }
    void noiseMovesPointsOrTargets() {
        QFETCH(const DataSource, source);
        const Dataset clean = data::pointsOfThePlane(source, 2'000, 0.0, 8);
        const Dataset noisy = data::pointsOfThePlane(source, 2'000, 0.2, 8);
        const auto& still = clean.classification ? clean.samples.targets : clean.samples.inputs;
        QCOMPARE(noisy.classification ? noisy.samples.targets : noisy.samples.inputs, still);
        const auto& before = clean.classification ? clean.samples.inputs : clean.samples.targets;
        const auto& after = clean.classification ? noisy.samples.inputs : noisy.samples.targets;
        double squares = 0.0;
        for (std::size_t i = 0; i < before.size(); ++i)
            squares += (after[i] - before[i]) * (after[i] - before[i]);
        const double deviation = std::sqrt(squares / static_cast<double>(before.size()));
        QVERIFY(std::fabs(deviation - 0.2) < 0.015);
    }
};

QTEST_APPLESS_MAIN(TestPlanar)
#include "tst_planar.moc"
