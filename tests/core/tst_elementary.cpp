#include "core/base/elementary.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <random>

using namespace dpfm;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

using Function = double (*)(double);
using Reference = std::function<long double(long double)>;

/// How far `got` is from the exact value, in units of a double's last place there.
double ulps(double got, long double exact) {
    int exponent = 0;
    std::frexp(exact, &exponent);
    const long double unit = std::ldexp(1.0L, std::max(exponent - 53, -1074));
    return static_cast<double>(std::fabs(exact - static_cast<long double>(got)) / unit);
}

} // namespace

class TestElementary : public QObject {
    Q_OBJECT

private slots:
    void isWithinItsUlps_data();
    void isWithinItsUlps();
    void edges_data();
    void edges();
    void tanhIsOdd();
    void neverFalls_data();
    void neverFalls();
};

void TestElementary::isWithinItsUlps_data() {
    static_assert(std::numeric_limits<long double>::digits >= 64, "the reference must be finer");
    QTest::addColumn<Function>("function");
    QTest::addColumn<Reference>("reference");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<double>("bound");
    const Reference exp = [](long double x) { return std::exp(x); };
    const Reference log = [](long double x) { return std::log(x); };
    const Reference tanh = [](long double x) { return std::tanh(x); };
    const Reference sigmoid = [](long double x) { return 1.0L / (1.0L + std::exp(-x)); };
    // Half periods are taken off first: π times a large x has lost the digits that count near a
    // zero.
    const Reference sinPi = [](long double x) {
        const long double half = std::nearbyint(x);
        const long double sine = std::sin(std::numbers::pi_v<long double> * (x - half));
        return std::fmod(half, 2.0L) == 0.0L ? sine : -sine;
    };
    const Reference cosPi = [=](long double x) { return sinPi(x + 0.5L); };
    QTest::newRow("sinPi") << &elementary::sinPi << sinPi << -9.0 << 9.0 << 2.0;
    QTest::newRow("sinPi near 0") << &elementary::sinPi << sinPi << -1e-9 << 1e-9 << 2.0;
    QTest::newRow("sinPi near a zero") << &elementary::sinPi << sinPi << 0.999 << 1.001 << 2.0;
    QTest::newRow("sinPi far off") << &elementary::sinPi << sinPi << 1e6 << 2e6 << 2.0;
    QTest::newRow("cosPi") << &elementary::cosPi << cosPi << -9.0 << 9.0 << 2.0;
    QTest::newRow("exp everywhere") << &elementary::exp << exp << -708.0 << 709.78 << 1.0;
    QTest::newRow("exp near 0") << &elementary::exp << exp << -0.5 << 0.5 << 1.0;
    QTest::newRow("exp subnormal") << &elementary::exp << exp << -745.1 << -708.0 << 1.0;
    QTest::newRow("log near 1") << &elementary::log << log << 0.5 << 2.0 << 1.0;
    QTest::newRow("log closest to 1") << &elementary::log << log << 0.9999 << 1.0001 << 1.0;
    QTest::newRow("log subnormal") << &elementary::log << log << 5e-324 << 3e-308 << 1.0;
    QTest::newRow("log large") << &elementary::log << log << 1.0 << 1.7e308 << 1.0;
    QTest::newRow("tanh everywhere") << &elementary::tanh << tanh << -20.5 << 20.5 << 3.0;
    QTest::newRow("tanh at its worst") << &elementary::tanh << tanh << 0.1 << 0.4 << 3.0;
    QTest::newRow("tanh tiny") << &elementary::tanh << tanh << -1e-9 << 1e-9 << 3.0;
    QTest::newRow("tanh subnormal") << &elementary::tanh << tanh << -1e-309 << 1e-309 << 3.0;
    QTest::newRow("sigmoid") << &elementary::sigmoid << sigmoid << -40.0 << 40.0 << 3.0;
    QTest::newRow("sigmoid near 0") << &elementary::sigmoid << sigmoid << -1.0 << 1.0 << 3.0;
    QTest::newRow("sigmoid low") << &elementary::sigmoid << sigmoid << -708.0 << -40.0 << 3.0;
}

void TestElementary::isWithinItsUlps() {
    QFETCH(Function, function);
    QFETCH(Reference, reference);
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(double, bound);
    std::mt19937_64 engine(2024);
    double worst = 0.0;
    double worstAt = 0.0;
    for (int i = 0; i < 50'000; ++i) {
        const double share = static_cast<double>(engine() >> 11) * 0x1p-53;
        const double x = low + (high - low) * share;
        const double error = ulps(function(x), reference(static_cast<long double>(x)));
        if (!(error <= worst)) {
            worst = error;
            worstAt = x;
        }
    }
    QVERIFY2(worst <= bound,
             qPrintable(QStringLiteral("%1 ulp at %2").arg(worst).arg(worstAt, 0, 'g', 17)));
}

