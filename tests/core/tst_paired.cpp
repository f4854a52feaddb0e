#include "core/sweep/paired.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace dpfm;
using Numbers = std::vector<double>;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

bool near(double a, double b) {
    return std::fabs(a - b) <= 1e-12 * std::max(1.0, std::fabs(b));
}

/// C. Darwin's pairs of maize plants, crossed less self-fertilized, in eighths of an inch ("The
/// effects of cross and self fertilisation", 1876): the example of scipy.stats.wilcoxon.
const Numbers kMaize{6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75};

/// Hamilton's scale of depression after a therapy, less before it (M. Hollander and D. A. Wolfe,
/// "Nonparametric statistical methods", 1973, table 3.1): the example of wilcox.test() of R.
const Numbers kDepression{-0.952, 0.147, -1.022, -0.430, -0.620, -0.590, -0.490, 0.080, -0.010};

/// 1 … count, all that 3 divides negative.
Numbers thirdsNegative(int count) {
    Numbers numbers;
    for (int i = 1; i <= count; ++i)
        numbers.push_back(i % 3 == 0 ? -i : i);
    return numbers;
}

/// The same of 1, 1, 2, 2, …
Numbers thirdsNegativeInPairs(int count) {
    Numbers numbers;
    for (int i = 2; i < count + 2; ++i)
        numbers.push_back(i % 3 == 0 ? -(i / 2) : i / 2);
    return numbers;
}

} // namespace

class TestPaired : public QObject {
    Q_OBJECT

private slots:
    void signedRanks_data();
    void signedRanks();
    void ranksKnowNoUnitNorOrder();
    void signs_data();
    void signs();
    void intervals_data();
    void intervals();
    void intervalsAreRepeatable();
    void holmsCorrection_data();
    void holmsCorrection();
    void summaryCounts();
    void fewPairsAreNotTested();
    void divergedIsTheLargestDifference();
};

/// Where no source is named, the p of all 2^n choices of signs counted one by one, or of the normal
/// distribution by its formula, in another program.
void TestPaired::signedRanks_data() {
    QTest::addColumn<Numbers>("differences");
    QTest::addColumn<double>("p");
    QTest::newRow("none") << Numbers{} << 1.0;
    QTest::newRow("only zeros") << Numbers(8, 0.0) << 1.0;
    QTest::newRow("one") << Numbers{3} << 1.0;
    QTest::newRow("six of one sign") << Numbers{1, 2, 3, 4, 5, 6} << 2.0 / 64.0;
    QTest::newRow("evenly divided") << Numbers{1, -1, 2, -2} << 1.0;
    // scipy.stats.wilcoxon(d): statistic 24.0, pvalue 0.041259765625.
    QTest::newRow("maize") << kMaize << 0.041259765625;
    // wilcox.test(x, y, paired = TRUE, alternative = "greater"): V = 40, p-value = 0.01953.
    QTest::newRow("depression") << kDepression << 2.0 * 10.0 / 512.0;
    QTest::newRow("ties") << Numbers{1, 1, 1, 1, -1, -1, 2} << 0.359375;
    QTest::newRow("ties and zeros") << Numbers{-1, -1, 2, 2, 2, -3, 4, 4, 5, 0, 0, 6} << 0.05859375;
    QTest::newRow("twenty") << thirdsNegative(20) << 0.1230926513671875;
    QTest::newRow("the most that are exact") << thirdsNegative(50) << 0.02616696817119646;
    QTest::newRow("normal") << thirdsNegative(60) << 0.03622649417878664;
    QTest::newRow("normal with ties") << thirdsNegativeInPairs(60) << 0.02497197855109167;
}

void TestPaired::signedRanks() {
    QFETCH(Numbers, differences);
    QFETCH(double, p);
    QVERIFY2(near(sweep::signedRankTest(differences), p),
             qPrintable(QString::number(sweep::signedRankTest(differences), 'g', 17)));
}

void TestPaired::ranksKnowNoUnitNorOrder() {
    const double p = sweep::signedRankTest(kMaize);
    Numbers other = kMaize;
    std::reverse(other.begin(), other.end());
    for (double& difference : other)
        difference *= -0.125;
    QCOMPARE(sweep::signedRankTest(other), p);
}

void TestPaired::signs_data() {
    QTest::addColumn<int>("below");
    QTest::addColumn<int>("above");
    QTest::addColumn<double>("p");
    QTest::newRow("none") << 0 << 0 << 1.0;
    QTest::newRow("one") << 0 << 1 << 1.0;
    QTest::newRow("even") << 4 << 4 << 1.0;
    QTest::newRow("nearly even") << 4 << 5 << 1.0;
    QTest::newRow("five of one sign") << 5 << 0 << 0.0625;
    // The binomial coefficients of 9 and of 15.
    QTest::newRow("depression") << 7 << 2 << 2.0 * (1 + 9 + 36) / 512.0;
    QTest::newRow("maize") << 2 << 13 << 2.0 * (1 + 15 + 105) / 32768.0;
    // Counted in whole numbers by another program.
    QTest::newRow("smaller than doubles can be") << 950 << 1050 << 0.026824146240280695;
}

void TestPaired::signs() {
    QFETCH(int, below);
    QFETCH(int, above);
    QFETCH(double, p);
    const auto less = static_cast<std::size_t>(below);
    const auto more = static_cast<std::size_t>(above);
    QVERIFY(near(sweep::signTest(less, more), p));
    QVERIFY(near(sweep::signTest(more, less), p));
}

