#include "ui/models/method_model.h"

#include "core/autodiff/loss.h"
#include "ui/models/registers_table_model.h"
#include "ui/models/weight_name.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace dpfm::models {

using Moment = training::LivePosition::Moment;
using network::NeuronStage;

namespace {

QString number(double value) {
    return QLocale().toString(value, 'g', 5);
}

/// The activation with its derivative, as the design of the method has them.
QString activationFormula(const network::Topology& topology, std::size_t layer) {
    using autodiff::Activation;
    switch (topology.activation(layer)) {
    case Activation::Linear:
        return QStringLiteral("a = s,  f' = 1");
    case Activation::Sigmoid:
        return topology.sigmoidDerivative() == autodiff::SigmoidDerivative::Exact
                   ? QStringLiteral("a = 1/(1 + e⁻ˢ),  f' = a·(1 − a)")
                   : QStringLiteral("a = 1/(1 + e⁻ˢ),  f' = 1/(4·cosh²(a/2))");
    case Activation::Tanh:
        return QStringLiteral("a = tanh s,  f' = 1 − a²");
    case Activation::Relu:
        return QStringLiteral("a = max(0, s),  f' = 1 if s > 0, else 0");
    case Activation::Softmax:
        return QStringLiteral("a = eˢ/Σeˢ over the layer");
    }
    return {};
}

} // namespace

MethodModel::MethodModel(ProbeModel& probe, QObject* parent)
    : QAbstractTableModel(parent)
    , probe_(probe) {
    connect(&probe_, &ProbeModel::probeChanged, this, &MethodModel::probeChanged);
    connect(&probe_, &ProbeModel::neuronChanged, this, &MethodModel::neuronChanged);
}

void MethodModel::setLooking(bool looking) {
    if (looking == std::exchange(looking_, looking) || !looking)
        return;
    probeChanged();
}

void MethodModel::probeChanged() {
    const auto& probe = probe_.probe();
    const bool moved = !probe || !shown_ || !probe->live || !shown_->live ||
                       !(probe->live->position == shown_->live->position);
    if (moved)
        apart_ = false;
    if (looking_)
        refresh();
}

void MethodModel::neuronChanged() {
    // The walk chooses its neuron itself, before the probe is handed on.
    const auto& probe = probe_.probe();
    const auto chosen = probe_.neuron();
    if (!probe || !chosen)
        apart_ = false;
    else if (probe->live && probe->live->position.moment != Moment::Start)
        apart_ = probe->live->position.moment != Moment::Neuron ||
                 *chosen != NeuronIndex{probe->live->position.layer, probe->live->position.neuron};
    if (looking_)
        refresh();
}

bool MethodModel::followsWalk() const {
    return shown_ && shown_->live && !apart_ && shown_->live->position.moment != Moment::Start &&
           page_ != Page::Nothing;
}

void MethodModel::setStage(NeuronStage stage) {
    if (page_ != Page::Neuron || stage == stage_)
        return;
    apart_ = true;
    stage_ = stage;
    refresh();
}

void MethodModel::refresh() {
    beginResetModel();
    shown_ = probe_.probe();
    page_ = Page::Nothing;
    const auto chosen = probe_.neuron();
    if (shown_) {
        const session::LiveState* live = shown_->live.get();
        if (live != nullptr && !apart_ && live->position.moment == Moment::Neuron) {
            page_ = Page::Neuron;
            neuron_ = {live->position.layer, live->position.neuron};
            stage_ = live->position.stage;
        } else if (live != nullptr && !apart_ && live->position.moment == Moment::Loss) {
            page_ = Page::Loss;
        } else if (live != nullptr && !apart_ && live->update) {
            page_ = Page::Update;
        } else if (chosen && chosen->layer >= 1) {
            page_ = Page::Neuron;
            neuron_ = *chosen;
        }
        workOut();
    }
    endResetModel();
    emit pageChanged();
}

void MethodModel::workOut() {
    chosen_.clear();
    changed_.clear();
    if (page_ == Page::Neuron) {
        workings_ = network::workingsOf(shown_->pass, shown_->weights, neuron_.layer,
                                        neuron_.neuron, shown_->registers);
        const auto& candidates = workings_.candidates;
        if (stage_ >= NeuronStage::Ranked) {
            chosen_ = workings_.ranked;
            return;
        }
        for (std::size_t place = 0; place < candidates.size(); ++place)
            if (stage_ != NeuronStage::Sums || !candidates[place].isOwn())
                chosen_.push_back(place);
    } else if (page_ == Page::Update) {
        const training::LiveUpdate& update = *shown_->live->update;
        const auto step = [&](std::size_t id) {
            return std::fabs(update.after[id] - update.before[id]);
        };
        for (std::size_t id = 0; id < update.after.size(); ++id)
            if (update.gradient[id] != 0.0 || step(id) != 0.0)
                changed_.push_back(id);
        std::stable_sort(changed_.begin(), changed_.end(),
                         [&](std::size_t a, std::size_t b) { return step(a) > step(b); });
    }
}

