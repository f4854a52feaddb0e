#pragma once

#include "core/autodiff/activation.h"
#include "core/autodiff/loss.h"
#include "core/autodiff/selection_policy.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The values a person sets. They are plain: whether they make sense is asked of validate().
namespace dpfm::network {

enum class DataSource {
    Sum, ///< inputs uniform in [0, 1), target their sum: the workshop's task
    // Points of the plane, x and y in [−1, 1) (see data/planar.h): classes,
    Xor,
    Circles,
    Spirals,
    Moons,
    // and values.
    Plane,
    Sine,
    Iris,   ///< bundled: 150 flowers, 4 inputs, 3 classes
    Digits, ///< bundled: 1797 images of 8×8 pixels, 64 inputs, 10 classes
    Idx,    ///< files of images and labels in IDX, MNIST's format: an input a pixel
    Csv,    ///< a table of one's own: inputs and targets are chosen columns
};

/// How inputs are scaled; the parameters are fitted on the training part alone.
enum class Scaling {
    None,
    MinMax,   ///< each input to [0, 1]; a constant one to 0
    Standard, ///< each input to mean 0 and standard deviation 1; a constant one to 0
    Unit,     ///< bytes 0 … 255 to [0, 1], so x/255; of Idx only, and nothing is fitted
};

/// What the files of an Idx source hold. It belongs to the experiment, so that its network and its
/// results can be read where the files are not; where they are, data::validate() compares.
struct IdxShape {
    int inputs = 0;  ///< pixels of an image; 0: it is not known what the files hold
    int classes = 0; ///< the largest label + 1, test labels included, and at least 2
    int samples = 0;
    int testSamples = 0; ///< 0 without test files

    bool known() const { return inputs > 0; }
    bool operator==(const IdxShape&) const = default;
};

/// Paths in UTF-8; a relative one begins at the working folder (in an experiment's file at the
/// folder of that file). Either pair may be packed by gzip.
struct IdxFiles {
    std::string images;
    std::string labels;
    /// Given both or neither. With them they are the validation part of every corpus: all samples
    /// or, with a common holdout of H, H of them.
    std::string testImages;
    std::string testLabels;
    IdxShape shape;

    bool hasTest() const { return !testImages.empty() || !testLabels.empty(); }
    bool operator==(const IdxFiles&) const = default;
};

enum class CsvSeparator { Comma, Semicolon, Tab };
enum class DecimalSign { Point, Comma };

/// What the target columns of a table are: values, or the names of classes.
enum class CsvTask { Regression, Classification };

/// What becomes of a row with a missing value in a column that is taken.
enum class MissingValues {
    Refuse,  ///< it is an error that names line and column
    LeaveOut ///< the row is not taken
};

/// How the text of a CSV file is to be read.
struct CsvFormat {
    CsvSeparator separator = CsvSeparator::Comma;
    DecimalSign decimal = DecimalSign::Point; ///< Comma does not go with the separator Comma
    bool header = true;                       ///< the first row names the columns

    bool operator==(const CsvFormat&) const = default;
};

/// A column of a table: by its name in the header or, if `name` is empty, by its number, from 1.
struct CsvColumn {
    std::string name;
    int number = 0;

    /// The name, or "column 3".
    std::string text() const;
    auto operator<=>(const CsvColumn&) const = default;
};

/// What a table holds, by the settings beside it; kept for the reasons that IdxShape is.
struct CsvShape {
    int rows = 0;                     ///< that are taken; 0: it is not known what the file holds
    int leftOut = 0;                  ///< rows with missing values that are not taken
    std::vector<std::string> classes; ///< in the outputs' order; of classification only

    bool known() const { return rows > 0; }
    bool operator==(const CsvShape&) const = default;
};

/// The path is as those of IdxFiles; the file may be packed by gzip as well.
struct CsvFile {
    std::string path;
    CsvFormat format;
    std::vector<CsvColumn> inputs;
    std::vector<CsvColumn> targets; ///< of classification one
    CsvTask task = CsvTask::Regression;
    MissingValues missing = MissingValues::Refuse;
    CsvShape shape;

    bool operator==(const CsvFile&) const = default;
};

struct DataSettings {
    DataSource source = DataSource::Sum;
    int inputs = 4; ///< of Sum, ≥ 1; other sources have their own count
    /// Of generated data: the standard deviation of normal noise, ≥ 0, added to the targets or,
    /// where they are classes, to the inputs.
    double noise = 0.0;
    Scaling scaling = Scaling::None;
    /// If > 0, the first `commonHoldout` samples are the validation part of every corpus, and a
    /// corpus of N is the next N, all for training; the validation share is then not used.
    int commonHoldout = 0;
    IdxFiles idx = {}; ///< of Idx only
    CsvFile csv = {};  ///< of Csv only

    /// Whether the validation part is apart from the corpora, which then are all for training: by
    /// test files or a common holdout.
    bool validatesApart() const { return holdoutOfCorpora() > 0 || hasTestFiles(); }
    bool hasTestFiles() const { return source == DataSource::Idx && idx.hasTest(); }
    /// How many samples a common holdout takes away from those that corpora are made of.
    int holdoutOfCorpora() const { return hasTestFiles() ? 0 : commonHoldout; }
    bool operator==(const DataSettings&) const = default;
};

struct LayerSettings {
    int neurons = 1;
    autodiff::Activation activation = autodiff::Activation::Sigmoid;

