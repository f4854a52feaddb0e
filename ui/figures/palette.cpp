#include "ui/figures/palette.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <span>

namespace dpfm::figures {

namespace {

using models::Surface;

/// Nuñez, Anderton and Renslow's cividis (2018), which colour-blind people read alike.
constexpr std::array<QRgb, 10> kCividis{0x00224e, 0x123570, 0x3b496c, 0x575d6d, 0x707173,
                                        0x8a8678, 0xa59c74, 0xc3b369, 0xe1cc55, 0xfee838};
/// Smith and van der Walt's viridis (2015).
constexpr std::array<QRgb, 10> kViridis{0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e,
                                        0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b, 0xfde725};
constexpr std::array<QRgb, 2> kGreys{0x101010, 0xf4f4f4};

constexpr double kLastRegister = 7.0; ///< log2 of the count at the end of a scale
constexpr double kPalestViridis = 0.85;
constexpr std::size_t kMostShades = 5; ///< of one colour that are told apart

std::span<const QRgb> stops(Palette palette) {
    switch (palette) {
    case Palette::OkabeIto:
        return kCividis;
    case Palette::Viridis:
        return kViridis;
    case Palette::Greys:
        break;
    }
    return kGreys;
}

QColor onScale(std::span<const QRgb> scale, double t) {
    const double at = std::clamp(t, 0.0, 1.0) * static_cast<double>(scale.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(at), scale.size() - 2);
    return models::mixed(QColor::fromRgb(scale[below]), QColor::fromRgb(scale[below + 1]),
                         at - static_cast<double>(below));
}

/// t from 0, what is told first, to 1. Viridis begins dark on a light surface, light on a dark one.
QColor viridis(double t, Surface surface) {
    return onScale(kViridis, surface == Surface::Light ? kPalestViridis * t : 1.0 - 0.75 * t);
}

/// From the one that is seen least to the one that is seen best.
QColor grey(double t, Surface surface) {
    const int palest = surface == Surface::Light ? 0xb4 : 0x60;
    const int strongest = surface == Surface::Light ? 0x20 : 0xe8;
    const auto level = static_cast<int>(std::lround(palest + t * (strongest - palest)));
    return {level, level, level};
}

} // namespace

QColor registerColor(Palette palette, network::Method method, int registers, Surface surface) {
    // What is not counted has the same colour in every palette.
    if (palette == Palette::OkabeIto || method == network::Method::Backpropagation ||
        registers <= 0)
        return models::registerColor(method, registers, surface);
    const double t = std::clamp(std::log2(registers) / kLastRegister, 0.0, 1.0);
    return palette == Palette::Viridis ? viridis(t, surface) : grey(t, surface);
}

QColor corpusColor(Palette palette, std::size_t rank, std::size_t count, Surface surface) {
    const double t = count > 1 ? static_cast<double>(rank) / static_cast<double>(count - 1) : 0.0;
    switch (palette) {
    case Palette::Viridis:
        return viridis(t, surface);
    case Palette::Greys:
        return grey(1.0 - t, surface);
    case Palette::OkabeIto:
        break;
    }
    if (count > kMostShades)
        return models::classColor(rank, surface);
    const bool light = surface == Surface::Light;
    const QColor largest = light ? QColor(0x08, 0x30, 0x6b) : QColor(0xde, 0xeb, 0xf7);
    const QColor smallest = light ? QColor(0x6b, 0xae, 0xd6) : QColor(0x31, 0x82, 0xbd);
    return models::mixed(largest, smallest, t);
}

QColor rampColor(Palette palette, double t) {
    return onScale(stops(palette), t);
}

QCPColorGradient rampGradient(Palette palette) {
    const std::span<const QRgb> scale = stops(palette);
    QCPColorGradient gradient;
    gradient.clearColorStops();
    for (std::size_t i = 0; i < scale.size(); ++i)
        gradient.setColorStopAt(static_cast<double>(i) / static_cast<double>(scale.size() - 1),
                                QColor::fromRgb(scale[i]));
    return gradient;
}

std::pair<QColor, QColor> endColors(Palette palette, Surface surface) {
    switch (palette) {
    case Palette::Viridis:
        return {viridis(0.0, surface), viridis(1.0, surface)};
    case Palette::Greys:
        return {grey(0.0, surface), grey(1.0, surface)};
    case Palette::OkabeIto:
        break;
    }
    return {models::signColor(false, surface), models::signColor(true, surface)};
}

Marker registerMarker(network::Method method, int registers) {
    using enum QCPScatterStyle::ScatterShape;
    if (method == network::Method::Backpropagation)
        return {ssPlus, false};
    if (registers <= 0)
        return {ssStar, false};
    constexpr std::array kPowersOfTwo{ssCrossCircle, ssDisc,      ssSquare,
                                      ssTriangle,    ssDiamond,   ssTriangleInverted,
                                      ssCross,       ssPlusCircle};
    const auto count = static_cast<unsigned>(registers);
    if (std::has_single_bit(count)) {
        const auto power = static_cast<std::size_t>(std::bit_width(count)) - 1;
        return {kPowersOfTwo[std::min(power, kPowersOfTwo.size() - 1)], false};
    }
    constexpr std::array kOthers{ssCircle, ssSquare, ssTriangle, ssDiamond, ssTriangleInverted};
    return {kOthers[count % kOthers.size()], true};
}

} // namespace dpfm::figures
