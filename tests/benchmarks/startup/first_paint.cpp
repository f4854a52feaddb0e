#include <QCoreApplication>
#include <QEvent>
#include <QGenericPlugin>
#include <QWidget>
#include <QWindow>

#include <cstdio>
#include <ctime>
#include <sys/resource.h>
#include <unistd.h>

/// Sits in a Qt program that was started with QT_QPA_GENERIC_PLUGINS=dpfmfirstpaint, as it is, and
/// ends it once a window with a plot has been painted for the first time: prints on stdout when
/// that was (CLOCK_MONOTONIC, so that the one who started it may subtract) and the processor time
/// until then, both in nanoseconds.
namespace dpfm::bench {

namespace {

long long now(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
}

class FirstPaint : public QObject {
public:
    FirstPaint() { QCoreApplication::instance()->installEventFilter(this); }

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Paint && watched->inherits("QCustomPlot"))
            plotPainted_ = true;
        // Painting happens within one of these of the window; when it is over, it is on the screen
        // as far as the program can tell.
        const bool mayPaint =
            (event->type() == QEvent::Expose && qobject_cast<QWindow*>(watched) != nullptr) ||
            (event->type() == QEvent::UpdateRequest && watched->isWidgetType());
        if (!mayPaint || within_)
            return false;
        within_ = true;
        watched->event(event);
        within_ = false;
        if (plotPainted_) {
            std::printf("%lld %lld\n", now(CLOCK_MONOTONIC), now(CLOCK_PROCESS_CPUTIME_ID));
            std::fflush(stdout);
            _exit(0);
        }
        return true;
    }

private:
    bool plotPainted_ = false;
    bool within_ = false;
};

} // namespace

class FirstPaintPlugin : public QGenericPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "first_paint.json")
public:
    QObject* create(const QString& /*name*/, const QString& /*specification*/) override {
        return new FirstPaint;
    }
};

} // namespace dpfm::bench

#include "first_paint.moc"
