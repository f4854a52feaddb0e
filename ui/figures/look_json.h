#pragma once

#include "core/base/result.h"
#include "ui/figures/figure_look.h"

#include <QByteArray>
#include <QString>

namespace dpfm::figures {

/// A look that has a name, to be used again. It holds no titles and no limits of axes: they belong
/// to a figure.
struct FigureStyleFile {
    QString name;
    FigureLook look;
};

/// The format "dpfm-figure-style", version 1. The same look gives the same bytes.
QByteArray toJson(const FigureStyleFile& style);

/// What is absent is as in a new FigureLook. Errors carry the field as their place; an unknown key
/// is one. So is a look that checkLook() refuses, but for a font that is not installed, which is
/// told where the style is used.
Result<FigureStyleFile> styleFromJson(const QByteArray& json);

} // namespace dpfm::figures
