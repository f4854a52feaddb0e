#pragma once

#include "core/training/fidelity_reading.h"
#include "core/training/snapshot.h"

#include <QByteArray>

#include <memory>
#include <optional>
#include <vector>

/// Readings of fidelity as values of a results file. All little-endian; NaN stands for what a
/// reading does not have.
namespace dpfm::session {

/// One reading: the epoch, the number of layers and each layer's number of neurons, 32 bits each;
/// then 10 doubles for the network and for each layer (cosine, norm ratio, sign agreement; the kept
/// shares of |g| and g² of the candidates, and of the full gradient; overlap, half-life, starved);
/// then the 4 kept shares of each neuron.
QByteArray packReading(const training::FidelityReading& reading);
/// Of several, one after the other. None if it is no such value.
std::optional<std::vector<training::FidelityReadingPtr>> unpackReadings(const QByteArray& blob);

/// The number of batches and that of each weight, 64 bits each.
QByteArray packFed(const training::WeightsFed& fed);
/// Of so many weights, also of 32 bits each, as the format's version 4 had them. None if it is no
/// such value; null if it is empty.
std::optional<std::shared_ptr<const training::WeightsFed>> unpackFed(const QByteArray& blob,
                                                                     std::size_t weights);

} // namespace dpfm::session
