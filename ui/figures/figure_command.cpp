#include "ui/figures/figure_command.h"

#include "ui/session/run_list.h"

#include <QRegularExpression>

#include <algorithm>

namespace dpfm::figures {

namespace {

QString written(double value) {
    return QString::fromStdString(toText(value));
}

QString written(bool value) {
    return value ? QStringLiteral("on") : QStringLiteral("off");
}

QString written(std::string_view value) {
    return QString::fromLatin1(value.data(), static_cast<qsizetype>(value.size()));
}

void add(QStringList& arguments, const char* option, const QString& value) {
    // What begins with a dash would be taken for an option.
    const QString name = QStringLiteral("--") + QLatin1String(option);
    if (value.startsWith(u'-'))
        arguments << name + u'=' + value;
    else
        arguments << name << value;
}

void addAxis(QStringList& arguments, const AxisLook& axis, const QString& name) {
    const auto option = [&name](const char* what) {
        return (name + QLatin1String(what)).toLatin1();
    };
    for (const QString& title : axis.titles)
        add(arguments, option("-title").constData(), title);
    if (axis.min)
        add(arguments, option("-min").constData(), written(*axis.min));
    if (axis.max)
        add(arguments, option("-max").constData(), written(*axis.max));
}

/// How a choice is called on the command line.
template <class T, class Names>
QString nameOf(const T& choice, const Names& names) {
    for (const auto& each : names)
        if (each.value == choice)
            return QString::fromLatin1(each.name);
    return {};
}

QString suffixOf(FigureFormat format) {
    switch (format) {
    case FigureFormat::Pdf:
        return QStringLiteral("pdf");
    case FigureFormat::Svg:
        return QStringLiteral("svg");
    case FigureFormat::Png:
        return QStringLiteral("png");
    case FigureFormat::Tex:
        break;
    }
    return QStringLiteral("tex");
}

void addCurves(QStringList& arguments, const models::CurveOptions& curves) {
    const models::CurveOptions usual;
    if (curves.x != usual.x)
        add(arguments, "x", nameOf(curves.x, models::kCurveXNames));
    if (curves.centre != usual.centre)
        add(arguments, "centre", nameOf(curves.centre, models::kCentreNames));
    if (curves.band != usual.band)
        add(arguments, "band", nameOf(curves.band, models::kBandNames));
    if (curves.runs != usual.runs)
        add(arguments, "single-runs", nameOf(curves.runs, models::kSingleRunsNames));
    if (curves.smoothing != usual.smoothing)
        add(arguments, "smooth", written(curves.smoothing));
    if (curves.minimumSoFar)
        arguments << QStringLiteral("--min-so-far");
    if (curves.bestEpochs)
        arguments << QStringLiteral("--best");
}

/// What the plot shows, but for which runs.
void addPlot(QStringList& arguments, const FigureOptions& options) {
    const FigureOptions usual;
    if (options.plot != usual.plot)
        add(arguments, "plot", plotName(options.plot));
    if (options.plot == PlotKind::Curves) {
        QStringList metrics;
        for (const models::Metric metric : options.metrics)
            metrics += models::metricName(metric);
        if (options.metrics != usual.metrics)
            add(arguments, "metric", metrics.join(u','));
        addCurves(arguments, options.curves);
    }
    if (hasReading(options.plot)) {
        if (options.readingOf != usual.readingOf)
            add(arguments, "metric", models::metricName(options.readingOf));
        if (options.reading != usual.reading)
            add(arguments, "reading", nameOf(options.reading, kReadingNames));
    }
    if (hasPanelsBy(options.plot, options.panelsBy) && !options.panelsBy.isEmpty())
        add(arguments, "panels", options.panelsBy);
    if (hasLogY(options.plot) && !options.logY)
        arguments << QStringLiteral("--linear");
}

} // namespace

QString plotName(PlotKind plot) {
    return nameOf(plot, kPlotNames);
}

QString figureFileName(const FigureOptions& options, FigureFormat format) {
    QStringList parts;
    if (options.plot == PlotKind::OutputMap)
        parts << QStringLiteral("output-map");
    else if (options.plot == PlotKind::Confusion)
        parts << QStringLiteral("confusion-matrix");
    else if (options.plot == PlotKind::Instrument)
        parts << options.instrument->name;
    else
        parts << plotName(options.plot);
    if (options.plot == PlotKind::Curves)
        for (const models::Metric metric : options.metrics)
            parts << models::metricName(metric);
    if (hasReading(options.plot))
        parts << models::metricName(options.readingOf) << nameOf(options.reading, kReadingNames);
    if (!plotName(options.plot).isEmpty())
        for (const int corpus : options.filter.corpora)
            parts << QStringLiteral("corpus-%1").arg(corpus);
    return parts.join(u'-') + u'.' + suffixOf(format);
}

QStringList lookArguments(const FigureLook& look) {
    const FigureLook usual;
    QStringList arguments;
    const auto option = [&](const char* name, const auto& value, const auto& unless) {
        if (value != unless)
            add(arguments, name, written(value));
    };
    option("width", look.widthMm, usual.widthMm);
    option("height", look.heightMm, usual.heightMm);
    option("dpi", double(look.dpi), double(usual.dpi));
    if (look.fontFamily != usual.fontFamily)
        add(arguments, "font", look.fontFamily);
    option("font-size", look.fontPoints, usual.fontPoints);
    option("line-width", look.lineWidth, usual.lineWidth);
    option("axis-width", look.axisWidth, usual.axisWidth);
    option("palette", name(look.palette), name(usual.palette));
    option("markers", look.markers, usual.markers);
    option("legend", name(look.legend), name(usual.legend));
    option("grid", look.grid, usual.grid);
    option("language", session::name(look.language), session::name(usual.language));
    option("decimals", name(look.decimals), name(usual.decimals));
    option("transparent", look.transparent, usual.transparent);
    addAxis(arguments, look.x, QStringLiteral("x"));
    addAxis(arguments, look.y, QStringLiteral("y"));
    return arguments;
}

Result<QStringList> exportArguments(const QString& results, const session::SweepRecord& sweep,
                                    const FigureOptions& options, const QString& file,
                                    std::optional<qint64> sweepId) {
    if (options.plot == PlotKind::Instrument)
        return Error{ErrorCode::InvalidInput,
                     "figure",
                     "What an instrument shows is of this moment; no command draws it.",
                     {}};
    if (plotName(options.plot).isEmpty())
        return Error{ErrorCode::InvalidInput,
                     "figure",
                     "A map or a confusion matrix is of one moment of a network, which no file "
                     "holds; no command draws it.",
                     {}};
    QStringList arguments{QStringLiteral("export")};
    if (results.startsWith(u'-'))
        arguments << QStringLiteral("./") + results;
    else
        arguments << results;
    add(arguments, "figure", file);
    if (sweepId)
        add(arguments, "sweep", QString::number(*sweepId));
    addPlot(arguments, options);
    for (const int corpus : options.filter.corpora)
        add(arguments, "corpus", QString::number(corpus));
    std::vector<std::size_t> shown;
    for (std::size_t run = 0; run < sweep.runs.size(); ++run)
        if (options.filter.shows(run))
            shown.push_back(run);
    if (shown.empty())
        return Error{ErrorCode::InvalidInput, "figure", "No run is shown.", {}};
    if (shown.size() < sweep.runs.size())
        add(arguments, "runs", session::runListText(shown));
    return arguments + lookArguments(options.look);
}

QString shellLine(const QString& program, const QStringList& arguments) {
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_./:=,+@%-]+$"));
    QStringList words;
    for (QString word : QStringList{program} + arguments)
        words += plain.match(word).hasMatch()
                     ? word
                     : u'\'' + word.replace(u'\'', QStringLiteral("'\\''")) + u'\'';
    return words.join(u' ');
}

} // namespace dpfm::figures
