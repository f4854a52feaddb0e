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
    return QLocale().toString(value, 'g', 4);
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
    const bool moved = !probe || !content_.probe || !probe->live || !content_.probe->live ||
                       !(probe->live->position == content_.probe->live->position);
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

void MethodModel::setStage(NeuronStage stage) {
    if (content_.page != Page::Neuron || stage == content_.stage)
        return;
    apart_ = true;
    wish_ = stage;
    refresh();
}

MethodModel::Content MethodModel::wanted() const {
    Content content;
    content.stage = wish_;
    content.probe = probe_.probe();
    if (!content.probe)
        return content;
    const auto chosen = probe_.neuron();
    const session::LiveState* live = apart_ ? nullptr : content.probe->live.get();
    if (live != nullptr && live->position.moment == Moment::Neuron) {
        content.page = Page::Neuron;
        content.neuron = {live->position.layer, live->position.neuron};
        content.stage = live->position.stage;
    } else if (live != nullptr && live->position.moment == Moment::Loss) {
        content.page = Page::Loss;
    } else if (live != nullptr && live->update) {
        content.page = Page::Update;
    } else if (chosen && chosen->layer >= 1) {
        content.page = Page::Neuron;
        content.neuron = *chosen;
    }
    workOut(content);
    return content;
}

void MethodModel::workOut(Content& content) {
    if (content.page == Page::Neuron) {
        content.workings = network::workingsOf(content.probe->pass, content.probe->weights,
                                               content.neuron.layer, content.neuron.neuron);
        const auto& candidates = content.workings.candidates;
        if (content.stage >= NeuronStage::Ranked) {
            content.chosen = content.workings.ranked;
            return;
        }
        for (std::size_t place = 0; place < candidates.size(); ++place)
            if (content.stage != NeuronStage::Sums || !candidates[place].isOwn())
                content.chosen.push_back(place);
    } else if (content.page == Page::Update) {
        const training::LiveUpdate& update = *content.probe->live->update;
        const auto step = [&](std::size_t id) {
            return std::fabs(update.after[id] - update.before[id]);
        };
        for (std::size_t id = 0; id < update.after.size(); ++id)
            if (update.gradient[id] != 0.0 || step(id) != 0.0)
                content.changed.push_back(id);
        std::stable_sort(content.changed.begin(), content.changed.end(),
                         [&](std::size_t a, std::size_t b) { return step(a) > step(b); });
    }
}

int MethodModel::Content::rows() const {
    switch (page) {
    case Page::Nothing:
        return 0;
    case Page::Neuron:
        if (stage == NeuronStage::Inputs)
            return static_cast<int>(workings.inputs.size()) + 1; // the bias
        if (stage == NeuronStage::Products)
            return static_cast<int>(workings.terms.size());
        return static_cast<int>(chosen.size());
    case Page::Loss:
        return static_cast<int>(probe->target.size());
    case Page::Update:
        return static_cast<int>(changed.size());
    }
    return 0;
}

bool MethodModel::Content::hasShapeOf(const Content& other) const {
    return page == other.page && neuron == other.neuron && stage == other.stage &&
           rows() == other.rows();
}

void MethodModel::refresh() {
    Content content = wanted();
    wish_ = content.stage;
    if (content.rows() > 0 && content.hasShapeOf(content_)) {
        content_ = std::move(content);
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    } else {
        beginResetModel();
        content_ = std::move(content);
        endResetModel();
    }
    emit pageChanged();
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
    switch (content_.page) {
    case Page::Nothing:
        return tr("No neuron chosen");
    case Page::Neuron: {
        const QString name = neuronName(content_.neuron.layer, content_.neuron.neuron);
        return tr("%1 · %2 of %3: %4")
            .arg(name.at(0).toUpper() + name.mid(1))
            .arg(static_cast<int>(content_.stage) + 1)
            .arg(network::kNeuronStages)
            .arg(stageName(content_.stage));
    }
    case Page::Loss:
        return tr("The sample's loss");
    case Page::Update:
        return tr("The batch's update");
    }
    return {};
}

