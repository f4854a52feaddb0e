#include "tests/benchmarks/cases.h"
#include "tests/benchmarks/check.h"
#include "tests/benchmarks/peers/peers.h"
#include "tests/benchmarks/subjects.h"
#include "tests/support/program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace dpfm;
using namespace dpfm::bench;

namespace {

/// The first subject, but one weight's steps are a little too long.
class SlightlyWrong : public Learner {
public:
    SlightlyWrong(std::unique_ptr<Learner> right, std::size_t wrongWeight)
        : right_(std::move(right))
        , wrongWeight_(wrongWeight) {
        start_ = right_->weights(0);
    }
    void reset() override { right_->reset(); }
    void step(std::size_t batch) override { right_->step(batch); }
    network::Weights weights(std::size_t run) const override {
        network::Weights weights = right_->weights(run);
        weights[wrongWeight_] += 1e-6 * (weights[wrongWeight_] - start_[wrongWeight_]);
        return weights;
    }

private:
    std::unique_ptr<Learner> right_;
    std::size_t wrongWeight_;
    network::Weights start_;
};

std::vector<Isa> isasOfThisMachine() {
    std::vector<Isa> isas;
    const QByteArray before = qgetenv("DPFM_ISA");
    for (const Isa isa : {Isa::Plain, Isa::Avx2, Isa::Avx512}) {
        qputenv("DPFM_ISA", QByteArray::fromStdString(std::string(name(isa))));
        if (chosenIsa() == isa)
            isas.push_back(isa);
    }
    if (before.isEmpty())
        qunsetenv("DPFM_ISA");
    else
        qputenv("DPFM_ISA", before);
    return isas;
}

} // namespace

/// The benchmark program measures what it says: no test of speed.
class TestBenchmarks : public QObject {
    Q_OBJECT
private slots:
    void peersComputeTheReferenceGradient_data() {
        QTest::addColumn<LearnerKind>("kind");
        QTest::addColumn<Workload>("workload");
        QTest::addColumn<std::size_t>("registers");
        const auto row = [](const std::string& title, const LearnerKind& kind,
                            const Workload& workload, std::size_t registers = 0) {
            QTest::addRow("%s", title.c_str()) << kind << workload << registers;
        };
        // Batches that fill vectors and that do not, several blocks of them, one run and more
        // than a vector's lanes.
        for (const std::size_t batch : {1u, 7u, 10u, 32u, 160u})
            for (const std::size_t runs : {1u, 11u}) {
                const Workload workload = sumOfInputs({4, 5, 5, 1}, batch, runs);
                const std::string shape =
                    ", " + std::to_string(batch) + " samples, " + std::to_string(runs) + " runs";
                for (const Isa isa : isasOfThisMachine())
                    for (const LearnerKind& kind : {fusedSampleLanes(isa), fusedRunLanes(isa)})
                        row(kind.name + ", " + std::string(name(isa)) + shape, kind, workload);
                for (const LearnerKind& kind : {eigenBatch(), eigenEngine(), eigenAutoDiff()})
                    row(kind.name + shape, kind, workload);
                for (const std::size_t registers : {0u, 1u, 2u, 3u, 8u, 16u, 32u})
                    row(naiveDpfm().name + shape + ", R = " + std::to_string(registers),
                        naiveDpfm(), workload, registers);
            }
        for (const int hidden : {5, 32}) {
            const Workload images = bundledDigits(hidden);
            const std::string shape = ", 64-" + std::to_string(hidden) + "-10";
            for (const Isa isa : isasOfThisMachine())
                for (const LearnerKind& kind : {fusedSparse(isa), fusedSparseLastLayer(isa)})
                    row(kind.name + ", " + std::string(name(isa)) + shape, kind, images);
            for (const LearnerKind& kind : {eigenBatch(), eigenEngine()})
                row(kind.name + shape, kind, images);
        }
    }
    void peersComputeTheReferenceGradient() {
        QFETCH(LearnerKind, kind);
        QFETCH(Workload, workload);
        QFETCH(std::size_t, registers);
        const double error = gradientError(kind, workload, registers);
        QVERIFY2(error <= kGradientTolerance, qPrintable(QString::number(error)));
    }

