#include "app/figure_arguments.h"

#include "app/option.h"

#include <QByteArrayView>
#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <optional>
#include <span>

namespace dpfm::app {

namespace {

std::optional<models::Reading> reading(const QString& name) {
    if (name == QLatin1String("best"))
        return models::Reading::Best;
    if (name == QLatin1String("final"))
        return models::Reading::Final;
    if (name == QLatin1String("lowest"))
        return models::Reading::Lowest;
    return std::nullopt;
}

std::optional<models::Metric> metric(const QString& name) {
    for (const models::Metric metric : {models::Metric::Loss, models::Metric::ValLoss,
                                        models::Metric::Accuracy, models::Metric::ValAccuracy})
        if (name == models::metricTitle(metric))
            return metric;
    return std::nullopt;
}

/// Metrics, each in an option of its own or several with commas between them.
Result<void> readMetrics(const QStringList& texts, const QCommandLineOption& of,
                         figures::FigureOptions& options) {
    std::vector<models::Metric> metrics;
    for (const QString& text : texts) {
        for (const QString& name : text.split(u',')) {
            const auto asked = metric(name.trimmed());
            if (!asked)
                return unknown(of, name,
                               "There is no metric \"%1\"; there are loss, val_loss, accuracy and "
                               "val_accuracy.");
            if (std::find(metrics.begin(), metrics.end(), *asked) == metrics.end())
                metrics.push_back(*asked);
        }
    }
    if (metrics.empty())
        return {};
    if (options.plot != figures::PlotKind::Curves && metrics.size() > 1)
        return unknown(of, texts.join(u','), "\"%1\" are several metrics; only curves take them.");
    options.metrics = metrics;
    options.readingOf = metrics.front();
    return {};
}

} // namespace

FigureArguments::FigureArguments()
    : figure_(option("figure",
                     QT_TRANSLATE_NOOP("dpfm::app", "A figure, as PDF, SVG, PNG or pgfplots."),
                     "F.pdf|F.svg|F.png|F.tex"))
    , plot_(option("plot",
                   QT_TRANSLATE_NOOP("dpfm::app",
                                     "curves (unless told), cross-section, matrix or paired: the "
                                     "differences to all registers, seed by seed."),
                   "PLOT"))
    , metric_(option("metric",
                     QT_TRANSLATE_NOOP("dpfm::app",
                                       "loss, val_loss, accuracy or val_accuracy. Curves take "
                                       "several, with commas or one by one, and draw a panel each "
                                       "(loss,val_loss unless told); the others take one (val_loss "
                                       "unless told)."),
                     "METRIC"))
    , reading_(
          option("reading",
                 QT_TRANSLATE_NOOP("dpfm::app",
                                   "Which epoch stands for a run in cross-section, matrix "
                                   "and paired: best, of the lowest training loss (unless told); "
                                   "final; or lowest, of the lowest val_loss."),
                 "READING"))
    , corpus_(option(
          "corpus",
          QT_TRANSLATE_NOOP("dpfm::app", "Show this corpus only; may be given several times."),
          "N"))
    , runs_(option("runs",
                   QT_TRANSLATE_NOOP("dpfm::app",
                                     "Show these runs only, by their numbers in the CSV, such as "
                                     "0-5,8."),
                   "RUNS"))
    , linear_(option("linear", QT_TRANSLATE_NOOP("dpfm::app", "Linear instead of logarithmic."))) {}

void FigureArguments::addTo(QCommandLineParser& parser) const {
    parser.addOptions({figure_, plot_, metric_, reading_, corpus_, runs_, linear_});
    look_.addTo(parser);
}

Result<FigureRequest> FigureArguments::read(const QCommandLineParser& parser) const {
    FigureRequest request{parser.value(figure_), {}, {}};
    figures::FigureOptions& options = request.options;
    if (parser.isSet(plot_)) {
        const auto plot = figures::plotKind(parser.value(plot_));
        if (!plot)
            return unknown(plot_, parser.value(plot_),
                           "There is no plot \"%1\"; there are curves, cross-section, matrix and "
                           "paired.");
        options.plot = *plot;
    }
    if (const auto read = readMetrics(parser.values(metric_), metric_, options); !read)
        return read.error();
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
    if (parser.isSet(runs_)) {
        auto runs = models::runRanges(parser.value(runs_));
        if (!runs)
            return unknown(runs_, QString::fromStdString(runs.error().arguments.front()),
                           "\"%1\" names no runs; write numbers and ranges, such as 0-5,8.");
        request.runs = *std::move(runs);
    }
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

Result<void> showOnly(const std::vector<models::RunRange>& runs, const session::SweepRecord& sweep,
                      figures::FigureOptions& options) {
    auto shown = models::runsIn(runs, sweep.runs.size());
    if (!shown) {
        Error error = shown.error();
        error.place = "--runs";
        return error;
    }
    options.filter.shown = *std::move(shown);
    return {};
}

bool FigureArguments::wanted(int argc, char** argv) {
    const std::span arguments(argv, static_cast<std::size_t>(argc));
    return std::any_of(arguments.begin(), arguments.end(), [](const char* argument) {
        return QByteArrayView(argument).startsWith("--figure");
    });
}

} // namespace dpfm::app
