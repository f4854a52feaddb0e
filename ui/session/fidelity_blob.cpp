#include "ui/session/fidelity_blob.h"

#include <QtEndian>

#include <cmath>
#include <limits>
#include <utility>

namespace dpfm::session {

namespace {

using training::FidelityReading;
using training::KeptShares;
using training::PartReading;

constexpr qint64 kHeader = 2 * sizeof(quint32);
constexpr qint64 kNumbersOfPart = 10;
constexpr qint64 kNumbersOfNeuron = 4;

class Writer {
public:
    void number(quint32 value) { put<quint32>(value); }
    void number(std::uint64_t value) { put<quint64>(value); }
    void number(double value) { put<double>(value); }
    void number(const std::optional<double>& value) {
        put<double>(value.value_or(std::numeric_limits<double>::quiet_NaN()));
    }
    void shares(const KeptShares& shares) {
        number(shares.ofCandidates.absolute);
        number(shares.ofCandidates.squared);
        number(shares.ofFull.absolute);
        number(shares.ofFull.squared);
    }
    void part(const PartReading& part) {
        number(part.gradient.cosine);
        number(part.gradient.normRatio);
        number(part.gradient.signAgreement);
        shares(part.kept);
        number(part.overlap);
        number(part.halfLife);
        number(part.starved);
    }
    QByteArray take() { return std::move(blob_); }

private:
    template <class T>
    void put(T value) {
        char bytes[sizeof(T)];
        qToLittleEndian<T>(value, bytes);
        blob_.append(bytes, sizeof(T));
    }
    QByteArray blob_;
};

class Reader {
public:
    explicit Reader(const QByteArray& blob) : at_(blob.constData()), left_(blob.size()) {}

    bool has(qint64 bytes) const { return left_ >= bytes; }
    bool done() const { return left_ == 0; }
    quint32 whole() { return take<quint32>(); }
    quint64 longWhole() { return take<quint64>(); }
    double number() { return take<double>(); }
    std::optional<double> optionalNumber() {
        const double value = number();
        return std::isnan(value) ? std::nullopt : std::optional(value);
    }
    KeptShares shares() {
        KeptShares shares;
        shares.ofCandidates.absolute = number();
        shares.ofCandidates.squared = number();
        shares.ofFull.absolute = number();
        shares.ofFull.squared = number();
        return shares;
    }
    PartReading part() {
        PartReading part;
        part.gradient.cosine = optionalNumber();
        part.gradient.normRatio = optionalNumber();
        part.gradient.signAgreement = optionalNumber();
        part.kept = shares();
        part.overlap = optionalNumber();
        part.halfLife = optionalNumber();
        part.starved = number();
        return part;
    }

private:
    template <class T>
    T take() {
        const T value = qFromLittleEndian<T>(at_);
        at_ += sizeof(T);
        left_ -= qsizetype{sizeof(T)};
        return value;
    }
    const char* at_;
    qsizetype left_;
};

} // namespace

QByteArray packReading(const FidelityReading& reading) {
    Writer to;
    to.number(static_cast<quint32>(reading.epoch));
    to.number(static_cast<quint32>(reading.layers.size()));
    for (const std::vector<KeptShares>& neurons : reading.neurons)
        to.number(static_cast<quint32>(neurons.size()));
    to.part(reading.network);
    for (const PartReading& layer : reading.layers)
        to.part(layer);
    for (const std::vector<KeptShares>& neurons : reading.neurons)
        for (const KeptShares& neuron : neurons)
            to.shares(neuron);
    return to.take();
}

std::optional<std::vector<training::FidelityReadingPtr>> unpackReadings(const QByteArray& blob) {
    std::vector<training::FidelityReadingPtr> readings;
    Reader from(blob);
    while (!from.done()) {
        if (!from.has(kHeader))
            return std::nullopt;
        auto reading = std::make_shared<FidelityReading>();
        reading->epoch = static_cast<int>(from.whole());
        const quint32 layers = from.whole();
        if (layers < 1 || !from.has(qint64{layers} * qint64{sizeof(quint32)}))
            return std::nullopt;
        qint64 numbers = (qint64{layers} + 1) * kNumbersOfPart;
        for (quint32 layer = 0; layer < layers; ++layer) {
            const quint32 neurons = from.whole();
            numbers += qint64{neurons} * kNumbersOfNeuron;
            // Before there is memory for what a damaged number asks for.
            if (!from.has(numbers * qint64{sizeof(double)}))
                return std::nullopt;
            reading->neurons.emplace_back(neurons);
        }
        if (!from.has(numbers * qint64{sizeof(double)}))
            return std::nullopt;
        reading->network = from.part();
        for (quint32 layer = 0; layer < layers; ++layer)
            reading->layers.push_back(from.part());
        for (std::vector<KeptShares>& neurons : reading->neurons)
            for (KeptShares& neuron : neurons)
                neuron = from.shares();
        readings.push_back(std::move(reading));
    }
    return readings;
}

QByteArray packFed(const training::WeightsFed& fed) {
    Writer to;
    to.number(fed.batches);
    for (const std::uint64_t count : fed.byWeight)
        to.number(count);
    return to.take();
}

std::optional<std::shared_ptr<const training::WeightsFed>> unpackFed(const QByteArray& blob,
                                                                     std::size_t weights) {
    if (blob.isEmpty())
        return std::shared_ptr<const training::WeightsFed>();
    const auto numbers = static_cast<qsizetype>(weights + 1);
    const bool isLong = blob.size() == numbers * qsizetype{sizeof(quint64)};
    if (!isLong && blob.size() != numbers * qsizetype{sizeof(quint32)})
        return std::nullopt;
    Reader from(blob);
    const auto next = [&] { return isLong ? from.longWhole() : quint64{from.whole()}; };
    auto fed = std::make_shared<training::WeightsFed>();
    fed->batches = next();
    fed->byWeight.resize(weights);
    for (std::uint64_t& count : fed->byWeight)
        count = next();
    return fed;
}

} // namespace dpfm::session
