#include "tests/session/small_sweep.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace dpfm;
using namespace dpfm::session;

class TestMailbox : public QObject {
    Q_OBJECT
private slots:
    void wakesOnceBetweenDrains() {
        int wakes = 0;
        Mailbox mailbox([&] { ++wakes; });
        const sweep::GridRun run;
        mailbox.runStarted(run);
        mailbox.epochFinished(run, nullptr);
        QCOMPARE(wakes, 1);
        QCOMPARE(mailbox.drain().size(), std::size_t{2});
        QCOMPARE(mailbox.drain().size(), std::size_t{0});
        QCOMPARE(wakes, 1);
        mailbox.runEnded(run, training::Completed{}, 1.5);
        QCOMPARE(wakes, 2);
    }

    void keepsEventsAsPosted() {
        Mailbox mailbox(nullptr);
        sweep::GridRun run;
        run.index = 7;
        const auto snapshot = std::make_shared<const training::EpochSnapshot>();
        mailbox.runStarted(run);
        mailbox.epochFinished(run, snapshot);
        mailbox.runEnded(run, training::Divergence{3, "a weight"}, 1.5);
        const std::vector<RunEvent> events = mailbox.drain();
        QCOMPARE(events.size(), std::size_t{3});
        QVERIFY(std::holds_alternative<RunStarted>(events[0].what));
        QCOMPARE(std::get<training::SnapshotPtr>(events[1].what), snapshot);
        const auto& ended = std::get<RunEnded>(events[2].what);
        QCOMPARE(std::get<training::Divergence>(ended.outcome).epoch, 3);
        QCOMPARE(ended.seconds, 1.5);
        for (const RunEvent& event : events)
            QCOMPARE(event.run, run);
    }

    void losesNothingBetweenThreads() {
        constexpr std::size_t kThreads = 4;
        constexpr int kPosts = 2000;
        std::atomic<int> wakes = 0;
        Mailbox mailbox([&] { ++wakes; });
        std::vector<std::jthread> threads;
        for (std::size_t thread = 0; thread < kThreads; ++thread)
            threads.emplace_back([&mailbox, thread] {
                sweep::GridRun run;
                run.index = thread;
                for (int epoch = 1; epoch <= kPosts; ++epoch) {
                    auto snapshot = std::make_shared<training::EpochSnapshot>();
                    snapshot->metrics.epoch = epoch;
                    mailbox.epochFinished(run, std::move(snapshot));
                }
            });
        std::vector<int> last(kThreads, 0);
        std::size_t received = 0;
        int batches = 0;
        while (received < kThreads * kPosts) {
            const std::vector<RunEvent> events = mailbox.drain();
            batches += events.empty() ? 0 : 1;
            received += events.size();
            for (const RunEvent& event : events) {
                const int epoch = std::get<training::SnapshotPtr>(event.what)->metrics.epoch;
                QCOMPARE(epoch, last[event.run.index] + 1);
                last[event.run.index] = epoch;
            }
        }
        threads.clear();
        QCOMPARE(wakes.load(), batches);
    }
};

QTEST_GUILESS_MAIN(TestMailbox)
#include "tst_mailbox.moc"
