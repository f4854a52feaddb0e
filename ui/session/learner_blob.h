#pragma once

#include "core/training/snapshot.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <memory>
#include <utility>

/// What a run goes on from, as a value of a results file beside its weights.
namespace dpfm::session {

/// What a file has of a run that was cut off beside its learner.
struct CutOff {
    quint32 epochs = 0; ///< see addEpoch()
    QByteArray weights; ///< the file's value of them
    QString layers;     ///< the same
};

/// In bytes. A row of SQLite may not hold more than 10⁹, and this is written every time that epochs
/// of the run are.
inline constexpr qint64 kLargestLearner = 128 << 20;

/// A checksum (CRC-32) of epochs, which grows with each: 0 of none.
quint32 addEpoch(quint32 epochs, const training::EpochMetrics& epoch);
/// Those of what a file has of runs that go on, by sweep and run; one that is not there is worked
/// out from the file.
using EpochsSums = std::map<std::pair<qint64, qint64>, quint32>;

/// Little-endian: the number of weights and which parts there are (1 first, 2 second, 4
/// remembered), 32 bits each; β1^t and β2^t; the parts, a double each weight; a byte each weight
/// that is 1 if it ever had a gradient; and a checksum (CRC-32) of all this and of what is beside.
/// Empty if its parts take more than kLargestLearner: the run begins again after a cut.
QByteArray packLearner(const training::LearnerState& learner, const CutOff& beside);
/// Null if it is not what was written beside just this.
std::shared_ptr<const training::LearnerState> unpackLearner(const QByteArray& blob,
                                                            const CutOff& beside);

} // namespace dpfm::session
