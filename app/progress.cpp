#include "app/progress.h"

#include "app/console.h"
#include "app/translate.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <unistd.h>

namespace dpfm::app {

namespace {

constexpr int kBarWidth = 24;
constexpr qint64 kDrawMilliseconds = 100;
constexpr qint64 kLineMilliseconds = 5000;

/// The share done; below 1 until all is.
double share(const session::SweepProgress& progress) {
    if (progress.totalSamples == 0)
        return 1.0;
    return static_cast<double>(progress.samples) / static_cast<double>(progress.totalSamples);
}

QString rateText(double rate) {
    if (rate < 1e3)
        return QString::number(rate, 'f', 0);
    if (rate < 1e6)
        return QString::number(rate / 1e3, 'f', 1) + QStringLiteral(" k");
    return QString::number(rate / 1e6, 'f', 1) + QStringLiteral(" M");
}

} // namespace

QString durationText(double seconds) {
    const auto whole = static_cast<qint64>(std::ceil(std::min(seconds, 1e12)));
    const qint64 hours = whole / 3600;
    if (hours >= 100)
        return tr("%1 d %2 h").arg(hours / 24).arg(hours % 24);
    const qint64 minutes = whole / 60 % 60;
    const QString secondsText = QStringLiteral("%1").arg(whole % 60, 2, 10, QLatin1Char('0'));
    if (hours == 0)
        return QStringLiteral("%1:%2").arg(minutes).arg(secondsText);
    return QStringLiteral("%1:%2:%3")
        .arg(hours)
        .arg(minutes, 2, 10, QLatin1Char('0'))
        .arg(secondsText);
}

QString progressText(const session::SweepProgress& progress) {
    QString text = tr("%1 %  %2 of %3 runs")
                       .arg(static_cast<int>(share(progress) * 100.0), 3)
                       .arg(progress.endedRuns)
                       .arg(progress.runs);
    if (progress.samplesPerSecond > 0.0)
        text += tr("  %1 samples/s").arg(rateText(progress.samplesPerSecond));
    if (progress.secondsLeft)
        text += tr("  %1 left").arg(durationText(*progress.secondsLeft));
    return text;
}

QString progressBar(const session::SweepProgress& progress) {
    const auto filled = static_cast<int>(share(progress) * kBarWidth);
    const QString bar = QStringLiteral("[%1%2] ").arg(
        QString(filled, QLatin1Char('#')), QString(kBarWidth - filled, QLatin1Char('-')));
    return (bar + progressText(progress)).left(79);
}

ProgressDisplay::ProgressDisplay() : terminal_(::isatty(STDERR_FILENO) == 1) {
    sinceLast_.start();
}

void ProgressDisplay::show(const session::SweepProgress& progress) {
    if (sinceLast_.elapsed() < (terminal_ ? kDrawMilliseconds : kLineMilliseconds))
        return;
    sinceLast_.restart();
    if (terminal_)
        draw(progress);
    else
        printError(progressText(progress).trimmed());
}

void ProgressDisplay::finish(const session::SweepProgress& progress) {
    if (!terminal_)
        return;
    draw(progress);
    std::fputs("\n", stderr);
}

void ProgressDisplay::draw(const session::SweepProgress& progress) const {
    // To the line's start, and what is left of the old line cleared behind the new one.
    const QByteArray line = '\r' + progressBar(progress).toLocal8Bit() + "\x1b[K";
    std::fputs(line.constData(), stderr);
    std::fflush(stderr);
}

} // namespace dpfm::app
