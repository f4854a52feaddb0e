#include "ui/models/toper_model.h"

#include "core/base/random.h"
#include "core/network/workings.h"
#include "ui/models/weight_name.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <utility>

namespace dpfm::models {

using hardware::Toper;

namespace {

constexpr std::size_t kExampleCandidates = 20;
constexpr std::size_t kExampleCells = 16;

QString number(std::size_t count) {
    return QLocale().toString(static_cast<qulonglong>(count));
}

QString value(double gradient) {
    return QLocale().toString(gradient, 'g', 3);
}

autodiff::Registers exampleCandidates() {
    RandomStream random(1, Purpose::Data);
    autodiff::Registers candidates;
    for (std::size_t i = 0; i < kExampleCandidates; ++i)
        candidates.push_back({weightId(i), 2.0 * random.uniform() - 1.0});
    return candidates;
}

/// What each input's register came to by its weight, one after the other, then the neuron's own.
autodiff::Registers unmerged(const Probe& probe, NeuronIndex neuron) {
    const network::Workings workings =
        network::workingsOf(probe.pass, probe.weights, neuron.layer, neuron.neuron);
    std::vector<network::Workings::Term> terms = workings.terms;
    std::stable_sort(terms.begin(), terms.end(),
                     [](const auto& a, const auto& b) { return a.input < b.input; });
    autodiff::Registers candidates;
    for (const network::Workings::Term& term : terms)
        candidates.push_back({term.id, term.product});
    for (const network::Workings::Candidate& candidate : workings.candidates)
        if (candidate.isOwn())
            candidates.push_back({candidate.id, candidate.gradient});
    std::erase_if(candidates,
                  [](const autodiff::Register& entry) { return entry.gradient == 0.0; });
    return candidates;
}

} // namespace

ToperModel::ToperModel(ProbeModel& probe, QObject* parent) : QObject(parent), probe_(probe) {
    connect(&probe_, &ProbeModel::probeChanged, this, &ToperModel::probeChanged);
    connect(&probe_, &ProbeModel::neuronChanged, this, &ToperModel::refresh);
    connect(&timer_, &QTimer::timeout, this, [this] {
        step();
        if (toper_.done())
            setPlaying(false);
    });
    setCyclesPerSecond(4);
}

void ToperModel::setSettings(const Settings& settings) {
    if (settings == settings_)
        return;
    settings_ = settings;
    settings_.cells = std::min(settings_.cells, kMostCells);
    settings_.topers = std::clamp(settings_.topers, std::size_t{1}, kMostTopers);
    settings_.cyclesPerExchange = std::max(settings_.cyclesPerExchange, std::size_t{1});
    refresh();
}

void ToperModel::setLooking(bool looking) {
    looking_ = looking;
    if (looking_)
        refresh();
    else
        setPlaying(false);
}

autodiff::Registers ToperModel::candidatesOf(const Probe& probe, NeuronIndex neuron) const {
    return settings_.merged ? probe.pass.candidates(probe.weights, neuron.layer, neuron.neuron)
                            : unmerged(probe, neuron);
}

void ToperModel::probeChanged() {
    // A training would have the chain begin anew all the time.
    if (settings_.source == Source::Neuron && shown_ && probe_.probe() && toper_.cycle() > 0) {
        if (!std::exchange(newer_, true))
            emit moved();
        return;
    }
    refresh();
}

void ToperModel::refresh() {
    if (!looking_)
        return;
    newer_ = false;
    autodiff::Registers candidates;
    missing_.clear();
    shown_.reset();
    std::size_t registers = kExampleCells;
    if (settings_.source == Source::Example) {
        candidates = exampleCandidates();
    } else if (!probe_.probe()) {
        missing_ = tr("There is no network yet: press Run, or choose the example.");
    } else if (!probe_.neuron() || probe_.neuron()->layer == 0) {
        missing_ = tr("Choose a neuron in the tab Network, or the example.");
    } else {
        shown_ = probe_.probe();
        neuron_ = *probe_.neuron();
        candidates = candidatesOf(*shown_, neuron_);
        registers = shown_->registers == 0 ? candidates.size() : shown_->registers;
        if (candidates.empty())
            missing_ = tr("All of this neuron's candidates are 0.");
    }
    leftOut_ = candidates.size() > kMostCandidates ? candidates.size() - kMostCandidates : 0;
    candidates.resize(candidates.size() - leftOut_);
    candidates_ = std::move(candidates);
    wantedCells_ = settings_.cells > 0 ? settings_.cells : registers;
    largest_ = 0.0;
    for (const autodiff::Register& entry : candidates_)
        largest_ = std::max(largest_, std::fabs(entry.gradient));
    setPlaying(false);
    rebuild();
    count();
    emit reset();
}

void ToperModel::rebuild() {
    toper_ = Toper(std::clamp(wantedCells_, std::size_t{1}, kMostCells), settings_.flow,
                   settings_.cyclesPerExchange);
    toper_.feed(candidates_);
}

void ToperModel::count() {
    counts_ = {};
    if (empty()) {
        tree_.set({}, {});
        return;
    }
    counts_.published = hardware::publishedCycles(cells(), candidates_.size());
    const auto run = [&](Toper::Flow flow) {
        Toper toper(cells(), flow, settings_.cyclesPerExchange);
        toper.feed(candidates_);
        while (!toper.done()) {
            toper.step();
            if (flow == Toper::Flow::Sequential && !toper.cells().back().held)
                counts_.filling = toper.cycle() + 1;
        }
        return toper;
    };
    const Toper sequential = run(Toper::Flow::Sequential);
    counts_.sequential = sequential.cycle();
    counts_.filling = std::min(counts_.filling, counts_.sequential);
    counts_.comparisons = sequential.comparisons();
    counts_.pipelined = run(Toper::Flow::Pipelined).cycle();
    counts_.tree = hardware::runToperTree(candidates_, settings_.topers, cells(), settings_.flow,
                                          settings_.cyclesPerExchange);

    std::vector<TextTable::Row> rows;
    for (std::size_t i = 0; i < counts_.tree.levels.size(); ++i) {
        const hardware::ToperTree::Level& level = counts_.tree.levels[i];
        QString working = i == 0 ? number(level.topers) : tr("%1 joined").arg(number(level.topers));
        if (level.idle > 0)
            working += tr(", %1 waits").arg(number(level.idle));
        rows.push_back({{number(i + 1), working, number(level.fed), number(level.cycles)}});
    }
    rows.push_back({{tr("Tree"),
                     tr("%1 cells").arg(number(counts_.tree.cells)),
                     {},
                     number(counts_.tree.cycles)},
                    true});
    rows.push_back({{tr("One toper"), tr("%1 cells").arg(number(cells())),
                     number(candidates_.size()), number(total())},
                    true});
    tree_.set({{tr("Level")},
               {tr("Topers")},
               {tr("Fed"), tr("Candidates of the toper that gets the most.")},
               {tr("Cycles"), tr("Of the slowest toper of the level.")}},
              std::move(rows));
}

std::size_t ToperModel::total() const {
    return settings_.flow == Toper::Flow::Pipelined ? counts_.pipelined : counts_.sequential;
}

QString ToperModel::title() const {
    if (empty())
        return missing_;
    QString whose = settings_.source == Source::Example ? tr("Example")
                                                        : neuronName(neuron_.layer, neuron_.neuron);
    whose.front() = whose.front().toUpper();
    QString text =
        tr("%1: %2 candidates, %3 cells").arg(whose, number(candidates_.size()), number(cells()));
    if (leftOut_ > 0)
        text += tr("; the neuron's further %1 candidates are left out").arg(number(leftOut_));
    if (newer_)
        text += tr("; the network went on, Reset takes its candidates");
    if (wantedCells_ > kMostCells)
        text += tr("; no more than %1 cells are drawn").arg(number(kMostCells));
    return text;
}

QString ToperModel::name(WeightId id) const {
    const QString text = QStringLiteral("#%1").arg(index(id));
    return shown_ ? text + QLatin1Char(' ') + weightName(shown_->pass.topology(), id) : text;
}

QString ToperModel::explanation() const {
    if (empty())
        return {};
    return cyclesExplained() + QStringLiteral("\n\n") +
           tr("A tree of %1 topers takes %2 cycles, one toper %3. In the tree the parts go in side "
              "by side, but each of its %4 joins empties one chain into another: it pays where the "
              "candidates are many beside the registers.")
               .arg(number(counts_.tree.levels.front().topers), number(counts_.tree.cycles),
                    number(total()), number(counts_.tree.levels.size() - 1));
}

QString ToperModel::cyclesExplained() const {
    const std::size_t registers = cells();
    const std::size_t count = candidates_.size();
    const QString each = number(settings_.cyclesPerExchange);
    if (count <= registers)
        return tr("There is a cell for every candidate, so the published formula, registers × "
                  "(candidates − registers) × 3, says nothing. The chain still takes the "
                  "candidates "
                  "in and sorts them: %1 cycles one after the other, %2 in the pipeline, at %3 for "
                  "each exchange.")
            .arg(number(counts_.sequential), number(counts_.pipelined), each);
    return tr("Published: %1 × (%2 − %1) × 3 = %3 cycles. It takes the first %1 candidates to be "
              "in "
              "the registers already, and has each of the other %4 meet all %1 registers one after "
              "the other, for three cycles each: read, compare, write. "
              "Counted, one candidate after the other: %5 cycles at %6 for each exchange. %7 of "
              "them fill the cells, which the formula leaves out; the others are %1 × %4 × %6. "
              "Counted, in the pipeline: %8. A new candidate enters with every exchange, while "
              "those before it are still on their way, so it is candidates + registers − 1 "
              "exchanges and not their product.")
        .arg(number(registers), number(count), number(counts_.published), number(count - registers),
             number(counts_.sequential), each, number(counts_.filling), number(counts_.pipelined));
}

QString ToperModel::moment() const {
    if (empty())
        return {};
    if (toper_.done())
        return tr("Done after %1 cycles and %2 comparisons: the cells hold the largest, the "
                  "largest first; %3 candidates dropped out.")
            .arg(number(toper_.cycle()), number(toper_.comparisons()),
                 number(toper_.dropped().size()));
    QStringList parts;
    for (std::size_t place = 0; place < cells(); ++place) {
        const Toper::Cell& cell = toper_.cells()[place];
        if (!cell.arriving)
            continue;
        if (!cell.held) {
            parts.append(
                tr("cell %1 takes #%2").arg(number(place + 1)).arg(index(cell.arriving->id)));
            continue;
        }
        const bool replaces = autodiff::outranks(*cell.arriving, *cell.held);
        const autodiff::Register& stays = replaces ? *cell.arriving : *cell.held;
        const autodiff::Register& goes = replaces ? *cell.held : *cell.arriving;
        const bool tie = std::fabs(stays.gradient) == std::fabs(goes.gradient);
        parts.append((tie ? tr("cell %1 keeps #%2 (|%3| = |%5|, the lower id), passes #%4 on")
                          : tr("cell %1 keeps #%2 (|%3| > |%5|), passes #%4 on"))
                         .arg(number(place + 1))
                         .arg(index(stays.id))
                         .arg(value(stays.gradient))
                         .arg(index(goes.id))
                         .arg(value(goes.gradient)));
    }
    constexpr qsizetype kTold = 3;
    const qsizetype more = parts.size() - kTold;
    if (more > 0)
        parts = parts.mid(0, kTold) << tr("%1 more cells work").arg(QLocale().toString(more));
    const QString phase =
        settings_.cyclesPerExchange > 1
            ? tr(" (cycle %1 of %2)")
                  .arg(number(toper_.phase() + 1), number(settings_.cyclesPerExchange))
            : QString();
    return tr("Cycle %1%2: %3.")
        .arg(number(toper_.cycle() + 1), phase, parts.join(QStringLiteral("; ")));
}

void ToperModel::step() {
    if (toper_.done())
        return;
    toper_.step();
    emit moved();
}

void ToperModel::stepBack() {
    if (toper_.cycle() > 0)
        seek(toper_.cycle() - 1);
}

void ToperModel::rewind() {
    setPlaying(false);
    if (newer_)
        refresh();
    else
        seek(0);
}

void ToperModel::toEnd() {
    setPlaying(false);
    seek(total());
}

void ToperModel::seek(std::size_t cycle) {
    if (cycle < toper_.cycle())
        rebuild();
    while (toper_.cycle() < cycle && !toper_.done())
        toper_.step();
    emit moved();
}

void ToperModel::setPlaying(bool playing) {
    if (playing == timer_.isActive())
        return;
    if (playing && toper_.done()) {
        if (empty())
            return;
        rebuild();
    }
    if (playing)
        timer_.start();
    else
        timer_.stop();
    emit moved();
}

void ToperModel::setCyclesPerSecond(int cycles) {
    timer_.setInterval(1000 / std::max(cycles, 1));
}

} // namespace dpfm::models
