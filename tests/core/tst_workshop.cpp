#include "core/hardware/workshop.h"

#include <QTest>

#include <limits>
#include <map>

using namespace dpfm;
using hardware::WorkshopEstimate;
using hardware::WorkshopResult;

class TestWorkshop : public QObject {
    Q_OBJECT

private slots:
    void theWorkshopsNumbers();
    void changedNumbers();
    void refusesWithTheField_data();
    void refusesWithTheField();
};

void TestWorkshop::theWorkshopsNumbers() {
    QVERIFY(hardware::validate(WorkshopEstimate()).empty());
    const WorkshopResult result = hardware::workOut({});
    // Exactly: these numbers are in print.
    QVERIFY(result.multiplications == 4250.0);
    QVERIFY(result.cycles == 20.0);
    QVERIFY(result.layerNanoseconds == 200.0);
    QVERIFY(result.milliseconds == 0.002);
    QVERIFY(result.firstRatio == 3.25e6);
    QVERIFY(result.secondRatio == 283.5e6);
    QVERIFY(result.sampleMilliseconds == 17.0);
    QVERIFY(result.batchMilliseconds == 170.0);
    QVERIFY(WorkshopEstimate().kernelMilliseconds == 20.0);
    QVERIFY(result.kernelRatio == 8.5);
    QCOMPARE(result.exactCycles, 4250.0 / 220.0);
    QCOMPARE(result.utilisation, 4250.0 / 4400.0);
}

void TestWorkshop::changedNumbers() {
    WorkshopEstimate estimate;
    estimate.lanes = 9.0; // R = 8
    estimate.clockMHz = 200.0;
    const WorkshopResult result = hardware::workOut(estimate);
    QCOMPARE(result.multiplications, 2250.0);
    QCOMPARE(result.cycles, 11.0);
    QCOMPARE(result.layerNanoseconds, 55.0);
    QCOMPARE(result.batchMilliseconds, 90.0);
}

void TestWorkshop::refusesWithTheField_data() {
    QTest::addColumn<QString>("place");
    QTest::addColumn<double>("value");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const char* place :
         {"batch", "neurons", "weights", "lanes", "multipliers", "clock", "layers", "executions",
          "first_time", "second_time", "pass_time", "samples", "kernel_time"})
        for (const double value : {0.0, -3.0, nan, 1e300})
            QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(place)).arg(value)))
                << place << value;
    for (const char* place :
         {"batch", "neurons", "weights", "lanes", "multipliers", "layers", "executions", "samples"})
        QTest::newRow(qPrintable(QLatin1String(place) + QStringLiteral(" 2.5"))) << place << 2.5;
}

void TestWorkshop::refusesWithTheField() {
    QFETCH(QString, place);
    QFETCH(double, value);
    const std::map<QString, double WorkshopEstimate::*> fields{
        {"batch", &WorkshopEstimate::batch},
        {"neurons", &WorkshopEstimate::neurons},
        {"weights", &WorkshopEstimate::weights},
        {"lanes", &WorkshopEstimate::lanes},
        {"multipliers", &WorkshopEstimate::multipliers},
        {"clock", &WorkshopEstimate::clockMHz},
        {"layers", &WorkshopEstimate::layers},
        {"executions", &WorkshopEstimate::executions},
        {"first_time", &WorkshopEstimate::firstSeconds},
        {"second_time", &WorkshopEstimate::secondSeconds},
        {"pass_time", &WorkshopEstimate::passMilliseconds},
        {"samples", &WorkshopEstimate::samples},
        {"kernel_time", &WorkshopEstimate::kernelMilliseconds},
    };
    WorkshopEstimate estimate;
    estimate.*fields.at(place) = value;
    const std::vector<Error> errors = hardware::validate(estimate);
    QCOMPARE(errors.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(errors.front().place), place);
}

QTEST_APPLESS_MAIN(TestWorkshop)
#include "tst_workshop.moc"
