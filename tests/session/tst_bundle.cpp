#include "tests/session/old_documents.h"
#include "tests/session/small_sweep.h"
#include "tests/support/full_disk.h"
#include "ui/session/bundle.h"
#include "ui/session/bundle_reader.h"
#include "ui/session/csv_export.h"
#include "ui/session/experiment_json.h"
#include "ui/session/files.h"
#include "ui/session/provenance.h"
#include "ui/session/results_store.h"
#include "ui/session/verification.h"
#include "ui/session/zip_file.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace dpfm;
using namespace dpfm::session;
using namespace dpfm::tests;

namespace {

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString& path, const QByteArray& content) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QStringList filesBelow(const QString& folder) {
    QStringList files;
    for (QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
         all.hasNext();)
        files << QDir(folder).relativeFilePath(all.next());
    files.sort();
    return files;
}

const QStringList kFiles{QStringLiteral("README.md"),       QStringLiteral("experiment.json"),
                         QStringLiteral("figures/one.pdf"), QStringLiteral("provenance.json"),
                         QStringLiteral("results.dpfm"),    QStringLiteral("runs.csv"),
                         QStringLiteral("runs.csv.json")};

BundleFigures someFigures() {
    return {{{QStringLiteral("one.pdf"), "%PDF-", QStringLiteral("--plot curves")}},
            {{QStringLiteral("two.pdf"), QStringLiteral("There are no pairs.")}}};
}

network::Experiment tableExperiment(const QString& table) {
    network::Experiment experiment = smallExperiment();
    experiment.data.csv.path = table.toStdString();
    experiment.data.csv.inputs = {{"a", 0}, {"b", 0}};
    experiment.data.csv.targets = {{"y", 0}};
    experiment.data.csv.shape.rows = 20;
    network::chooseSource(experiment, network::DataSource::Csv);
    return experiment;
}

QByteArray table(int rows = 20) {
    QByteArray text = "a,b,y\n";
    for (int row = 0; row < rows; ++row)
        text += QByteArray::number(row * 0.25) + ',' + QByteArray::number(row % 7) + ',' +
                QByteArray::number(row % 3) + '\n';
    return text;
}

} // namespace

class TestBundle : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> folder_;
    QString path(const QString& name) const { return folder_->filePath(name); }
    const QString document_ = QStringLiteral("r.dpfm");

    void train(const network::Experiment& experiment, int sweeps = 1) const {
        const std::vector<RunEvent> events = trainedEvents(experiment);
        QVERIFY(!events.empty());
        const auto store = ResultsStore::create(path(document_), experiment);
        QVERIFY(store);
        for (int sweep = 0; sweep < sweeps; ++sweep)
            QVERIFY((*store)->addSweep(experiment, currentProvenance(), events));
    }
    /// The number of runs that hold when they are trained again.
    std::size_t verified(const QString& bundle) const {
        const auto opened = openBundle(bundle);
        if (!opened || !checkHashes(*opened))
            return 0;
        const auto bundled = readBundledSweep(*opened);
        if (!bundled)
            return 0;
        Verification verification(bundled->sweep);
        verification.apply(trainedEvents(bundled->experiment));
        return verification.differences().empty() ? verification.compared() : 0;
    }