    void aWrongPeerIsNotTimed() {
        const Workload workload = sumOfInputs({4, 5, 5, 1}, 10, 1);
        for (const std::size_t weight : {0u, 24u, 60u}) {
            const LearnerKind subject = subjectsOfOneRun().front();
            const LearnerKind wrong{
                "wrong", Claim::Exact, [&](const Workload& of, std::size_t registers) {
                    return std::make_unique<SlightlyWrong>(subject.make(of, registers), weight);
                }};
            const Outcome outcome =
                compare(workload, {subject, wrong, eigenBatch()}, 0, {.repeats = 1, .seconds = 0});
            QVERIFY(outcome.wrong);
            QCOMPARE(outcome.rows.size(), std::size_t{2});
            QVERIFY(outcome.rows[1].name == eigenBatch().name);
            QCOMPARE(compare(workload, {wrong, eigenBatch()}, 0, {.repeats = 1, .seconds = 0})
                         .rows.size(),
                     std::size_t{0});
        }
    }

    void prunedGradientsAreNotTakenForExactOnes() {
        const Workload workload = sumOfInputs({4, 5, 5, 1}, 10, 1);
        LearnerKind pruned = naiveDpfm();
        pruned.claim = Claim::Exact;
        QVERIFY(gradientError(pruned, workload, 8) > kGradientTolerance);
        LearnerKind lastLayer = fusedSparseLastLayer(Isa::Plain);
        lastLayer.claim = Claim::Exact;
        QVERIFY(gradientError(lastLayer, bundledDigits(5), 0) > kGradientTolerance);
    }

    void imagesAreAsSparseAsMnist() {
        const double share = nonzeroShare(drawnImages(5));
        QVERIFY2(share > 0.17 && share < 0.21, qPrintable(QString::number(share)));
    }

    void csvHasALineAPeer() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("times.csv"));
        const QString memoryPath = folder.filePath(QStringLiteral("memory.csv"));
        const test::Outcome outcome =
            test::runProgram({"--case", "61 weights, one run", "--case",
                              "predicting one sample, 4-5-5-1", "--case", "threads", "--repeat",
                              "1", "--seconds", "0", "--csv", path, "--memory-csv", memoryPath});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.out + outcome.err));
        QVERIFY(outcome.out.startsWith(QStringLiteral("instruction set: ")));
        checkCsv(path, "case,registers,ns_per_sample,peer,peer_ns_per_sample,ratio");
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // whose heaps do not tell
        checkCsv(memoryPath, "case,registers,bytes_per_run,peer,peer_bytes_per_run,ratio");
#endif
    }

    void badUsageIsTold_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown option") << QStringList{"--fast", "1"};
        QTest::newRow("no value") << QStringList{"--csv"};
        QTest::newRow("no number") << QStringList{"--repeat", "0"};
        QTest::newRow("no case") << QStringList{"--case", "a case that there is not"};
    }
    void badUsageIsTold() {
        QFETCH(QStringList, arguments);
        const test::Outcome outcome = test::runProgram(arguments);
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY(outcome.err.startsWith(QStringLiteral("dpfm_bench: ")));
    }

private:
    /// Names are quoted and hold commas; figures are not and do not.
    static void checkCsv(const QString& path, const QByteArray& header) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QList<QByteArray> lines = file.readAll().split('\n');
        QVERIFY(lines.size() > 3);
        QCOMPARE(lines.takeFirst(), header);
        QCOMPARE(lines.takeLast(), QByteArray());
        for (const QByteArray& line : lines) {
            const QList<QByteArray> quotes = line.split('"');
            QVERIFY2(quotes.size() == 5 && quotes[0].isEmpty(), line.constData());
            const QList<QByteArray> own = quotes[2].split(',');
            const QList<QByteArray> peer = quotes[4].split(',');
            QVERIFY2(own.size() == 4 && peer.size() == 3, line.constData());
            const double subject = own[2].toDouble();
            const double other = peer[1].toDouble();
            QVERIFY2(subject > 0.0 && other > 0.0, line.constData());
            QCOMPARE(peer[2].toDouble(), subject / other);
        }
    }
};

QTEST_GUILESS_MAIN(TestBenchmarks)
#include "tst_benchmarks.moc"
