#pragma once

#include <QObject>

class QFocusFrame;
class QWidget;

namespace dpfm::views {

/// Draws a frame around the focused widget of a window: always around canvases and plots, which do
/// not show by themselves that the keys are theirs, and around everything while it is strong.
class FocusRing : public QObject {
    Q_OBJECT
public:
    explicit FocusRing(QWidget& window);

    void setStrong(bool strong);

private:
    void follow(QWidget* focused);

    QWidget& window_;
    QFocusFrame* frame_;
    bool strong_ = false;
};

} // namespace dpfm::views
