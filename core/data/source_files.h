#pragma once

#include "core/base/result.h"
#include "core/network/experiment.h"

#include <memory>
#include <stop_token>
#include <vector>

namespace dpfm::data {

/// How far an answer on the experiment's files may go.
enum class Reading {
    Quick, ///< for the GUI thread: of a CSV file what is remembered, of images headers and labels
    Whole, ///< a CSV file is read through if nothing is remembered of it
};

/// Fills in what the source's files hold, if that is not known and the files can be read; otherwise
/// changes nothing, and validate() tells why.
void learnShape(network::DataSettings& data, Reading reading);

/// All of network::validate(), and whether the files that the data come from are there and hold
/// what the experiment says.
std::vector<Error> validate(const network::Experiment& experiment,
                            Reading reading = Reading::Quick);

/// Reads the source's files, so that prepare() finds them read for as long as the result is held.
/// Null if the source has none, or if reading was stopped, which is heard in a CSV file.
Result<std::shared_ptr<const void>> loadFiles(const network::DataSettings& data,
                                              const std::stop_token& stop);

} // namespace dpfm::data
