#include "ui/models/quantity_text.h"

#include <QLocale>

#include <cmath>
#include <span>

namespace dpfm::models {

namespace {

struct Unit {
    double size;
    const char16_t* name;
};

constexpr Unit kSeconds[] = {
    {1.0, u"s"}, {1e-3, u"ms"}, {1e-6, u"µs"}, {1e-9, u"ns"}, {1e-12, u"ps"}};
constexpr Unit kJoule[] = {
    {1.0, u"J"}, {1e-3, u"mJ"}, {1e-6, u"µJ"}, {1e-9, u"nJ"}, {1e-12, u"pJ"}};
constexpr Unit kBytes[] = {{1e9, u"GB"}, {1e6, u"MB"}, {1e3, u"kB"}, {1.0, u"B"}};

QString withUnit(double value, std::span<const Unit> units) {
    const Unit* unit = &units.back();
    for (const Unit& candidate : units)
        if (std::fabs(value) >= candidate.size * (1.0 - 1e-12)) {
            unit = &candidate;
            break;
        }
    return QLocale().toString(value / unit->size, 'g', 4) + QChar(u' ') +
           QString::fromUtf16(unit->name);
}

} // namespace

QString countText(double count) {
    constexpr double kWritten = 1e15;
    return std::fabs(count) < kWritten ? QLocale().toString(std::round(count), 'f', 0)
                                       : QLocale().toString(count, 'g', 4);
}

QString secondsText(double seconds) {
    return withUnit(seconds, kSeconds);
}

QString jouleText(double joule) {
    return withUnit(joule, kJoule);
}

QString bytesText(double bytes) {
    return withUnit(bytes, kBytes);
}

QString percentText(double share) {
    return QLocale().toString(100.0 * share, 'f', 1) + QStringLiteral(" %");
}

} // namespace dpfm::models
