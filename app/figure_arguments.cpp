#include "app/figure_arguments.h"

#include <QByteArrayView>
#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <optional>
#include <span>

namespace dpfm::app {

namespace {

QCommandLineOption option(const char* name, const char* help, const char* value = nullptr) {
    QCommandLineOption made(QString::fromLatin1(name),
                            QCoreApplication::translate("dpfm::app", help));
    if (value)
        made.setValueName(QString::fromLatin1(value));
    return made;
}

Error unknown(const QCommandLineOption& of, const QString& value, const char* sentence) {
    return {ErrorCode::InvalidInput,
            "--" + of.names().constFirst().toStdString(),
            sentence,
            {value.toStdString()}};
}

/// Sets a number if its option is given.
template <class T>
Result<void> readNumber(const QCommandLineParser& parser, const QCommandLineOption& of, T& number) {
    if (!parser.isSet(of))
        return {};
    const QString text = parser.value(of);
    bool understood = false;
    if constexpr (std::is_integral_v<T>)
        number = text.toInt(&understood);
    else
        number = text.toDouble(&understood);
    if (!understood)
        return unknown(of, text, "\"%1\" is not a number that can stand here.");
    return {};
}

std::optional<models::Reading> reading(const QString& name) {
    if (name == QLatin1String("best"))
        return models::Reading::Best;
    if (name == QLatin1String("final"))
        return models::Reading::Final;
    if (name == QLatin1String("lowest"))
        return models::Reading::Lowest;
    return std::nullopt;
}

} // namespace

FigureArguments::FigureArguments()
    : figure_(option("figure", QT_TRANSLATE_NOOP("dpfm::app", "A figure, as PDF, SVG or PNG."),
                     "F.pdf|F.svg|F.png"))
    , plot_(option("plot",
                   QT_TRANSLATE_NOOP("dpfm::app", "curves (unless told), cross-section or matrix."),
                   "PLOT"))
    , reading_(option("reading",
                      QT_TRANSLATE_NOOP("dpfm::app",
                                        "Which val_loss stands for a run in cross-section and "
                                        "matrix: best, at the lowest training loss (unless told); "
                                        "final; or lowest."),
                      "READING"))
    , corpus_(option(
          "corpus",
          QT_TRANSLATE_NOOP("dpfm::app", "Show this corpus only; may be given several times."),
          "N"))
    , linear_(option("linear", QT_TRANSLATE_NOOP("dpfm::app", "Linear instead of logarithmic.")))
    , width_(option("width", QT_TRANSLATE_NOOP("dpfm::app", "Width in millimetres (170)."), "MM"))
    , height_(
          option("height", QT_TRANSLATE_NOOP("dpfm::app", "Height in millimetres (100)."), "MM"))
    , dpi_(option("dpi", QT_TRANSLATE_NOOP("dpfm::app", "Dots per inch of a PNG (300)."), "N"))
    , font_(option("font", QT_TRANSLATE_NOOP("dpfm::app", "The font (DejaVu Sans)."), "FAMILY"))
    , fontSize_(
          option("font-size", QT_TRANSLATE_NOOP("dpfm::app", "Its size in points (8)."), "PT")) {}

void FigureArguments::addTo(QCommandLineParser& parser) const {
    parser.addOptions(
        {figure_, plot_, reading_, corpus_, linear_, width_, height_, dpi_, font_, fontSize_});
}

Result<FigureRequest> FigureArguments::read(const QCommandLineParser& parser) const {
    FigureRequest request{parser.value(figure_), {}};
    figures::FigureOptions& options = request.options;
    if (parser.isSet(plot_)) {
        const auto plot = figures::plotKind(parser.value(plot_));
        if (!plot)
            return unknown(plot_, parser.value(plot_),
                           "There is no plot \"%1\"; there are curves, cross-section and matrix.");
        options.plot = *plot;
    }
    if (parser.isSet(reading_)) {
        const auto chosen = reading(parser.value(reading_));
        if (!chosen)
            return unknown(reading_, parser.value(reading_),
                           "There is no reading \"%1\"; there are best, final and lowest.");
        options.reading = *chosen;
    }
    for (const QString& text : parser.values(corpus_)) {
        bool isNumber = false;
        options.filter.corpora.push_back(text.toInt(&isNumber));
        if (!isNumber)
            return unknown(corpus_, text, "\"%1\" is not a number that can stand here.");
    }
    options.logY = !parser.isSet(linear_);
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
