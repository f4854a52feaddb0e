#pragma once

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <utility>

namespace dpfm::models {

/// Threads for work that may take a while. Not Qt's own pool: the raster engine divides fills over
/// that, so painting would wait for the work.
QThreadPool& backgroundPool();

/// Runs `work` on a pool thread and then `done(result)` on the thread of `context`, which is the
/// caller's; if `context` is gone by then, `done` is not called.
template <class Work, class Done>
void inBackground(QObject* context, Work work, Done done) {
    backgroundPool().start([relay = new QObject, context = QPointer<QObject>(context),
                            work = std::move(work), done = std::move(done)]() mutable {
        // The relay lives on the caller's thread, so what it is sent runs there.
        QMetaObject::invokeMethod(
            relay,
            [relay, context, done = std::move(done), result = work()]() mutable {
                if (context)
                    done(std::move(result));
                relay->deleteLater();
            },
            Qt::QueuedConnection);
    });
}

} // namespace dpfm::models
