#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <cstddef>
#include <vector>

namespace dpfm::session {

inline constexpr auto kBundleFormat = "dpfm-bundle"; ///< of its provenance.json
inline constexpr int kBundleVersion = 1;
/// Data files that are larger together than this are named in a bundle by their hash, not copied.
inline constexpr qint64 kBundledDataLimit = 20'000'000;

/// The drawn figures of a sweep, and why others could not be drawn.
struct BundleFigures {
    struct Drawn {
        QString file; ///< "curves.pdf"
        QByteArray content;
        QString command; ///< the options of `dpfm export` that draw it: "--plot curves"
    };
    struct LeftOut {
        QString file;
        QString reason; ///< a sentence
    };
    std::vector<Drawn> drawn;
    std::vector<LeftOut> leftOut;
};

/// A bundle for a paper: all that a reader needs to check a sweep and to train it again, as a
/// folder or, if `path` ends with .zip, as an archive of one. In it are
///   experiment.json            what was trained; data files are named from the folder
///   results.dpfm               the document with this sweep alone, write-protected
///   runs.csv, runs.csv.json    every epoch of every run, and its sidecar
///   figures/                   the figures
///   data/                      the experiment's data files, if they are at most kBundledDataLimit
///   README.md                  how to check and reproduce it
///   provenance.json            format "dpfm-bundle": programs, machines, dates, and the SHA-256 of
///                              every other file and of data files that are not copied
/// Written whole or not at all. A folder must not be there yet, unless it is empty; a file that is
/// there is replaced by an archive. A sweep with damaged runs, and data files that are not there,
/// are errors. `document` may be open elsewhere. Reads and writes as much as the document holds.
Result<void> writeBundle(const QString& document, qint64 sweep, const BundleFigures& figures,
                         const QString& path);

} // namespace dpfm::session
