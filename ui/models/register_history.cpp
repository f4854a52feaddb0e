#include "ui/models/register_history.h"

#include "ui/models/weight_name.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <map>
#include <new>
#include <utility>

namespace dpfm::models {

namespace {

/// Moments that one job works out, so that other jobs get their turn.
constexpr std::size_t kMostAtOnce = 4;
constexpr std::size_t kMostShown = 20; ///< ids of a cell
/// Weights that are kept, of all moments together: 32 MB.
constexpr std::size_t kMostNumbers = std::size_t{4} << 20;

double sizeOf(const autodiff::Registers& registers) {
    double sum = 0.0;
    for (const autodiff::Register& entry : registers)
        sum += std::fabs(entry.gradient);
    return sum;
}

} // namespace

HeldRegisters heldRegisters(const network::Topology& topology, const network::Weights& weights,
                            const data::Samples& validation, std::size_t samples,
                            autodiff::SelectionSettings selection, NeuronIndex neuron) {
    network::ForwardPass pass(topology);
    std::map<WeightId, std::size_t> counts;
    std::vector<double> buffer;
    double shares = 0.0;
    const std::size_t count = std::min(samples, validation.count());
    for (std::size_t row = 0; row < count; ++row) {
        selection.draw.row = row;
        pass.run(weights, validation.input(row, buffer), selection);
        autodiff::Registers candidates = pass.candidates(weights, neuron.layer, neuron.neuron);
        const autodiff::Registers kept = pass.kept(weights, neuron.layer, neuron.neuron);
        const double all = sizeOf(candidates);
        std::erase_if(candidates, [&](const autodiff::Register& candidate) {
            return !std::binary_search(kept.begin(), kept.end(), candidate,
                                       [](const autodiff::Register& a,
                                          const autodiff::Register& b) { return a.id < b.id; });
        });
        shares += all > 0.0 ? sizeOf(candidates) / all : 1.0;
        for (const autodiff::Register& entry : pass.neuron(neuron.layer, neuron.neuron).registers)
            ++counts[entry.id];
    }
    HeldRegisters held;
    for (const auto& [id, times] : counts)
        held.ids.push_back({id, times});
    if (count > 0)
        held.keptShare = shares / static_cast<double>(count);
    return held;
}

RegisterHistoryModel::RegisterHistoryModel(ProbeModel& probe, QObject* parent)
    : QAbstractTableModel(parent)
    , probe_(probe) {
    connect(&probe_, &ProbeModel::probeChanged, this, &RegisterHistoryModel::record);
    connect(&probe_, &ProbeModel::neuronChanged, this, &RegisterHistoryModel::forgetNeuron);
}

RegisterHistoryModel::~RegisterHistoryModel() {
    // Work under way posts to this object.
    pool_.waitForDone();
}

void RegisterHistoryModel::setLooking(bool looking) {
    looking_ = looking;
    workOut();
}

bool RegisterHistoryModel::complete() const {
    return shown_ == moments_.size();
}

void RegisterHistoryModel::record() {
    const auto& probe = probe_.probe();
    const std::uint64_t live = probe && probe->live ? probe->live->run : 0;
    const bool other = !probe || probe->run != run_ || live != live_ || probe->data != data_ ||
                       (!moments_.empty() && probe->epoch < moments_.back().epoch);
    if (other) {
        beginResetModel();
        ++generation_;
        moments_.clear();
        shown_ = 0;
        run_ = probe ? probe->run : std::nullopt;
        live_ = live;
        data_ = probe ? probe->data : nullptr;
        topology_ = probe ? std::optional(probe->pass.topology()) : std::nullopt;
        endResetModel();
    }
    if (!probe)
        return;
    if (!probe->live) {
        add(probe->epoch, *probe, probe->weights);
        return;
    }
    // A live run is seen in the middle of epochs; what counts is what the last one ended with.
    const session::LiveState& state = *probe->live;
    if (state.lastEpoch)
        add(state.lastEpoch->metrics.epoch, *probe, state.lastEpoch->weights);
    else if (state.trainedSamples == 0)
        add(0, *probe, state.weights);
}

void RegisterHistoryModel::add(int epoch, const Probe& probe, const network::Weights& weights) {
    if (!moments_.empty() && epoch == moments_.back().epoch)
        return;
    autodiff::SelectionSettings selection = probe.pass.selection();
    selection.registers = probe.trained;
    selection.draw.epoch = static_cast<std::uint64_t>(epoch) + 1;
    moments_.push_back({epoch, selection, weights, std::nullopt, {}});
    if (moments_.size() > kMostEpochs || moments_.size() * weights.size() > kMostNumbers)
        thinOut();
    workOut();
}

void RegisterHistoryModel::thinOut() {
    beginResetModel();
    std::vector<Moment> kept;
    for (std::size_t place = 0; place < moments_.size(); ++place)
        if (place % 2 == 0 || place + 1 == moments_.size())
            kept.push_back(std::move(moments_[place]));
    moments_ = std::move(kept);
    const auto unknown = std::find_if(moments_.begin(), moments_.end(),
                                      [](const Moment& moment) { return !moment.held; });
    shown_ = static_cast<std::size_t>(unknown - moments_.begin());
    countChurn();
    endResetModel();
}

void RegisterHistoryModel::forgetNeuron() {
    beginResetModel();
    ++generation_;
    for (Moment& moment : moments_)
        moment.held.reset();
    shown_ = 0;
    endResetModel();
    workOut();
}

void RegisterHistoryModel::workOut() {
    const auto neuron = probe_.neuron();
    if (!looking_ || busy_ || !neuron || neuron->layer == 0 || complete())
        return;
    struct Job {
        int epoch;
        autodiff::SelectionSettings selection;
        network::Weights weights;
    };
    std::vector<Job> jobs;
    for (std::size_t place = shown_; place < moments_.size() && jobs.size() < kMostAtOnce; ++place)
        jobs.push_back({moments_[place].epoch, moments_[place].selection, moments_[place].weights});
    busy_ = true;
    pool_.start([this, jobs = std::move(jobs), topology = *topology_, data = data_,
                 neuron = *neuron, generation = generation_] {
        std::vector<std::pair<int, HeldRegisters>> results;
        try {
            for (const Job& job : jobs)
                results.emplace_back(job.epoch,
                                     heldRegisters(topology, job.weights, data->validation,
                                                   kSamples, job.selection, neuron));
        } catch (const std::bad_alloc&) {
            results.clear(); // there is just nothing to see
        }
        QMetaObject::invokeMethod(this, [this, results = std::move(results), generation]() mutable {
            busy_ = false;
            if (generation == generation_) {
                if (results.empty())
                    return;
                worked(std::move(results));
            }
            workOut();
        });
    });
}

void RegisterHistoryModel::worked(std::vector<std::pair<int, HeldRegisters>> results) {
    beginResetModel();
    for (auto& [epoch, held] : results)
        for (Moment& moment : moments_)
            if (moment.epoch == epoch)
                moment.held = std::move(held);
    while (shown_ < moments_.size() && moments_[shown_].held)
        ++shown_;
    countChurn();
    endResetModel();
}

void RegisterHistoryModel::countChurn() {
    const auto take = [](Ids& ids, const HeldRegisters::Id& id) {
        if (++ids.count <= kMostShown)
            ids.first.push_back(id);
    };
    for (std::size_t place = 0; place < shown_; ++place) {
        const std::vector<HeldRegisters::Id> none;
        const auto& now = moments_[place].held->ids;
        const auto& before = place == 0 ? none : moments_[place - 1].held->ids;
        Churn churn;
        auto old = before.begin();
        for (const HeldRegisters::Id& id : now) {
            for (; old != before.end() && old->id < id.id; ++old)
                take(churn.left, *old);
            const bool stayed = old != before.end() && old->id == id.id;
            take(stayed ? churn.stayed : churn.entered, id);
            if (stayed)
                ++old;
        }
        for (; old != before.end(); ++old)
            take(churn.left, *old);
        moments_[place].churn = std::move(churn);
    }
}

int RegisterHistoryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(shown_);
}

int RegisterHistoryModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RegisterHistoryModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const std::size_t place = shown_ - 1 - static_cast<std::size_t>(index.row());
    const auto column = static_cast<Column>(index.column());
    if (role == Qt::TextAlignmentRole)
        return QVariant((column <= Kept ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (column == Epoch)
        return moments_[place].epoch;
    if (column == Kept)
        return QLocale().toString(100.0 * moments_[place].held->keptShare, 'f', 1) +
               QStringLiteral(" %");
    const Churn& churn = moments_[place].churn;
    const Ids& ids = column == Stayed    ? churn.stayed
                     : column == Entered ? churn.entered
                                         : churn.left;
    const std::size_t more = ids.count - ids.first.size();
    QStringList texts;
    for (const HeldRegisters::Id& one : ids.first)
        texts.append(role == Qt::DisplayRole ? QString::number(dpfm::index(one.id))
                                             : tr("%1 (id %2), in %3 samples")
                                                   .arg(weightName(*topology_, one.id))
                                                   .arg(dpfm::index(one.id))
                                                   .arg(one.samples));
    if (role == Qt::ToolTipRole) {
        if (more > 0)
            texts.append(tr("and %1 more").arg(more));
        return texts.join(QLatin1Char('\n'));
    }
    if (texts.isEmpty())
        return QStringLiteral("–");
    return QStringLiteral("%1: %2").arg(QString::number(ids.count),
                                        texts.join(QStringLiteral(", ")) +
                                            (more > 0 ? QStringLiteral(", …") : QString()));
}

QVariant RegisterHistoryModel::headerData(int section, Qt::Orientation orientation,
                                          int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole && section >= Entered)
        return tr("Weight ids that the neuron holds for at least one of the first %1 validation "
                  "samples, against the epoch in the row below.")
            .arg(kSamples);
    if (role == Qt::ToolTipRole && section == Kept)
        return tr("What the registers hold of Σ|g|, mean over the first %1 validation samples.")
            .arg(kSamples);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Epoch:
        return tr("epoch");
    case Kept:
        return tr("kept");
    case Stayed:
        return tr("stayed");
    case Entered:
        return tr("entered");
    case Left:
        return tr("left");
    default:
        return {};
    }
}

} // namespace dpfm::models
