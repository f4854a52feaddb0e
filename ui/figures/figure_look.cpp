#include "ui/figures/figure_look.h"

#include <QFontDatabase>

#include <cmath>

namespace dpfm::figures {

namespace {

Result<void> ascending(const char* field, const AxisLook& axis) {
    for (const auto& limit : {axis.min, axis.max})
        if (limit && !std::isfinite(*limit))
            return Error{ErrorCode::InvalidInput, field, "A limit must be a finite number.", {}};
    if (axis.min && axis.max && !(*axis.min < *axis.max))
        return Error{ErrorCode::InvalidInput,
                     field,
                     "The lower limit %1 is not below the upper one, %2.",
                     {toText(*axis.min), toText(*axis.max)}};
    return {};
}

} // namespace

QLocale localeOf(Decimals decimals) {
    if (decimals == Decimals::English)
        return QLocale::c();
    QLocale spanish(QLocale::Spanish, QLocale::Spain);
    // As the C locale: a point between thousands would be read as a decimal one.
    spanish.setNumberOptions(QLocale::OmitGroupSeparator);
    return spanish;
}

Result<void> within(const char* field, double value, double low, double high) {
    if (value >= low && value <= high)
        return {};
    return Error{ErrorCode::InvalidInput,
                 field,
                 "%1 is outside %2 … %3.",
                 {toText(value), toText(low), toText(high)}};
}

std::string_view name(Palette palette) {
    switch (palette) {
    case Palette::OkabeIto:
        return "okabe-ito";
    case Palette::Viridis:
        return "viridis";
    case Palette::Greys:
        break;
    }
    return "greys";
}

std::string_view name(LegendPlace place) {
    switch (place) {
    case LegendPlace::Right:
        return "right";
    case LegendPlace::Top:
        return "top";
    case LegendPlace::Below:
        return "below";
    case LegendPlace::TopLeft:
        return "top-left";
    case LegendPlace::TopRight:
        return "top-right";
    case LegendPlace::BottomLeft:
        return "bottom-left";
    case LegendPlace::BottomRight:
        return "bottom-right";
    case LegendPlace::None:
        break;
    }
    return "none";
}

std::string_view name(Decimals decimals) {
    return decimals == Decimals::English ? "english" : "spanish";
}

Result<void> checkLook(const FigureLook& look) {
    for (const Result<void>& checked :
         {within("width (mm)", look.widthMm, 10, 2000),
          within("height (mm)", look.heightMm, 10, 2000), within("dpi", look.dpi, 30, 2400),
          within("font size (pt)", look.fontPoints, 4, 72),
          within("line width (pt)", look.lineWidth, 0.1, 20),
          within("axis width (pt)", look.axisWidth, 0.1, 20), ascending("x limits", look.x),
          ascending("y limits", look.y)})
        if (!checked)
            return checked;
    if (!look.fontFamily.isEmpty() && !QFontDatabase::hasFamily(look.fontFamily))
        return Error{ErrorCode::InvalidInput,
                     "font",
                     "The font %1 is not installed.",
                     {look.fontFamily.toStdString()}};
    return {};
}

} // namespace dpfm::figures
