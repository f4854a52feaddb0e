#pragma once

#include "ui/figures/figure_style.h"
#include "ui/models/run_group.h"

#include <qcustomplot.h>

#include <vector>

namespace dpfm::figures {

/// Makes an axis one of register counts: a tick for each at its place (ascending), and some room at
/// both ends.
void setCategories(QCPAxis& axis, const std::vector<models::RegisterCategory>& categories,
                   const std::vector<double>& places);

/// Of labels that would run into each other on an axis of so many plot pixels, leaves out those
/// that say least: "all" and backpropagation stay first, then powers of two.
void fitCategories(QCPAxis& axis, const std::vector<models::RegisterCategory>& categories,
                   const std::vector<double>& places, double pixels, const FigureStyle& style);

} // namespace dpfm::figures
