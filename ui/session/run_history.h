#pragma once

#include "core/training/snapshot.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QString>
#include <QVariant>

#include <optional>
#include <vector>

namespace dpfm::session {

/// The epochs of an ended run as one value of a results file: the number of epochs n and of columns
/// c (2, or 4 with accuracies), 32 bits each, and then n doubles of each column: loss, val_loss,
/// accuracy, val_accuracy. All little-endian. A missing accuracy among others is NaN.
/// None if the epochs are not 1, 2, 3 … n.
std::optional<QByteArray> packEpochs(const std::vector<training::EpochMetrics>& epochs);
/// None if it is no such value.
std::optional<std::vector<training::EpochMetrics>> unpackEpochs(const QByteArray& history);

/// What a results file holds of an ended run, as its columns are.
struct EndedRow {
    QString status;
    double seconds = 0.0;
    QString divergence;
    int divergedEpoch = 0;
    QByteArray weights;
    QString layers;
    QByteArray history;  ///< see packEpochs()
    QByteArray fidelity; ///< see packReading(); empty if it was not recorded
    QByteArray fed;      ///< see packFed(); the same
};

/// CRC-32 (as in zlib) over all of it, by which a value that a disk or a transfer damaged is told.
quint32 checksum(const EndedRow& row);
/// The same over texts, as UTF-8, or bytes, each with its length in kChecksumPrefix bytes before
/// it.
quint32 checksum(std::initializer_list<QString> texts);
quint32 checksum(std::initializer_list<QByteArray> parts);
quint32 checksum(const QByteArrayList& parts);
inline constexpr qsizetype kChecksumPrefix = 8;
/// Whether a checksum that a row has is that of its values. Rows of older versions have none.
bool agrees(const QVariant& stored, quint32 computed);

} // namespace dpfm::session
