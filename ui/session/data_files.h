#pragma once

#include "core/base/result.h"
#include "core/network/experiment.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <vector>

namespace dpfm::session {

/// Puts another path in the place of each that the data have.
void changeDataPaths(network::DataSettings& data,
                     const std::function<QString(const QString&)>& change);

/// A file that an experiment's data come from, and its place in a bundle.
struct DataFile {
    QString bundled; ///< "data/table.csv"
    qint64 bytes = 0;
    QByteArray sha256; ///< in hexadecimal
    bool included = false;
};

/// Hashes the files that the data come from; if they are at most `limit` bytes together, they are
/// copied into `folder`. Either way the data's paths become those from `folder`. A file that is not
/// there is an error.
Result<std::vector<DataFile>> bundleData(network::DataSettings& data, const QString& folder,
                                         qint64 limit);

/// Of a file's content, in hexadecimal.
Result<QByteArray> sha256(const QString& path);

} // namespace dpfm::session
