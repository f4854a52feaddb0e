#pragma once

#include <QIcon>
#include <QPalette>

namespace dpfm::views {

enum class Glyph { Play, Pause, Stop, Rewind, Step, Ring, Disc };

/// A glyph in the palette's text colour, so that it is seen on a light and on a dark toolbar.
QIcon icon(Glyph glyph, const QPalette& palette);
/// For something that is switched: a ring, which is filled in the highlight's colour when on.
QIcon switchIcon(const QPalette& palette);

} // namespace dpfm::views
