#pragma once

#include <QIcon>
#include <QPalette>

namespace dpfm::views {

enum class Glyph { Play, Pause, Stop };

/// A glyph in the palette's text colour, so that it is seen on a light and on a dark toolbar.
QIcon icon(Glyph glyph, const QPalette& palette);

} // namespace dpfm::views
