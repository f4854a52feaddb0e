#pragma once

#include <QWidget>

#include <functional>

namespace dpfm::views {

/// Stands in a window for what costs a start its time and may not be seen at all: makes it when it
/// is first shown, or once the window has been painted.
class LateContent : public QWidget {
    Q_OBJECT
public:
    /// `make` gets this as the parent. `window` is where this will be.
    LateContent(QWidget& window, std::function<QWidget*(QWidget*)> make);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();

    std::function<QWidget*(QWidget*)> make_; ///< empty once it was called
};

} // namespace dpfm::views
