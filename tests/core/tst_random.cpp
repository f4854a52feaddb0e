#include "core/base/random.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using namespace dpfm;

class TestRandom : public QObject {
    Q_OBJECT

private slots:
    void splitmixMatchesItsPublishedSequence();
    void engineIsTheStandards();
    void uniformIsAFractionOf53Bits();
    void belowStaysBelow_data();
    void belowStaysBelow();
    void belowIsEven();
    void permutationIsOne_data();
    void permutationIsOne();
    void normalHasItsMoments();
    void purposesAndSeedsDiffer();
    void streamsAreTheOnesRecorded();
};

/// The generator's state advances by the golden ratio before each output: its n-th number of seed s
/// is one step from s + n·0x9e3779b97f4a7c15. The numbers are those of the reference
/// implementation (S. Vigna, splitmix64.c) for the seed 1234567.
void TestRandom::splitmixMatchesItsPublishedSequence() {
    std::uint64_t state = 1234567;
    for (const std::uint64_t expected :
         {6457827717110365317u, 3203168211198807973u, 9817491932198370423u, 4593380528125082431u,
          16408922859458223821u}) {
        QCOMPARE(splitmix64(state), expected);
        state += 0x9e3779b97f4a7c15u;
    }
    QCOMPARE(splitmix64(0), std::uint64_t{0xe220a8397b1dcdaf});
}

void TestRandom::engineIsTheStandards() {
    std::mt19937_64 engine;
    engine.discard(9999);
    QCOMPARE(engine(), std::uint64_t{9981545732273789042u});
}

void TestRandom::uniformIsAFractionOf53Bits() {
    RandomStream stream(1, Purpose::Data);
    double low = 1.0;
    double high = 0.0;
    double sum = 0.0;
    constexpr int kCount = 100'000;
    for (int i = 0; i < kCount; ++i) {
        const double x = stream.uniform();
        QVERIFY(x >= 0.0 && x < 1.0);
        QCOMPARE(std::ldexp(x, 53), std::floor(std::ldexp(x, 53)));
        low = std::min(low, x);
        high = std::max(high, x);
        sum += x;
    }
    QVERIFY(low < 1e-4 && high > 1.0 - 1e-4);
    QVERIFY(std::fabs(sum / kCount - 0.5) < 0.005);
}

void TestRandom::belowStaysBelow_data() {
    QTest::addColumn<quint64>("bound");
    QTest::newRow("1") << quint64{1};
    QTest::newRow("2") << quint64{2};
    QTest::newRow("10") << quint64{10};
    QTest::newRow("2^63") << (quint64{1} << 63);
    // Nearly half of all words are drawn again here.
    QTest::newRow("2^63 + 1") << (quint64{1} << 63) + 1;
    QTest::newRow("2^64 - 1") << ~quint64{0};
}

void TestRandom::belowStaysBelow() {
    QFETCH(quint64, bound);
    RandomStream stream(3, Purpose::Order);
    for (int i = 0; i < 2'000; ++i)
        QVERIFY(stream.below(bound) < bound);
}

/// With 3·2^62 a plain remainder would give the lowest third half of all draws.
void TestRandom::belowIsEven() {
    const std::uint64_t third = std::uint64_t{1} << 62;
    RandomStream stream(5, Purpose::Order);
    std::array<int, 3> counts{};
    for (int i = 0; i < 30'000; ++i)
        ++counts[stream.below(3 * third) / third];
    for (const int count : counts)
        QVERIFY2(std::abs(count - 10'000) < 400, qPrintable(QString::number(count)));
}

void TestRandom::permutationIsOne_data() {
    QTest::addColumn<int>("count");
    for (const int count : {0, 1, 2, 3, 1000})
        QTest::addRow("%d", count) << count;
}

void TestRandom::permutationIsOne() {
    QFETCH(int, count);
    RandomStream stream(9, Purpose::Permutation);
    const auto first = stream.permutation(static_cast<std::size_t>(count));
    const auto second = stream.permutation(static_cast<std::size_t>(count));
    std::vector<std::size_t> all(static_cast<std::size_t>(count));
    std::iota(all.begin(), all.end(), std::size_t{0});
    QVERIFY(std::is_permutation(first.begin(), first.end(), all.begin(), all.end()));
    QVERIFY(std::is_permutation(second.begin(), second.end(), all.begin(), all.end()));
    if (count > 100)
        QVERIFY(first != second);
}

void TestRandom::normalHasItsMoments() {
    RandomStream stream(11, Purpose::Noise);
    constexpr int kCount = 200'000;
    double sum = 0.0;
    double squares = 0.0;
    double cubes = 0.0;
    double fourths = 0.0;
    for (int i = 0; i < kCount; ++i) {
        const double x = stream.normal();
        sum += x;
        squares += x * x;
        cubes += x * x * x;
        fourths += x * x * x * x;
    }
    QVERIFY(std::fabs(sum / kCount) < 0.01);
    QVERIFY(std::fabs(squares / kCount - 1.0) < 0.02);
    QVERIFY(std::fabs(cubes / kCount) < 0.04);
    QVERIFY(std::fabs(fourths / kCount - 3.0) < 0.1);
}

void TestRandom::purposesAndSeedsDiffer() {
    const double reference = RandomStream(1, Purpose::Data).uniform();
    QCOMPARE(RandomStream(1, Purpose::Data).uniform(), reference);
    QVERIFY(RandomStream(2, Purpose::Data).uniform() != reference);
    for (const Purpose other :
         {Purpose::Noise, Purpose::Permutation, Purpose::Weights, Purpose::Order})
        QVERIFY(RandomStream(1, other).uniform() != reference);
}

/// Recorded once. If these change, every published run of every experiment changes with them.
void TestRandom::streamsAreTheOnesRecorded() {
    RandomStream data(1, Purpose::Data);
    QVERIFY(data.uniform() == 0.71669132095293619);
    QVERIFY(data.uniform() == 0.74612850924531993);
    RandomStream noise(1, Purpose::Noise);
    QVERIFY(noise.normal() == 1.5524956790525521);
    QVERIFY(noise.normal() == -0.2217906767795956);
    RandomStream order(1, Purpose::Order);
    QCOMPARE(order.permutation(8), (std::vector<std::size_t>{7, 1, 6, 4, 3, 0, 5, 2}));
    QCOMPARE(order.below(1'000'000), std::uint64_t{798'847});
}

QTEST_APPLESS_MAIN(TestRandom)
#include "tst_random.moc"
