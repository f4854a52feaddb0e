#pragma once

#include "ui/session/bundle.h"
#include "ui/session/data_files.h"
#include "ui/session/run_record.h"

#include <QByteArray>

#include <vector>

namespace dpfm::session {

/// What a bundle is about.
struct BundleContent {
    SweepRecord sweep;
    Provenance bundled; ///< the program that bundles, and when
    BundleFigures figures;
    std::vector<DataFile> data;
};

/// The README.md of a bundle: what is in it, and the commands that check and reproduce it.
QByteArray bundleReadme(const BundleContent& content);

} // namespace dpfm::session
