#include "ui/session/learner_blob.h"

#include "ui/session/run_history.h"

#include <QtEndian>

#include <array>
#include <utility>

namespace dpfm::session {

namespace {

using training::LearnerState;

constexpr qsizetype kHead = 2 * sizeof(quint32) + 2 * sizeof(double);
constexpr qsizetype kSum = sizeof(quint32);

template <class State>
auto partsOf(State& state) {
    return std::array{&state.optimizer.first, &state.optimizer.second, &state.remembered};
}

template <class T>
void append(QByteArray& blob, T value) {
    char bytes[sizeof(T)];
    qToLittleEndian<T>(value, bytes);
    blob.append(bytes, sizeof(T));
}

quint32 sumOf(const QByteArray& blob, const CutOff& beside) {
    return checksum(
        {blob, QByteArray::number(beside.epochs), beside.weights, beside.layers.toUtf8()});
}

} // namespace

quint32 addEpoch(quint32 epochs, const training::EpochMetrics& epoch) {
    QByteArray numbers;
    append(numbers, epochs);
    append(numbers, static_cast<qint32>(epoch.epoch));
    append(numbers, epoch.loss);
    append(numbers, epoch.valLoss);
    for (const auto& share : {epoch.accuracy, epoch.valAccuracy})
        append(numbers, share.value_or(-1.0));
    return checksum({numbers});
}

QByteArray packLearner(const LearnerState& learner, const CutOff& beside) {
    qsizetype numbers = 0;
    for (const auto* part : partsOf(learner))
        numbers += static_cast<qsizetype>(part->size());
    if (numbers * qsizetype{sizeof(double)} > kLargestLearner)
        return {};
    QByteArray blob;
    quint32 present = 0;
    quint32 bit = 1;
    for (const auto* part : partsOf(learner)) {
        present |= part->empty() ? 0 : bit;
        bit *= 2;
    }
    append(blob, static_cast<quint32>(learner.updated.size()));
    append(blob, present);
    append(blob, learner.optimizer.beta1Power);
    append(blob, learner.optimizer.beta2Power);
    for (const auto* part : partsOf(learner)) {
        if (part->empty())
            continue; // its data() is null
        const qsizetype at = blob.size();
        const auto count = static_cast<qsizetype>(part->size());
        blob.resize(at + count * qsizetype{sizeof(double)});
        qToLittleEndian<double>(part->data(), count, blob.data() + at);
    }
    for (const std::uint8_t updated : learner.updated)
        blob.append(static_cast<char>(updated));
    append(blob, sumOf(blob, beside));
    return blob;
}

std::shared_ptr<const LearnerState> unpackLearner(const QByteArray& blob, const CutOff& beside) {
    if (blob.size() < kHead + kSum)
        return nullptr;
    const QByteArray content = blob.chopped(kSum);
    if (qFromLittleEndian<quint32>(blob.constData() + content.size()) != sumOf(content, beside))
        return nullptr;
    const char* at = content.constData();
    const auto count = qFromLittleEndian<quint32>(at);
    const auto present = qFromLittleEndian<quint32>(at + sizeof(quint32));
    auto learner = std::make_shared<LearnerState>();
    learner->optimizer.beta1Power = qFromLittleEndian<double>(at + 2 * sizeof(quint32));
    learner->optimizer.beta2Power =
        qFromLittleEndian<double>(at + 2 * sizeof(quint32) + sizeof(double));
    at += kHead;
    quint32 bit = 1;
    qsizetype numbers = 0;
    for (auto* part : partsOf(*learner)) {
        if ((present & bit) != 0)
            part->resize(count);
        numbers += static_cast<qsizetype>(part->size());
        bit *= 2;
    }
    if (content.size() != kHead + numbers * qsizetype{sizeof(double)} + qsizetype{count})
        return nullptr;
    for (auto* part : partsOf(*learner)) {
        if (part->empty())
            continue;
        qFromLittleEndian<double>(at, static_cast<qsizetype>(part->size()), part->data());
        at += part->size() * sizeof(double);
    }
    learner->updated.assign(at, at + count);
    return learner;
}

} // namespace dpfm::session