QString MethodModel::formula() const {
    switch (content_.page) {
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
    const auto& candidates = content_.workings.candidates;
    const auto own = static_cast<std::size_t>(std::count_if(
        candidates.begin(), candidates.end(), [](const auto& one) { return one.isOwn(); }));
    const std::size_t ranked = content_.workings.ranked.size();
    const std::size_t kept = content_.workings.keptCount;
    const autodiff::SelectionSettings& selection = content_.probe->pass.selection();
    const bool apart =
        selection.registers > 0 && !autodiff::policyOf(selection.policy).addsEqualIds();
    switch (content_.stage) {
    case NeuronStage::Inputs:
        return tr("s = Σ w·a + b = %1\n%2 inputs arrive, with %3 registers.")
            .arg(number(content_.workings.sum))
            .arg(content_.workings.inputs.size())
            .arg(content_.workings.terms.size());
    case NeuronStage::Products:
        return content_.workings.terms.empty()
                   ? tr("w·g: the inputs of the first layer carry no registers.")
                   : tr("w·g: each of the %1 registers that arrive, times the weight of the input "
                        "it came with.")
                         .arg(content_.workings.terms.size());
    case NeuronStage::Sums:
        if (apart)
            return tr("Equal ids are not added before the selection: as in a circuit that takes "
                      "candidates one by one, %1 products are %1 candidates.")
                .arg(content_.workings.terms.size());
        return tr("g = Σ w·g over equal ids: %1 products make %2 candidates.")
            .arg(content_.workings.terms.size())
            .arg(content_.chosen.size());
    case NeuronStage::Own:
        return tr("g of an own weight is its input's value a, of the bias 1: %1 join, %2 "
                  "candidates.")
            .arg(own)
            .arg(candidates.size());
    case NeuronStage::Ranked:
        if (selection.registers > 0 && selection.policy != autodiff::Selection::Largest)
            return tr("%1 candidates by |g|, those first that stay by the selection %2, R = %3.")
                .arg(ranked)
                .arg(QString::fromUtf8(name(selection.policy).data()))
                .arg(selection.registers);
        return content_.probe->registers == 0
                   ? tr("%1 candidates by |g|; R = all keeps every one.").arg(ranked)
                   : tr("%1 candidates by |g|; the line is below R = %2.")
                         .arg(ranked)
                         .arg(content_.probe->registers);
    case NeuronStage::Selected: {
        double all = 0.0;
        double stays = 0.0;
        for (std::size_t rank = 0; rank < ranked; ++rank) {
            const double size = std::fabs(candidates[content_.workings.ranked[rank]].gradient);
            all += size;
            if (rank < kept)
                stays += size;
        }
        if (apart)
            return tr("%1 stay, %2 fall out. Those of equal ids that stayed are then added.")
                .arg(kept)
                .arg(ranked - kept);
        return tr("%1 stay, %2 fall out. %3 % of Σ|g| stays.")
            .arg(kept)
            .arg(ranked - kept)
            .arg(QLocale().toString(all > 0.0 ? 100.0 * stays / all : 100.0, 'f', 1));
    }
    case NeuronStage::Activated:
        if (content_.probe->pass.topology().activation(content_.neuron.layer) ==
            autodiff::Activation::Softmax)
            return tr("%1\na = %2. The registers stay at the logit s: the loss gives d loss/d s = "
                      "p − y.")
                .arg(activationFormula(content_.probe->pass.topology(), content_.neuron.layer),
                     number(content_.workings.value));
        return tr("%1\na = %2, f'(s) = %3: every register is multiplied by it.")
            .arg(activationFormula(content_.probe->pass.topology(), content_.neuron.layer),
                 number(content_.workings.value), number(content_.workings.derivative));
    }
    return {};
}

QString MethodModel::lossFormula() const {
    std::vector<double> outputs;
    for (const network::Neuron& output : content_.probe->pass.outputs())
        outputs.push_back(output.value);
    const double loss = autodiff::sampleLoss(content_.probe->loss, outputs, content_.probe->target);
    const QString rule = content_.probe->loss == autodiff::Loss::CrossEntropy
                             ? tr("−Σ y·ln p = %1;  d loss/d logit = p − y")
                             : tr("mean of (y' − y)² = %1;  d loss/d y' = 2·(y' − y)/outputs");
    return rule.arg(number(loss)) +
           tr("\nd loss/d w = Σ over outputs of (d loss/d output) · register: %1 of %2 weights are "
              "reached.")
               .arg(reachedWeights(*content_.probe))
               .arg(content_.probe->gradient.size());
}

QString MethodModel::updateFormula() const {
    const training::LiveUpdate& update = *content_.probe->live->update;
    const network::OptimizerSettings& optimizer = content_.probe->live->settings.optimizer;
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
    if (content_.probe->pass.selection().policy == autodiff::Selection::ErrorFeedback)
        rule += tr(". δ has what pruning dropped of the batch before");
    return rule + tr("\nThe batch's loss was %1; δ reaches %2 of %3 weights.")
                      .arg(number(update.loss))
                      .arg(reached)
                      .arg(update.gradient.size());
}

int MethodModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : content_.rows();
}

