#include "ui/models/two_pass_model.h"

#include "ui/models/weight_name.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace dpfm::models {

namespace {

using network::Keeping;
using network::KeptNumbers;
using network::PassMoment;
using network::PassStage;

QString tr(const char* text) {
    return QCoreApplication::translate("dpfm::models", text);
}

QString number(double value) {
    return QLocale().toString(value, 'g', 4);
}

bool isKept(const KeptNumbers& numbers, std::size_t moment) {
    return numbers.from <= moment && moment <= numbers.until;
}

bool isBeforeSoftmax(const network::Topology& topology, std::size_t layer, PassStage stage) {
    if (layer == 0 || topology.activation(layer) != autodiff::Activation::Softmax)
        return false;
    return stage == PassStage::Start || stage == PassStage::Forward ||
           stage == PassStage::Candidates || stage == PassStage::Selected;
}

/// "a = 0.5", or "s = 0.5" while it is the sum.
QString valueOf(const network::ForwardPass& pass, const PassMoment& now) {
    const network::Neuron& neuron = pass.neuron(now.layer, now.neuron);
    return isBeforeSoftmax(pass.topology(), now.layer, now.stage)
               ? QStringLiteral("s = ") + number(neuron.sum)
               : QStringLiteral("a = ") + number(neuron.value);
}

} // namespace

std::size_t TwoPasses::peak(Side side) const {
    return totals[side][peakMoment(side)];
}

std::size_t TwoPasses::peakMoment(Side side) const {
    return static_cast<std::size_t>(std::max_element(totals[side].begin(), totals[side].end()) -
                                    totals[side].begin());
}

TwoPasses twoPassesOf(std::shared_ptr<const Probe> probe) {
    TwoPasses passes;
    const network::ForwardPass& pass = probe->pass;
    const network::Topology& topology = pass.topology();
    std::vector<double> inputs;
    for (const network::Neuron& input : pass.layer(0))
        inputs.push_back(input.value);
    passes.accounts[TwoPasses::Backpropagation] = network::backpropagationAccount(
        topology, probe->weights, inputs, probe->target, probe->loss, passes.deltas);
    passes.accounts[TwoPasses::ForwardMode] =
        network::forwardModeAccount(pass, probe->weights, probe->target, probe->loss);
    passes.fidelity =
        network::gradientFidelity(passes.accounts[TwoPasses::ForwardMode].gradient,
                                  passes.accounts[TwoPasses::Backpropagation].gradient);
    for (const auto side : {TwoPasses::Backpropagation, TwoPasses::ForwardMode}) {
        passes.totals[side] = passes.accounts[side].totals();
        auto& keptOf = passes.keptOf[side];
        for (std::size_t layer = 0; layer <= topology.layerCount(); ++layer)
            keptOf.emplace_back(topology.width(layer));
        const std::vector<KeptNumbers>& kept = passes.accounts[side].kept;
        for (std::size_t i = 0; i < kept.size(); ++i)
            keptOf[kept[i].layer][kept[i].neuron].push_back(i);
    }
    passes.probe = std::move(probe);
    return passes;
}

PassNode passNode(const TwoPasses& passes, TwoPasses::Side side, std::size_t moment,
                  NeuronIndex neuron) {
    const network::PassAccount& account = passes.accounts[side];
    const PassMoment& now = account.moments[moment];
    const network::Topology& topology = passes.probe->pass.topology();
    const std::size_t last = topology.layerCount();
    PassNode node;
    const bool ofOne = now.layer > 0;
    const bool ofOutputs = now.stage == PassStage::Loss || now.stage == PassStage::Gradient;
    node.active =
        ofOne ? NeuronIndex{now.layer, now.neuron} == neuron : ofOutputs && neuron.layer == last;
    node.isSum = isBeforeSoftmax(topology, neuron.layer, now.stage);
    for (const std::size_t place : passes.keptOf[side][neuron.layer][neuron.neuron]) {
        const KeptNumbers& numbers = account.kept[place];
        if (numbers.keeping == Keeping::Values && numbers.from <= moment)
            node.reached = true;
        if (!isKept(numbers, moment))
            continue;
        switch (numbers.keeping) {
        case Keeping::Values:
            node.valueKept = true;
            break;
        case Keeping::Deltas:
            // Before its own step backward an output has d loss/d output, which is no delta yet.
            if (side == TwoPasses::Backpropagation)
                node.delta = passes.deltas[neuron.layer - 1][neuron.neuron];
            break;
        case Keeping::Candidates:
            node.candidates = numbers.numbers / 2;
            node.isSum = true;
            break;
        case Keeping::Registers:
            node.registers = numbers.numbers / 2;
            break;
        case Keeping::Gradient:
            node.gradientKept = side == TwoPasses::Backpropagation;
            break;
        }
    }
    return node;
}

