#include "ui/session/run_history.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <limits>
#include <zlib.h>

namespace dpfm::session {

namespace {

using training::EpochMetrics;

constexpr qsizetype kHeader = 2 * sizeof(quint32);
constexpr quint32 kColumns = 2;
constexpr quint32 kColumnsWithAccuracies = 4;

double orNaN(const std::optional<double>& value) {
    return value.value_or(std::numeric_limits<double>::quiet_NaN());
}

std::optional<double> unlessNaN(double value) {
    return value == value ? std::optional(value) : std::nullopt;
}

class Crc {
public:
    void add(const QByteArray& bytes) {
        std::array<char, kChecksumPrefix> size;
        qToLittleEndian<qint64>(bytes.size(), size.data());
        addRaw(size.data(), size.size());
        addRaw(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    }
    void add(const QString& text) { add(text.toUtf8()); }
    quint32 value() const { return static_cast<quint32>(crc_); }

private:
    void addRaw(const char* bytes, std::size_t size) {
        crc_ = ::crc32_z(crc_, reinterpret_cast<const Bytef*>(bytes), size);
    }
    uLong crc_ = ::crc32_z(0, nullptr, 0);
};

} // namespace

std::optional<QByteArray> packEpochs(const std::vector<EpochMetrics>& epochs) {
    for (std::size_t i = 0; i < epochs.size(); ++i)
        if (epochs[i].epoch != static_cast<int>(i) + 1)
            return std::nullopt;
    const bool accuracies = std::any_of(epochs.begin(), epochs.end(), [](const EpochMetrics& e) {
        return e.accuracy.has_value() || e.valAccuracy.has_value();
    });
    const quint32 columns = accuracies ? kColumnsWithAccuracies : kColumns;
    const auto count = static_cast<qsizetype>(epochs.size());
    QByteArray history(kHeader + count * columns * qsizetype{sizeof(double)}, Qt::Uninitialized);
    char* to = history.data();
    qToLittleEndian<quint32>(static_cast<quint32>(count), to);
    qToLittleEndian<quint32>(columns, to + sizeof(quint32));
    to += kHeader;
    const auto column = [&](auto valueOf) {
        for (const EpochMetrics& epoch : epochs) {
            qToLittleEndian<double>(valueOf(epoch), to);
            to += sizeof(double);
        }
    };
    column([](const EpochMetrics& e) { return e.loss; });
    column([](const EpochMetrics& e) { return e.valLoss; });
    if (accuracies) {
        column([](const EpochMetrics& e) { return orNaN(e.accuracy); });
        column([](const EpochMetrics& e) { return orNaN(e.valAccuracy); });
    }
    return history;
}

std::optional<std::vector<EpochMetrics>> unpackEpochs(const QByteArray& history) {
    if (history.size() < kHeader)
        return std::nullopt;
    const auto count = qFromLittleEndian<quint32>(history.constData());
    const auto columns = qFromLittleEndian<quint32>(history.constData() + sizeof(quint32));
    if ((columns != kColumns && columns != kColumnsWithAccuracies) ||
        history.size() != kHeader + qsizetype{count} * columns * qsizetype{sizeof(double)})
        return std::nullopt;
    const auto at = [from = history.constData() + kHeader, count](std::size_t column,
                                                                  std::size_t epoch) {
        return qFromLittleEndian<double>(from + (column * count + epoch) * sizeof(double));
    };
    std::vector<EpochMetrics> epochs(count);
    for (std::size_t i = 0; i < count; ++i) {
        epochs[i] = {static_cast<int>(i) + 1, at(0, i), at(1, i), {}, {}};
        if (columns == kColumnsWithAccuracies) {
            epochs[i].accuracy = unlessNaN(at(2, i));
            epochs[i].valAccuracy = unlessNaN(at(3, i));
        }
    }
    return epochs;
}

quint32 checksum(const EndedRow& row) {
    std::array<char, sizeof(double) + sizeof(qint32)> numbers;
    qToLittleEndian<double>(row.seconds, numbers.data());
    qToLittleEndian<qint32>(row.divergedEpoch, numbers.data() + sizeof(double));
    Crc crc;
    crc.add(row.status);
    crc.add(QByteArray(numbers.data(), static_cast<qsizetype>(numbers.size())));
    crc.add(row.divergence);
    crc.add(row.weights);
    crc.add(row.layers);
    crc.add(row.history);
    // As version 3 has it, which knew of neither.
    if (!row.fidelity.isEmpty() || !row.fed.isEmpty()) {
        crc.add(row.fidelity);
        crc.add(row.fed);
    }
    return crc.value();
}

quint32 checksum(std::initializer_list<QString> texts) {
    Crc crc;
    for (const QString& text : texts)
        crc.add(text);
    return crc.value();
}

quint32 checksum(std::initializer_list<QByteArray> parts) {
    Crc crc;
    for (const QByteArray& part : parts)
        crc.add(part);
    return crc.value();
}

quint32 checksum(const QByteArrayList& parts) {
    Crc crc;
    for (const QByteArray& part : parts)
        crc.add(part);
    return crc.value();
}

bool agrees(const QVariant& stored, quint32 computed) {
    return stored.isNull() || stored.toLongLong() == qint64{computed};
}

} // namespace dpfm::session
