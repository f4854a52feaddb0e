#include "core/autodiff/registers.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace dpfm;
using autodiff::Register;
using autodiff::Registers;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

Registers carrying(const std::vector<double>& gradients) {
    Registers registers;
    for (std::size_t i = 0; i < gradients.size(); ++i)
        registers.push_back({weightId(i), gradients[i]});
    return registers;
}

std::vector<int> ids(const Registers& registers) {
    std::vector<int> ids;
    for (const Register& entry : registers)
        ids.push_back(static_cast<int>(index(entry.id)));
    return ids;
}

} // namespace

class TestRegisters : public QObject {
    Q_OBJECT

private slots:
    void keepLargest_data();
    void keepLargest();
    void keepsTheGradientsThemselves();
    void agreesWithSorting();
};

void TestRegisters::keepLargest_data() {
    using Gradients = std::vector<double>;
    using Ids = std::vector<int>;
    QTest::addColumn<Gradients>("gradients");
    QTest::addColumn<int>("count");
    QTest::addColumn<Ids>("kept");
    QTest::newRow("nothing") << Gradients{} << 2 << Ids{};
    QTest::newRow("largest") << Gradients{1, 3, 2} << 2 << Ids{1, 2};
    QTest::newRow("by size, not sign") << Gradients{1, -3, 2, -0.5} << 2 << Ids{1, 2};
    QTest::newRow("tie keeps the lower id") << Gradients{1, 2, 2, 2} << 2 << Ids{1, 2};
    QTest::newRow("tie of opposite signs") << Gradients{-1, 1, -1} << 1 << Ids{0};
    QTest::newRow("tie below a larger one") << Gradients{1, 1, 1, 5} << 3 << Ids{0, 1, 3};
    QTest::newRow("all equal") << Gradients{1, 1, 1, 1} << 3 << Ids{0, 1, 2};
    QTest::newRow("0 keeps all") << Gradients{3, 1, 2} << 0 << Ids{0, 1, 2};
    QTest::newRow("0 drops zeros") << Gradients{3, 0, -0.0, 2} << 0 << Ids{0, 3};
    QTest::newRow("as many as there are") << Gradients{3, 1, 2} << 3 << Ids{0, 1, 2};
    QTest::newRow("more than there are") << Gradients{3, 1, 2} << 9 << Ids{0, 1, 2};
    QTest::newRow("zeros take no register") << Gradients{0, 0, 1, 0, 2} << 3 << Ids{2, 4};
    QTest::newRow("only zeros") << Gradients{0, -0.0, 0} << 2 << Ids{};
    QTest::newRow("smallest is not zero") << Gradients{0, 5e-324} << 1 << Ids{1};
    QTest::newRow("one unit decides") << Gradients{1, std::nextafter(1.0, 2.0)} << 1 << Ids{1};
    QTest::newRow("infinity first") << Gradients{1e308, -kInfinity, 1} << 1 << Ids{1};
    QTest::newRow("NaN before numbers") << Gradients{1e308, 1, kNaN} << 1 << Ids{2};
    QTest::newRow("NaN and infinity by id") << Gradients{1, kInfinity, kNaN, 2} << 2 << Ids{1, 2};
    QTest::newRow("only NaN") << Gradients{kNaN, kNaN, kNaN} << 2 << Ids{0, 1};
}

void TestRegisters::keepLargest() {
    QFETCH(std::vector<double>, gradients);
    QFETCH(int, count);
    QFETCH(std::vector<int>, kept);
    Registers registers = carrying(gradients);
    autodiff::keepLargest(registers, static_cast<std::size_t>(count));
    QCOMPARE(ids(registers), kept);
}

void TestRegisters::keepsTheGradientsThemselves() {
    Registers registers = carrying({0.25, -7.5, 3.0, -4.0});
    autodiff::keepLargest(registers, 2);
    QCOMPARE(registers, (Registers{{weightId(1), -7.5}, {weightId(3), -4.0}}));
}

void TestRegisters::agreesWithSorting() {
    std::mt19937_64 engine(17);
    for (int round = 0; round < 3'000; ++round) {
        std::vector<double> gradients(engine() % 40);
        for (double& gradient : gradients)
            gradient = static_cast<double>(engine() % 9) - 4.0;
        const std::size_t count = engine() % 12;

        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < gradients.size(); ++i)
            if (gradients[i] != 0.0)
                order.push_back(i);
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return std::fabs(gradients[a]) > std::fabs(gradients[b]);
        });
        if (count > 0 && order.size() > count)
            order.resize(count);
        std::sort(order.begin(), order.end());
        Registers expected;
        for (const std::size_t i : order)
            expected.push_back({weightId(i), gradients[i]});

        Registers registers = carrying(gradients);
        autodiff::keepLargest(registers, count);
        QCOMPARE(registers, expected);
    }
}

QTEST_APPLESS_MAIN(TestRegisters)
#include "tst_registers.moc"
