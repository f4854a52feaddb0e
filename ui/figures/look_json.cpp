#include "ui/figures/look_json.h"

#include "ui/session/json_reader.h"
#include "ui/session/json_writer.h"

namespace dpfm::figures {

namespace {

using session::JsonField;

constexpr auto kFormat = "dpfm-figure-style";
constexpr int kVersion = 1;

QByteArray flag(bool value) {
    return value ? "true" : "false";
}

QByteArray written(const QString& value) {
    return session::json::text(value.toStdString());
}

} // namespace

QByteArray toJson(const FigureStyleFile& style) {
    using namespace session::json;
    const FigureLook& look = style.look;
    return object({{"format", text(kFormat)},
                   {"version", QByteArray::number(kVersion)},
                   {"name", written(style.name)},
                   {"width_mm", number(look.widthMm)},
                   {"height_mm", number(look.heightMm)},
                   {"dpi", QByteArray::number(look.dpi)},
                   {"font", written(look.fontFamily)},
                   {"font_size_pt", number(look.fontPoints)},
                   {"line_width_pt", number(look.lineWidth)},
                   {"axis_width_pt", number(look.axisWidth)},
                   {"palette", text(figures::name(look.palette))},
                   {"markers", flag(look.markers)},
                   {"legend", text(figures::name(look.legend))},
                   {"grid", flag(look.grid)},
                   {"decimals", text(figures::name(look.decimals))},
                   {"transparent", flag(look.transparent)}},
                  Layout::Lines) +
           '\n';
}

Result<FigureStyleFile> styleFromJson(const QByteArray& json) {
    const auto object = session::parseJson(json, kFormat, kVersion);
    if (!object)
        return object.error();
    std::optional<Error> error;
    const JsonField root(*object, {}, error);
    root.allowOnly({"format", "version", "name", "width_mm", "height_mm", "dpi", "font",
                    "font_size_pt", "line_width_pt", "axis_width_pt", "palette", "markers",
                    "legend", "grid", "decimals", "transparent"});
    const FigureLook usual;
    FigureStyleFile style{QString::fromStdString(root["name"].text()), {}};
    FigureLook& look = style.look;
    look.widthMm = root["width_mm"].number(usual.widthMm);
    look.heightMm = root["height_mm"].number(usual.heightMm);
    look.dpi = root["dpi"].integer(usual.dpi);
    look.fontPoints = root["font_size_pt"].number(usual.fontPoints);
    look.lineWidth = root["line_width_pt"].number(usual.lineWidth);
    look.axisWidth = root["axis_width_pt"].number(usual.axisWidth);
    look.palette = root["palette"].oneOf(kPalettes, std::optional(usual.palette));
    look.markers = root["markers"].boolean(usual.markers);
    look.legend = root["legend"].oneOf(kLegendPlaces, std::optional(usual.legend));
    look.grid = root["grid"].boolean(usual.grid);
    look.decimals = root["decimals"].oneOf(kDecimals, std::optional(usual.decimals));
    look.transparent = root["transparent"].boolean(usual.transparent);
    if (style.name.trimmed().isEmpty())
        root["name"].fail("A style has a name.");
    const std::string font = root["font"].text("");
    if (error)
        return *error;
    if (const auto checked = checkLook(look); !checked)
        return checked.error();
    look.fontFamily = QString::fromStdString(font);
    return style;
}

} // namespace dpfm::figures