/// The distribution of an odd number's bootstrap median is known (Efron, 1979, section 3): it is at
/// most the k-th smallest of n with the probability that of n draws, each with k/n, at least
/// (n + 1)/2 come true. Of n = 11 that is 0.007 for the second and 0.051 for the third, of n = 21
/// it is 0.018 for the sixth and 0.056 for the seventh, so 0.025 is surely passed at the latter.
void TestPaired::intervals_data() {
    QTest::addColumn<Numbers>("differences");
    QTest::addColumn<double>("lower");
    QTest::addColumn<double>("upper");
    QTest::newRow("one") << Numbers{3} << 3.0 << 3.0;
    QTest::newRow("all the same") << Numbers(6, -2.0) << -2.0 << -2.0;
    QTest::newRow("eleven") << Numbers{0, 1, 4, 9, 16, 25, 36, 49, 64, 81, 100} << 4.0 << 64.0;
    QTest::newRow("twenty-one") << thirdsNegative(21) << -3.0 << 11.0;
    QTest::newRow("no middle between infinities")
        << Numbers{-kInfinity, -kInfinity, -kInfinity, kInfinity, kInfinity, kInfinity}
        << -kInfinity << kInfinity;
}

void TestPaired::intervals() {
    QFETCH(Numbers, differences);
    QFETCH(double, lower);
    QFETCH(double, upper);
    const sweep::Interval interval = sweep::medianInterval(differences);
    QCOMPARE(interval.lower, lower);
    QCOMPARE(interval.upper, upper);
}

void TestPaired::intervalsAreRepeatable() {
    Numbers other = kMaize;
    std::rotate(other.begin(), other.begin() + 5, other.end());
    QCOMPARE(sweep::medianInterval(other), sweep::medianInterval(kMaize));
    for (double& difference : other)
        difference *= 4.0;
    QCOMPARE(sweep::medianInterval(other).lower, 4.0 * sweep::medianInterval(kMaize).lower);
}

void TestPaired::holmsCorrection_data() {
    QTest::addColumn<Numbers>("p");
    QTest::addColumn<Numbers>("corrected");
    QTest::newRow("none") << Numbers{} << Numbers{};
    QTest::newRow("one") << Numbers{0.04} << Numbers{0.04};
    // By hand: 4·0.005, 3·0.01, 2·0.03, and 0.04 not less than that.
    QTest::newRow("four") << Numbers{0.01, 0.04, 0.03, 0.005} << Numbers{0.03, 0.06, 0.06, 0.02};
    QTest::newRow("at most 1") << Numbers{0.5, 0.9} << Numbers{1.0, 1.0};
    QTest::newRow("equal") << Numbers{0.02, 0.02, 0.02} << Numbers{0.06, 0.06, 0.06};
}

void TestPaired::holmsCorrection() {
    QFETCH(Numbers, p);
    QFETCH(Numbers, corrected);
    const Numbers found = sweep::holm(p);
    QCOMPARE(found.size(), corrected.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        QVERIFY(near(found[i], corrected[i]));
}

void TestPaired::summaryCounts() {
    const Numbers differences{-3, -1, 0, 2, -2, -4, 0, -5};
    const sweep::PairedSummary summary = sweep::summarizePairs(differences);
    QCOMPARE(summary.pairs(), differences.size());
    QCOMPARE(summary.below, std::size_t{5});
    QCOMPARE(summary.above, std::size_t{1});
    QCOMPARE(summary.equal, std::size_t{2});
    QCOMPARE(summary.median, -1.5);
    QVERIFY(summary.tests);
    QCOMPARE(summary.tests->interval, sweep::medianInterval(differences));
    QCOMPARE(summary.tests->sign, sweep::signTest(5, 1));
    QCOMPARE(summary.tests->wilcoxon, sweep::signedRankTest(differences));
}

void TestPaired::fewPairsAreNotTested() {
    const sweep::PairedSummary none = sweep::summarizePairs({});
    QCOMPARE(none.pairs(), std::size_t{0});
    QVERIFY(!none.median && !none.tests);
    Numbers differences(sweep::kFewestPairs - 1, 1.0);
    QVERIFY(!sweep::summarizePairs(differences).tests);
    QCOMPARE(sweep::summarizePairs(differences).median, 1.0);
    differences.push_back(2.0);
    QVERIFY(sweep::summarizePairs(differences).tests);
    QCOMPARE(sweep::summarizePairs(differences).tests->wilcoxon, 2.0 / 64.0);
}

void TestPaired::divergedIsTheLargestDifference() {
    Numbers diverged = kMaize;
    Numbers large = kMaize;
    diverged[14] = kInfinity;
    large[14] = 1e6;
    QCOMPARE(sweep::signedRankTest(diverged), sweep::signedRankTest(large));
    QCOMPARE(sweep::summarizePairs(diverged).median, 24.0);
    const Numbers most{1, 2, 3, kInfinity, kInfinity, kInfinity};
    QCOMPARE(sweep::summarizePairs(most).median, kInfinity);
    const sweep::Interval interval = sweep::summarizePairs(most).tests->interval;
    QVERIFY(interval.lower <= 3.0);
    QCOMPARE(interval.upper, kInfinity);
}

QTEST_APPLESS_MAIN(TestPaired)
#include "tst_paired.moc"