void TestElementary::edges_data() {
    QTest::addColumn<Function>("function");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    const double largest = std::numeric_limits<double>::max();
    const double smallest = std::numeric_limits<double>::denorm_min();
    QTest::newRow("exp 0") << &elementary::exp << 0.0 << 1.0;
    QTest::newRow("exp -0") << &elementary::exp << -0.0 << 1.0;
    QTest::newRow("exp tiny") << &elementary::exp << smallest << 1.0;
    QTest::newRow("exp +inf") << &elementary::exp << kInfinity << kInfinity;
    QTest::newRow("exp -inf") << &elementary::exp << -kInfinity << 0.0;
    QTest::newRow("exp NaN") << &elementary::exp << kNaN << kNaN;
    QTest::newRow("exp overflow") << &elementary::exp << 709.7827128933841 << kInfinity;
    QTest::newRow("exp far overflow") << &elementary::exp << largest << kInfinity;
    QTest::newRow("exp smallest") << &elementary::exp << -745.0 << smallest;
    QTest::newRow("exp underflow") << &elementary::exp << -745.2 << 0.0;
    QTest::newRow("exp far underflow") << &elementary::exp << -largest << 0.0;
    QTest::newRow("log 1") << &elementary::log << 1.0 << 0.0;
    QTest::newRow("log 0") << &elementary::log << 0.0 << -kInfinity;
    QTest::newRow("log -0") << &elementary::log << -0.0 << -kInfinity;
    QTest::newRow("log -1") << &elementary::log << -1.0 << kNaN;
    QTest::newRow("log -inf") << &elementary::log << -kInfinity << kNaN;
    QTest::newRow("log +inf") << &elementary::log << kInfinity << kInfinity;
    QTest::newRow("log NaN") << &elementary::log << kNaN << kNaN;
    QTest::newRow("log largest") << &elementary::log << largest << 709.782712893384;
    QTest::newRow("log smallest") << &elementary::log << smallest << -744.4400719213812;
    QTest::newRow("tanh 0") << &elementary::tanh << 0.0 << 0.0;
    QTest::newRow("tanh smallest") << &elementary::tanh << smallest << smallest;
    QTest::newRow("tanh +inf") << &elementary::tanh << kInfinity << 1.0;
    QTest::newRow("tanh -inf") << &elementary::tanh << -kInfinity << -1.0;
    QTest::newRow("tanh NaN") << &elementary::tanh << kNaN << kNaN;
    QTest::newRow("tanh 19.9") << &elementary::tanh << 19.9 << 1.0;
    QTest::newRow("tanh largest") << &elementary::tanh << -largest << -1.0;
    QTest::newRow("sigmoid 0") << &elementary::sigmoid << 0.0 << 0.5;
    QTest::newRow("sigmoid +inf") << &elementary::sigmoid << kInfinity << 1.0;
    QTest::newRow("sigmoid -inf") << &elementary::sigmoid << -kInfinity << 0.0;
    QTest::newRow("sigmoid 1000") << &elementary::sigmoid << 1000.0 << 1.0;
    QTest::newRow("sigmoid -1000") << &elementary::sigmoid << -1000.0 << 0.0;
    QTest::newRow("sigmoid NaN") << &elementary::sigmoid << kNaN << kNaN;
}

void TestElementary::edges() {
    QFETCH(Function, function);
    QFETCH(double, x);
    QFETCH(double, y);
    const double got = function(x);
    QVERIFY2(got == y || (std::isnan(got) && std::isnan(y)),
             qPrintable(QString::number(got, 'g', 17)));
}

void TestElementary::tanhIsOdd() {
    std::mt19937_64 engine(7);
    for (int i = 0; i < 20'000; ++i) {
        const double x = static_cast<double>(engine() >> 11) * 0x1p-53 * 25.0;
        QCOMPARE(elementary::tanh(-x), -elementary::tanh(x));
    }
    QVERIFY(std::signbit(elementary::tanh(-0.0)));
    QVERIFY(!std::signbit(elementary::tanh(0.0)));
}

void TestElementary::neverFalls_data() {
    QTest::addColumn<Function>("function");
    QTest::addColumn<double>("join");
    // exp and tanh change the power of two at odd multiples of ln 2 / 2; log at powers of two times
    // √½.
    const double halfLn2 = 0.34657359027997264;
    for (const int multiple : {-1401, -3, -1, 1, 3, 5, 7, 21, 2047}) {
        QTest::addRow("exp at %d halves of ln 2", multiple)
            << &elementary::exp << multiple * halfLn2;
    }
    for (const int multiple : {1, 3, 5, 21, 53})
        QTest::addRow("tanh at %d quarters of ln 2", multiple)
            << &elementary::tanh << 0.5 * multiple * halfLn2;
    QTest::newRow("tanh at 20") << &elementary::tanh << 20.0;
    for (const int power : {-1000, -1, 0, 1, 2, 1000})
        QTest::addRow("log at 2^%d of the root", power)
            << &elementary::log << std::ldexp(std::sqrt(0.5), power);
    QTest::newRow("log at 1") << &elementary::log << 1.0;
    QTest::newRow("log at the first normal") << &elementary::log << 0x1p-1022;
    QTest::newRow("sigmoid at ln 2 / 2") << &elementary::sigmoid << halfLn2;
}

/// Falls at a join would show as non-monotone curves. Within the stated error a step back of as
/// many units in the last place is possible; more is not.
void TestElementary::neverFalls() {
    QFETCH(Function, function);
    QFETCH(double, join);
    double x = join;
    for (int i = 0; i < 200; ++i)
        x = std::nextafter(x, -kInfinity);
    double before = function(x);
    for (int i = 0; i < 400; ++i) {
        x = std::nextafter(x, kInfinity);
        const double now = function(x);
        const double slack = 3.0 * (std::nextafter(std::fabs(now), kInfinity) - std::fabs(now));
        QVERIFY2(now >= before - slack, qPrintable(QString::number(x, 'g', 17)));
        before = std::max(before, now);
    }
}

QTEST_APPLESS_MAIN(TestElementary)
#include "tst_elementary.moc"
