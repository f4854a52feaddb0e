#pragma once

#include "ui/models/probe_model.h"

#include <QString>

/// What a probe is, in words.
namespace dpfm::models {

/// The run, its epoch and, of the live run, how far it is in it: "Run 3: corpus 400, R = 8, seed 1,
/// epoch 250", "Live run: …, epoch 2, batch 3 of 32, sample 4 of 10".
QString titleOf(const Probe& probe);

/// What the network says of the sample, and what it should say. Of many outputs the first.
QString outcomeOf(const Probe& probe);

/// A neuron for somebody who does not see it: what it says, how many registers it holds and what is
/// in the largest; an input's value. While the sample is on its way, that it is.
QString neuronText(const Probe& probe, NeuronIndex neuron);

/// What is known of a weight's gradient: "d loss/d w = 0.01"; that it reaches no output; or, while
/// the sample is on its way, nothing yet.
QString gradientOf(const Probe& probe, const WeightTrace& trace);

} // namespace dpfm::models
