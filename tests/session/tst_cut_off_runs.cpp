#include "core/sweep/runner.h"
#include "tests/session/document_files.h"
#include "tests/session/small_sweep.h"
#include "ui/session/csv_export.h"
#include "ui/session/results_store.h"
#include "ui/session/sweep_progress.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace dpfm;
using namespace dpfm::session;
using namespace dpfm::tests;

namespace {

network::Experiment experimentWith(network::OptimizerKind optimizer) {
    network::Experiment experiment = smallExperiment(6);
    experiment.training.optimizer.kind = optimizer;
    return experiment;
}

std::vector<RunEvent> trained(const network::Experiment& experiment,
                              std::span<const sweep::GridRun> runs) {
    Mailbox mailbox(nullptr);
    (void)sweep::runSweep(experiment, runs, 1, mailbox, {});
    return mailbox.drain();
}

} // namespace

/// Runs that were cut off, in files: they go on after their last epoch.
class TestCutOffRuns : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> folder_;

    QString path() const { return folder_->filePath(QStringLiteral("results.dpfm")); }
    /// Whose first run ended after `epochs` of its epochs were written, as with the program.
    void cutOff(const network::Experiment& experiment, const std::vector<RunEvent>& events,
                std::size_t epochs) const {
        const auto store = createdWithSweep(path(), experiment);
        QVERIFY(store);
        QVERIFY(store->append(1, std::span(events).first(1 + epochs)));
    }

