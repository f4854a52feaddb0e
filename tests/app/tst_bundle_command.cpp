#include "tests/session/small_sweep.h"
#include "tests/support/program.h"
#include "ui/session/experiment_json.h"
#include "ui/session/provenance.h"
#include "ui/session/results_store.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace dpfm;
using namespace dpfm::session;
using namespace dpfm::tests;
using dpfm::test::Outcome;
using dpfm::test::runProgram;

namespace {

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString& path, const QByteArray& content) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

} // namespace

/// `dpfm bundle` and `dpfm verify`.
class TestBundleCommand : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> folder_;
    QString path(const QString& name) const { return folder_->filePath(name); }

    void train(const network::Experiment& experiment, std::size_t runs = 1000) const {
        std::vector<RunEvent> events = trainedEvents(experiment);
        std::erase_if(events, [&](const RunEvent& event) { return event.run.index >= runs; });
        const auto store = ResultsStore::create(path("r.dpfm"), experiment);
        QVERIFY(store);
        QVERIFY((*store)->addSweep(experiment, currentProvenance(), events));
    }
    void bundle(const QString& name) const {
        const Outcome outcome = runProgram({"bundle", path("r.dpfm"), "--out", path(name)});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.err));
    }

private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void whatIsBundledHolds_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("says");
        QTest::newRow("folder") << "paper" << QStringList{} << "It holds: 8 runs";
        QTest::newRow("archive") << "paper.zip" << QStringList{"--jobs", "2"} << "It holds: 8 runs";
        QTest::newRow("sample") << "paper.zip" << QStringList{"--sample", "3"}
                                << "It holds: 3 runs";
    }
    void whatIsBundledHolds() {
        QFETCH(const QString, name);
        QFETCH(const QStringList, options);
        QFETCH(const QString, says);
        train(smallExperiment());
        bundle(name);
        const Outcome outcome = runProgram(QStringList{"verify", path(name)} + options);
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.err));
        QVERIFY2(outcome.out.contains(says), qPrintable(outcome.out));
        QVERIFY(outcome.err.contains(options.contains("--sample") ? "drawn with the seed 1"
                                                                  : "training all 8 runs"));
    }

    /// The commands of its README, as they stand there.
    void theReadmeReproducesIt() {
        train(smallExperiment());
        bundle("paper");
        QVERIFY(QFile::exists(path("paper/figures/paired.pdf")));
        const QByteArray figure = contentOf(path("paper/figures/curves.pdf"));
        const QByteArray csv = contentOf(path("paper/runs.csv"));
        qsizetype commands = 0;
        for (const QByteArray& line : contentOf(path("paper/README.md")).split('\n')) {
            if (!line.startsWith("    "))
                continue;
            ++commands;
            QStringList words = QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
            QProcess process;
            process.setWorkingDirectory(path("paper"));
            const QString program = words.takeFirst();
            process.start(program == "dpfm" ? QStringLiteral(DPFM_PROGRAM) : program, words);
            QVERIFY(process.waitForFinished(60'000));
            QVERIFY2(process.exitCode() == 0, line.constData());
        }
        QCOMPARE(commands, 4 + QDir(path("paper/figures")).entryList(QDir::Files).size());
        QCOMPARE(contentOf(path("paper/again.csv")), csv);
        QCOMPARE(contentOf(path("paper/figures/curves.pdf")), figure);
    }

    void namesTheFirstDifference() {
        // Runs that were trained otherwise than the experiment says, in a bundle that is whole.
        network::Experiment other = smallExperiment();
        other.training.optimizer.learningRate = 0.051;
        const std::vector<RunEvent> events = trainedEvents(other);
        {
            const auto store = ResultsStore::create(path("r.dpfm"), smallExperiment());
            QVERIFY(store);
            std::vector<RunEvent> mixed = trainedEvents(smallExperiment());
            std::erase_if(mixed, [](const RunEvent& event) { return event.run.index == 5; });
            for (const RunEvent& event : events)
                if (event.run.index == 5)
                    mixed.push_back(event);
            QVERIFY((*store)->addSweep(smallExperiment(), currentProvenance(), mixed));
        }
        bundle("paper");
        const Outcome outcome = runProgram({"verify", path("paper")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.out.contains("The first difference: run 5 (corpus 20, R 1, seed 2), epoch "
                                      "1, loss: "),
                 qPrintable(outcome.out));
        QVERIFY(outcome.out.contains("It does not hold: 1 of 8 runs"));
    }

    void saysWhatItCannotCompare() {
        train(smallExperiment(), 5);
        const Outcome bundled = runProgram({"bundle", path("r.dpfm"), "--out", path("paper")});
        QCOMPARE(bundled.exitCode, 0);
        QVERIFY(bundled.err.contains("3 of 8 runs have not ended"));
        QVERIFY(contentOf(path("paper/README.md")).contains("3 of its runs had not ended"));
        const Outcome outcome = runProgram({"verify", path("paper")});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.err.contains("Warning: 3 runs had not ended"));
        QVERIFY(outcome.out.contains("It holds: 5 runs"));
    }

    /// Nothing to compare with is not the same as what holds.
    void noRunIsNoSuccess() {
        train(smallExperiment(), 0);
        bundle("paper");
        const Outcome outcome = runProgram({"verify", path("paper")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("Whether it holds cannot be said: no run had ended"),
                 qPrintable(outcome.err));
        QVERIFY(!outcome.out.contains("It holds"));
    }

    /// A bundle whose figure is of other runs than its results, with the hash of that figure.
    void drawsTheFiguresAgain() {
        train(smallExperiment());
        bundle("paper");
        const Outcome held = runProgram({"verify", path("paper"), "--sample", "1"});
        QVERIFY2(held.out.contains("figures drawn again are the same, byte by byte"),
                 qPrintable(held.out));
        const QString figure = path("paper/figures/curves.pdf");
        const QByteArray before = contentOf(figure);
        const auto hash = [](const QByteArray& content) {
            return QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
        };
        const QByteArray other = before + "%\n";
        QVERIFY(write(figure, other));
        QByteArray provenance = contentOf(path("paper/provenance.json"));
        QVERIFY(provenance.contains(hash(before)));
        QVERIFY(
            write(path("paper/provenance.json"), provenance.replace(hash(before), hash(other))));
        const Outcome outcome = runProgram({"verify", path("paper"), "--sample", "1"});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.out.contains("figures drawn again differ: figures/curves.pdf. Another "
                                      "version"),
                 qPrintable(outcome.out));
        QVERIFY(outcome.out.contains("It holds: 1 run"));
    }

    void aChangedFileDoesNotHold() {
        train(smallExperiment());
        bundle("paper");
        QVERIFY(write(path("paper/figures/curves.pdf"), "%PDF-"));
        const Outcome outcome = runProgram({"verify", path("paper")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("curves.pdf: This is not the file that was bundled"),
                 qPrintable(outcome.err));
    }

    void refuses_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("bundle: no output") << QStringList{"bundle", "r.dpfm"} << "--out FOLDER";
        QTest::newRow("bundle: no results")
            << QStringList{"bundle", "--out", "x"} << "RESULTS.dpfm";
        QTest::newRow("bundle: no file")
            << QStringList{"bundle", "none.dpfm", "--out", "x"} << "There is no such file";
        QTest::newRow("bundle: over a folder")
            << QStringList{"bundle", "r.dpfm", "--out", "used"} << "something of this name";
        QTest::newRow("verify: nothing") << QStringList{"verify"} << "BUNDLE is missing";
        QTest::newRow("verify: no bundle") << QStringList{"verify", "used"} << "This is no bundle";
        QTest::newRow("verify: no archive")
            << QStringList{"verify", "r.dpfm"} << "This is no archive that can be read";
        QTest::newRow("verify: not there") << QStringList{"verify", "none"} << "There is no such";
        QTest::newRow("verify: no sample")
            << QStringList{"verify", "used", "--sample", "0"} << "size of the sample is \"0\"";
        QTest::newRow("verify: no jobs")
            << QStringList{"verify", "used", "--jobs", "0"} << "number of jobs";
    }
    void refuses() {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, sentence);
        train(smallExperiment());
        QVERIFY(QDir(folder_->path()).mkpath("used/inner"));
        QProcess process;
        process.setWorkingDirectory(folder_->path());
        process.start(QStringLiteral(DPFM_PROGRAM), arguments);
        QVERIFY(process.waitForFinished(60'000));
        const QString err = QString::fromLocal8Bit(process.readAllStandardError());
        QCOMPARE(process.exitCode(), 2);
        QVERIFY2(err.contains(sentence), qPrintable(err));
        QVERIFY(!QFile::exists(path("x")));
    }

    void verifyingCanBeInterrupted() {
        // A bundle that says of long runs that they ended after four epochs.
        train(smallExperiment());
        bundle("paper");
        network::Experiment longer = smallExperiment(1'000'000);
        longer.sweep.corpus = {2000, 2001};
        QVERIFY(QFile::remove(path("r.dpfm")));
        {
            const auto store = ResultsStore::create(path("r.dpfm"), longer);
            QVERIFY(store);
            std::vector<RunEvent> events = trainedEvents(smallExperiment());
            QVERIFY((*store)->addSweep(longer, currentProvenance(), events));
        }
        bundle("long");
        QProcess process;
        process.start(QStringLiteral(DPFM_PROGRAM), {"verify", path("long")});
        QString err;
        QTRY_VERIFY_WITH_TIMEOUT((err += QString::fromLocal8Bit(process.readAllStandardError()))
                                     .contains("training all"),
                                 60'000);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 130);
        err += QString::fromLocal8Bit(process.readAllStandardError());
        QVERIFY2(err.contains("Interrupted: 0 of 8 runs were compared"), qPrintable(err));
    }
};

QTEST_GUILESS_MAIN(TestBundleCommand)
#include "tst_bundle_command.moc"
