#include "tests/session/small_sweep.h"
#include "tests/support/idx_files.h"
#include "ui/session/experiment_json.h"
#include "ui/session/provenance.h"
#include "ui/session/results_store.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>
#include <span>
#include <sys/resource.h>

using namespace dpfm;
using namespace dpfm::session;
using namespace dpfm::tests;

namespace {

/// How the program ended and what it said.
struct Told {
    int exitCode = -1;
    QString out;
    QString err;
};

constexpr int kTimeout = 60'000;

Told finished(QProcess& process) {
    if (!process.waitForFinished(kTimeout))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

Told dpfmSays(const QStringList& arguments) {
    QProcess process;
    process.start(QStringLiteral(DPFM_PROGRAM), arguments);
    return finished(process);
}

} // namespace

class TestSweepCommand : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> folder_;
    QString path(const QString& name) const { return folder_->filePath(name); }
    const QString experimentFile = QStringLiteral("e.json");
    const QString resultsFile = QStringLiteral("r.dpfm");

    void save(const network::Experiment& experiment) {
        QVERIFY(writeExperiment(path(experimentFile), experiment));
    }
    QStringList sweepArguments(const QStringList& more = {}) const {
        return QStringList{QStringLiteral("sweep"), path(experimentFile), QStringLiteral("--out"),
                           path(resultsFile)} +
               more;
    }
    std::optional<SweepRecord> results() const {
        const auto store = ResultsStore::open(path(resultsFile), Access::Read);
        if (!store)
            return std::nullopt;
        const auto record = (*store)->load(1);
        return record ? std::optional(*record) : std::nullopt;
    }
    /// Whether the sweep's first run has ended.
    bool firstRunEnded() const {
        const auto record = results();
        return record && record->remaining().size() < record->runs.size();
    }
    QStringList files() const {
        return QDir(folder_->path()).entryList(QDir::Files | QDir::Hidden);
    }

private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void trainsTheWholeSweep() {
        network::Experiment experiment = smallExperiment();
        experiment.sweep.baseline = true;
        save(experiment);
        const Told told = dpfmSays(sweepArguments({QStringLiteral("--jobs"), QStringLiteral("2")}));
        QCOMPARE(told.exitCode, 0);
        QVERIFY(results()->complete());
        QVERIFY(holds(*results(), trainedEvents(experiment)));
        QCOMPARE(files(), (QStringList{experimentFile, resultsFile}));
        const QStringList lines = told.out.trimmed().split(u'\n');
        QVERIFY(lines.size() >= 13); // a header and a line a run, and warnings
        QVERIFY(lines[12].endsWith(QLatin1String("completed")));
        QVERIFY(lines[0].contains(QLatin1String("lowest val_loss")));
        QCOMPARE(lines[6].simplified().split(u' ').first(4),
                 (QStringList{"10", "all", "2", "backpropagation"}));
        QVERIFY(lines[6].endsWith(QLatin1String("completed")));
        QVERIFY2(told.err.contains(QLatin1String("12 runs to train")), qPrintable(told.err));
        QVERIFY(!told.err.contains(u'\r'));

        const Told again = dpfmSays(sweepArguments());
        QCOMPARE(again.exitCode, 0);
        QVERIFY2(again.err.contains(QLatin1String("The file is complete")), qPrintable(again.err));
        QCOMPARE(again.out, told.out);
    }

    void warnsOfLayersThatStarve() {
        network::Experiment experiment = smallExperiment();
        experiment.data.source = network::DataSource::Digits;
        experiment.data.scaling = network::Scaling::MinMax;
        experiment.network.layers = {{12, autodiff::Activation::Sigmoid},
                                     {10, autodiff::Activation::Softmax}};
        experiment.training.loss = autodiff::Loss::CrossEntropy;
        experiment.sweep.registers = {8, 0};
        experiment.sweep.corpus = {30};
        save(experiment);
        const Told told = dpfmSays(sweepArguments());
        QCOMPARE(told.exitCode, 0);
        QCOMPARE(told.out.count(QLatin1String("Warning: with R ")), 1);
        QVERIFY2(told.out.contains(QLatin1String("Warning: with R 8, layer 1 starved in 2 of 2 "
                                                 "runs: at most 0.0 % of its weights")),
                 qPrintable(told.out));
    }

