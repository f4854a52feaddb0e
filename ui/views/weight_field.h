#pragma once

#include "ui/models/workbench.h"

#include <QLineEdit>

#include <cstdint>
#include <optional>

namespace dpfm::views {

/// The number of one weight of the live run, to be edited where the weight is drawn. It is hidden
/// but while it edits. Enter sets what was typed, or says why not and stays; Escape, a press beside
/// it, and another network end it. Left as it is, the weight stays as it is, to the bit.
class WeightField : public QLineEdit {
    Q_OBJECT
public:
    WeightField(models::Workbench& workbench, QWidget* canvas);

    /// Pauses the run and begins, about a place of the canvas. The probe must be of the live run.
    void begin(WeightId weight, QPoint place);
    void end();
    bool editing() const { return weight_.has_value(); }
    /// Follows the probe: the run may have gone on a little before it paused.
    void refresh();

signals:
    /// Something to be said meanwhile.
    void said(const QString& sentence);
    void ended();
    /// By a key: the canvas is to have the focus again.
    void left();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void commit();
    void leave();
    void showWeight();

    models::Workbench& workbench_;
    std::optional<WeightId> weight_;
    std::uint64_t run_ = 0; ///< whose weight it is
};

} // namespace dpfm::views
