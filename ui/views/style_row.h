#pragma once

#include "core/base/error.h"
#include "ui/figures/style_store.h"
#include "ui/session/settings.h"

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QPushButton;

namespace dpfm::views {

/// The styles of figures by name, to choose, save and delete. It shows which one a look is, if any.
/// Those that come with the program have the decimal sign of the language that is spoken. The one
/// that was chosen last is remembered.
class StyleRow : public QWidget {
    Q_OBJECT
public:
    explicit StyleRow(session::Settings& settings, QWidget* parent = nullptr);

    /// The look of the style that was chosen last; none if it is gone.
    std::optional<figures::FigureLook> remembered() const;

    void setLook(const figures::FigureLook& look);

signals:
    void chosen(const dpfm::figures::FigureLook& look);

private:
    void fill();
    void showMatching();
    void save();
    void remove();
    void warn(const Error& error);

    session::Settings& settings_;
    figures::StyleStore store_;
    std::vector<figures::FigureStyleFile> styles_; ///< shipped ones first
    figures::FigureLook look_;
    QComboBox* box_;
    QPushButton* save_;
    QPushButton* remove_;
};

} // namespace dpfm::views
