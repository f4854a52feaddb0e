#pragma once

#include "core/base/result.h"

#include <QCommandLineOption>

class QCommandLineParser;

namespace dpfm::app {

/// The option --jobs: how many runs to train at a time.
class JobsArgument {
public:
    JobsArgument();

    const QCommandLineOption& option() const { return option_; }
    /// After parsing; 0 for one a core.
    Result<int> read(const QCommandLineParser& parser) const;

private:
    QCommandLineOption option_;
};

} // namespace dpfm::app
