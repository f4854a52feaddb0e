#include "tests/session/small_sweep.h"
#include "ui/session/sweep_merge.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace dpfm;
using namespace dpfm::session;
using namespace dpfm::tests;

namespace {

/// A sweep with all its runs trained.
SweepRecord trained(const network::Experiment& experiment) {
    SweepRecord sweep = newSweep(experiment);
    for (const RunEvent& event : trainedEvents(experiment)) {
        RunRecord& run = sweep.runs[event.run.index];
        if (const auto* snapshot = std::get_if<training::SnapshotPtr>(&event.what)) {
            run.epochs.push_back((*snapshot)->metrics);
            run.weights = (*snapshot)->weights;
            run.layers = (*snapshot)->layers;
        } else if (const auto* ended = std::get_if<RunEnded>(&event.what)) {
            const auto* divergence = std::get_if<training::Divergence>(&ended->outcome);
            run.status = divergence != nullptr ? RunStatus::Diverged : RunStatus::Completed;
            run.seconds = ended->seconds;
            if (divergence != nullptr) {
                run.divergence = QString::fromStdString(divergence->what);
                run.divergedEpoch = divergence->epoch;
            }
        }
    }
    return sweep;
}

/// What is left of it if only the shard was trained.
SweepRecord partOf(SweepRecord sweep, const Shard& shard) {
    for (RunRecord& run : sweep.runs)
        if (!shard.holds(run.run)) {
            RunRecord pending;
            pending.run = run.run;
            run = pending;
        }
    return sweep;
}

std::size_t endedIn(const std::vector<RunEvent>& events) {
    return static_cast<std::size_t>(
        std::count_if(events.begin(), events.end(), [](const RunEvent& event) {
            return std::holds_alternative<RunEnded>(event.what);
        }));
}

} // namespace

class TestSweepMerge : public QObject {
    Q_OBJECT
private:
    const network::Experiment experiment_ = smallExperiment();

private slots:
    void parsesShards_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("part"); // 0: refused
        QTest::addColumn<int>("of");
        QTest::newRow("first") << "1/4" << 1 << 4;
        QTest::newRow("last") << "16/16" << 16 << 16;
        QTest::newRow("whole") << "1/1" << 1 << 1;
        for (const char* bad : {"", "3", "0/4", "5/4", "1/0", "a/4", "1/b", "1/4/2", " 1/4", "-1/4",
                                "1.5/4", "1/", "/4", "99999999999999999999999/1"})
            QTest::newRow(bad) << bad << 0 << 0;
    }
    void parsesShards() {
        QFETCH(QString, text);
        QFETCH(int, part);
        QFETCH(int, of);
        const auto shard = parseShard(text.toStdString());
        QCOMPARE(shard.has_value(), part != 0);
        if (shard) {
            QCOMPARE(static_cast<int>(shard->part), part);
            QCOMPARE(static_cast<int>(shard->of), of);
        }
    }

    void everyRunIsInOneShard() {
        const SweepRecord sweep = newSweep(experiment_);
        for (std::size_t of = 1; of <= 11; ++of)
            for (const RunRecord& run : sweep.runs) {
                int times = 0;
                for (std::size_t part = 1; part <= of; ++part)
                    times += Shard{part, of}.holds(run.run) ? 1 : 0;
                QCOMPARE(times, 1);
            }
    }

    void aRunsEventsTellAllOfIt_data() {
        QTest::addColumn<bool>("diverges");
        QTest::newRow("completed") << false;
        QTest::newRow("diverged") << true;
    }
    void aRunsEventsTellAllOfIt() {
        QFETCH(bool, diverges);
        const network::Experiment experiment = diverges ? divergingExperiment() : experiment_;
        const SweepRecord sweep = trained(experiment);
        std::vector<RunEvent> events;
        for (const RunRecord& run : sweep.runs) {
            QVERIFY(run.status == (diverges ? RunStatus::Diverged : RunStatus::Completed));
            const std::vector<RunEvent> told = eventsOf(run);
            events.insert(events.end(), told.begin(), told.end());
        }
        QVERIFY(holds(sweep, events));
    }

    void partsMakeTheWhole() {
        const SweepRecord whole = trained(experiment_);
        const MergeSource first{"1.dpfm", partOf(whole, {1, 3})};
        const std::vector<MergeSource> others{{"2.dpfm", partOf(whole, {2, 3})},
                                              {"3.dpfm", partOf(whole, {3, 3})}};
        const auto missing = whatIsMissing(first, others);
        QVERIFY(missing.ok());
        QCOMPARE(endedIn(*missing), first.sweep.remaining().size());
        // What is there already, and what comes twice, brings nothing.
        QCOMPARE(whatIsMissing({"w", whole}, others)->size(), std::size_t{0});
        const std::vector<MergeSource> twice{others[0], others[0], first};
        QCOMPARE(endedIn(*whatIsMissing(first, twice)),
                 others[0].sweep.runs.size() - others[0].sweep.remaining().size());
    }

    void deletedRunsStayWhereTheyAre() {
        const SweepRecord whole = trained(experiment_);
        MergeSource into{"1.dpfm", partOf(whole, {1, 3})};
        MergeSource other{"2.dpfm", partOf(whole, {2, 3})};
        other.sweep.runs[1].marks.deleted = true;
        other.sweep.runs[1].epochs.pop_back(); // not even compared
        const auto missing = whatIsMissing(into, std::span(&other, 1));
        QVERIFY(missing.ok());
        QVERIFY(std::none_of(missing->begin(), missing->end(),
                             [](const RunEvent& event) { return event.run.index == 1; }));
        QCOMPARE(endedIn(*missing),
                 other.sweep.runs.size() - partOf(whole, {2, 3}).remaining().size() - 1);
        into.sweep.runs[0].marks.deleted = true;
        QCOMPARE(whatIsMissing(into, std::span(&other, 1))->size(), missing->size());
    }

    void whatDisagreesIsRefused_data() {
        QTest::addColumn<int>("change");
        QTest::newRow("another experiment") << 0;
        QTest::newRow("another loss") << 1;
        QTest::newRow("another weight") << 2;
        QTest::newRow("an epoch less") << 3;
        QTest::newRow("diverged") << 4;
    }
    void whatDisagreesIsRefused() {
        QFETCH(int, change);
        const MergeSource into{"a.dpfm", trained(experiment_)};
        MergeSource other{"b.dpfm", into.sweep};
        RunRecord& run = other.sweep.runs[5];
        switch (change) {
        case 0:
            other.sweep.experiment.training.batchSize += 1;
            break;
        case 1:
            run.epochs[1].valLoss = std::nextafter(run.epochs[1].valLoss, 1.0);
            break;
        case 2:
            run.weights[0] = -run.weights[0];
            break;
        case 3:
            run.epochs.pop_back();
            break;
        default:
            run.status = RunStatus::Diverged;
        }
        const auto refused = whatIsMissing(into, std::span(&other, 1));
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().code == ErrorCode::Mismatch);
        QCOMPARE(refused.error().place, std::string("b.dpfm"));
        QVERIFY(refused.error().message().find("a.dpfm") != std::string::npos);
        if (change > 0)
            QVERIFY(refused.error().message().find("run 5") != std::string::npos);
        // The time it took may differ.
        other.sweep = into.sweep;
        other.sweep.runs[5].seconds += 1.0;
        QVERIFY(whatIsMissing(into, std::span(&other, 1)).ok());
    }
};

QTEST_APPLESS_MAIN(TestSweepMerge)
#include "tst_sweep_merge.moc"
