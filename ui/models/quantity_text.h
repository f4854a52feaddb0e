#pragma once

#include <QString>

namespace dpfm::models {

/// Quantities of hardware as people write them, in the user's locale.

/// A count, whole: "4,250"; from 10^15 on "1.2e+15".
QString countText(double count);
/// Four digits and the unit that fits: "200 ns", "1.5 ms", "2.3 s".
QString secondsText(double seconds);
QString jouleText(double joule);
QString bytesText(double bytes);
/// "96.6 %".
QString percentText(double share);

} // namespace dpfm::models
