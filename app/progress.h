#pragma once

#include "ui/session/sweep_progress.h"

#include <QElapsedTimer>
#include <QString>

namespace dpfm::app {

/// "  45 %  12 of 28 runs  81.2 k samples/s  3:21 left"
QString progressText(const session::SweepProgress& progress);
/// The same after a bar, in at most 79 columns.
QString progressBar(const session::SweepProgress& progress);
/// "0:07", "3:21", "1:02:03", "4 d 5 h"
QString durationText(double seconds);

/// Shows on stderr how far a sweep is: on a terminal in one line that is drawn anew, otherwise in
/// lines of which there is at most one every few seconds.
class ProgressDisplay {
public:
    ProgressDisplay();

    void show(const session::SweepProgress& progress);
    /// Draws the line a last time and leaves it.
    void finish(const session::SweepProgress& progress);

private:
    void draw(const session::SweepProgress& progress) const;

    bool terminal_;
    QElapsedTimer sinceLast_;
};

} // namespace dpfm::app
