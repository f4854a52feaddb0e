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

/// Whether the panel of that place begins a row: only it needs the vertical axis's numbers and
/// title where all panels have the same.
inline bool firstInRow(std::size_t panel) {
    return panel % kPanelsInRow == 0;
}

} // namespace dpfm::figures