QString MethodModel::stageName(NeuronStage stage) {
    switch (stage) {
    case NeuronStage::Inputs:
        return tr("Inputs arrive");
    case NeuronStage::Products:
        return tr("Products");
    case NeuronStage::Sums:
        return tr("Equal ids add up");
    case NeuronStage::Own:
        return tr("Own weights join");
    case NeuronStage::Ranked:
        return tr("Sorted by |g|");
    case NeuronStage::Selected:
        return tr("R stay");
    case NeuronStage::Activated:
        return tr("Activation scales");
    }
    return {};
}

QString MethodModel::title() const {
    switch (page_) {
    case Page::Nothing:
        return tr("No neuron chosen");
    case Page::Neuron: {
        const QString name = neuronName(neuron_.layer, neuron_.neuron);
        return tr("%1 · %2 of %3: %4")
            .arg(name.at(0).toUpper() + name.mid(1))
            .arg(static_cast<int>(stage_) + 1)
            .arg(network::kNeuronStages)
            .arg(stageName(stage_));
    }
    case Page::Loss:
        return tr("The sample's loss");
    case Page::Update:
        return tr("The batch's update");
    }
    return {};
}

QString MethodModel::formula() const {
    switch (page_) {
    case Page::Nothing:
        return tr("Step the live run, or click a neuron of the network, to see how its registers "
                  "come about.");
    case Page::Neuron:
        return neuronFormula();
    case Page::Loss:
        return lossFormula();
    case Page::Update:
        return updateFormula();
    }
    return {};
}

QString MethodModel::neuronFormula() const {
    const auto& candidates = workings_.candidates;
    const auto own = static_cast<std::size_t>(std::count_if(
        candidates.begin(), candidates.end(), [](const auto& one) { return one.isOwn(); }));
    const std::size_t ranked = workings_.ranked.size();
    const std::size_t kept = shown_->registers == 0 ? ranked : std::min(shown_->registers, ranked);
    switch (stage_) {
    case NeuronStage::Inputs:
        return tr("s = Σ w·a + b = %1\n%2 inputs arrive, with %3 registers.")
            .arg(number(workings_.sum))
            .arg(workings_.inputs.size())
            .arg(workings_.terms.size());
    case NeuronStage::Products:
        return workings_.terms.empty()
                   ? tr("w·g: the inputs of the first layer carry no registers.")
                   : tr("w·g: each of the %1 registers that arrive, times the weight of the input "
                        "it came with.")
                         .arg(workings_.terms.size());
    case NeuronStage::Sums:
        return tr("g = Σ w·g over equal ids: %1 products make %2 candidates.")
            .arg(workings_.terms.size())
            .arg(chosen_.size());
    case NeuronStage::Own:
        return tr("g of an own weight is its input's value a, of the bias 1: %1 join, %2 "
                  "candidates.")
            .arg(own)
            .arg(candidates.size());
    case NeuronStage::Ranked:
        return shown_->registers == 0
                   ? tr("%1 candidates by |g|; R = all keeps every one.").arg(ranked)
                   : tr("%1 candidates by |g|; the line is below R = %2.")
                         .arg(ranked)
                         .arg(shown_->registers);
    case NeuronStage::Selected: {
        double all = 0.0;
        double stays = 0.0;
        for (std::size_t rank = 0; rank < ranked; ++rank) {
            const double size = std::fabs(candidates[workings_.ranked[rank]].gradient);
            all += size;
            if (rank < kept)
                stays += size;
        }
        return tr("%1 stay, %2 fall out. What stays is %3 % of Σ|g|.")
            .arg(kept)
            .arg(ranked - kept)
            .arg(QLocale().toString(all > 0.0 ? 100.0 * stays / all : 100.0, 'f', 1));
    }
    case NeuronStage::Activated:
        if (shown_->pass.topology().activation(neuron_.layer) == autodiff::Activation::Softmax)
            return tr("%1\na = %2. The registers stay at the logit s: the loss gives d loss/d s = "
                      "p − y.")
                .arg(activationFormula(shown_->pass.topology(), neuron_.layer),
                     number(workings_.value));
        return tr("%1\na = %2, f'(s) = %3: every register is multiplied by it.")
            .arg(activationFormula(shown_->pass.topology(), neuron_.layer), number(workings_.value),
                 number(workings_.derivative));
    }
    return {};
}

