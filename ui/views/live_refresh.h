#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

class QCustomPlot;
class QWidget;

namespace dpfm::views {

/// When a view of growing results is drawn anew: never while it is hidden, and no more often than
/// leaves the window most of its time, however much there is to draw.
class LiveRefresh : public QObject {
    Q_OBJECT
public:
    /// `refresh` brings up to date what `drawn()` then paints; both for `view`.
    LiveRefresh(QWidget& view, std::function<void()> refresh,
                std::function<const QCustomPlot&()> drawn);

    /// At once, or when the view is shown.
    void now();
    /// Soon, together with what else changes until then.
    void soon();

    /// How long soon() waits after a refresh that took so many milliseconds.
    static int intervalAfter(double milliseconds);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget& view_;
    std::function<void()> refresh_;
    std::function<const QCustomPlot&()> drawn_;
    QTimer timer_;
    double lastMs_ = 0.0;
    bool stale_ = false;
};

} // namespace dpfm::views
