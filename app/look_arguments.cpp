#include "app/look_arguments.h"

#include "app/options.h"
#include "ui/figures/look_json.h"
#include "ui/session/files.h"

#include <QCommandLineParser>

#include <array>
#include <string>

namespace dpfm::app {

namespace {

using figures::FigureLook;

/// Sets one of several values by its name if the option is given.
template <class E, std::size_t N>
Result<void> readChoice(const QCommandLineParser& parser, const QCommandLineOption& of,
                        const std::array<E, N>& values, E& chosen) {
    if (!parser.isSet(of))
        return {};
    const std::string text = parser.value(of).toStdString();
    std::string names;
    for (std::size_t i = 0; i < N; ++i) {
        if (text == name(values[i])) {
            chosen = values[i];
            return {};
        }
        names.append(i == 0 ? "" : i + 1 == N ? " and " : ", ").append(name(values[i]));
    }
    return Error{ErrorCode::InvalidInput,
                 "--" + of.names().constFirst().toStdString(),
                 "There is no \"%1\"; there are %2.",
                 {text, names}};
}

Result<void> readFlag(const QCommandLineParser& parser, const QCommandLineOption& of, bool& flag) {
    if (!parser.isSet(of))
        return {};
    const QString text = parser.value(of);
    if (text != u"on" && text != u"off")
        return unknown(of, text, "\"%1\" is neither on nor off.");
    flag = text == u"on";
    return {};
}

Result<void> readLimit(const QCommandLineParser& parser, const QCommandLineOption& of,
                       std::optional<double>& limit) {
    double value = 0.0;
    const Result<void> read = readNumber(parser, of, value);
    if (read && parser.isSet(of))
        limit = value;
    return read;
}

} // namespace

LookArguments::LookArguments()
    : style_(option("style",
                    QT_TRANSLATE_NOOP("dpfm::app",
                                      "How the figure looks, from a file; the options that follow "
                                      "change it. The window keeps such files of saved styles."),
                    "FILE.json"))
    , width_(option("width", QT_TRANSLATE_NOOP("dpfm::app", "Width in millimetres (170)."), "MM"))
    , height_(
          option("height", QT_TRANSLATE_NOOP("dpfm::app", "Height in millimetres (100)."), "MM"))
    , dpi_(option("dpi", QT_TRANSLATE_NOOP("dpfm::app", "Dots per inch of a PNG (300)."), "N"))
    , font_(option(
          "font",
          QT_TRANSLATE_NOOP("dpfm::app", "The font (DejaVu Sans); TeX sets its document's own."),
          "FAMILY"))
    , fontSize_(
          option("font-size", QT_TRANSLATE_NOOP("dpfm::app", "Its size in points (8)."), "PT"))
    , lineWidth_(option("line-width",
                        QT_TRANSLATE_NOOP("dpfm::app", "Width of curves in points (0.8)."), "PT"))
    , axisWidth_(option("axis-width",
                        QT_TRANSLATE_NOOP("dpfm::app", "Width of axes and grid in points (0.4)."),
                        "PT"))
    , palette_(option("palette",
                      QT_TRANSLATE_NOOP("dpfm::app",
                                        "okabe-ito (unless told), viridis or greys. A colour "
                                        "belongs to its R, whatever is shown."),
                      "PALETTE"))
    , markers_(option("markers",
                      QT_TRANSLATE_NOOP("dpfm::app",
                                        "Markers on curves, a shape for each R (off; greys always "
                                        "have them)."),
                      "on|off"))
    , legend_(option("legend",
                     QT_TRANSLATE_NOOP("dpfm::app",
                                       "right (unless told), top, below, none, or in a corner: "
                                       "top-left, top-right, bottom-left or bottom-right."),
                     "PLACE"))
    , grid_(option("grid", QT_TRANSLATE_NOOP("dpfm::app", "The grid (on)."), "on|off"))
    , language_(option("language",
                       QT_TRANSLATE_NOOP(
                           "dpfm::app", "Of titles and legends: english (unless told) or spanish."),
                       "LANGUAGE"))
    , decimals_(
          option("decimals",
                 QT_TRANSLATE_NOOP("dpfm::app", "english for 0.5 (unless told), spanish for 0,5."),
                 "DECIMALS"))
    , transparent_(
          option("transparent", QT_TRANSLATE_NOOP("dpfm::app", "No background (off)."), "on|off"))
    , x_{option("x-title",
                QT_TRANSLATE_NOOP("dpfm::app",
                                  "A title in place of the horizontal axis' own. Given several "
                                  "times, one a panel; an empty one leaves a panel its own."),
                "TEXT"),
         option("x-min", QT_TRANSLATE_NOOP("dpfm::app", "Where the horizontal axis begins."), "X"),
         option("x-max", QT_TRANSLATE_NOOP("dpfm::app", "Where it ends."), "X")}
    , y_{option("y-title", QT_TRANSLATE_NOOP("dpfm::app", "The same for the vertical axis."),
                "TEXT"),
         option("y-min", QT_TRANSLATE_NOOP("dpfm::app", "Where the vertical axis begins."), "Y"),
         option("y-max", QT_TRANSLATE_NOOP("dpfm::app", "Where it ends."), "Y")} {}

void LookArguments::addTo(QCommandLineParser& parser) const {
    parser.addOptions({style_, width_, height_, dpi_, font_, fontSize_, lineWidth_, axisWidth_,
                       palette_, markers_, legend_, grid_, language_, decimals_, transparent_});
    for (const Axis* axis : {&x_, &y_})
        parser.addOptions({axis->title, axis->min, axis->max});
}

QStringList LookArguments::repeatable() {
    return {QStringLiteral("x-title"), QStringLiteral("y-title")};
}

Result<void> LookArguments::readNumbers(const QCommandLineParser& parser, FigureLook& look) const {
    for (const Result<void>& read :
         {readNumber(parser, width_, look.widthMm), readNumber(parser, height_, look.heightMm),
          readNumber(parser, dpi_, look.dpi), readNumber(parser, fontSize_, look.fontPoints),
          readNumber(parser, lineWidth_, look.lineWidth),
          readNumber(parser, axisWidth_, look.axisWidth), readLimit(parser, x_.min, look.x.min),
          readLimit(parser, x_.max, look.x.max), readLimit(parser, y_.min, look.y.min),
          readLimit(parser, y_.max, look.y.max)})
        if (!read)
            return read;
    return {};
}

Result<void> LookArguments::readChoices(const QCommandLineParser& parser, FigureLook& look) const {
    for (const Result<void>& read :
         {readChoice(parser, palette_, figures::kPalettes, look.palette),
          readChoice(parser, legend_, figures::kLegendPlaces, look.legend),
          readChoice(parser, language_, session::kLanguages, look.language),
          readChoice(parser, decimals_, figures::kDecimals, look.decimals),
          readFlag(parser, markers_, look.markers), readFlag(parser, grid_, look.grid),
          readFlag(parser, transparent_, look.transparent)})
        if (!read)
            return read;
    return {};
}

Result<FigureLook> LookArguments::read(const QCommandLineParser& parser) const {
    FigureLook look;
    if (parser.isSet(style_)) {
        const QString path = parser.value(style_);
        const auto json = session::readFile(path);
        if (!json)
            return json.error();
        const auto style = figures::styleFromJson(*json);
        if (!style)
            return session::inFile(path, style.error());
        look = style->look;
    }
    if (parser.isSet(font_))
        look.fontFamily = parser.value(font_);
    look.x.titles = parser.values(x_.title);
    look.y.titles = parser.values(y_.title);
    if (const auto read = readNumbers(parser, look); !read)
        return read.error();
    if (const auto read = readChoices(parser, look); !read)
        return read.error();
    return look;
}

} // namespace dpfm::app
