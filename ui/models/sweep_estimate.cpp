#include "ui/models/sweep_estimate.h"

#include "core/data/source_files.h"
#include "core/sweep/grid.h"
#include "ui/models/background.h"

#include <QLocale>

#include <array>
#include <chrono>
#include <cmath>
#include <memory>
#include <utility>

namespace dpfm::models {

namespace {

constexpr std::chrono::milliseconds kSettle{600};
constexpr double kBudgetSeconds = 0.25;

std::optional<sweep::TimeEstimate> measured(const network::Experiment& experiment,
                                            const std::stop_token& stop) {
    const auto files = data::loadFiles(experiment.data, stop);
    if (!files || stop.stop_requested())
        return std::nullopt;
    return sweep::estimateTime(experiment, sweep::grid(experiment), 0, kBudgetSeconds,
                               sweep::timedTrial(stop));
}

} // namespace

SweepEstimate::SweepEstimate(ExperimentDocument& document, std::function<bool()> busy,
                             QObject* parent)
    : QObject(parent)
    , document_(document)
    , busy_(std::move(busy)) {
    timer_.setSingleShot(true);
    timer_.setInterval(kSettle);
    connect(&timer_, &QTimer::timeout, this, &SweepEstimate::measure);
    connect(&document_, &ExperimentDocument::changed, this, &SweepEstimate::restart);
    restart();
}

SweepEstimate::~SweepEstimate() {
    stop_.request_stop();
}

void SweepEstimate::restart() {
    stop_.request_stop();
    measuring_ = false;
    timer_.start();
    if (estimate_) {
        estimate_.reset();
        emit changed();
    }
}

void SweepEstimate::measure() {
    if (!document_.valid())
        return;
    if (busy_()) {
        timer_.start();
        return;
    }
    stop_ = std::stop_source();
    measuring_ = true;
    inBackground(
        this,
        [experiment = document_.experiment(), stop = stop_.get_token()] {
            return std::pair(measured(experiment, stop), stop);
        },
        [this](const std::pair<std::optional<sweep::TimeEstimate>, std::stop_token>& result) {
            if (result.second.stop_requested())
                return; // another one is waited for
            measuring_ = false;
            estimate_ = result.first;
            emit changed();
        });
}

QString aboutTime(double seconds) {
    if (seconds < 1.0)
        return SweepEstimate::tr("under 1 s");
    const double minutes = seconds / 60.0;
    const double hours = minutes / 60.0;
    const double days = hours / 24.0;
    const auto text = [](const QString& sentence, double value) {
        // Two digits: it is not known better.
        const double unit = std::pow(10.0, std::max(0.0, std::floor(std::log10(value)) - 1.0));
        return sentence.arg(QLocale().toString(std::round(value / unit) * unit, 'f', 0));
    };
    if (seconds < 100.0)
        return text(SweepEstimate::tr("about %1 s"), seconds);
    if (minutes < 100.0)
        return text(SweepEstimate::tr("about %1 min"), minutes);
    if (hours < 48.0)
        return text(SweepEstimate::tr("about %1 h"), hours);
    return text(SweepEstimate::tr("about %1 days"), days);
}

} // namespace dpfm::models
