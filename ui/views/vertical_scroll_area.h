#pragma once

#include <QScrollArea>

namespace dpfm::views {

/// Scrolls up and down only, and is never narrower than its content with the scroll bar beside it.
class VerticalScrollArea : public QScrollArea {
    Q_OBJECT
public:
    explicit VerticalScrollArea(QWidget* parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace dpfm::views
