#pragma once

#include "core/base/result.h"
#include "ui/session/language.h"

#include <QLocale>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>
#include <string_view>

namespace dpfm::figures {

/// The colours of categories and cells.
enum class Palette {
    OkabeIto, ///< for categories of R (Okabe and Ito, 2008); cells are cividis
    Viridis,
    Greys, ///< told apart by dashes and markers as well
};

/// Where the legend stands: beside the axes, or in a corner within the last ones.
enum class LegendPlace { Right, Top, Below, TopLeft, TopRight, BottomLeft, BottomRight, None };

/// How numbers are written: 0.5 or 0,5.
enum class Decimals { English, Spanish };

inline constexpr std::array kPalettes{Palette::OkabeIto, Palette::Viridis, Palette::Greys};
inline constexpr std::array kLegendPlaces{
    LegendPlace::Right,    LegendPlace::Top,        LegendPlace::Below,       LegendPlace::TopLeft,
    LegendPlace::TopRight, LegendPlace::BottomLeft, LegendPlace::BottomRight, LegendPlace::None};
inline constexpr std::array kDecimals{Decimals::English, Decimals::Spanish};

/// As files and the command line call them: "okabe-ito", "top-left", "spanish".
std::string_view name(Palette palette);
std::string_view name(LegendPlace place);
std::string_view name(Decimals decimals);

/// What is said on an axis instead of what the figure would say, and what it shows.
struct AxisLook {
    /// One a panel from the left; the last stands for all that follow. An empty one leaves the
    /// figure's own.
    QStringList titles;
    std::optional<double> min; ///< none: the figure's own, as the next
    std::optional<double> max;

    bool operator==(const AxisLook&) const = default;
};

/// How a figure for paper looks, whatever it shows. Widths of lines and letters are in points, true
/// to size at the figure's width.
struct FigureLook {
    double widthMm = 170.0;
    double heightMm = 100.0;
    int dpi = 300;      ///< of PNG
    QString fontFamily; ///< empty for DejaVu Sans
    double fontPoints = 8.0;
    double lineWidth = 0.8; ///< of curves
    double axisWidth = 0.4; ///< of axes, their grid, and single seeds beside their median
    Palette palette = Palette::OkabeIto;
    bool markers = false; ///< on curves, a shape for each R; greys have them always
    LegendPlace legend = LegendPlace::Right;
    bool grid = true;
    Decimals decimals = Decimals::English;
    bool transparent = false; ///< no background

    /// What belongs to one figure and to no style.
    session::Language language = session::Language::English; ///< of its titles and legends
    AxisLook x;
    AxisLook y;

    bool operator==(const FigureLook&) const = default;
};

/// 0.5 or 0,5, and no separators between thousands.
QLocale localeOf(Decimals decimals);

/// An error unless a number is within bounds; its place is the field.
Result<void> within(const char* field, double value, double low, double high);

/// Whether every field is within its bounds and the font is installed. The error's place is the
/// field. Whether limits suit an axis is seen when the figure is there.
Result<void> checkLook(const FigureLook& look);

} // namespace dpfm::figures
