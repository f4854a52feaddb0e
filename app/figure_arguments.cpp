#include "app/figure_arguments.h"

#include "app/options.h"
#include "app/sentences.h"

#include <QByteArrayView>
#include <QCommandLineParser>

#include <algorithm>
#include <span>

namespace dpfm::app {

FigureArguments::FigureArguments()
    : figure_(option("figure",
                     QT_TRANSLATE_NOOP("dpfm::app", "A figure, as PDF, SVG, PNG or pgfplots."),
                     "F.pdf|F.svg|F.png|F.tex"))
    , sentences_(option(
          "sentences",
          QT_TRANSLATE_NOOP("dpfm::app", "Of paired, cost and minima: what can be said of them, on "
                                         "stdout; with or without a figure."))) {}

void FigureArguments::addTo(QCommandLineParser& parser) const {
    parser.addOption(figure_);
    plot_.addTo(parser);
    parser.addOption(sentences_);
    look_.addTo(parser);
}

Result<FigureRequest> FigureArguments::read(const QCommandLineParser& parser) const {
    FigureRequest request{parser.value(figure_), {}, parser.isSet(sentences_)};
    figures::FigureOptions& options = request.options;
    if (const auto read = plot_.read(parser, options); !read)
        return read.error();
    if (request.sentences && !hasSentences(options.plot))
        return unknown(sentences_, {}, "Only paired, cost and minima have sentences: add --plot.");
    auto look = look_.read(parser);
    if (!look)
        return look.error();
    options.look = *std::move(look);
    return request;
}

QStringList FigureArguments::repeatable() {
    return QStringList{QStringLiteral("metric"), QStringLiteral("corpus")} +
           LookArguments::repeatable();
}

bool FigureArguments::wanted(int argc, char** argv) {
    const std::span arguments(argv, static_cast<std::size_t>(argc));
    return std::any_of(arguments.begin(), arguments.end(), [](const char* argument) {
        return QByteArrayView(argument).startsWith("--figure");
    });
}

} // namespace dpfm::app
