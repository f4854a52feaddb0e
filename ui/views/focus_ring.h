#pragma once

#include <QObject>

class QFocusFrame;
class QWidget;

namespace dpfm::views {

/// Draws a frame around the focused widget of a window: around canvases and plots, which do not
/// show by themselves that the keys are theirs, while keys are used and not the mouse; and around
/// everything while it is strong.
class FocusRing : public QObject {
    Q_OBJECT
public:
    explicit FocusRing(QWidget& window);

    void setStrong(bool strong);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow(QWidget* focused);

    QWidget& window_;
    QFocusFrame* frame_;
    bool strong_ = false;
    bool keys_ = false; ///< the last thing that was pressed was a key
};

} // namespace dpfm::views
