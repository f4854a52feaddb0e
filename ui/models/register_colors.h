#pragma once

#include "core/network/experiment.h"

#include <QColor>
#include <QString>

#include <cstddef>

namespace dpfm::models {

/// What curves lie on: a light surface (paper, the light theme) or a dark one.
enum class Surface { Light, Dark };

/// The colour of a register count. It depends on R alone, so a curve keeps its colour whatever else
/// is in the sweep; backpropagation has one of its own, and meProp's lie half way to that. Powers
/// of two have well-told-apart colours (Okabe and Ito, 2008), others lie between their neighbours.
QColor registerColor(network::Method method, int registers, Surface surface);

/// Of positive (blue) and negative (orange) weights and gradients, or of the two ends of a scale:
/// told apart by everyone (Okabe and Ito, 2008).
QColor signColor(bool positive, Surface surface);

/// The colour of a class of a table; there are eight, over and over.
QColor classColor(std::size_t index, Surface surface);

/// How many colours a person can give a run.
inline constexpr int kRunColors = 8;
/// Of a run: the one that a person gave it, from 1, or with 0 that of its register count.
QColor runColor(int given, network::Method method, int registers, Surface surface);
/// "blue", …; "automatic" for 0.
QString runColorName(int given);

/// The colour `t` of the way from `a` to `b`, t in [0, 1].
QColor mixed(const QColor& a, const QColor& b, double t);

/// "R = 8", "all", "backprop.", "meProp 8", "meProp all": how runs are named in legends and tables.
QString registerLabel(network::Method method, int registers);

} // namespace dpfm::models
