#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QSizeF>

namespace dpfm::figures {

/// Mends what QPdfWriter cannot be told: it rounds the page to whole points and writes the time of
/// day. The page becomes the top left part of `sizePoints`; the date becomes `created`, or is left
/// out if that is not valid. Text that is not found stays as it is.
QByteArray patchedPdf(QByteArray pdf, const QSizeF& sizePoints, const QDateTime& created);

} // namespace dpfm::figures
