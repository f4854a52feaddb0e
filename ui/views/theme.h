#pragma once

#include "ui/models/register_colors.h"
#include "ui/session/settings.h"

#include <QColor>
#include <QPalette>

namespace dpfm::views {

/// Colours by what they mean. Everything a palette already names (text, base, highlight …) is taken
/// from the palette; these are what it lacks.
struct ThemeColors {
    QColor positive; ///< positive weights and gradients: blue, told from `negative` by everyone
    QColor negative; ///< negative ones: orange
    QColor error;    ///< a field that cannot be used
    QColor warning;  ///< one that may surprise
    QColor outline;  ///< of nodes and register cells
    QColor nodeFill;
    QColor hatch; ///< an empty register
};

/// High is for an audience: black and white with the same hues, and thick frames around what has
/// the focus.
enum class Contrast { Ordinary, High };

/// Sets style and palette of the application. System follows the desktop's palette.
void applyTheme(session::Theme theme, Contrast contrast = Contrast::Ordinary);

/// Of what is drawn for paper: the light theme's, on white.
const QPalette& paperPalette();

/// Whether windows are dark now, read off the palette.
models::Surface surface(const QPalette& palette);
const ThemeColors& colors(const QPalette& palette);

} // namespace dpfm::views
