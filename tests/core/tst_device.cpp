#include "core/hardware/device.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <set>

using namespace dpfm;
using autodiff::Activation;
using hardware::Device;

class TestDevice : public QObject {
    Q_OBJECT

private slots:
    void presetsAreValid();
    void refusesWithTheField_data();
    void refusesWithTheField();
    void costByHand();
    void ratiosFollowTheNumbers();
};

void TestDevice::presetsAreValid() {
    std::set<std::string_view> ids;
    for (const hardware::DevicePreset& preset : hardware::devicePresets()) {
        QVERIFY(hardware::check(preset.device).ok());
        QVERIFY(!preset.name.empty());
        ids.insert(preset.id);
    }
    QCOMPARE(ids.size(), hardware::devicePresets().size());
    QCOMPARE(hardware::devicePresets().front().device, Device());
}

void TestDevice::refusesWithTheField_data() {
    QTest::addColumn<QString>("place");
    QTest::addColumn<double>("value");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    for (const char* place : {"clock", "multipliers", "bytes_per_number", "multiplication",
                              "addition", "comparison", "read"})
        for (const double value : {0.0, -1.0, nan, infinity, 1e30})
            QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(place)).arg(value)))
                << place << value;
    QTest::newRow("part of a multiplier") << "multipliers" << 1.5;
}

void TestDevice::refusesWithTheField() {
    QFETCH(QString, place);
    QFETCH(double, value);
    Device device;
    double Device::*const field = place == "clock"              ? &Device::clockMHz
                                  : place == "multipliers"      ? &Device::multipliers
                                  : place == "bytes_per_number" ? &Device::bytesPerNumber
                                  : place == "multiplication"   ? &Device::multiplicationPj
                                  : place == "addition"         ? &Device::additionPj
                                  : place == "comparison"       ? &Device::comparisonPj
                                                                : &Device::readPjPerByte;
    device.*field = value;
    const std::vector<Error> errors = hardware::validate(device);
    QCOMPARE(errors.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(errors.front().place), place);
    QVERIFY(QString::fromStdString(errors.front().message())
                .contains(QString::fromStdString(toText(value))));
    QCOMPARE(hardware::check(device).error(), errors.front());
}

/// 2-1, R = 1, batch 3: layer 1 has 3 candidates of which 1 stays. Products 2 + 1 by f' = 3 and 1
/// in the loss; on 4 multipliers ⌈9/4⌉ + ⌈3/4⌉ = 4 cycles of 16 products, 12 used. Selection: 3·3 +
/// 1 − 1 = 9 cycles. Additions 3 in the sum, 1 + 1 in the loss; 2 comparisons; 3 weights of 2
/// bytes.
void TestDevice::costByHand() {
    const network::Topology topology(2, {{1, Activation::Sigmoid}});
    const Device device{1e-3, 4.0, 2.0, 10.0, 5.0, 1.0, 7.0};
    const hardware::DeviceCost cost =
        hardware::costOn(device, hardware::dpfmCost(topology, 1), 3, topology.weightCount());
    QCOMPARE(cost.multiplierCycles, 4.0);
    QCOMPARE(cost.selectionCycles, 9.0);
    QCOMPARE(cost.utilisation, 0.75);
    QCOMPARE(cost.seconds, 0.004);
    QCOMPARE(cost.selectionSeconds, 0.009);
    QCOMPARE(cost.joule, 1e-12 * 3.0 * (4.0 * 10.0 + 5.0 * 5.0 + 2.0 * 1.0 + 3.0 * 2.0 * 7.0));
    // One register of 2 bytes and an id of 1; three numbers.
    QCOMPARE(cost.memoryBytes, 3.0 + 6.0);
}

void TestDevice::ratiosFollowTheNumbers() {
    const network::Topology topology(
        4, {{5, Activation::Sigmoid}, {5, Activation::Sigmoid}, {1, Activation::Linear}});
    const hardware::SampleCost sample = hardware::dpfmCost(topology, 16);
    Device device;
    const hardware::DeviceCost before = hardware::costOn(device, sample, 10, 61);
    device.clockMHz *= 2.0;
    QCOMPARE(hardware::costOn(device, sample, 10, 61).seconds, before.seconds / 2.0);
    device.readPjPerByte *= 100.0;
    QVERIFY(hardware::costOn(device, sample, 10, 61).joule > before.joule);
    // Ids of 61 weights fit a byte, of 300 they need two.
    QCOMPARE(hardware::costOn(device, sample, 10, 300).memoryBytes - before.memoryBytes,
             sample.registers);
}

QTEST_APPLESS_MAIN(TestDevice)
#include "tst_device.moc"