QString MethodModel::lossFormula() const {
    std::vector<double> outputs;
    for (const network::Neuron& output : shown_->pass.outputs())
        outputs.push_back(output.value);
    const double loss = autodiff::sampleLoss(shown_->loss, outputs, shown_->target);
    const QString rule = shown_->loss == autodiff::Loss::CrossEntropy
                             ? tr("−Σ y·ln p = %1;  d loss/d logit = p − y")
                             : tr("mean of (y' − y)² = %1;  d loss/d y' = 2·(y' − y)/outputs");
    return rule.arg(number(loss)) +
           tr("\nd loss/d w = Σ over outputs of (d loss/d output) · register: %1 of %2 weights are "
              "reached.")
               .arg(reachedWeights(*shown_))
               .arg(shown_->gradient.size());
}

QString MethodModel::updateFormula() const {
    const training::LiveUpdate& update = *shown_->live->update;
    const network::OptimizerSettings& optimizer = shown_->live->settings.optimizer;
    double largest = 0.0;
    std::size_t reached = 0;
    for (const double g : update.gradient) {
        largest = std::max(largest, std::fabs(g));
        reached += g != 0.0 ? 1 : 0;
    }
    QString rule;
    switch (optimizer.kind) {
    case network::OptimizerKind::Sgd:
        rule = tr("w −= η·δ, η = %1").arg(number(optimizer.learningRate));
        break;
    case network::OptimizerKind::MaxNormalized:
        rule = tr("w −= η·δ/max|δ|, η = %1, max|δ| = %2")
                   .arg(number(optimizer.learningRate), number(largest));
        break;
    case network::OptimizerKind::Momentum:
        rule = tr("v = %1·v + δ, w −= η·v, η = %2")
                   .arg(number(optimizer.momentum), number(optimizer.learningRate));
        break;
    case network::OptimizerKind::Adam:
        rule = tr("adam, η = %1, β₁ = %2, β₂ = %3")
                   .arg(number(optimizer.learningRate), number(optimizer.beta1),
                        number(optimizer.beta2));
        break;
    }
    return rule + tr("\nThe batch's loss was %1; δ reaches %2 of %3 weights.")
                      .arg(number(update.loss))
                      .arg(reached)
                      .arg(update.gradient.size());
}

int MethodModel::rowCount(const QModelIndex& parent) const {
    if (parent.isValid())
        return 0;
    switch (page_) {
    case Page::Nothing:
        return 0;
    case Page::Neuron:
        if (stage_ == NeuronStage::Inputs)
            return static_cast<int>(workings_.inputs.size()) + 1;
        if (stage_ == NeuronStage::Products)
            return static_cast<int>(workings_.terms.size());
        return static_cast<int>(chosen_.size());
    case Page::Loss:
        return static_cast<int>(shown_->target.size());
    case Page::Update:
        return static_cast<int>(changed_.size());
    }
    return 0;
}

QStringList MethodModel::headers() const {
    switch (page_) {
    case Page::Nothing:
        return {};
    case Page::Loss:
        return {tr("output"), tr("y'"), tr("y"),
                shown_->loss == autodiff::Loss::CrossEntropy ? tr("d loss/d logit")
                                                             : tr("d loss/d y'")};
    case Page::Update:
        return {tr("weight"), tr("before"), tr("δ"), tr("step"), tr("after")};
    case Page::Neuron:
        break;
    }
    switch (stage_) {
    case NeuronStage::Inputs:
        return {tr("input"), tr("a"), tr("w"), tr("w·a"), tr("registers")};
    case NeuronStage::Products:
        return {tr("weight"), tr("from"), tr("g"), tr("w"), tr("w·g")};
    case NeuronStage::Sums:
        return {tr("weight"), tr("id"), tr("products"), tr("g")};
    case NeuronStage::Own:
        return {tr("weight"), tr("id"), tr("from"), tr("g")};
    case NeuronStage::Ranked:
        return {tr("#"), tr("weight"), tr("id"), tr("g")};
    case NeuronStage::Selected:
        return {tr("#"), tr("weight"), tr("g"), tr("register")};
    case NeuronStage::Activated:
        return {tr("#"), tr("weight"), tr("g"), tr("g·f'")};
    }
    return {};
}

int MethodModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(headers().size());
}

const network::Workings::Candidate& MethodModel::candidate(std::size_t row) const {
    return workings_.candidates[chosen_[row]];
}

