#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/network/experiment.h"

#include <memory>
#include <vector>

namespace dpfm::data {

/// The samples of an Idx source in their files' order, pixels as bytes, classes one-hot.
struct IdxData {
    Dataset training;
    Samples test; ///< none without test files
};

/// Reads the files whole, each error with the field that names the file as its place. Files are in
/// memory once: as long as anyone has what was read, or samples of prepare(), others are given the
/// same (unless a file's size or time of change is another by then). Threads that ask at once wait
/// for one reading. What the files hold has to be what `files.shape` says.
Result<std::shared_ptr<const IdxData>> loadIdx(const network::IdxFiles& files);

/// What the files hold, by the images' headers and the labels: quick enough for the GUI thread, and
/// remembered until a file's size or time of change is another. Damage within the images is found
/// by loadIdx() alone. All files must be named.
Result<network::IdxShape> readIdxShape(const network::IdxFiles& files);

/// What the files hold is not what the experiment was made with.
Error anotherShape(const network::IdxShape& said, const network::IdxShape& found);

} // namespace dpfm::data
