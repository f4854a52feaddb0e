#include "app/figure_arguments.h"

#include "app/options.h"
#include "app/sentences.h"

#include <QByteArrayView>
#include <QCommandLineParser>

#include <algorithm>
#include <span>

namespace dpfm::app {

FigureArguments::FigureArguments()
    : figure_(option("figure", QT_TRANSLATE_NOOP("dpfm::app", "A figure, as PDF, SVG or PNG."),
                     "F.pdf|F.svg|F.png"))
    , sentences_(option(
          "sentences",
          QT_TRANSLATE_NOOP("dpfm::app", "Of paired, cost and minima: what can be said of them, on "
                                         "stdout; with or without a figure.")))
    , width_(option("width", QT_TRANSLATE_NOOP("dpfm::app", "Width in millimetres (170)."), "MM"))
    , height_(
          option("height", QT_TRANSLATE_NOOP("dpfm::app", "Height in millimetres (100)."), "MM"))
    , dpi_(option("dpi", QT_TRANSLATE_NOOP("dpfm::app", "Dots per inch of a PNG (300)."), "N"))
    , font_(option("font", QT_TRANSLATE_NOOP("dpfm::app", "The font (DejaVu Sans)."), "FAMILY"))
    , fontSize_(
          option("font-size", QT_TRANSLATE_NOOP("dpfm::app", "Its size in points (8)."), "PT")) {}

void FigureArguments::addTo(QCommandLineParser& parser) const {
    parser.addOption(figure_);
    plot_.addTo(parser);
    parser.addOptions({sentences_, width_, height_, dpi_, font_, fontSize_});
}

Result<FigureRequest> FigureArguments::read(const QCommandLineParser& parser) const {
    FigureRequest request{parser.value(figure_), {}, parser.isSet(sentences_)};
    figures::FigureOptions& options = request.options;
    if (const auto read = plot_.read(parser, options); !read)
        return read.error();
    if (request.sentences && !hasSentences(options.plot))
        return unknown(sentences_, {}, "Only paired, cost and minima have sentences: add --plot.");
    options.fontFamily = parser.value(font_);
    for (const Result<void>& read :
         {readNumber(parser, width_, options.widthMm),
          readNumber(parser, height_, options.heightMm), readNumber(parser, dpi_, options.dpi),
          readNumber(parser, fontSize_, options.fontPoints)})
        if (!read)
            return read.error();
    return request;
}

bool FigureArguments::wanted(int argc, char** argv) {
    const std::span arguments(argv, static_cast<std::size_t>(argc));
    return std::any_of(arguments.begin(), arguments.end(), [](const char* argument) {
        return QByteArrayView(argument).startsWith("--figure");
    });
}

} // namespace dpfm::app
