#include "ui/models/register_colors.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace dpfm;
using namespace dpfm::models;
using network::Method;

namespace {

/// Relative luminance and contrast ratio as in WCAG 2.
double luminance(const QColor& color) {
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

constexpr double kReadable = 3.0;

} // namespace

class TestRegisterColors : public QObject {
    Q_OBJECT
private slots:
    void surfaces_data() {
        QTest::addColumn<Surface>("surface");
        QTest::addColumn<QColor>("ground");
        QTest::newRow("light") << Surface::Light << QColor(Qt::white);
        QTest::newRow("dark") << Surface::Dark << QColor(0x1a, 0x1d, 0x23);
    }

    void canBeSeen_data() { surfaces_data(); }
    void canBeSeen() {
        QFETCH(const Surface, surface);
        QFETCH(const QColor, ground);
        for (int registers = 0; registers <= 300; ++registers) {
            const double ratio = contrast(registerColor(Method::Dpfm, registers, surface), ground);
            QVERIFY2(ratio >= kReadable,
                     qPrintable(QStringLiteral("R = %1: %2 : 1").arg(registers).arg(ratio)));
            const QColor sparse = registerColor(Method::MeProp, registers, surface);
            QVERIFY(contrast(sparse, ground) >= kReadable);
            QVERIFY(sparse != registerColor(Method::Dpfm, registers, surface));
            QVERIFY(sparse != registerColor(Method::Backpropagation, 0, surface));
        }
        QVERIFY(contrast(registerColor(Method::Backpropagation, 0, surface), ground) >= kReadable);
    }

    void areToldApart_data() { surfaces_data(); }
    void areToldApart() {
        QFETCH(const Surface, surface);
        std::vector<QColor> colors{registerColor(Method::Backpropagation, 0, surface),
                                   registerColor(Method::Dpfm, 0, surface)};
        for (int registers = 1; registers <= 128; registers *= 2)
            colors.push_back(registerColor(Method::Dpfm, registers, surface));
        for (std::size_t a = 0; a < colors.size(); ++a) {
            for (std::size_t b = a + 1; b < colors.size(); ++b) {
                const int distance = std::abs(colors[a].red() - colors[b].red()) +
                                     std::abs(colors[a].green() - colors[b].green()) +
                                     std::abs(colors[a].blue() - colors[b].blue());
                QVERIFY2(distance >= 60, qPrintable(colors[a].name() + ' ' + colors[b].name()));
            }
        }
    }

    void dependOnRegistersAlone() {
        for (const Surface surface : {Surface::Light, Surface::Dark}) {
            const QColor eight = registerColor(Method::Dpfm, 8, surface);
            (void)registerColor(Method::Dpfm, 3, surface);
            QCOMPARE(registerColor(Method::Dpfm, 8, surface), eight);
            QCOMPARE(registerColor(Method::Backpropagation, 8, surface),
                     registerColor(Method::Backpropagation, 0, surface));
        }
        QVERIFY(registerColor(Method::Dpfm, 8, Surface::Light) !=
                registerColor(Method::Dpfm, 8, Surface::Dark));
    }

    void othersLieBetweenTheirNeighbours() {
        const QColor four = registerColor(Method::Dpfm, 4, Surface::Light);
        const QColor six = registerColor(Method::Dpfm, 6, Surface::Light);
        const QColor eight = registerColor(Method::Dpfm, 8, Surface::Light);
        const auto between = [](int low, int value, int high) {
            return std::min(low, high) <= value && value <= std::max(low, high);
        };
        QVERIFY(six != four && six != eight);
        QVERIFY(between(four.red(), six.red(), eight.red()));
        QVERIFY(between(four.green(), six.green(), eight.green()));
        QVERIFY(between(four.blue(), six.blue(), eight.blue()));
    }

    void labels() {
        QCOMPARE(registerLabel(Method::Dpfm, 8), QStringLiteral("R = 8"));
        QCOMPARE(registerLabel(Method::Dpfm, 0), QStringLiteral("all"));
        QCOMPARE(registerLabel(Method::Backpropagation, 4), QStringLiteral("backprop."));
        QCOMPARE(registerLabel(Method::MeProp, 4), QStringLiteral("meProp 4"));
        QCOMPARE(registerLabel(Method::MeProp, 0), QStringLiteral("meProp all"));
    }
};

QTEST_GUILESS_MAIN(TestRegisterColors)
#include "tst_register_colors.moc"