std::optional<WeightId> MethodModel::weight(int row) const {
    const auto place = static_cast<std::size_t>(row);
    if (row < 0 || row >= rowCount())
        return std::nullopt;
    const network::Topology& topology = shown_->pass.topology();
    if (page_ == Page::Update)
        return weightId(changed_[place]);
    if (page_ != Page::Neuron)
        return std::nullopt;
    if (stage_ == NeuronStage::Inputs) // the last row is the bias
        return topology.weight(neuron_.layer, neuron_.neuron, place);
    if (stage_ == NeuronStage::Products)
        return workings_.terms[place].id;
    return candidate(place).id;
}

bool MethodModel::isKept(std::size_t row) const {
    if (page_ != Page::Neuron || stage_ < NeuronStage::Ranked)
        return true;
    // While they are only sorted, nothing has fallen out yet.
    return stage_ == NeuronStage::Ranked || candidate(row).kept;
}

QVariant MethodModel::candidateCell(const network::Workings::Candidate& one, std::size_t rank,
                                    int column) const {
    const network::Topology& topology = shown_->pass.topology();
    const QString name = weightName(topology, one.id);
    const auto id = QVariant::fromValue<qulonglong>(dpfm::index(one.id));
    const QString g = number(one.gradient);
    const QVariant place = static_cast<int>(rank) + 1;
    switch (stage_) {
    case NeuronStage::Sums: {
        QStringList products;
        for (std::size_t term = one.firstTerm; term < one.firstTerm + one.termCount; ++term)
            products.append(number(workings_.terms[term].product));
        return QVariantList{name, id, products.join(QStringLiteral(" + ")), g}[column];
    }
    case NeuronStage::Own:
        return QVariantList{name, id, one.isOwn() ? tr("own") : tr("carried"), g}[column];
    case NeuronStage::Ranked:
        return QVariantList{place, name, id, g}[column];
    case NeuronStage::Selected:
        return QVariantList{place, name, g, one.kept ? tr("stays") : tr("falls out")}[column];
    case NeuronStage::Activated:
        return QVariantList{place, name, g,
                            one.kept ? number(one.scaled) : QStringLiteral("–")}[column];
    case NeuronStage::Inputs:
    case NeuronStage::Products:
        break;
    }
    return {};
}

QVariant MethodModel::neuronCell(std::size_t row, int column) const {
    const std::size_t layer = neuron_.layer;
    const auto from = [&](std::size_t input) { return neuronName(layer - 1, input); };
    if (stage_ == NeuronStage::Inputs) {
        if (row == workings_.inputs.size())
            return QVariantList{tr("bias"), QStringLiteral("1"), number(workings_.bias),
                                number(workings_.bias), QStringLiteral("–")}[column];
        const network::Workings::Input& input = workings_.inputs[row];
        return QVariantList{from(row), number(input.value), number(input.weight),
                            number(input.product),
                            static_cast<qulonglong>(input.registers)}[column];
    }
    if (stage_ == NeuronStage::Products) {
        const network::Workings::Term& term = workings_.terms[row];
        return QVariantList{weightName(shown_->pass.topology(), term.id), from(term.input),
                            number(term.gradient), number(workings_.inputs[term.input].weight),
                            number(term.product)}[column];
    }
    return candidateCell(candidate(row), row, column);
}

QVariant MethodModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const int column = index.column();
    const bool ranks = page_ == Page::Neuron && stage_ >= NeuronStage::Ranked;
    if (role == RegistersTableModel::KeptRole)
        return isKept(row);
    if (role == RegistersTableModel::FirstDroppedRole)
        return ranks && row > 0 && !candidate(row).kept && candidate(row - 1).kept;
    if (role == Qt::TextAlignmentRole) {
        const bool words = headers()[column] == tr("weight") || headers()[column] == tr("input") ||
                           headers()[column] == tr("from") || headers()[column] == tr("output");
        return QVariant((words ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (page_) {
    case Page::Nothing:
        return {};
    case Page::Neuron:
        return neuronCell(row, column);
    case Page::Loss: {
        const double output = shown_->pass.outputs()[row].value;
        const double target = shown_->target[row];
        const double derivative =
            autodiff::outputDerivative(shown_->loss, output, target, shown_->target.size(), 1);
        return QVariantList{QString::fromStdString(shown_->data->outputNames[row]), number(output),
                            number(target), number(derivative)}[column];
    }
    case Page::Update: {
        const training::LiveUpdate& update = *shown_->live->update;
        const std::size_t id = changed_[row];
        return QVariantList{weightName(shown_->pass.topology(), weightId(id)),
                            number(update.before[id]), number(update.gradient[id]),
                            number(update.after[id] - update.before[id]),
                            number(update.after[id])}[column];
    }
    }
    return {};
}

QVariant MethodModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return headers().value(section);
}

} // namespace dpfm::models
