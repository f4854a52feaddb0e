#include "ui/models/register_colors.h"

#include <QCoreApplication>

#include <array>
#include <cmath>

namespace dpfm::models {

namespace {

/// The colours of R = 1, 2, 4, … 128, each for a light and a dark surface. On the light one they
/// are Okabe and Ito's, the pale ones darkened until they can be read on white.
struct Shade {
    QRgb light;
    QRgb dark;
};
constexpr std::array<Shade, 8> kPowersOfTwo{{
    {0x8c6d31, 0xc9a86a},
    {0xd55e00, 0xff8a3d},
    {0x8a4fbf, 0xc9a0ff},
    {0x009e73, 0x2fd6a8},
    {0x0072b2, 0x4db2ff},
    {0xc46c9e, 0xf29ccb},
    {0x7d8500, 0xd3dc4e},
    {0x3a93c9, 0x8fd3ff},
}};
constexpr Shade kAll{0x000000, 0xf5f5f5};
constexpr Shade kBackpropagation{0x7f7f7f, 0xa6a6a6};
constexpr Shade kPositive{0x0072b2, 0x4db2ff};
constexpr Shade kNegative{0xd55e00, 0xff8a3d};

QColor shade(const Shade& of, Surface surface) {
    return QColor::fromRgb(surface == Surface::Light ? of.light : of.dark);
}

int between(int a, int b, double t) {
    return static_cast<int>(std::lround(a + t * (b - a)));
}

} // namespace

QColor registerColor(network::Method method, int registers, Surface surface) {
    if (method == network::Method::Backpropagation)
        return shade(kBackpropagation, surface);
    if (method == network::Method::MeProp)
        return mixed(registerColor(network::Method::Dpfm, registers, surface),
                     shade(kBackpropagation, surface), 0.5);
    if (registers <= 0)
        return shade(kAll, surface);
    const double place = std::log2(registers);
    const auto below = static_cast<std::size_t>(place);
    if (below + 1 >= kPowersOfTwo.size())
        return shade(kPowersOfTwo.back(), surface);
    return mixed(shade(kPowersOfTwo[below], surface), shade(kPowersOfTwo[below + 1], surface),
                 place - static_cast<double>(below));
}

QColor mixed(const QColor& a, const QColor& b, double t) {
    return {between(a.red(), b.red(), t), between(a.green(), b.green(), t),
            between(a.blue(), b.blue(), t)};
}

QColor signColor(bool positive, Surface surface) {
    return shade(positive ? kPositive : kNegative, surface);
}

QColor classColor(std::size_t index, Surface surface) {
    // The same colours, those first that are told apart best.
    constexpr std::array<std::size_t, kPowersOfTwo.size()> kOrder{4, 1, 3, 5, 2, 6, 7, 0};
    return shade(kPowersOfTwo[kOrder[index % kOrder.size()]], surface);
}

QColor runColor(int given, network::Method method, int registers, Surface surface) {
    return given > 0 ? classColor(static_cast<std::size_t>(given - 1), surface)
                     : registerColor(method, registers, surface);
}

QString runColorName(int given) {
    constexpr std::array<const char*, kRunColors> kNames{
        QT_TRANSLATE_NOOP("dpfm::models", "blue"),     QT_TRANSLATE_NOOP("dpfm::models", "orange"),
        QT_TRANSLATE_NOOP("dpfm::models", "green"),    QT_TRANSLATE_NOOP("dpfm::models", "pink"),
        QT_TRANSLATE_NOOP("dpfm::models", "violet"),   QT_TRANSLATE_NOOP("dpfm::models", "olive"),
        QT_TRANSLATE_NOOP("dpfm::models", "sky blue"), QT_TRANSLATE_NOOP("dpfm::models", "brown")};
    if (given <= 0)
        return QCoreApplication::translate("dpfm::models", "automatic");
    return QCoreApplication::translate("dpfm::models",
                                       kNames[static_cast<std::size_t>(given - 1) % kNames.size()]);
}

QString registerLabel(network::Method method, int registers) {
    if (method == network::Method::Backpropagation)
        return QCoreApplication::translate("dpfm::models", "backprop.");
    if (method == network::Method::MeProp)
        return registers == 0
                   ? QCoreApplication::translate("dpfm::models", "meProp all")
                   : QCoreApplication::translate("dpfm::models", "meProp %1").arg(registers);
    if (registers == 0)
        return QCoreApplication::translate("dpfm::models", "all");
    return QCoreApplication::translate("dpfm::models", "R = %1").arg(registers);
}

} // namespace dpfm::models
