#include "app/jobs_argument.h"

#include "app/translate.h"

#include <QCommandLineParser>

#include <string>

namespace dpfm::app {

namespace {

constexpr int kMaxJobs = 1024;

} // namespace

JobsArgument::JobsArgument()
    : option_(QStringLiteral("jobs"), app::tr("How many runs to train at a time (one a core)."),
              QStringLiteral("N")) {}

Result<int> JobsArgument::read(const QCommandLineParser& parser) const {
    if (!parser.isSet(option_))
        return 0;
    const QString text = parser.value(option_);
    bool isNumber = false;
    const int jobs = text.toInt(&isNumber);
    if (!isNumber || jobs < 1)
        return Error{ErrorCode::InvalidInput,
                     "",
                     "The number of jobs is \"%1\"; it must be 1 or more.",
                     {text.toStdString()}};
    if (jobs > kMaxJobs)
        return Error{ErrorCode::InvalidInput,
                     "",
                     "The number of jobs is %1; at most %2 are possible.",
                     {std::to_string(jobs), std::to_string(kMaxJobs)}};
    return jobs;
}

} // namespace dpfm::app
