#pragma once

#include "ui/session/run_record.h"

#include <vector>

namespace dpfm::tests {

/// A run with one epoch for each loss; val_loss is ten times the loss unless given.
inline session::RunRecord sampleRun(std::size_t index, int corpus, int registers,
                                    std::uint64_t seed, const std::vector<double>& losses,
                                    const std::vector<double>& valLosses = {}) {
    session::RunRecord run;
    run.run = {index, {network::Method::Dpfm, corpus, registers, seed}};
    run.status = session::RunStatus::Completed;
    for (std::size_t i = 0; i < losses.size(); ++i)
        run.epochs.push_back({static_cast<int>(i) + 1,
                              losses[i],
                              valLosses.empty() ? 10.0 * losses[i] : valLosses[i],
                              {},
                              {}});
    return run;
}

/// A 4-5-1 network's sweep, to be given runs.
inline session::SweepRecord sweepWithoutRuns() {
    session::SweepRecord sweep;
    sweep.experiment.network.layers = {{5, autodiff::Activation::Sigmoid},
                                       {1, autodiff::Activation::Linear}};
    return sweep;
}

/// Corpora 50 and 100, R = 2, 8 and all, one seed, three epochs: losses of (corpus/50)·R/epoch,
/// with 16 for all.
inline session::SweepRecord sampleSweep() {
    session::SweepRecord sweep = sweepWithoutRuns();
    sweep.experiment.name = "A <sample> & more";
    sweep.experiment.training.epochs = 3;
    sweep.provenance.started = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC);
    for (const int corpus : {50, 100}) {
        for (const int registers : {2, 8, 0}) {
            const double scale = corpus / 50.0 * (registers > 0 ? registers : 16);
            sweep.runs.push_back(sampleRun(sweep.runs.size(), corpus, registers, 1,
                                           {scale, scale / 2.0, scale / 3.0}));
        }
    }
    return sweep;
}

} // namespace dpfm::tests