    void namesRunsThatDiverged() {
        save(divergingExperiment());
        const Told told = dpfmSays(sweepArguments());
        QCOMPARE(told.exitCode, 0);
        QCOMPARE(told.out.count(QLatin1String("Diverged: corpus")), 8);
        QVERIFY(told.out.contains(QLatin1String("Diverged: corpus 20, R all, seed 2, dpfm, at")));
        QCOMPARE(dpfmSays(sweepArguments()).exitCode, 0); // it is complete
    }

    void warnsAndRunsWhatMaySurprise() {
        network::Experiment experiment = smallExperiment(1);
        experiment.training.batchSize = 50;
        save(experiment);
        const Told told = dpfmSays(sweepArguments());
        QCOMPARE(told.exitCode, 0);
        QVERIFY2(told.err.contains(QLatin1String("Warning: ")), qPrintable(told.err));
    }

    void resumesAfterAKillToTheSameBits() {
        // Short runs and then long ones: there is time between the first end and the last.
        network::Experiment experiment = smallExperiment(300);
        experiment.sweep.corpus = {10, 2000};
        save(experiment);
        const QStringList arguments =
            sweepArguments({QStringLiteral("--jobs"), QStringLiteral("1")});
        QProcess process;
        process.start(QStringLiteral(DPFM_PROGRAM), arguments);
        QTRY_VERIFY_WITH_TIMEOUT(firstRunEnded(), kTimeout);
        process.kill();
        QVERIFY(process.waitForFinished(kTimeout));
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        const std::size_t left = results()->remaining().size();
        QVERIFY(left > 0 && left < 8);

        const Told told = dpfmSays(arguments);
        QCOMPARE(told.exitCode, 0);
        QVERIFY2(told.err.contains(QStringLiteral("%1 of 8 runs are done").arg(8 - left)),
                 qPrintable(told.err));
        QVERIFY(results()->complete());
        QVERIFY(holds(*results(), trainedEvents(experiment)));
        QCOMPARE(files(), (QStringList{experimentFile, resultsFile}));
    }

    void warnsWhenAnotherVersionBegan_data() {
        QTest::addColumn<QString>("version");
        QTest::addColumn<std::size_t>("events"); // that it wrote: a start, 4 epochs, an end, …
        QTest::addColumn<bool>("warned");
        QTest::addColumn<QString>("plan");
        QTest::newRow("another") << "0.0.7" << std::size_t{6} << true
                                 << "1 of 8 runs are done; resuming with the other 7.\n";
        QTest::newRow("another, that trained nothing")
            << "0.0.7" << std::size_t{0} << false << "8 runs to train.\n";
        QTest::newRow("another, that was cut off in its first run")
            << "0.0.7" << std::size_t{3} << true
            << "8 runs to train. 1 run goes on where it was interrupted.\n";
        QTest::newRow("another, that was cut off in its second run")
            << "0.0.7" << std::size_t{9} << true
            << "1 of 8 runs are done; resuming with the other 7. "
               "1 run goes on where it was interrupted.\n";
        QTest::newRow("this one") << programVersion() << std::size_t{6} << false
                                  << "1 of 8 runs are done; resuming with the other 7.\n";
        QTest::newRow("this one, that was cut off")
            << programVersion() << std::size_t{3} << false
            << "8 runs to train. 1 run goes on where it was interrupted.\n";
    }
    void warnsWhenAnotherVersionBegan() {
        QFETCH(const QString, version);
        QFETCH(const std::size_t, events);
        QFETCH(const bool, warned);
        QFETCH(const QString, plan);
        const network::Experiment experiment = smallExperiment();
        save(experiment);
        {
            const auto store = ResultsStore::create(path(resultsFile), experiment);
            QVERIFY(store);
            Provenance provenance = currentProvenance();
            provenance.programVersion = version;
            const auto id = (*store)->addSweep(experiment, provenance);
            QVERIFY(id);
            const std::vector<RunEvent> whole = trainedEvents(experiment);
            QVERIFY((*store)->append(*id, std::span(whole).first(events)));
        }
        const Told told = dpfmSays(sweepArguments());
        QCOMPARE(told.exitCode, 0);
        QVERIFY2(told.err.contains(plan), qPrintable(told.err));
        QVERIFY2(told.err.contains(QStringLiteral("were trained by version 0.0.7")) == warned,
                 qPrintable(told.err));
        QCOMPARE(told.err.contains(QStringLiteral("Warning")), warned);
        QVERIFY(results()->complete());
    }

