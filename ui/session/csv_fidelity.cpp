#include "ui/session/csv_fidelity.h"

#include "core/base/error.h"
#include "ui/session/fidelity_measures.h"

#include <algorithm>
#include <optional>

namespace dpfm::session {

namespace {

using training::FidelityReading;
using training::KeptShares;
using training::PartReading;

constexpr std::size_t kFirstShare = 3;
constexpr std::size_t kShares = 4;

QByteArray numbered(const char* what, std::size_t number) {
    return what + QByteArray::number(static_cast<qulonglong>(number));
}

void add(QByteArray& cells, const std::optional<double>& value) {
    cells += ',';
    if (value)
        cells += QByteArray::fromStdString(toText(*value));
}

void add(QByteArray& cells, const PartReading& part) {
    for (const FidelityMeasure& measure : kFidelityMeasures)
        add(cells, measure.of(part));
}

void addEmpty(QByteArray& cells, std::size_t count) {
    cells += QByteArray(static_cast<qsizetype>(count), ',');
}

} // namespace

FidelityColumns::FidelityColumns(std::span<const RunRecord* const> runs) {
    bool any = false;
    for (const RunRecord* run : runs) {
        if (run->fidelity.empty())
            continue;
        any = true;
        const auto& neurons = run->fidelity.front()->neurons;
        widths_.resize(std::max(widths_.size(), neurons.size()), 0);
        for (std::size_t layer = 0; layer < neurons.size(); ++layer)
            widths_[layer] = std::max(widths_[layer], neurons[layer].size());
    }
    if (!any)
        return;
    const auto addPart = [this](const QByteArray& suffix, const QByteArray& of) {
        for (const FidelityMeasure& measure : kFidelityMeasures)
            columns_.push_back({measure.name + suffix, measure.description + of});
    };
    addPart({}, {});
    for (std::size_t layer = 1; layer <= widths_.size(); ++layer)
        addPart(numbered("_layer", layer), numbered("; of layer ", layer));
    for (std::size_t layer = 1; layer <= widths_.size(); ++layer)
        for (std::size_t neuron = 1; neuron <= widths_[layer - 1]; ++neuron)
            for (std::size_t i = kFirstShare; i < kFirstShare + kShares; ++i)
                columns_.push_back({kFidelityMeasures[i].name + numbered("_layer", layer) +
                                        numbered("_neuron", neuron),
                                    kFidelityMeasures[i].description +
                                        numbered("; of layer ", layer) +
                                        numbered(", neuron ", neuron)});
}

QByteArray FidelityColumns::cells(const RunRecord& run, int epoch) const {
    QByteArray cells;
    const auto found = std::lower_bound(
        run.fidelity.begin(), run.fidelity.end(), epoch,
        [](const training::FidelityReadingPtr& reading, int e) { return reading->epoch < e; });
    if (found == run.fidelity.end() || (*found)->epoch != epoch) {
        addEmpty(cells, columns_.size());
        return cells;
    }
    const FidelityReading& reading = **found;
    add(cells, reading.network);
    for (std::size_t layer = 0; layer < widths_.size(); ++layer) {
        if (layer < reading.layers.size())
            add(cells, reading.layers[layer]);
        else
            addEmpty(cells, kFidelityMeasures.size());
    }
    for (std::size_t layer = 0; layer < widths_.size(); ++layer)
        for (std::size_t neuron = 0; neuron < widths_[layer]; ++neuron) {
            if (layer >= reading.neurons.size() || neuron >= reading.neurons[layer].size()) {
                addEmpty(cells, kShares);
                continue;
            }
            const KeptShares& kept = reading.neurons[layer][neuron];
            for (const double share : {kept.ofCandidates.absolute, kept.ofCandidates.squared,
                                       kept.ofFull.absolute, kept.ofFull.squared})
                add(cells, share);
        }
    return cells;
}

} // namespace dpfm::session
