#pragma once

#include "core/base/result.h"

#include <QString>

namespace dpfm::figures {

/// A text as LaTeX sets it, whatever its encoding of fonts: special letters are escaped, Greek ones
/// and common signs become formulas, line breaks `\\`. A letter that neither LaTeX itself nor this
/// knows is an error that names it.
Result<QString> texText(const QString& text);

/// A number of an axis, such as "-0.5", "0,25", "1e-05" or "2.5e3", as a formula: powers of ten
/// as powers. Anything else as texText() does.
Result<QString> texTick(const QString& label);

} // namespace dpfm::figures