    void canBeInterrupted_data() {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }
    void canBeInterrupted() {
        QFETCH(const int, signal);
        network::Experiment experiment = smallExperiment(1'000'000);
        experiment.sweep.corpus = {2000};
        save(experiment);
        QProcess process;
        process.start(QStringLiteral(DPFM_PROGRAM), sweepArguments());
        QTRY_VERIFY_WITH_TIMEOUT(results() && !results()->runs[0].epochs.empty(), kTimeout);
        ::kill(static_cast<pid_t>(process.processId()), signal);
        const Told told = finished(process);
        QCOMPARE(told.exitCode, 130);
        QVERIFY2(told.err.contains(QLatin1String("run the same command to resume")),
                 qPrintable(told.err));
        QCOMPARE(files(), (QStringList{experimentFile, resultsFile}));
        QCOMPARE(results()->runs[0].status, RunStatus::Pending);
        QVERIFY(!results()->runs[0].epochs.empty());
    }

    void stopsWhenTheDiskIsFull() {
        save(smallExperiment(1'000'000));
        QProcess process;
        process.setChildProcessModifier([] {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit full{200'000, 200'000};
            ::setrlimit(RLIMIT_FSIZE, &full);
        });
        process.start(QStringLiteral(DPFM_PROGRAM), sweepArguments());
        const Told told = finished(process);
        QCOMPARE(told.exitCode, 1);
        QVERIFY2(told.err.contains(QLatin1String("make room on its disk")), qPrintable(told.err));
        QVERIFY(told.err.contains(path(resultsFile)));
        QVERIFY(results());
    }

    void refusesBadInput_data() {
        QTest::addColumn<QByteArray>("before"); // what to replace in a good experiment,
        QTest::addColumn<QByteArray>("after");  // and by what
        QTest::addColumn<QStringList>("sentences");
        QTest::newRow("broken JSON")
            << QByteArray("\"training\": {") << QByteArray("\"training\": [")
            << QStringList{QStringLiteral("line ")};
        QTest::newRow("unknown key") << QByteArray("\"epochs\"") << QByteArray("\"epoks\"")
                                     << QStringList{QStringLiteral("training.epoks")};
        QTest::newRow("newer version")
            << QByteArray("\"version\": 1") << QByteArray("\"version\": 9")
            << QStringList{QStringLiteral("9")};
        QTest::newRow("two problems at once")
            << QByteArray("[1, 0],\n    \"corpus\": [10, 20]")
            << QByteArray("[-1],\n    \"corpus\": []")
            << QStringList{QStringLiteral("sweep.registers"), QStringLiteral("sweep.corpus")};
        QTest::newRow("zero learning rate")
            << QByteArray("\"learning_rate\": 0.05") << QByteArray("\"learning_rate\": 0")
            << QStringList{QStringLiteral("training.optimizer.learning_rate")};
    }
    void refusesBadInput() {
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        QFETCH(const QStringList, sentences);
        QByteArray json = experimentToJson(smallExperiment());
        QVERIFY2(json.contains(before), json.constData());
        QFile file(path(experimentFile));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(json.replace(before, after));
        file.close();
        const Told told = dpfmSays(sweepArguments());
        QCOMPARE(told.exitCode, 2);
        const QStringList lines = told.err.trimmed().split(u'\n');
        QCOMPARE(lines.size(), sentences.size());
        for (qsizetype i = 0; i < lines.size(); ++i) {
            QVERIFY2(lines[i].contains(sentences[i]), qPrintable(told.err));
            QVERIFY2(lines[i].contains(path(experimentFile)), qPrintable(told.err));
        }
        QCOMPARE(files(), QStringList{experimentFile});
    }

