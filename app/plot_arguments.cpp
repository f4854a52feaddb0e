#include "app/plot_arguments.h"

#include "app/options.h"
#include "ui/models/run_panels.h"

#include <algorithm>
#include <optional>

namespace dpfm::app {

namespace {

/// Metrics, each in an option of its own or several with commas between them.
Result<void> readMetrics(const QStringList& texts, const QCommandLineOption& of,
                         figures::FigureOptions& options) {
    std::vector<models::Metric> metrics;
    for (const QString& text : texts) {
        for (const QString& name : text.split(u',')) {
            const auto asked = models::metricOf(name.trimmed());
            if (!asked)
                return unknown(of, name,
                               "There is no metric \"%1\"; there are loss, val_loss, accuracy, "
                               "val_accuracy and, where fidelity was recorded, cosine, norm_ratio, "
                               "sign_agreement, kept_candidates, kept_candidates_squared, "
                               "kept_full, kept_full_squared, id_overlap, id_half_life and "
                               "starved.");
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

PlotArguments::PlotArguments()
    : plot_(option(
          "plot",
          QT_TRANSLATE_NOOP("dpfm::app",
                            "curves (unless told); cross-section; matrix; paired: the differences "
                            "to all registers, seed by seed; cost: a reading against "
                            "multiplications, with the Pareto front; or minima: the val_loss at "
                            "the lowest training loss against the lowest val_loss."),
          "PLOT"))
    , metric_(option(
          "metric",
          QT_TRANSLATE_NOOP("dpfm::app",
                            "loss, val_loss, accuracy, val_accuracy or, where fidelity "
                            "was recorded, cosine, norm_ratio, sign_agreement, "
                            "kept_candidates, kept_candidates_squared, kept_full, "
                            "kept_full_squared, id_overlap, id_half_life or starved. "
                            "Curves take several, with commas or one by one, and draw a panel each "
                            "(loss,val_loss unless told); the others take one (val_loss "
                            "unless told)."),
          "METRIC"))
    , reading_(option("reading",
                      QT_TRANSLATE_NOOP(
                          "dpfm::app", "Which epoch stands for a run in cross-section, matrix, "
                                       "paired and cost: best, of the lowest training loss (unless "
                                       "told); final; or lowest, of the lowest val_loss."),
                      "READING"))
    , corpus_(option(
          "corpus",
          QT_TRANSLATE_NOOP("dpfm::app", "Show this corpus only; may be given several times."),
          "N"))
    , linear_(option("linear", QT_TRANSLATE_NOOP("dpfm::app", "Linear instead of logarithmic.")))
    , panels_(option(
          "panels",
          QT_TRANSLATE_NOOP("dpfm::app",
                            "Of curves, cross-section and cost: a panel for each corpus, seed, "
                            "registers (not in a cross-section) or value of a setting that the "
                            "sweep varies, by its name in files, such as "
                            "training.optimizer.learning_rate."),
          "FIELD"))
    , byCorpus_(option("by-corpus", QT_TRANSLATE_NOOP("dpfm::app", "The same as --panels corpus.")))
    , x_(option("x",
                QT_TRANSLATE_NOOP(
                    "dpfm::app", "What curves run over: epochs (unless told); samples, of the "
                                 "training; multiplications, an upper bound by formula; or seconds "
                                 "as measured, spread evenly over a run's epochs."),
                "X"))
    , centre_(option("centre",
                     QT_TRANSLATE_NOOP("dpfm::app", "Of curves of several seeds: median (unless "
                                                    "told) or mean."),
                     "CENTRE"))
    , band_(option("band",
                   QT_TRANSLATE_NOOP("dpfm::app",
                                     "What lies about it: auto, quartiles of more than 5 seeds "
                                     "(unless told); none; quartiles; std, mean ± standard "
                                     "deviation; sem, mean ± standard error; or range."),
                   "BAND"))
    , runs_(option("single-runs",
                   QT_TRANSLATE_NOOP("dpfm::app",
                                     "Single runs behind it: auto, of up to 5 seeds (unless told); "
                                     "all; or none."),
                   "RUNS"))
    , smooth_(option("smooth",
                     QT_TRANSLATE_NOOP("dpfm::app",
                                       "Smooth curves by an exponential moving average, S from 0 "
                                       "(not at all) to below 1; the raw ones stay behind."),
                     "S"))
    , minSoFar_(
          option("min-so-far",
                 QT_TRANSLATE_NOOP("dpfm::app", "Of curves: the minimum of all epochs so far (of "
                                                "accuracies the maximum).")))
    , best_(option("best",
                   QT_TRANSLATE_NOOP("dpfm::app", "Of curves: a dot at each run's lowest training "
                                                  "loss."))) {}

void PlotArguments::addTo(QCommandLineParser& parser) const {
    parser.addOptions({plot_, metric_, reading_, corpus_, linear_, panels_, byCorpus_, x_, centre_,
                       band_, runs_, smooth_, minSoFar_, best_});
}

Result<void> PlotArguments::read(const QCommandLineParser& parser,
                                 figures::FigureOptions& options) const {
    if (const auto read =
            readName(parser, plot_, figures::kPlotNames, options.plot,
                     "There is no plot \"%1\"; there are curves, cross-section, matrix, paired, "
                     "cost and minima.");
        !read)
        return read;
    if (const auto read = readMetrics(parser.values(metric_), metric_, options); !read)
        return read;
    if (const auto read = readName(parser, reading_, figures::kReadingNames, options.reading,
                                   "There is no reading \"%1\"; there are best, final and lowest.");
        !read)
        return read;
    for (const QString& text : parser.values(corpus_)) {
        bool isNumber = false;
        options.filter.corpora.push_back(text.toInt(&isNumber));
        if (!isNumber)
            return unknown(corpus_, text, "\"%1\" is not a number that can stand here.");
    }
    options.logY = !parser.isSet(linear_);
    options.panelsBy = parser.value(panels_);
    if (parser.isSet(panels_) && options.panelsBy.isEmpty())
        return unknown(panels_, options.panelsBy,
                       "This names nothing; write corpus, seed, registers or the name of a setting "
                       "that the sweep varies.");
    if (parser.isSet(byCorpus_)) {
        if (parser.isSet(panels_) && options.panelsBy != QLatin1String(models::kCorpusField))
            return unknown(byCorpus_, options.panelsBy,
                           "The panels are by \"%1\" already; leave one of both out.");
        options.panelsBy = QLatin1String(models::kCorpusField);
    }
    if (const auto read = readCurves(parser, options.curves); !read)
        return read;
    return checkPlot(parser, options);
}

Result<void> PlotArguments::readCurves(const QCommandLineParser& parser,
                                       models::CurveOptions& curves) const {
    for (const Result<void>& read :
         {readName(parser, x_, models::kCurveXNames, curves.x,
                   "Curves do not run over \"%1\"; there are epochs, samples, multiplications and "
                   "seconds."),
          readName(parser, centre_, models::kCentreNames, curves.centre,
                   "There is no centre \"%1\"; there are median and mean."),
          readName(parser, band_, models::kBandNames, curves.band,
                   "There is no band \"%1\"; there are auto, none, quartiles, std, sem and range."),
          readName(parser, runs_, models::kSingleRunsNames, curves.runs,
                   "\"%1\" does not say which runs; there are auto, all and none."),
          readNumber(parser, smooth_, curves.smoothing)})
        if (!read)
            return read;
    curves.minimumSoFar = parser.isSet(minSoFar_);
    curves.bestEpochs = parser.isSet(best_);
    return {};
}

Result<void> PlotArguments::checkPlot(const QCommandLineParser& parser,
                                      const figures::FigureOptions& options) const {
    const auto refuse = [&](const QCommandLineOption& of) {
        return unknown(of, parser.isSet(plot_) ? parser.value(plot_) : QStringLiteral("curves"),
                       "The plot \"%1\" does not have this option.");
    };
    const bool curves = options.plot == figures::PlotKind::Curves;
    for (const QCommandLineOption* of :
         {&x_, &centre_, &band_, &runs_, &smooth_, &minSoFar_, &best_})
        if (parser.isSet(*of) && !curves)
            return refuse(*of);
    for (const QCommandLineOption* of : {&panels_, &byCorpus_})
        if (parser.isSet(*of) && !figures::hasPanels(options.plot))
            return refuse(*of);
    if (parser.isSet(metric_) && options.plot == figures::PlotKind::Minima)
        return refuse(metric_);
    return {};
}

} // namespace dpfm::app