private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void holdsAllThatItSays_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("folder") << "paper";
        QTest::newRow("archive") << "päper.zip";
    }
    void holdsAllThatItSays() {
        QFETCH(const QString, name);
        train(smallExperiment(), 2);
        const auto written = writeBundle(path(document_), 2, someFigures(), path(name));
        QVERIFY2(written, written ? "" : written.error().text().c_str());
        QCOMPARE(
            QDir(folder_->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
            (QStringList{name, document_}));
        const auto bundle = openBundle(path(name));
        QVERIFY2(bundle, bundle ? "" : bundle.error().text().c_str());
        QCOMPARE(filesBelow(bundle->folder), kFiles);
        QVERIFY(checkHashes(*bundle));

        const QDir inside(bundle->folder);
        const QJsonObject provenance =
            QJsonDocument::fromJson(contentOf(inside.filePath("provenance.json"))).object();
        QCOMPARE(provenance["format"].toString(), QString("dpfm-bundle"));
        QCOMPARE(provenance["trained"].toObject()["build"].toString(), currentProvenance().build);
        QCOMPARE(provenance["trained"].toObject()["machine"].toString(),
                 currentProvenance().machine);
        QCOMPARE(provenance["runs"].toInt(), 8);
        QStringList listed{"provenance.json"};
        for (const QJsonValue& file : provenance["files"].toArray()) {
            const QString named = file.toObject()["name"].toString();
            listed << named;
            QCOMPARE(file.toObject()["sha256"].toString().toLatin1(),
                     QCryptographicHash::hash(contentOf(inside.filePath(named)),
                                              QCryptographicHash::Sha256)
                         .toHex());
        }
        listed.sort();
        QCOMPARE(listed, kFiles);

        const QByteArray readme = contentOf(inside.filePath("README.md"));
        for (const char* said : {"# Small", "dpfm verify .", "dpfm sweep experiment.json --out",
                                 "--figure figures/one.pdf --plot curves", "There are no pairs."})
            QVERIFY2(readme.contains(said), said);
        QVERIFY(!readme.contains(folder_->path().toUtf8()));
        const auto bundled = readBundledSweep(*bundle);
        QVERIFY2(bundled, bundled ? "" : bundled.error().text().c_str());
        QCOMPARE(bundled->experiment, smallExperiment());
        QVERIFY(holds(bundled->sweep, trainedEvents(smallExperiment())));
        QCOMPARE(verified(path(name)), std::size_t{8});
    }

    void otherToolsReadTheArchive() {
        const QString unzip = QStandardPaths::findExecutable(QStringLiteral("unzip"));
        const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        if (unzip.isEmpty() && python.isEmpty())
            QSKIP("neither unzip nor python3 is installed");
        train(smallExperiment());
        QVERIFY(writeBundle(path(document_), 1, someFigures(), path("paper.zip")));
        const QStringList arguments =
            unzip.isEmpty() ? QStringList{"-m", "zipfile", "-e", path("paper.zip"), path("out")}
                            : QStringList{"-q", path("paper.zip"), "-d", path("out")};
        QCOMPARE(QProcess::execute(unzip.isEmpty() ? python : unzip, arguments), 0);
        QCOMPARE(filesBelow(path("out/paper")), kFiles);
        QCOMPARE(verified(path("out/paper")), std::size_t{8});
    }

    void bringsItsTable() {
        QVERIFY(QDir(folder_->path()).mkdir("mine"));
        QVERIFY(write(path("mine/t.csv"), table()));
        train(tableExperiment(path("mine/t.csv")));
        QVERIFY(writeBundle(path(document_), 1, {}, path("paper")));
        QVERIFY(QDir(path("mine")).removeRecursively());
        QVERIFY(QDir().rename(path("paper"), path("elsewhere")));
        QCOMPARE(contentOf(path("elsewhere/data/t.csv")), table());
        QVERIFY(contentOf(path("elsewhere/experiment.json")).contains("\"data/t.csv\""));
        for (const QString& file : filesBelow(path("elsewhere")))
            QVERIFY2(!contentOf(path("elsewhere/") + file).contains(folder_->path().toUtf8()),
                     qPrintable(file));
        QCOMPARE(verified(path("elsewhere")), std::size_t{8});
    }

    void namesATableThatIsTooLarge() {
        // Beyond the limit by comments nobody reads: columns that are not taken.
        QByteArray large = "a,b,y,note\n";
        const QByteArray note(100'000, 'x');
        for (int row = 0; row < 210; ++row)
            large += QByteArray::number(row) + ",1,2," + note + '\n';
        QVERIFY(large.size() > kBundledDataLimit);
        QVERIFY(write(path("t.csv"), large));
        network::Experiment experiment = tableExperiment(path("t.csv"));
        experiment.data.csv.shape.rows = 210;
        train(experiment);
        QVERIFY(writeBundle(path(document_), 1, {}, path("paper")));
        QVERIFY(!QFile::exists(path("paper/data")));
        const QByteArray hash = QCryptographicHash::hash(large, QCryptographicHash::Sha256).toHex();
        QVERIFY(contentOf(path("paper/README.md")).contains(hash));
        const auto lacking = openBundle(path("paper"));
        QVERIFY(!lacking);
        QVERIFY(lacking.error().message().find(hash.toStdString()) != std::string::npos);
        QVERIFY(lacking.error().code != ErrorCode::Mismatch);
        QVERIFY(QDir(path("paper")).mkdir("data"));
        QVERIFY(write(path("paper/data/t.csv"), table()));
        QVERIFY(!checkHashes(*openBundle(path("paper"))));
        QVERIFY(write(path("paper/data/t.csv"), large));
        QCOMPARE(verified(path("paper")), std::size_t{8});
    }

    void ofSweptSettings() {
        network::Experiment experiment = smallExperiment();
        experiment.sweep.fields = {{"training.optimizer.learning_rate", {"0.01", "0.1"}},
                                   {"network.hidden", {"2", "3-2"}}};
        train(experiment);
        QVERIFY(writeBundle(path(document_), 1, {}, path("paper.zip")));
        QCOMPARE(verified(path("paper.zip")), std::size_t{32});
    }

    void deletedRunsStayMarked() {
        train(smallExperiment());
        QVERIFY((*ResultsStore::open(path(document_)))
                    ->setMarks(1, std::vector<MarkedRun>{{3, {{}, false, true}}}));
        QVERIFY(writeBundle(path(document_), 1, {}, path("paper")));
        QCOMPARE(verified(path("paper")), std::size_t{8}); // all are trained here
        const auto bundled = readBundledSweep(*openBundle(path("paper")));
        QCOMPARE(bundled->sweep.deletedCount(), std::size_t{1});
        QCOMPARE(sampleOf(bundled->sweep, {}).size(), std::size_t{7});
        QVERIFY(!contentOf(path("paper/runs.csv")).contains("\r\n3,"));
        QVERIFY(contentOf(path("paper/README.md")).contains("1 more were deleted by hand"));
    }

    void ofAnOldDocument() {
        const network::Experiment experiment = smallExperiment();
        const std::vector<RunEvent> events = trainedEvents(experiment);
        train(experiment);
        makeOld(path(document_), 2, events);
        const QByteArray before = contentOf(path(document_));
        QVERIFY(writeBundle(path(document_), 1, {}, path("paper")));
        QCOMPARE(contentOf(path(document_)), before);
        QCOMPARE(verified(path("paper")), std::size_t{8});
        QVERIFY(contentOf(path("paper/README.md")).contains("(not recorded)"));
    }

    void isWrittenWholeOrNotAtAll_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("sweep");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("a folder that is used") << "used" << 1 << "There is something of this name";
        QTest::newRow("a file for a folder") << "file" << 1 << "There is something of this name";
        QTest::newRow("a folder for an archive") << "f.zip" << 1 << "There is something of this";
        QTest::newRow("no folder") << "none/paper" << 1 << "The folder ";
        QTest::newRow("no such sweep") << "paper" << 7 << "The file has no sweep 7";
        QTest::newRow("nobody writes there") << "/proc/paper" << 1 << "cannot be written";
        QTest::newRow("nobody writes an archive there")
            << "/proc/paper.zip" << 1 << "cannot be written";
    }
    void isWrittenWholeOrNotAtAll() {
        QFETCH(const QString, name);
        QFETCH(const int, sweep);
        QFETCH(const QString, sentence);
        train(smallExperiment());
        QVERIFY(QDir(folder_->path()).mkpath("used/inner"));
        QVERIFY(QDir(folder_->path()).mkpath("f.zip"));
        QVERIFY(write(path("file"), "mine"));
        const QStringList before = QDir(folder_->path()).entryList(QDir::AllEntries | QDir::Hidden);
        const QString target = QDir(folder_->path()).absoluteFilePath(name);
        const auto written = writeBundle(path(document_), sweep, someFigures(), target);
        QVERIFY(!written);
        QVERIFY2(QString::fromStdString(written.error().message()).contains(sentence),
                 written.error().text().c_str());
        QCOMPARE(QDir(folder_->path()).entryList(QDir::AllEntries | QDir::Hidden), before);
        QCOMPARE(contentOf(path("file")), QByteArray("mine"));
    }

    void aFullDiskLeavesNothing_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("limit");
        for (const int limit : {1'000, 8'000, 30'000})
            QTest::addRow("folder, %d", limit) << "paper" << limit;
        for (const int limit : {1'000, 8'000, 30'000})
            QTest::addRow("archive, %d", limit) << "paper.zip" << limit;
    }
    void aFullDiskLeavesNothing() {
        QFETCH(const QString, name);
        QFETCH(const int, limit);
        train(smallExperiment(200));
        if (name.endsWith(".zip"))
            QVERIFY(write(path(name), "the old one"));
        const QStringList before = QDir(folder_->path()).entryList(QDir::AllEntries | QDir::Hidden);
        {
            const FullDisk full(static_cast<rlim_t>(limit));
            const auto written = writeBundle(path(document_), 1, someFigures(), path(name));
            QVERIFY(!written);
            QVERIFY(!written.error().message().empty());
        }
        QCOMPARE(QDir(folder_->path()).entryList(QDir::AllEntries | QDir::Hidden), before);
        if (name.endsWith(".zip"))
            QCOMPARE(contentOf(path(name)), QByteArray("the old one"));
        QVERIFY(writeBundle(path(document_), 1, someFigures(), path(name)));
        QCOMPARE(verified(path(name)), std::size_t{8});
    }

    void refusesDamagedRunsAndMissingData() {
        QVERIFY(write(path("t.csv"), table()));
        train(tableExperiment(path("t.csv")));
        QVERIFY(QFile::remove(path("t.csv")));
        const auto missing = writeBundle(path(document_), 1, {}, path("paper"));
        QVERIFY(!missing);
        QCOMPARE(missing.error().place, path("t.csv").toStdString());
        QVERIFY(!QFile::exists(path("paper")));
    }

    void whatWasChangedIsFound_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("mismatch");
        for (const QString& file : kFiles)
            if (file != QLatin1String("provenance.json"))
                QTest::addRow("%s changed", qPrintable(file)) << file << true;
    }
    void whatWasChangedIsFound() {
        QFETCH(const QString, file);
        train(smallExperiment());
        QVERIFY(writeBundle(path(document_), 1, someFigures(), path("paper")));
        const QString changed = path("paper/") + file;
        QVERIFY(write(changed, contentOf(changed) + ' '));
        const auto bundle = openBundle(path("paper"));
        QVERIFY(bundle);
        const auto same = checkHashes(*bundle);
        QVERIFY(!same);
        QCOMPARE(same.error().code, ErrorCode::Mismatch);
        QCOMPARE(same.error().place, changed.toStdString());
        QVERIFY(QFile::remove(changed));
        const auto lacking = openBundle(path("paper"));
        QVERIFY(!lacking);
        QVERIFY(lacking.error().code != ErrorCode::Mismatch);
        QVERIFY(lacking.error().message().find(file.toStdString()) != std::string::npos);
    }

    /// With hashes made to fit, the files must still belong together.
    void whatDoesNotBelongTogetherIsFound() {
        train(smallExperiment());
        QVERIFY(writeBundle(path(document_), 1, {}, path("paper")));
        const auto readAfter = [&](const QString& file, const QByteArray& content) {
            const QByteArray before = contentOf(path("paper/") + file);
            [&] { QVERIFY(write(path("paper/") + file, content)); }();
            const auto read = readBundledSweep(*openBundle(path("paper")));
            [&] { QVERIFY(write(path("paper/") + file, before)); }();
            return read ? ErrorCode::InvalidInput : read.error().code;
        };
        const QByteArray csv = contentOf(path("paper/runs.csv"));
        QByteArray otherCsv = csv;
        otherCsv.replace(otherCsv.size() - 12, 1, "7");
        QCOMPARE(readAfter("runs.csv", otherCsv + "\r\n"), ErrorCode::Mismatch);
        network::Experiment other = smallExperiment();
        other.training.optimizer.learningRate = 0.25;
        QCOMPARE(readAfter("experiment.json", experimentToJson(other)), ErrorCode::Mismatch);
        QCOMPARE(readAfter("experiment.json", "{"), ErrorCode::FileFormat);
        QVERIFY(readBundledSweep(*openBundle(path("paper"))));
    }

    void whatIsNoBundleIsRefused_data() {
        QTest::addColumn<QByteArray>("provenance");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("another format")
            << QByteArray(R"({"format": "other", "version": 1})") << "format";
        QTest::newRow("newer") << QByteArray(R"({"format": "dpfm-bundle", "version": 2})") << "2";
        QTest::newRow("no JSON") << QByteArray("{") << "";
        QTest::newRow("a name that leads out")
            << QByteArray(R"({"format": "dpfm-bundle", "version": 1, "data_files": [], "files":
                             [{"name": "../r.dpfm", "sha256": ""}]})")
            << "no name of a file";
    }
    void whatIsNoBundleIsRefused() {
        QFETCH(const QByteArray, provenance);
        QFETCH(const QString, sentence);
        QVERIFY(QDir(folder_->path()).mkdir("paper"));
        QVERIFY(write(path("paper/provenance.json"), provenance));
        const auto bundle = openBundle(path("paper"));
        QVERIFY(!bundle);
        QVERIFY2(QString::fromStdString(bundle.error().text()).contains(sentence),
                 bundle.error().text().c_str());
        QVERIFY(!openBundle(path("none")));
        QVERIFY(!openBundle(folder_->path() + "/paper/provenance.json"));
    }

    void anArchiveThatLeadsOutIsRefused() {
        const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        if (python.isEmpty())
            QSKIP("python3 is not installed");
        QCOMPARE(QProcess::execute(python, {"-c",
                                            "import zipfile, sys\n"
                                            "zipfile.ZipFile(sys.argv[1], 'w').writestr("
                                            "'../out.txt', 'x')",
                                            path("bad.zip")}),
                 0);
        QVERIFY(QDir(folder_->path()).mkdir("inner"));
        QVERIFY(!unpackZip(path("bad.zip"), path("inner")));
        QVERIFY(!QFile::exists(path("out.txt")));
    }

    void aCutArchiveIsRefused() {
        train(smallExperiment());
        QVERIFY(writeBundle(path(document_), 1, someFigures(), path("paper.zip")));
        const QByteArray whole = contentOf(path("paper.zip"));
        // Behind the files' content there is only a list of them, which can be done without.
        const qsizetype list = whole.indexOf("PK\x01\x02");
        QVERIFY(list > 0);
        for (qsizetype length = 0; length < list; length += list / 40 + 1) {
            QVERIFY(write(path("cut.zip"), whole.first(length)));
            QCOMPARE(verified(path("cut.zip")), std::size_t{0});
        }
    }

    void verificationNamesTheFirstDifference_data() {
        QTest::addColumn<int>("change");
        QTest::addColumn<int>("epoch");
        QTest::addColumn<QString>("figure");
        QTest::newRow("loss") << 0 << 2 << "loss";
        QTest::newRow("val_loss") << 1 << 3 << "val_loss";
        QTest::newRow("a weight") << 2 << 4 << "final weight 5";
        QTest::newRow("an epoch less") << 3 << 3 << "the number of epochs";
        QTest::newRow("the end") << 4 << 4 << "the end";
        QTest::newRow("-0 for 0") << 5 << 1 << "loss";
    }
    void verificationNamesTheFirstDifference() {
        QFETCH(const int, change);
        train(smallExperiment());
        SweepRecord sweep = *(*ResultsStore::open(path(document_)))->load(1);
        const std::vector<RunEvent> events = trainedEvents(sweep.experiment);
        RunRecord& run = sweep.runs[5];
        const auto nudge = [](double& value) { value = std::nextafter(value, 2.0 * value + 1.0); };
        switch (change) {
        case 0:
            nudge(run.epochs[1].loss);
            nudge(run.epochs[2].valLoss);
            break;
        case 1:
            nudge(run.epochs[2].valLoss);
            break;
        case 2:
            nudge(run.weights[5]);
            break;
        case 3:
            run.epochs.pop_back();
            break;
        case 4:
            run.status = RunStatus::Diverged;
            run.divergedEpoch = 5;
            break;
        default:
            run.epochs[0].loss = -run.epochs[0].loss;
        }
        nudge(sweep.runs[6].epochs[0].loss);
        Verification verification(sweep);
        verification.apply(std::span(events).first(20));
        verification.apply(std::span(events).subspan(20));
        QCOMPARE(verification.compared(), std::size_t{8});
        QCOMPARE(verification.differences().size(), std::size_t{2});
        const RunDifference& first = verification.differences().begin()->second;
        QCOMPARE(first.run, std::size_t{5});
        QTEST(first.epoch, "epoch");
        QTEST(first.figure, "figure");
        QVERIFY(first.before != first.now);
    }

    void samplesAreTheSameForEveryone() {
        train(smallExperiment());
        const SweepRecord sweep = *(*ResultsStore::open(path(document_)))->load(1);
        QCOMPARE(sampleOf(sweep, {}).size(), std::size_t{8});
        QCOMPARE(sampleOf(sweep, 100).size(), std::size_t{8});
        const auto sample = sampleOf(sweep, 3);
        QCOMPARE(sample.size(), std::size_t{3});
        QCOMPARE(sampleOf(sweep, 3), sample);
        QVERIFY(sample[0].index < sample[1].index && sample[1].index < sample[2].index);
        SweepRecord part = sweep;
        part.runs[sample[0].index].status = RunStatus::Pending;
        for (const sweep::GridRun& run : sampleOf(part, {}))
            QVERIFY(run.index != sample[0].index);
    }
};

QTEST_GUILESS_MAIN(TestBundle)
#include "tst_bundle.moc"