private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void goOnAfterTheirLastEpoch_data() {
        QTest::addColumn<int>("optimizer");
        QTest::addColumn<std::size_t>("epochs");
        for (const auto optimizer :
             {network::OptimizerKind::Sgd, network::OptimizerKind::MaxNormalized,
              network::OptimizerKind::Momentum, network::OptimizerKind::Adam})
            for (const std::size_t epochs : {1U, 3U, 6U})
                QTest::addRow("%s, %zu epochs", network::name(optimizer).data(), epochs)
                    << static_cast<int>(optimizer) << epochs;
    }

    void goOnAfterTheirLastEpoch() {
        QFETCH(const int, optimizer);
        QFETCH(const std::size_t, epochs);
        const network::Experiment experiment =
            experimentWith(static_cast<network::OptimizerKind>(optimizer));
        const std::vector<RunEvent> whole = trainedEvents(experiment);
        cutOff(experiment, whole, epochs);
        {
            const auto store = ResultsStore::open(path());
            const auto record = (*store)->load(1);
            QVERIFY(record);
            const auto left = record->remaining();
            QCOMPARE(left.size(), record->runs.size());
            QVERIFY(left.front().from != nullptr);
            QCOMPARE(left.front().from->epoch, static_cast<int>(epochs));
            QVERIFY(left[1].from == nullptr);

            SweepMeter meter(experiment, left);
            const SweepProgress before = meter.progress();
            QCOMPARE(before.samples, 8 * epochs); // of corpus 10

            const std::vector<RunEvent> rest = trained(experiment, left);
            QCOMPARE(snapshotsByRun(rest)[0].size(), 6 - epochs);
            meter.apply(rest, 1.0);
            QCOMPARE(meter.progress().samples, before.totalSamples);
            // As they come: what goes on first, then its epochs and its end one by one.
            for (const RunEvent& event : rest)
                QVERIFY((*store)->append(1, std::span(&event, 1)));
        }
        const auto record = (*ResultsStore::open(path(), Access::Read))->load(1);
        QVERIFY(record && record->complete() && record->damaged().empty());
        QVERIFY(holds(*record, whole));
        QVERIFY(record->runs[0].learner == nullptr);
        QCOMPARE(record->runs[0].seconds, 0.0); // its whole time is not known
        QVERIFY(record->runs[1].seconds > 0.0);
    }

    /// Stopped and gone on with by one program, which has it all in its memory.
    void goOnAfterAStop() {
        const network::Experiment experiment = experimentWith(network::OptimizerKind::Adam);
        const std::vector<RunEvent> whole = trainedEvents(experiment);
        const auto store = createdWithSweep(path(), experiment);
        QVERIFY(store->append(1, std::span(whole).first(4)));
        const RunEvent stopped{whole.front().run, RunEnded{training::Cancelled{}, 0.1}};
        QVERIFY(store->append(1, std::span(&stopped, 1)));
        const auto left = store->load(1)->remaining();
        QCOMPARE(left.front().from->epoch, 3);
        QVERIFY(store->append(1, trained(experiment, left)));
        QVERIFY(holds(*store->load(1), whole));
    }

    void beginAgainWhereSomethingIsMissing_data() {
        QTest::addColumn<QString>("statement");
        QTest::newRow("the state") << "UPDATE runs SET learner = NULL";
        QTest::newRow("of another moment") << "DELETE FROM epochs WHERE epoch = 3";
        QTest::newRow("an epoch") << "DELETE FROM epochs WHERE epoch = 2";
        QTest::newRow("a byte") << "UPDATE runs SET learner = CAST(learner || x'00' AS BLOB)";
        QTest::newRow("a loss") << "UPDATE epochs SET loss = loss + 0.001 WHERE epoch = 2";
        QTest::newRow("an accuracy") << "UPDATE epochs SET val_accuracy = 0.5 WHERE epoch = 1";
        QTest::newRow("what layers got") << "UPDATE runs SET layers = replace(layers, '1', '2')";
        QTest::newRow("the weights")
            << "UPDATE runs SET weights = zeroblob(length(weights)) WHERE run = 0";
    }

    void beginAgainWhereSomethingIsMissing() {
        QFETCH(const QString, statement);
        const network::Experiment experiment = experimentWith(network::OptimizerKind::Momentum);
        const std::vector<RunEvent> whole = trainedEvents(experiment);
        cutOff(experiment, whole, 3);
        execute(path(), {statement});
        const auto store = ResultsStore::open(path());
        const auto left = (*store)->load(1)->remaining();
        QVERIFY(left.front().from == nullptr);
        QVERIFY((*store)->append(1, trained(experiment, left)));
        QVERIFY(holds(*(*store)->load(1), whole));
    }

    /// What sgd left is not taken for what adam needs.
    void beginAgainWithAnotherOptimizer() {
        const network::Experiment experiment = experimentWith(network::OptimizerKind::Sgd);
        cutOff(experiment, trainedEvents(experiment), 3);
        execute(path(), {"UPDATE sweeps SET experiment = replace(experiment, '\"sgd\"', "
                         "'\"adam\"'), checksum = NULL"});
        const auto store = ResultsStore::open(path());
        QVERIFY(store);
        const auto record = (*store)->load(1);
        QCOMPARE(record->experiment.training.optimizer.kind, network::OptimizerKind::Adam);
        const auto left = record->remaining();
        QVERIFY(left.front().from == nullptr);
        QVERIFY((*store)->append(1, trained(record->experiment, left)));
        QVERIFY((*store)->load(1)->complete());
    }

    /// However many of its epochs are written at once.
    void goOnFromWhatWasWrittenInParts() {
        const network::Experiment experiment = experimentWith(network::OptimizerKind::Momentum);
        const std::vector<RunEvent> whole = trainedEvents(experiment);
        cutOff(experiment, whole, 1);
        {
            const auto store = ResultsStore::open(path());
            QVERIFY(store);
            QVERIFY((*store)->append(1, std::span(whole).subspan(2, 1)));
            QVERIFY((*store)->append(1, std::span(whole).subspan(3, 2)));
        }
        const auto store = ResultsStore::open(path());
        const auto left = (*store)->load(1)->remaining();
        QVERIFY(left.front().from && left.front().from->epoch == 4);
        QVERIFY((*store)->append(1, trained(experiment, left)));
        QVERIFY(holds(*(*store)->load(1), whole));
    }

    void whatIsRecordedBeginsAgain() {
        network::Experiment experiment = experimentWith(network::OptimizerKind::Sgd);
        experiment.record = {true, 1};
        const std::vector<RunEvent> whole = trainedEvents(experiment);
        cutOff(experiment, whole, 3);
        const auto store = ResultsStore::open(path());
        const auto left = (*store)->load(1)->remaining();
        QVERIFY(left.front().from == nullptr);
        QVERIFY((*store)->append(1, trained(experiment, left)));
        const auto record = (*store)->load(1);
        QVERIFY(holds(*record, whole));
        QCOMPARE(record->runs[0].fidelity.size(), std::size_t{6});
    }
};

QTEST_GUILESS_MAIN(TestCutOffRuns)
#include "tst_cut_off_runs.moc"