    bool operator==(const LayerSettings&) const = default;
};

/// Weights as files hold them: per layer, per neuron, its inputs' weights and then its bias.
using NestedWeights = std::vector<std::vector<std::vector<double>>>;

struct NetworkSettings {
    std::vector<LayerSettings> layers; ///< without the inputs
    autodiff::SigmoidDerivative sigmoidDerivative = autodiff::SigmoidDerivative::Exact;
    /// If given, every run starts here; if not, at Glorot-uniform weights drawn from its seed.
    std::optional<NestedWeights> initialWeights;

    bool operator==(const NetworkSettings&) const = default;
};

enum class Method {
    Dpfm,            ///< forward mode with registers
    Backpropagation, ///< the baseline: exact gradients, no registers
    /// Backpropagation with sparse gradients: of each layer's d loss/d sum only the R of largest
    /// magnitude of a sample go on (see engine::makeMePropEngine()).
    MeProp,
};

/// Whether a method keeps R of something; backpropagation alone keeps all.
bool isPruned(Method method);

enum class OptimizerKind { Sgd, MaxNormalized, Momentum, Adam };

struct OptimizerSettings {
    OptimizerKind kind = OptimizerKind::Sgd;
    double learningRate = 0.1;
    double momentum = 0.9; ///< of Momentum only
    double beta1 = 0.9;    ///< of Adam only, as the two below
    double beta2 = 0.999;
    double epsilon = 1e-8;

    bool operator==(const OptimizerSettings&) const = default;
};

struct TrainingSettings {
    Method method = Method::Dpfm;
    autodiff::Selection selection = autodiff::Selection::Largest; ///< of Dpfm only
    autodiff::Loss loss = autodiff::Loss::MeanSquaredError;
    OptimizerSettings optimizer;
    int batchSize = 10;
    int epochs = 250;

    bool operator==(const TrainingSettings&) const = default;
};

/// A setting of the experiment that differs between runs, and what it takes there.
struct SweptField {
    std::string field;               ///< its name, one of sweepableFields()
    std::vector<std::string> values; ///< as texts: see setField()

    bool operator==(const SweptField&) const = default;
};

/// How the values of several swept fields go together.
enum class FieldCombination {
    Crossed, ///< each value of one with each value of the others
    Zipped,  ///< the first values together, then the second ones, …: all lists are equally long
};

struct SweepSettings {
    std::vector<int> registers; ///< R of each run; 0 keeps all
    std::vector<int> corpus;    ///< how many samples, training and validation part together
    std::vector<std::uint64_t> seeds;
    /// Whether each corpus and seed is also trained by backpropagation, as a run of its own.
    bool baseline = false;
    /// What else differs between runs. Each variant (see variants.h) is trained with all of the
    /// above.
    std::vector<SweptField> fields = {};
    FieldCombination combination = FieldCombination::Crossed;

    bool operator==(const SweepSettings&) const = default;
};

/// What is recorded of runs beside their losses; what they come to is the same without it.
struct RecordSettings {
    /// How true the pruned gradient is, epoch by epoch (see training/fidelity_recorder.h): of runs
    /// of Dpfm.
    bool fidelity = false;
    int every = 0; ///< epochs from one reading to the next; 0: as often as costs little time

    bool operator==(const RecordSettings&) const = default;
};

struct Experiment {
    std::string name;
    DataSettings data;
    double validationShare = 0.2; ///< of each corpus, in (0, 1)
    NetworkSettings network;
    TrainingSettings training;
    SweepSettings sweep;
    RecordSettings record = {};

    bool operator==(const Experiment&) const = default;
};

/// Whether a source draws as many samples as are asked for: the sum and the points of the plane.
bool isGenerated(DataSource source);

/// How many inputs and outputs a data source has, and whether its outputs are classes. Of files
/// what is known of them: 0 and 0 if nothing is.
struct DataShape {
    int inputs = 0;
    int outputs = 0;
    bool classification = false;
    std::optional<int> samples; ///< how many there are; none for generated data
};
DataShape shapeOf(const DataSettings& data);

/// Makes the network's last layer and the loss fit the data source: as many neurons as it has
/// outputs (if that is known), softmax with cross-entropy for classes, a linear layer with mse
/// otherwise.
void adaptToData(Experiment& experiment);

/// What a person means by choosing another source: adaptToData(), and bytes come scaled to [0, 1]
/// (unit) unless another scaling is chosen, which other sources do not know.
void chooseSource(Experiment& experiment, DataSource source);

/// The counts of the layers, inputs first: 4, 5, 5, 1.
std::vector<int> layerSizes(const Experiment& experiment);

/// Names as in files: "sum", "xor", "circles", "spirals", "moons", "plane", "sine", "iris",
/// "digits", "idx", "csv"; "none", "min-max", "standard", "unit"; "comma", "semicolon", "tab";
/// "point", "comma"; "regression", "classification"; "refuse", "leave-out";
/// "dpfm", "backpropagation", "meprop"; "sgd", "max-normalized", "momentum", "adam"; "cross",
/// "zip".
std::string_view name(DataSource source);
std::string_view name(Scaling scaling);
std::string_view name(CsvSeparator separator);
std::string_view name(DecimalSign sign);
std::string_view name(CsvTask task);
std::string_view name(MissingValues missing);
std::string_view name(Method method);
std::string_view name(OptimizerKind kind);
std::string_view name(FieldCombination combination);

} // namespace dpfm::network