QString passSentence(const TwoPasses& passes, TwoPasses::Side side, std::size_t moment) {
    const network::PassAccount& account = passes.accounts[side];
    const PassMoment& now = account.moments[moment];
    const network::ForwardPass& pass = passes.probe->pass;
    const auto count = [&](Keeping keeping) {
        return account.heldAt(moment)[static_cast<std::size_t>(keeping)];
    };
    const auto name = [&] { return neuronName(now.layer, now.neuron); };
    switch (now.stage) {
    case PassStage::Start:
        return tr("The %1 inputs are there.").arg(pass.topology().inputs());
    case PassStage::Forward:
        return tr("Forward, %1: %2, kept for the way back.").arg(name(), valueOf(pass, now));
    case PassStage::Candidates:
        return tr("Candidates, %1: s = %2, and %3 gradients want a register.")
            .arg(name(), number(pass.neuron(now.layer, now.neuron).sum))
            .arg(count(Keeping::Candidates) / 2);
    case PassStage::Selected:
        return tr("Selection, %1: %2, and %3 registers stay.")
            .arg(name(), valueOf(pass, now))
            .arg(pass.neuron(now.layer, now.neuron).registers.size());
    case PassStage::Loss:
        return tr("The outputs are compared with the target: d loss/d output of %1.")
            .arg(pass.topology().outputs());
    case PassStage::Backward:
        return tr("Backward, %1: δ = %2, and with it the gradient of its %3 weights.")
            .arg(name(), number(passes.deltas[now.layer - 1][now.neuron]))
            .arg(pass.topology().width(now.layer - 1) + 1);
    case PassStage::Gradient:
        return tr("Registers times d loss/d output: the gradient of %1 weights.")
            .arg(count(Keeping::Gradient));
    case PassStage::Done:
        if (side == TwoPasses::Backpropagation)
            return tr("Done: the gradient of all %1 weights.").arg(account.gradient.size());
        if (!passes.fidelity.cosine)
            return tr("Done: the gradient of %1 of %2 weights.")
                .arg(count(Keeping::Gradient))
                .arg(account.gradient.size());
        return tr("Done: the gradient of %1 of %2 weights; its cosine to backpropagation's is %3.")
            .arg(count(Keeping::Gradient))
            .arg(account.gradient.size())
            .arg(QLocale().toString(*passes.fidelity.cosine, 'f', 3));
    }
    return {};
}

TwoPassModel::TwoPassModel(ProbeModel& probe, QObject* parent)
    : ProbeFollower(
          probe,
          [](std::shared_ptr<const Probe> of) -> Computed {
              return std::make_shared<const TwoPasses>(twoPassesOf(std::move(of)));
          },
          parent) {
    connect(this, &ProbeFollower::changed, this, [this] {
        step_ = std::min(step_, lastStep());
        emit passesChanged();
        emit stepChanged();
    });
}

std::shared_ptr<const TwoPasses> TwoPassModel::passes() const {
    return std::static_pointer_cast<const TwoPasses>(computed());
}

std::size_t TwoPassModel::lastStep() const {
    const auto shown = passes();
    return shown ? std::max(shown->totals[0].size(), shown->totals[1].size()) - 1 : 0;
}

void TwoPassModel::setStep(std::size_t step) {
    step = std::min(step, lastStep());
    if (step == step_)
        return;
    step_ = step;
    emit stepChanged();
}

std::size_t TwoPassModel::moment(TwoPasses::Side side) const {
    const auto shown = passes();
    return shown ? std::min(step_, shown->totals[side].size() - 1) : 0;
}

TwoPassTable::TwoPassTable(TwoPassModel& model, QObject* parent)
    : QAbstractTableModel(parent)
    , model_(model) {
    connect(&model_, &TwoPassModel::stepChanged, this, &TwoPassTable::refresh);
    refresh();
}

void TwoPassTable::refresh() {
    const auto passes = model_.passes();
    for (const auto side : {TwoPasses::Backpropagation, TwoPasses::ForwardMode}) {
        cells_[side].clear();
        if (!passes)
            continue;
        const std::size_t moment = model_.moment(side);
        cells_[side] = passes->accounts[side].heldAt(moment); // in the order of the rows
        cells_[side].push_back(passes->totals[side][moment]);
        cells_[side].push_back(passes->peak(side));
        cells_[side].push_back(passes->accounts[side].moments[moment].weightReads);
    }
    emit dataChanged(index(0, 0), index(RowCount - 1, 1));
}

int TwoPassTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : RowCount;
}

int TwoPassTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : 2;
}

QVariant TwoPassTable::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    const std::vector<std::size_t>& cells = cells_[index.column()];
    if (role != Qt::DisplayRole || cells.empty())
        return {};
    return QLocale().toString(
        static_cast<qulonglong>(cells[static_cast<std::size_t>(index.row())]));
}

QVariant TwoPassTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal) {
        if (role == Qt::DisplayRole)
            return section == TwoPasses::Backpropagation ? tr("Backprop.") : tr("DPFM");
        return {};
    }
    if (role == Qt::ToolTipRole)
        switch (section) {
        case Values:
            return tr("Values of inputs and neurons that a later step still reads.");
        case Deltas:
            return tr("d loss/d sum of neurons, d loss/d output of outputs.");
        case Candidates:
            return tr("Gradients that want a register of the neuron at work: two numbers each, "
                      "the weight's id and the gradient.");
        case Registers:
            return tr("Two numbers each, the weight's id and the gradient.");
        case Gradient:
            return tr("Of the sample's loss: one number for each weight that it reaches.");
        case Peak:
            return tr("The largest total of all steps.");
        case WeightReads:
            return tr("Weights and biases read from memory so far: backpropagation reads the "
                      "weights between layers of neurons twice.");
        default:
            return {};
        }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Values:
        return tr("Values");
    case Deltas:
        return tr("Deltas");
    case Candidates:
        return tr("Candidates");
    case Registers:
        return tr("Registers");
    case Gradient:
        return tr("Gradient");
    case Total:
        return tr("Numbers kept now");
    case Peak:
        return tr("Peak");
    case WeightReads:
        return tr("Weight reads so far");
    default:
        return {};
    }
}

} // namespace dpfm::models
