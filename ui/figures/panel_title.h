#pragma once

#include "ui/figures/figure_style.h"

#include <qcustomplot.h>

#include <cstddef>

namespace dpfm::figures {

/// How many panels stand side by side at most.
inline constexpr std::size_t kPanelsInRow = 4;

/// Writes over a rectangle of axes what it shows; an empty text takes that away. To be called again
/// when the style changed.
void setPanelTitle(QCPAxisRect& rect, const QString& text, const FigureStyle& style);

} // namespace dpfm::figures
