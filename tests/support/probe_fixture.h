#pragma once

#include "core/sweep/grid.h"
#include "ui/models/probe_model.h"

#include <QTest>

namespace dpfm::tests {

/// A sweep of one run on a source, not yet trained: three neurons of tanh, R = 2, corpus 50.
inline session::SweepRecord sweepOn(network::DataSource source, int inputs = 2) {
    session::SweepRecord sweep;
    network::Experiment& experiment = sweep.experiment;
    experiment.data.inputs = inputs;
    experiment.network.layers = {{3, autodiff::Activation::Tanh}, {}};
    experiment.sweep = {{2}, {50}, {1}};
    network::chooseSource(experiment, source);
    for (const sweep::GridRun& run : sweep::grid(experiment))
        sweep.runs.emplace_back().run = run;
    return sweep;
}

/// The results of a sweep, with a look into the network of its first run.
struct ProbeFixture {
    models::ResultsModel results;
    models::ProbeModel probe{results};

    /// False if there is no look after a while.
    bool look(const session::SweepRecord& sweep) {
        results.reset(sweep);
        results.select(0);
        return QTest::qWaitFor([this] { return probe.probe() != nullptr; });
    }
};

} // namespace dpfm::tests
