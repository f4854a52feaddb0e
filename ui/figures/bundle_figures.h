#pragma once

#include "ui/session/bundle.h"
#include "ui/session/run_record.h"

namespace dpfm::figures {

/// The figures of a bundle for a paper, as PDF: curves, cross-section, matrix and paired
/// differences, as `dpfm export` draws them unless told otherwise. What the sweep does not give is
/// left out, with the reason. Needs a QApplication and its thread.
session::BundleFigures bundleFigures(const session::SweepRecord& sweep);

} // namespace dpfm::figures