    /// Paths are the experiment's own, wherever the program is started; afterwards the results can
    /// be read without the files.
    void trainsOnImageFiles() {
        QVERIFY(QDir(folder_->path()).mkdir(QStringLiteral("mnist")));
        const QString data = path(QStringLiteral("mnist"));
        test::put(data, QStringLiteral("images"), test::idxImages(40, 3, 3));
        test::put(data, QStringLiteral("labels"), test::idxLabels(40, 3));
        test::put(data, QStringLiteral("test-images"), test::idxImages(9, 3, 3));
        test::put(data, QStringLiteral("test-labels"), test::idxLabels(9, 3));
        const QByteArray json = R"({
            "format": "dpfm-experiment", "version": 1,
            "data": {"source": "idx", "images": "mnist/images", "labels": "mnist/labels",
                     "test_images": "mnist/test-images", "test_labels": "mnist/test-labels",
                     "scaling": "unit"},
            "validation_share": 0.2,
            "network": {"layers": [{"neurons": 4, "activation": "relu"},
                                   {"neurons": 3, "activation": "softmax"}]},
            "training": {"loss": "cross-entropy", "batch_size": 10, "epochs": 2,
                         "optimizer": {"kind": "sgd", "learning_rate": 0.1}},
            "sweep": {"registers": [4, 0], "corpus": [20, 40], "seeds": [1]}})";
        test::put(folder_->path(), experimentFile, json);
        const Told told = dpfmSays(sweepArguments());
        QVERIFY2(told.exitCode == 0, qPrintable(told.err));
        QVERIFY(results()->complete());
        const Told again = dpfmSays(sweepArguments());
        QVERIFY2(again.err.contains(QLatin1String("The file is complete")), qPrintable(again.err));

        QVERIFY(QDir(data).removeRecursively());
        QVERIFY(results()->complete());
        QCOMPARE(network::layerSizes(results()->experiment), (std::vector<int>{9, 4, 3}));
        const Told exported = dpfmSays({QStringLiteral("export"), path(resultsFile),
                                        QStringLiteral("--csv"), path(QStringLiteral("r.csv"))});
        QVERIFY2(exported.exitCode == 0, qPrintable(exported.err));
    }

    void namesImageFilesItCannotUse_data() {
        QTest::addColumn<QString>("missing");
        QTest::addColumn<QString>("field");
        QTest::newRow("images") << "images"
                                << "data.images";
        QTest::newRow("labels") << "labels"
                                << "data.labels";
    }
    void namesImageFilesItCannotUse() {
        QFETCH(const QString, missing);
        QFETCH(const QString, field);
        test::put(folder_->path(), QStringLiteral("images"), test::idxImages(40, 3, 3));
        test::put(folder_->path(), QStringLiteral("labels"), test::idxLabels(40, 3));
        QVERIFY(QFile::remove(path(missing)));
        network::Experiment experiment = smallExperiment();
        experiment.data.idx = {path(QStringLiteral("images")).toStdString(),
                               path(QStringLiteral("labels")).toStdString(),
                               {},
                               {},
                               {}};
        network::chooseSource(experiment, network::DataSource::Idx);
        save(experiment);
        const Told told = dpfmSays(sweepArguments());
        QCOMPARE(told.exitCode, 2);
        QVERIFY2(told.err.contains(field + QLatin1String(": There is no file ") + path(missing)),
                 qPrintable(told.err));
        QCOMPARE(told.err.count(u'\n'), 1);
        QVERIFY(!QFile::exists(path(resultsFile)));
    }

    void trainsOnATable() {
        QByteArray table = "a;b;c\r\n";
        for (int row = 0; row < 40; ++row)
            table += QByteArray::number(row) + ",5;" + QByteArray::number(40 - row) + ',' +
                     (row % 2 == 0 ? "25;x" : "75;y") + "\r\n";
        test::put(folder_->path(), QStringLiteral("t.csv"), table);
        network::Experiment experiment = smallExperiment();
        experiment.data.csv.path = path(QStringLiteral("t.csv")).toStdString();
        experiment.data.csv.format = {network::CsvSeparator::Semicolon, network::DecimalSign::Comma,
                                      true};
        experiment.data.csv.inputs = {{"a", 0}, {"b", 0}};
        experiment.data.csv.targets = {{"c", 0}};
        experiment.data.csv.task = network::CsvTask::Classification;
        experiment.data.scaling = network::Scaling::Standard;
        network::chooseSource(experiment, network::DataSource::Csv);
        experiment.network.layers.back().neurons = 2;
        save(experiment);
        const Told told = dpfmSays(sweepArguments());
        QVERIFY2(told.exitCode == 0, qPrintable(told.err));
        QVERIFY(results()->complete());
        QVERIFY((results()->experiment.data.csv.shape == network::CsvShape{40, 0, {"x", "y"}}));
        QVERIFY(holds(*results(), trainedEvents(results()->experiment)));
    }

    /// Even if the experiment says what the table holds, it is looked at before anything is
    /// written.
    void namesWhatIsWrongInATable_data() {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QString>("says");
        QTest::newRow("text") << QByteArray("a,b,y\n1,2,3\n4,x,6\n")
                              << "data.path: In line 3 of the file %1, column \"b\", \"x\" is not "
                                 "a number";
        QTest::newRow("no column")
            << QByteArray("a,c,y\n1,2,3\n") << "data.inputs[1]: The file %1 has no column \"b\"";
        QTest::newRow("another table")
            << QByteArray("a,b,y\n1,2,3\n") << "data.shape: The file %1 holds 1 rows";
    }
    void namesWhatIsWrongInATable() {
        QFETCH(const QByteArray, table);
        QFETCH(const QString, says);
        test::put(folder_->path(), QStringLiteral("t.csv"), table);
        network::Experiment experiment = smallExperiment();
        experiment.data.csv.path = path(QStringLiteral("t.csv")).toStdString();
        experiment.data.csv.inputs = {{"a", 0}, {"b", 0}};
        experiment.data.csv.targets = {{"y", 0}};
        experiment.data.csv.shape.rows = 100;
        network::chooseSource(experiment, network::DataSource::Csv);
        save(experiment);
        const Told told = dpfmSays(sweepArguments());
        QCOMPARE(told.exitCode, 2);
        QVERIFY2(told.err.contains(says.arg(path(QStringLiteral("t.csv")))), qPrintable(told.err));
        QVERIFY(!QFile::exists(path(resultsFile)));
    }

    void refusesAnOutputItCannotUse_data() {
        QTest::addColumn<QString>("out");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no folder") << "none/r.dpfm"
                                   << "does not exist";
        QTest::newRow("unwritable folder") << "/proc/r.dpfm"
                                           << "cannot be written";
        QTest::newRow("a folder") << "."
                                  << "This is not a file";
        QTest::newRow("another file") << "e.json"
                                      << "This is not a results file";
        QTest::newRow("another experiment") << "other.dpfm"
                                            << "The file holds another experiment";
        QTest::newRow("another document") << "edited.dpfm"
                                          << "The file holds another experiment";
        QTest::newRow("in use") << "used.dpfm"
                                << "Another program is using this file";
    }
    void refusesAnOutputItCannotUse() {
        QFETCH(const QString, out);
        QFETCH(const QString, sentence);
        save(smallExperiment());
        const network::Experiment other = smallExperiment(9);
        std::unique_ptr<ResultsStore> used;
        if (out == QLatin1String("other.dpfm"))
            QVERIFY((*ResultsStore::create(path(out), smallExperiment()))
                        ->addSweep(other, currentProvenance()));
        if (out == QLatin1String("edited.dpfm"))
            QVERIFY(ResultsStore::create(path(out), other));
        if (out == QLatin1String("used.dpfm"))
            used = *ResultsStore::create(path(out), smallExperiment());
        const Told told =
            dpfmSays({QStringLiteral("sweep"), path(experimentFile), QStringLiteral("--out"),
                      QDir(folder_->path()).absoluteFilePath(out)});
        QCOMPARE(told.exitCode, 2);
        QVERIFY2(told.err.contains(sentence), qPrintable(told.err));
        QCOMPARE(told.err.count(u'\n'), 1);
        QCOMPARE(told.out, QString());
    }

    void refusesBadUsage_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no output") << QStringList{"e.json"} << "--out RESULTS.dpfm is missing";
        QTest::newRow("no experiment") << QStringList{"--out", "r.dpfm"} << "EXPERIMENT.json";
        QTest::newRow("missing experiment")
            << QStringList{"none.json", "--out", "r.dpfm"} << "none.json";
        QTest::newRow("no jobs") << QStringList{"e.json", "--out", "r.dpfm", "--jobs", "0"}
                                 << "number of jobs";
        QTest::newRow("jobs in words")
            << QStringList{"e.json", "--out", "r.dpfm", "--jobs", "two"} << "number of jobs";
        QTest::newRow("too many jobs") << QStringList{"e.json", "--out", "r.dpfm", "--jobs", "1025"}
                                       << "at most 1024 are possible";
        QTest::newRow("unknown option")
            << QStringList{"e.json", "--out", "r.dpfm", "--fast"} << "fast";
    }
    void refusesBadUsage() {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, sentence);
        save(smallExperiment());
        QProcess process;
        process.setWorkingDirectory(folder_->path());
        process.start(QStringLiteral(DPFM_PROGRAM),
                      QStringList{QStringLiteral("sweep")} + arguments);
        const Told told = finished(process);
        QCOMPARE(told.exitCode, 2);
        QVERIFY2(told.err.contains(sentence), qPrintable(told.err));
        QCOMPARE(files(), QStringList{experimentFile});
    }

    void partsAreTrainedApartAndMerged() {
        save(smallExperiment());
        const auto partFile = [&](int part) { return path(QString("part%1.dpfm").arg(part)); };
        const auto train = [&](int part) {
            return dpfmSays({"sweep", path(experimentFile), "--out", partFile(part), "--shard",
                             QString("%1/3").arg(part)});
        };
        const auto merge = [&] {
            return dpfmSays(
                {"merge", partFile(1), partFile(2), partFile(3), "--out", path(resultsFile)});
        };
        for (int part = 1; part <= 3; ++part) {
            const Told told = train(part);
            QCOMPARE(told.exitCode, 0);
            QVERIFY2(told.err.contains(QString("of part %1/3").arg(part)), qPrintable(told.err));
        }
        QVERIFY(train(2).err.contains("The file is complete: it holds all 3 runs"));
        const Told told = merge();
        QCOMPARE(told.exitCode, 0);
        QVERIFY2(told.err.contains("8 runs were merged from 3 files; 8 of 8"),
                 qPrintable(told.err));
        QVERIFY(results()->complete());
        QVERIFY(holds(*results(), trainedEvents(smallExperiment())));
        // Once more: nothing is lost and nothing is doubled.
        const Told again = merge();
        QCOMPARE(again.exitCode, 0);
        QVERIFY2(again.err.contains("0 runs were merged"), qPrintable(again.err));
        QVERIFY(holds(*results(), trainedEvents(smallExperiment())));
    }

    void whatIsNoPartIsNotMerged() {
        save(smallExperiment());
        QCOMPARE(dpfmSays(sweepArguments({"--shard", "1/2"})).exitCode, 0);
        network::Experiment other = smallExperiment();
        other.training.batchSize = 7;
        save(other);
        const QString another = path(QStringLiteral("other.dpfm"));
        QCOMPARE(dpfmSays({"sweep", path(experimentFile), "--out", another}).exitCode, 0);
        const QString merged = path(QStringLiteral("merged.dpfm"));
        const Told told = dpfmSays({"merge", path(resultsFile), another, "--out", merged});
        QCOMPARE(told.exitCode, 2);
        QVERIFY2(told.err.contains("other.dpfm"), qPrintable(told.err));
        QVERIFY(!QFile::exists(merged));
        QCOMPARE(dpfmSays({"merge", path("missing.dpfm"), "--out", merged}).exitCode, 2);
        QCOMPARE(dpfmSays({"merge", "--out", merged}).exitCode, 2);
        QCOMPARE(dpfmSays({"merge", path(resultsFile)}).exitCode, 2);
        QCOMPARE(dpfmSays(sweepArguments({"--shard", "3/2"})).exitCode, 2);
    }

    void sweepsFurtherFields() {
        network::Experiment experiment = smallExperiment();
        experiment.sweep.fields = {{"network.hidden", {"2", "3-2"}}, {"data.noise", {"0", "0.1"}}};
        save(experiment);
        const Told told = dpfmSays(sweepArguments());
        QVERIFY2(told.exitCode == 0, qPrintable(told.err));
        const auto record = results();
        QVERIFY(record && record->complete());
        QCOMPARE(record->runs.size(), 32U);
        QCOMPARE(record->variants.size(), 4U);
        const auto cells = [lines = told.out.split(u'\n')](qsizetype line) {
            return lines[line].simplified().split(u' ');
        };
        QCOMPARE(cells(0).mid(3, 3), (QStringList{"method", "network.hidden", "data.noise"}));
        QCOMPARE(cells(1).mid(3, 3), (QStringList{"dpfm", "2", "0"}));
        QCOMPARE(cells(32).mid(3, 3), (QStringList{"dpfm", "3-2", "0.1"}));
    }

    void namesTheSettingsOfRunsThatDiverged() {
        network::Experiment experiment = divergingExperiment();
        experiment.sweep.fields = {{"training.method", {"dpfm"}}, {"data.noise", {"0", "0.1"}}};
        save(experiment);
        const Told told = dpfmSays(sweepArguments());
        QVERIFY2(told.out.contains(QLatin1String("seed 2, dpfm, data.noise 0.1, at epoch")),
                 qPrintable(told.out));
        QVERIFY(!told.out.contains(QLatin1String("training.method")));
    }

    void aDryRunCountsAndEstimates() {
        network::Experiment experiment = smallExperiment();
        experiment.sweep.fields = {{"data.noise", {"0", "0.1", "0.2"}}};
        save(experiment);
        const Told told =
            dpfmSays({QStringLiteral("sweep"), path(experimentFile), QStringLiteral("--dry-run")});
        QVERIFY2(told.exitCode == 0, qPrintable(told.err));
        QVERIFY2(told.out.contains(QStringLiteral("24 runs of 3 variants")), qPrintable(told.out));
        QVERIFY2(told.out.contains(QStringLiteral("an estimate")), qPrintable(told.out));
        QVERIFY(!QFile::exists(path(resultsFile)));
        const Told part =
            dpfmSays({QStringLiteral("sweep"), path(experimentFile), QStringLiteral("--dry-run"),
                      QStringLiteral("--shard"), QStringLiteral("1/4")});
        QVERIFY2(part.out.startsWith(QStringLiteral("6 runs")), qPrintable(part.out));
    }

    void gnuParallelTrainsTheParts() {
        const QString parallel = QStandardPaths::findExecutable(QStringLiteral("parallel"));
        if (parallel.isEmpty())
            QSKIP("GNU parallel is not installed");
        save(smallExperiment());
        QProcess process;
        process.setWorkingDirectory(folder_->path());
        process.start(parallel, {"-j", "2",
                                 QStringLiteral(DPFM_PROGRAM) +
                                     " sweep e.json --out part-{}.dpfm --shard {}/5 --jobs 1",
                                 ":::", "1", "2", "3", "4", "5"});
        QCOMPARE(finished(process).exitCode, 0);
        QStringList arguments{QStringLiteral("merge"), QStringLiteral("--out"), path(resultsFile)};
        for (int part = 1; part <= 5; ++part)
            arguments << path(QString("part-%1.dpfm").arg(part));
        QCOMPARE(dpfmSays(arguments).exitCode, 0);
        QVERIFY(holds(*results(), trainedEvents(smallExperiment())));
    }
};

QTEST_GUILESS_MAIN(TestSweepCommand)
#include "tst_sweep_command.moc"
