#pragma once

#include <QWidget>

#include <functional>

namespace dpfm::views {

/// Stands in a window for what is not seen at its start and would cost it time: filled once the
/// window has been painted, whether it is shown by then or not.
class LateContent : public QWidget {
    Q_OBJECT
public:
    /// `make` gets this as the parent. `window` is where this will be.
    LateContent(QWidget& window, std::function<QWidget*(QWidget*)> make);
};

} // namespace dpfm::views
