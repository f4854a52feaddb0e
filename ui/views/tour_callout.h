#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace dpfm::views {

/// What the tour tells at one of its steps, above the window's other parts. It takes no focus
/// unless it is given it.
class TourCallout : public QFrame {
    Q_OBJECT
public:
    explicit TourCallout(QWidget* window);

    /// `step` counts from 0.
    void tell(const QString& title, const QString& text, std::size_t step, std::size_t count);
    /// Moves beside a control of the window, where there is room; into the middle if it is null.
    void placeBeside(const QRect& control, const QRect& room);
    void takeKeys();

signals:
    void nextRequested();
    void backRequested();
    void endRequested();

private:
    QLabel* title_;
    QLabel* text_;
    QLabel* count_;
    QPushButton* skip_;
    QPushButton* back_;
    QPushButton* next_;
};

/// A frame around a control that the tour points to. The mouse goes through it.
class TourFrame : public QWidget {
    Q_OBJECT
public:
    explicit TourFrame(QWidget* window);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace dpfm::views
