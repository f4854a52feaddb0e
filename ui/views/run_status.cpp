#include "ui/views/run_status.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>

#include <algorithm>
#include <cmath>

namespace dpfm::views {

using session::SweepController;

namespace {

constexpr int kRefreshMs = 250;
constexpr double kLongest = 3.6e7; ///< what an estimate is cut at: 10 000 hours

QString duration(double seconds) {
    const auto whole = static_cast<int>(std::ceil(std::min(seconds, kLongest)));
    if (whole < 60)
        return RunStatus::tr("%1 s left").arg(whole);
    if (whole < 3600)
        return RunStatus::tr("%1 min %2 s left").arg(whole / 60).arg(whole % 60);
    return RunStatus::tr("%1 h %2 min left").arg(whole / 3600).arg(whole % 3600 / 60);
}

} // namespace

RunStatus::RunStatus(models::Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , workbench_(workbench)
    , text_(new QLabel(this))
    , bar_(new QProgressBar(this)) {
    text_->setObjectName(QStringLiteral("runStatus"));
    text_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    bar_->setRange(0, 1000);
    bar_->setTextVisible(false);
    bar_->setFixedWidth(140);
    bar_->setMaximumHeight(14);
    bar_->setAccessibleName(tr("Progress of the sweep"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 4, 0);
    row->addWidget(text_);
    row->addWidget(bar_);
    timer_.setInterval(kRefreshMs);
    connect(&timer_, &QTimer::timeout, this, &RunStatus::refresh);
    connect(&workbench_, &models::Workbench::stateChanged, this, &RunStatus::refresh);
    refresh();
}

void RunStatus::refreshLive() {
    timer_.stop();
    const models::LiveSweep& live = workbench_.live();
    const std::optional<models::LiveSweep::Report>& report = live.report();
    QStringList parts;
    if (!report) {
        parts.append(tr("Live"));
    } else if (report->complete()) {
        parts.append(tr("Live: %n run(s) in %1 s", nullptr, static_cast<int>(report->runs))
                         .arg(QLocale().toString(report->seconds, 'f', 2)));
    } else {
        parts.append(tr("Live: %1 of %2 runs").arg(report->endedRuns).arg(report->runs));
        if (report->seeds > 1)
            parts.append(tr("seed %1 of %2").arg(report->seed).arg(report->seeds));
        bar_->setValue(static_cast<int>(1000 * report->endedRuns / report->runs));
    }
    bar_->setVisible(report && !report->complete());
    if (live.permission() == models::LiveSweep::Permission::Show)
        parts.append(tr("not stored: read-only"));
    text_->setText(parts.join(QStringLiteral(" · ")));
}

void RunStatus::refresh() {
    if (workbench_.live().follows()) {
        refreshLive();
        return;
    }
    const auto state = workbench_.controller().state();
    if (state == SweepController::State::Idle) {
        timer_.stop();
        bar_->hide();
        text_->setText(workbench_.document().valid() ? tr("Ready")
                                                     : tr("The experiment cannot be run as it is"));
        return;
    }
    timer_.start();
    bar_->show();
    const session::SweepProgress progress = workbench_.controller().progress();
    if (progress.totalSamples > 0)
        bar_->setValue(static_cast<int>(1000.0 * static_cast<double>(progress.samples) /
                                        static_cast<double>(progress.totalSamples)));
    QStringList parts;
    if (state == SweepController::State::Paused)
        parts.append(tr("Paused"));
    else if (state == SweepController::State::Stopping)
        parts.append(tr("Stopping"));
    parts.append(tr("%1 of %2 runs").arg(progress.endedRuns).arg(progress.runs));
    if (state == SweepController::State::Running && progress.samplesPerSecond > 0.0) {
        parts.append(tr("%1 samples/s")
                         .arg(QLocale().toString(std::round(progress.samplesPerSecond), 'f', 0)));
        if (progress.secondsLeft)
            parts.append(duration(*progress.secondsLeft));
    }
    text_->setText(parts.join(QStringLiteral(" · ")));
}

} // namespace dpfm::views
