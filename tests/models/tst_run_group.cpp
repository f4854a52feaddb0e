#include "core/network/variants.h"
#include "tests/support/sample_sweep.h"
#include "ui/models/number_text.h"
#include "ui/models/run_group.h"

#include <QTest>

#include <cmath>

using namespace dpfm;
using namespace dpfm::models;

class TestRunGroup : public QObject {
    Q_OBJECT
private slots:
    void categoriesAreOrdered();
    void placesAreLogarithms_data();
    void placesAreLogarithms();
    void groupsLeaveSeedsAside();
    void variantsAreApart();
    void numbersInSentences_data();
    void numbersInSentences();
};

void TestRunGroup::categoriesAreOrdered() {
    const RegisterCategory two{network::Method::Dpfm, 2};
    const RegisterCategory ten{network::Method::Dpfm, 10};
    const RegisterCategory all{network::Method::Dpfm, 0};
    const RegisterCategory baseline =
        categoryOf({network::Method::Backpropagation, 50, /* registers */ 4, 1});
    QVERIFY(two < ten && ten < all && all < baseline);
    QVERIFY(!(ten < two) && !(all < all) && !(baseline < all));
    const RegisterCategory sparse = categoryOf({network::Method::MeProp, 50, 4, 1});
    const RegisterCategory dense = categoryOf({network::Method::MeProp, 50, 0, 1});
    QCOMPARE(sparse, (RegisterCategory{network::Method::MeProp, 4}));
    QVERIFY(all < sparse && sparse < dense && dense < baseline);
    QCOMPARE(tickLabel(sparse), QStringLiteral("meProp 4"));
    QCOMPARE(tickLabel(dense), QStringLiteral("meProp all"));
    QCOMPARE(axisPlaces({two, all, sparse, dense, baseline}),
             (std::vector<double>{1.0, 2.5, 4.0, 5.5, 7.0}));
    QCOMPARE(baseline.registers, 0);
    QCOMPARE(tickLabel(two), QStringLiteral("2"));
    QCOMPARE(tickLabel(all), QStringLiteral("all"));
    QCOMPARE(tickLabel(baseline), QStringLiteral("backprop."));
}

void TestRunGroup::placesAreLogarithms_data() {
    QTest::addColumn<std::vector<int>>("registers"); // 0 is all, -1 backpropagation
    QTest::addColumn<std::vector<double>>("places");
    using Numbers = std::vector<double>;
    QTest::newRow("none") << std::vector<int>{} << Numbers{};
    QTest::newRow("doublings") << std::vector{1, 2, 8, 64} << Numbers{0, 1, 3, 6};
    QTest::newRow("all is apart") << std::vector{2, 4, 0} << Numbers{1, 2, 3.5};
    QTest::newRow("so is backpropagation") << std::vector{4, 0, -1} << Numbers{2, 3.5, 5};
    QTest::newRow("no count") << std::vector{0, -1} << Numbers{0, 1.5};
    QTest::newRow("between") << std::vector{3} << Numbers{std::log2(3.0)};
}

void TestRunGroup::placesAreLogarithms() {
    QFETCH(std::vector<int>, registers);
    QFETCH(std::vector<double>, places);
    std::vector<RegisterCategory> categories;
    for (const int count : registers)
        categories.push_back(count < 0 ? RegisterCategory{network::Method::Backpropagation, 0}
                                       : RegisterCategory{network::Method::Dpfm, count});
    QCOMPARE(axisPlaces(categories), places);
}

void TestRunGroup::groupsLeaveSeedsAside() {
    const RunGroups groups({});
    const RunGroup one = groups.of(tests::sampleRun(0, 50, 8, 1, {}));
    QVERIFY(one == groups.of(tests::sampleRun(1, 50, 8, 2, {})));
    const RunGroup fewer = groups.of(tests::sampleRun(0, 50, 2, 1, {}));
    const RunGroup larger = groups.of(tests::sampleRun(0, 100, 2, 1, {}));
    QVERIFY(fewer < one && one < larger && !(larger < one));
    QCOMPARE(groupLabel(one), QStringLiteral("R = 8, corpus 50"));
    QCOMPARE(rowTick(one.row), QStringLiteral("50"));
}

void TestRunGroup::variantsAreApart() {
    session::SweepRecord sweep;
    sweep.experiment.sweep.fields = {{"training.optimizer.learning_rate", {"0.1", "0.01"}}};
    sweep.variants = network::variantsOf(sweep.experiment);
    session::RunRecord run = tests::sampleRun(0, 100, 8, 1, {});
    const RunGroups groups(sweep);
    const RunGroup first = groups.of(run);
    run.run.parameters.variant = 1;
    run.run.parameters.corpus = 50;
    const RunGroup second = groups.of(run);
    QVERIFY(first < second && !(first == second));
    QCOMPARE(groupLabel(second), QStringLiteral("R = 8, learning rate 0.01, corpus 50"));
    QCOMPARE(rowTick(second.row), QStringLiteral("learning rate 0.01, 50"));
    QCOMPARE(rowFields(second.row), QString()); // one setting says what it is
    QCOMPARE(rowValues(second.row), rowLabel(second.row));
    sweep.experiment.sweep.fields.push_back({"network.activation", {"tanh"}});
    sweep.variants = network::variantsOf(sweep.experiment);
    const RunRow both = RunGroups(sweep).rowOf(run);
    QCOMPARE(rowFields(both), QStringLiteral("learning rate, activation, corpus"));
    QCOMPARE(rowValues(both), QStringLiteral("0.01, tanh, 50"));
    QCOMPARE(rowLabel(both), QStringLiteral("learning rate 0.01, activation tanh, corpus 50"));
}

void TestRunGroup::numbersInSentences_data() {
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("plain");
    QTest::addColumn<QString>("power");
    QTest::newRow("small") << 12.0 << "12"
                           << "12";
    QTest::newRow("negative") << -0.5 << "−0.5"
                              << "−0.5";
    QTest::newRow("infinite") << HUGE_VAL << "∞"
                              << "∞";
    QTest::newRow("large") << 4.56e7 << "4.56e+07"
                           << "4.6·10⁷";
    QTest::newRow("rounds up to the next power") << 9.97e11 << "9.97e+11"
                                                 << "1.0·10¹²";
}

void TestRunGroup::numbersInSentences() {
    QFETCH(double, value);
    QFETCH(QString, plain);
    QFETCH(QString, power);
    QCOMPARE(numberText(value, QLocale::c()), plain);
    QCOMPARE(powerText(value, QLocale::c()), power);
    QCOMPARE(tenToThe(-12), QStringLiteral("10⁻¹²"));
}

QTEST_GUILESS_MAIN(TestRunGroup)
#include "tst_run_group.moc"
