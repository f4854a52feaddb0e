#include "core/sweep/pareto.h"

#include <QTest>

#include <cmath>

using namespace dpfm;
using Points = std::vector<sweep::Tradeoff>;
using Places = std::vector<std::size_t>;

class TestPareto : public QObject {
    Q_OBJECT

private slots:
    void fronts_data();
    void fronts();
};

void TestPareto::fronts_data() {
    QTest::addColumn<Points>("points");
    QTest::addColumn<Places>("front");
    QTest::newRow("nothing") << Points{} << Places{};
    QTest::newRow("a trade") << Points{{3, 1}, {1, 3}, {2, 2}} << Places{1, 2, 0};
    QTest::newRow("dearer and worse") << Points{{1, 1}, {2, 2}} << Places{0};
    QTest::newRow("dearer and as good") << Points{{1, 1}, {2, 1}} << Places{0};
    QTest::newRow("as dear and worse") << Points{{1, 2}, {1, 1}} << Places{1};
    QTest::newRow("equal") << Points{{1, 1}, {1, 1}} << Places{0};
    QTest::newRow("not finite") << Points{{1, HUGE_VAL}, {HUGE_VAL, 0}, {std::nan(""), 0}, {2, 5}}
                                << Places{3};
}

void TestPareto::fronts() {
    QFETCH(Points, points);
    QFETCH(Places, front);
    QCOMPARE(sweep::paretoFront(points), front);
}

QTEST_APPLESS_MAIN(TestPareto)
#include "tst_pareto.moc"
