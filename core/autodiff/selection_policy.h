#pragma once

#include "core/autodiff/registers.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace dpfm::autodiff {

/// Which of a neuron's candidates keep one of its R registers.
enum class Selection {
    /// The method: the R of largest |g|.
    Largest,
    /// Any R of those that are not 0: does *largest* matter, or only *few*? (random-k
    /// sparsification: S. Stich, J.-B. Cordonnier, M. Jaggi, "Sparsified SGD with Memory", NeurIPS
    /// 2018.)
    Random,
    /// R split evenly over the layers whose weights the neuron can have seen, its own included, the
    /// remainder to the nearest; in each layer's part the largest |g|. Places that a layer cannot
    /// fill go to the largest |g| that is left over, of whatever layer. With fewer registers than
    /// layers the far ones have none of their own. The workbench's own.
    LayerQuota,
    /// The R of largest |g·w|, what the value would lose, to first order, without the weight (P.
    /// Molchanov, S. Tyree, T. Karras, T. Aila, J. Kautz, "Pruning Convolutional Neural Networks
    /// for
    /// Resource Efficient Inference", ICLR 2017). A weight of 0, as biases are at first, ranks
    /// last.
    LargestTimesWeight,
    /// The largest |g|; and what pruning dropped of a batch's full gradient is remembered, weight
    /// by
    /// weight, and added to the next batch's gradient (F. Seide, H. Fu, J. Droppo, G. Li, D. Yu,
    /// "1-Bit Stochastic Gradient Descent", Interspeech 2014). There what is remembered is added
    /// before a batch's gradient is thinned out; here a pass prunes before there is a batch, so it
    /// is added after that. An analysis: it needs the full gradient, which pruning is to spare.
    ErrorFeedback,
    /// What a chain of R compare-exchange cells keeps (the workshop's circuit Toper), which sees
    /// candidates one by one: each register of the first input times its weight, that input's own
    /// weight, then the next input, the bias at the end. Equal ids are not added together before
    /// they compete; those of them that stayed are added after it. So a weight may take several
    /// places, and lose with parts that together would have won.
    Streaming,
};

/// "largest", "random", "layer-quota", "largest-times-weight", "error-feedback", "streaming".
std::string_view name(Selection selection);

/// What a random selection is drawn by, beside the neuron and the weight: nothing else, so neither
/// threads nor the order of work matter.
struct DrawKey {
    std::uint64_t seed = 0;  ///< the run's
    std::uint64_t epoch = 0; ///< under way, from 1
    std::uint64_t row = 0;   ///< the sample's

    bool operator==(const DrawKey&) const = default;
};

/// How a pass selects.
struct SelectionSettings {
    std::size_t registers = 0; ///< R, 0 for all
    Selection policy = Selection::Largest;
    DrawKey draw = {}; ///< of Random only

    bool operator==(const SelectionSettings&) const = default;
};

/// What a policy may look at beside the candidates.
struct SelectionContext {
    std::size_t registers = 0; ///< R, at least 1
    DrawKey draw;
    std::size_t neuron = 0;          ///< over all layers of neurons, from 0
    std::span<const double> weights; ///< of the network, by id
    /// For each layer the neuron can have seen, nearest last: the id after its last weight.
    std::span<const std::size_t> layerEnds;
};

/// One rule of selection. Stateless; may be asked by any thread.
class SelectionPolicy {
public:
    virtual ~SelectionPolicy() = default;

    /// Whether candidates of equal ids are added together before the selection.
    virtual bool addsEqualIds() const { return true; }
    /// Leaves at most R candidates, as Registers are: by ascending id, no id twice, none 0.
    /// Candidates are by ascending id or, where equal ids are not added, as they arrive; none is 0.
    virtual void keep(Registers& candidates, const SelectionContext& context) const = 0;
};

const SelectionPolicy& policyOf(Selection selection);

} // namespace dpfm::autodiff