QStringList MethodModel::headers() const {
    switch (content_.page) {
    case Page::Nothing:
        return {};
    case Page::Loss:
        return {tr("output"), tr("y'"), tr("y"),
                content_.probe->loss == autodiff::Loss::CrossEntropy ? tr("d loss/d logit")
                                                                     : tr("d loss/d y'")};
    case Page::Update:
        return {tr("weight"), tr("before"), tr("δ"), tr("step"), tr("after")};
    case Page::Neuron:
        break;
    }
    switch (content_.stage) {
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
    return content_.workings.candidates[content_.chosen[row]];
}

std::optional<WeightId> MethodModel::weight(int row) const {
    const auto place = static_cast<std::size_t>(row);
    if (row < 0 || row >= rowCount())
        return std::nullopt;
    const network::Topology& topology = content_.probe->pass.topology();
    if (content_.page == Page::Update)
        return weightId(content_.changed[place]);
    if (content_.page != Page::Neuron)
        return std::nullopt;
    if (content_.stage == NeuronStage::Inputs) // the last row is the bias
        return topology.weight(content_.neuron.layer, content_.neuron.neuron, place);
    if (content_.stage == NeuronStage::Products)
        return content_.workings.terms[place].id;
    return candidate(place).id;
}

bool MethodModel::isKept(std::size_t row) const {
    if (content_.page != Page::Neuron || content_.stage < NeuronStage::Ranked)
        return true;
    // While they are only sorted, nothing has fallen out yet.
    return content_.stage == NeuronStage::Ranked || candidate(row).kept;
}

QVariant MethodModel::candidateCell(const network::Workings::Candidate& one, std::size_t rank,
                                    int column) const {
    const network::Topology& topology = content_.probe->pass.topology();
    const QString name = weightName(topology, one.id);
    const auto id = QVariant::fromValue<qulonglong>(dpfm::index(one.id));
    const QString g = number(one.gradient);
    const QVariant place = static_cast<int>(rank) + 1;
    switch (content_.stage) {
    case NeuronStage::Sums: {
        QStringList products;
        for (std::size_t term = one.firstTerm; term < one.firstTerm + one.termCount; ++term)
            products.append(number(content_.workings.terms[term].product));
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
    const std::size_t layer = content_.neuron.layer;
    const auto from = [&](std::size_t input) { return neuronName(layer - 1, input); };
    if (content_.stage == NeuronStage::Inputs) {
        if (row == content_.workings.inputs.size())
            return QVariantList{tr("bias"), QStringLiteral("1"), number(content_.workings.bias),
                                number(content_.workings.bias), QStringLiteral("–")}[column];
        const network::Workings::Input& input = content_.workings.inputs[row];
        return QVariantList{from(row), number(input.value), number(input.weight),
                            number(input.product),
                            static_cast<qulonglong>(input.registers)}[column];
    }
    if (content_.stage == NeuronStage::Products) {
        const network::Workings::Term& term = content_.workings.terms[row];
        return QVariantList{weightName(content_.probe->pass.topology(), term.id), from(term.input),
                            number(term.gradient),
                            number(content_.workings.inputs[term.input].weight),
                            number(term.product)}[column];
    }
    return candidateCell(candidate(row), row, column);
}

QVariant MethodModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const int column = index.column();
    const bool ranks = content_.page == Page::Neuron && content_.stage >= NeuronStage::Ranked;
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
    switch (content_.page) {
    case Page::Nothing:
        return {};
    case Page::Neuron:
        return neuronCell(row, column);
    case Page::Loss: {
        const double output = content_.probe->pass.outputs()[row].value;
        const double target = content_.probe->target[row];
        const double derivative = autodiff::outputDerivative(content_.probe->loss, output, target,
                                                             content_.probe->target.size(), 1);
        return QVariantList{QString::fromStdString(content_.probe->data->outputNames[row]),
                            number(output), number(target), number(derivative)}[column];
    }
    case Page::Update: {
        const training::LiveUpdate& update = *content_.probe->live->update;
        const std::size_t id = content_.changed[row];
        return QVariantList{weightName(content_.probe->pass.topology(), weightId(id)),
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
