#pragma once

#include "ui/models/toper_model.h"

#include <QWidget>

namespace dpfm::views {

/// The chain of cells as it is before the cycle that comes: in each cell what it holds, above it
/// what arrives; around them the candidates that wait and those that dropped out. A cell that
/// compares is framed. Space and P play, the arrows step, Home and End go to the ends.
class ToperCanvas : public QWidget {
    Q_OBJECT
public:
    explicit ToperCanvas(models::ToperModel& model, QWidget* parent = nullptr);

    /// Of a cell, in the widget's pixels: what arrives, and what it holds.
    QRect arrivingRect(std::size_t cell) const;
    QRect heldRect(std::size_t cell) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void layOut();
    int perRow() const;
    int stripHeight() const { return chipHeight_ + kGap; }
    void paintStrip(QPainter& painter, int top, const QString& title,
                    const autodiff::Registers& chips, std::size_t more) const;
    void paintChip(QPainter& painter, const QRect& rect, const autodiff::Register& entry) const;
    void paintCell(QPainter& painter, std::size_t cell) const;
    int stripTitleWidth() const;

    static constexpr int kGap = 6;

    models::ToperModel& model_;
    int chipWidth_ = 0;
    int chipHeight_ = 0;
};

} // namespace dpfm::views
