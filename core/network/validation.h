#pragma once

#include "core/base/result.h"
#include "core/network/experiment.h"

#include <string_view>
#include <vector>

namespace dpfm::network {

/// What an experiment has to be good for.
enum class Purpose {
    Training, ///< its runs are to be started
    /// Runs that a file has of it are to be read, by whichever program they were trained: it is
    /// asked for a network, data and a grid that can be, but not for what training costs nor for
    /// how its steps go, of which other programs may have other rules.
    Reading,
};

/// Every problem that keeps an experiment from being run, each with its field as place, e.g.
/// "network.layers[1].neurons", in the order of the experiment's fields. Empty: it can be run, if
/// the files it names, which are not looked at here, are as it says (data::validate()). Swept
/// fields are looked at once there is no other problem, and each variant has to be valid.
std::vector<Error> validate(const Experiment& experiment, Purpose purpose = Purpose::Training);
/// The place of the problem that it is not known what the experiment's files hold.
inline constexpr std::string_view kShapePlace = "data.shape";

/// What can be run but may surprise: a batch that is larger than a training part, registers that
/// need more than a gigabyte, a selection that only the reference engine trains.
std::vector<Error> warnings(const Experiment& experiment);

/// The first problem of validate(), if any.
Result<void> check(const Experiment& experiment, Purpose purpose = Purpose::Training);

/// Whether the given layers, activations and loss can be trained: widths of at least 1, softmax
/// only last and only with cross-entropy, and cross-entropy only with softmax. `place` is what the
/// fields are below, e.g. "network.layers".
std::vector<Error> validateLayers(const std::vector<LayerSettings>& layers, autodiff::Loss loss,
                                  std::string_view layersPlace, std::string_view lossPlace);

/// Whether an optimizer's settings make sense. `place` is what its fields are below.
std::vector<Error> validateOptimizer(const OptimizerSettings& optimizer, std::string_view place);

/// Whether a table's settings make sense and it is known what it holds; what is in the file is not
/// looked at. The places are fields of "data".
std::vector<Error> validateCsv(const CsvFile& file);

/// Whether nested weights fit the layer sizes (inputs first) and are all finite.
Result<void> checkShape(const NestedWeights& weights, const std::vector<int>& sizes,
                        std::string_view place);

/// Bounds that keep weights and data within one machine's memory; over them, validate() objects:
/// to widths and the number of runs whatever the purpose, to the others before training.
/// Registers are not bounded: what a machine bears depends on the runs at a time; warnings() tells
/// where they are many.
inline constexpr int kMaxNeurons = 100'000;
inline constexpr int kMaxCorpus = 10'000'000;
inline constexpr int kMaxEpochs = 1'000'000;
inline constexpr std::size_t kMaxWeights = 100'000'000;
/// Of one run's data: samples × (inputs + outputs), 1.6 GB.
inline constexpr std::size_t kMaxDataNumbers = 200'000'000;
/// Registers that a pass in full may hold (see registersHeld()) to be compared with; they are kept
/// twice, 16 bytes each.
inline constexpr double kMostFullRegisters = 2e7;
/// The same of runs that are recorded: their ids are followed over several samples, which takes
/// some 500 bytes for each register of a run that keeps all.
inline constexpr double kMostRecordedRegisters = 5e5;
inline constexpr std::size_t kMaxRuns = 1'000'000;
/// Seeds are whole numbers up to 2^53, so that every JSON reader keeps them exactly.
inline constexpr std::uint64_t kMaxSeed = std::uint64_t{1} << 53;

} // namespace dpfm::network
