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

    /// Fills it now, if it is not filled yet.
    void fill();

private:
    std::function<QWidget*(QWidget*)> make_; ///< none once it is filled
};

} // namespace dpfm::views
