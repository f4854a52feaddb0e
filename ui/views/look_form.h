#pragma once

#include "core/base/error.h"
#include "ui/figures/figure_look.h"

#include <QTabWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QFontComboBox;
class QLineEdit;
class QSpinBox;

namespace dpfm::views {

class DecimalBox;

/// How a figure looks, to be edited: pages of size and text, lines and colours, and axes.
class LookForm : public QTabWidget {
    Q_OBJECT
public:
    explicit LookForm(QWidget* parent = nullptr);

    /// As it stands in the fields; limits that the plot's axes do not take are left out.
    figures::FigureLook look() const;
    /// Axes and the language stay as they are: a style has none.
    void setStyle(const figures::FigureLook& look);
    void setLanguage(session::Language language);
    /// What cannot be read in a field.
    std::optional<Error> problem() const;

    /// Which axes of the plot have numbers, which can have limits.
    void setNumericAxes(bool x, bool y);
    void setDpiEnabled(bool enabled);

signals:
    void changed();

private:
    struct AxisFields {
        QLineEdit* titles;
        QLineEdit* min; ///< empty for the figure's own, as the next
        QLineEdit* max;
    };

    QWidget* makeSizePage();
    QWidget* makeLinesPage();
    QWidget* makeAxesPage();
    void choosePreset(int index);
    void showPreset();
    static figures::AxisLook read(const AxisFields& fields);

    figures::FigureLook base_; ///< what the fields do not hold
    QComboBox* preset_;
    DecimalBox* width_;
    DecimalBox* height_;
    QSpinBox* dpi_;
    QFontComboBox* font_;
    DecimalBox* fontSize_;
    QComboBox* language_;
    QComboBox* decimals_;
    QCheckBox* transparent_;
    DecimalBox* lineWidth_;
    DecimalBox* axisWidth_;
    QComboBox* palette_;
    QCheckBox* markers_;
    QComboBox* legend_;
    QCheckBox* grid_;
    AxisFields x_;
    AxisFields y_;
};

} // namespace dpfm::views
