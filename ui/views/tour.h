#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <vector>

class QMainWindow;
class QShortcut;

namespace dpfm::views {

class TourCallout;

/// One stop of the tour: a text, and the control it is about.
struct TourStep {
    QString title;
    QString text;
    /// Shows the control, if it is on another page.
    std::function<void()> show;
    /// Where the control is, in the window's coordinates; null if it is not seen. The text is told
    /// all the same.
    std::function<QRect()> place;
};

/// Leads through the window: a callout beside a frame around each control. The window is used as
/// always meanwhile; the tour goes on by its buttons or by F4, back by Shift+F4, and ends by
/// Escape.
class Tour : public QObject {
    Q_OBJECT
public:
    Tour(QMainWindow& window, std::vector<TourStep> steps);

    bool active() const { return active_; }
    /// From the first step. `withKeys` puts the keys into the callout.
    void begin(bool withKeys);
    void end();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void go(std::size_t step);
    void showStep();
    void place();

    QMainWindow& window_;
    std::vector<TourStep> steps_;
    TourCallout* callout_;
    QWidget* frame_;
    std::vector<QShortcut*> keys_;
    std::size_t step_ = 0;
    bool active_ = false;
    bool placing_ = false; ///< once for all that changed meanwhile
};

} // namespace dpfm::views
