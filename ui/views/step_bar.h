#pragma once

#include <QTimer>
#include <QWidget>

#include <cstddef>

class QLabel;
class QPushButton;
class QSlider;

namespace dpfm::views {

/// Goes through the steps of a demonstration: to the start, back, on, to the end, or by itself.
/// It asks for steps; whoever shows them tells it where they are.
class StepBar : public QWidget {
    Q_OBJECT
public:
    explicit StepBar(QWidget* parent = nullptr);

    /// Steps go from 0 to `last`.
    void setPosition(std::size_t step, std::size_t last);
    bool playing() const { return timer_.isActive(); }
    /// Right, Left, Home, End and P, for a view that has the focus. False: it is another key.
    bool keyPressed(int key);

public slots:
    void stop();

signals:
    void stepRequested(std::size_t step);

protected:
    void hideEvent(QHideEvent* event) override;

private:
    void go(std::size_t step);
    void playOrPause();
    void tick();
    void fitText();
    void refresh();

    QPushButton* reset_;
    QPushButton* back_;
    QPushButton* play_;
    QPushButton* forward_;
    QPushButton* end_;
    QSlider* position_;
    QLabel* text_;
    QSlider* speed_;
    QTimer timer_;
    std::size_t step_ = 0;
    std::size_t last_ = 0;
};

} // namespace dpfm::views
