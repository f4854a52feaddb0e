#include "ui/models/curve_options.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace dpfm::models {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("dpfm::models", text);
}

/// Whole sentences' parts, so that each can be translated as one.
QString centreTitle(sweep::Centre centre, sweep::Spread spread) {
    const bool mean = centre == sweep::Centre::Mean;
    switch (spread) {
    case sweep::Spread::None:
        return mean ? tr("mean over %1 seeds") : tr("median over %1 seeds");
    case sweep::Spread::Quartiles:
        return mean ? tr("mean and quartiles over %1 seeds")
                    : tr("median and quartiles over %1 seeds");
    case sweep::Spread::StandardDeviation:
        return mean ? tr("mean ± standard deviation over %1 seeds")
                    : tr("median, and mean ± standard deviation, over %1 seeds");
    case sweep::Spread::StandardError:
        return mean ? tr("mean ± standard error over %1 seeds")
                    : tr("median, and mean ± standard error, over %1 seeds");
    case sweep::Spread::Range:
        return mean ? tr("mean, least and largest over %1 seeds")
                    : tr("median, least and largest over %1 seeds");
    }
    return {};
}

} // namespace

sweep::Spread spreadOf(CurveBand band, std::size_t seeds) {
    switch (band) {
    case CurveBand::Auto:
        return seeds > kFewSeeds ? sweep::Spread::Quartiles : sweep::Spread::None;
    case CurveBand::None:
        return sweep::Spread::None;
    case CurveBand::Quartiles:
        return sweep::Spread::Quartiles;
    case CurveBand::StandardDeviation:
        return sweep::Spread::StandardDeviation;
    case CurveBand::StandardError:
        return sweep::Spread::StandardError;
    case CurveBand::Range:
        return sweep::Spread::Range;
    }
    return sweep::Spread::None;
}

QString xTitle(CurveX x) {
    switch (x) {
    case CurveX::Epochs:
        return tr("epoch");
    case CurveX::Samples:
        return tr("training samples");
    case CurveX::Multiplications:
        return tr("multiplications (upper bound)");
    case CurveX::Seconds:
        return tr("seconds (a run's, spread evenly over its epochs)");
    }
    return {};
}

QString curvesCaption(const CurveOptions& options, std::size_t fewest, std::size_t most) {
    QStringList parts;
    if (most > 1) {
        const QString seeds =
            fewest == most ? QString::number(most) : QStringLiteral("%1–%2").arg(fewest).arg(most);
        parts << centreTitle(options.centre, spreadOf(options.band, most)).arg(seeds);
    }
    if (options.smoothing > 0.0)
        parts << tr("smoothed by %1, unsmoothed behind")
                     .arg(QLocale::c().toString(options.smoothing, 'g', 3));
    if (options.bestEpochs)
        parts << tr("dots: each run's lowest training loss");
    return parts.join(QStringLiteral("; "));
}

} // namespace dpfm::models
