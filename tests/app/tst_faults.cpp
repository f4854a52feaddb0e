#include "tests/session/small_sweep.h"
#include "ui/session/csv_export.h"
#include "ui/session/experiment_json.h"
#include "ui/session/provenance.h"
#include "ui/session/results_store.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStorageInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>
#include <span>
#include <sys/mount.h>
#include <sys/types.h>
#include <unistd.h>

using namespace dpfm;
using namespace dpfm::session;
using namespace dpfm::tests;

namespace {

constexpr int kTimeout = 120'000;
constexpr uid_t kNobody = 65534;

struct Told {
    int exitCode = -1;
    QString err;
};

/// `asNobody`: without the rights of root, to whom no folder is write-protected.
Told dpfmSays(const QStringList& arguments, bool asNobody = false) {
    QProcess process;
    if (asNobody && ::geteuid() == 0)
        process.setChildProcessModifier([] {
            if (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0)
                ::_exit(99);
        });
    process.start(QStringLiteral(DPFM_PROGRAM), arguments);
    if (!process.waitForFinished(kTimeout) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), QString::fromLocal8Bit(process.readAllStandardError())};
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A disk of 600 kilobytes, in memory.
class TinyDisk {
public:
    TinyDisk() {
        mounted_ = folder_.isValid() &&
                   ::mount("tmpfs", path().constData(), "tmpfs", 0, "size=600k,mode=0755") == 0;
    }
    ~TinyDisk() {
        if (mounted_)
            ::umount2(path().constData(), MNT_DETACH);
    }
    TinyDisk(const TinyDisk&) = delete;
    TinyDisk& operator=(const TinyDisk&) = delete;

    bool mounted() const { return mounted_; }
    QString filePath(const QString& name) const { return folder_.filePath(name); }
    bool grow() const {
        return ::mount("tmpfs", path().constData(), "tmpfs", MS_REMOUNT, "size=64m") == 0;
    }
    /// Leaves so many bytes free, in whole blocks.
    void fill(qint64 left) const {
        QFile filling(folder_.filePath(QStringLiteral("filling")));
        QVERIFY(filling.open(QIODevice::WriteOnly));
        const qint64 free = QStorageInfo(folder_.path()).bytesAvailable() - left;
        QCOMPARE(filling.write(QByteArray(free, 'x')), free);
    }

private:
    QByteArray path() const { return QFile::encodeName(folder_.path()); }
    QTemporaryDir folder_;
    bool mounted_ = false;
};

/// What a results file holds; none if it does not open.
std::optional<SweepRecord> recordOf(const QString& path) {
    const auto store = ResultsStore::open(path, Access::Read);
    const auto record = store ? (*store)->load(1) : Result<SweepRecord>(store.error());
    return record ? std::optional(*record) : std::nullopt;
}

} // namespace

/// Disks that are full and folders that are write-protected, met by the program as people start it.
class TestFaults : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> folder_;
    QString path(const QString& name) const { return folder_->filePath(name); }

private slots:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        QVERIFY(QFile::setPermissions(folder_->path(), QFile::Permissions(0x7755)));
    }

    void theDiskIsFullInTheMiddleOfASweep() {
        const TinyDisk disk;
        if (!disk.mounted())
            QSKIP("this process cannot mount a small disk");
        // Long enough that the program writes many times before the disk is full.
        network::Experiment experiment = smallExperiment(150);
        experiment.sweep.corpus = {1000};
        experiment.sweep.seeds.resize(64);
        for (std::size_t i = 0; i < experiment.sweep.seeds.size(); ++i)
            experiment.sweep.seeds[i] = i + 1;
        QVERIFY(writeExperiment(path("e.json"), experiment));
        const QString results = disk.filePath("r.dpfm");
        const QStringList sweep{"sweep", path("e.json"), "--out", results, "--jobs", "1"};
        const Told full = dpfmSays(sweep);
        QCOMPARE(full.exitCode, 1);
        QVERIFY2(full.err.contains("make room on its disk"), qPrintable(full.err));
        QVERIFY(full.err.contains("run the same command to resume"));
        const auto before = recordOf(results);
        QVERIFY(before);
        const std::size_t complete = before->runs.size() - before->remaining().size();

        QVERIFY(disk.grow());
        const Told resumed = dpfmSays(sweep);
        QVERIFY2(resumed.exitCode == 0, qPrintable(resumed.err));
        const auto after = recordOf(results);
        QVERIFY(after && after->complete());
        QVERIFY(holds(*after, trainedEvents(experiment)));
        std::size_t same = 0;
        for (std::size_t i = 0; i < before->runs.size(); ++i)
            if (before->runs[i].status == RunStatus::Completed &&
                before->runs[i].seconds == after->runs[i].seconds)
                ++same;
        qInfo("the disk was full with %d of %d runs complete; %d are as they were after resuming",
              static_cast<int>(complete), static_cast<int>(before->runs.size()),
              static_cast<int>(same));
        QCOMPARE(same, complete);
    }

    void theDiskIsFullInTheMiddleOfAnExport_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("target");
        QTest::newRow("CSV") << QStringList{"export", "--csv"} << "out.csv";
        QTest::newRow("wide CSV") << QStringList{"export", "--layout", "wide", "--csv"}
                                  << "out.csv";
        QTest::newRow("figure") << QStringList{"export", "--figure"} << "out.pdf";
        QTest::newRow("archive") << QStringList{"bundle", "--out"} << "out.zip";
        QTest::newRow("folder") << QStringList{"bundle", "--out"} << "out";
    }
    void theDiskIsFullInTheMiddleOfAnExport() {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, target);
        const TinyDisk disk;
        if (!disk.mounted())
            QSKIP("this process cannot mount a small disk");
        const network::Experiment experiment = smallExperiment(300);
        {
            const auto store = ResultsStore::create(path("r.dpfm"), experiment);
            QVERIFY(store);
            QVERIFY((*store)->addSweep(experiment, currentProvenance(), trainedEvents(experiment)));
        }
        const QString out = disk.filePath(target);
        const bool file = target.contains(u'.');
        if (file) {
            QFile old(out);
            QVERIFY(old.open(QIODevice::WriteOnly) && old.write("the old one") == 11);
        }
        disk.fill(8'192);
        const QStringList before =
            QDir(disk.filePath(".")).entryList(QDir::AllEntries | QDir::Hidden);
        QStringList all = arguments;
        all.insert(1, path("r.dpfm"));
        const Told full = dpfmSays(all << out);
        QCOMPARE(full.exitCode, 2);
        QVERIFY2(full.err.contains(out), qPrintable(full.err));
        QCOMPARE(QDir(disk.filePath(".")).entryList(QDir::AllEntries | QDir::Hidden), before);
        if (file)
            QCOMPARE(contentOf(out), QByteArray("the old one"));
        QVERIFY(recordOf(path("r.dpfm"))->complete());
        QVERIFY(disk.grow());
        const Told again = dpfmSays(all);
        QVERIFY2(again.exitCode == 0, qPrintable(again.err));
        QVERIFY(file ? contentOf(out).size() > 1000 : QDir(out).exists("provenance.json"));
    }

    void theFolderIsWriteProtected_data() {
        QTest::addColumn<QStringList>("arguments"); // %1 stands for the folder
        QTest::addColumn<QString>("sentence");      // none: it works
        const QString cannot = "cannot be";
        QTest::newRow("a new sweep")
            << QStringList{"sweep", "e.json", "--out", "%1/new.dpfm"} << cannot;
        QTest::newRow("a sweep to be resumed")
            << QStringList{"sweep", "e.json", "--out", "%1/r.dpfm"} << "write-protected";
        QTest::newRow("a merge") << QStringList{"merge", "%1/r.dpfm", "--out", "%1/new.dpfm"}
                                 << cannot;
        QTest::newRow("a merge into a file there")
            << QStringList{"merge", "more.dpfm", "--out", "%1/r.dpfm"} << "write-protected";
        QTest::newRow("a merge that brings nothing")
            << QStringList{"merge", "%1/r.dpfm", "--out", "%1/r.dpfm"} << "";
        QTest::newRow("a CSV into it")
            << QStringList{"export", "%1/r.dpfm", "--csv", "%1/o.csv"} << cannot;
        QTest::newRow("a figure into it")
            << QStringList{"export", "%1/r.dpfm", "--figure", "%1/o.pdf"} << cannot;
        QTest::newRow("a bundle into it")
            << QStringList{"bundle", "%1/r.dpfm", "--out", "%1/o"} << cannot;
        QTest::newRow("a CSV out of it")
            << QStringList{"export", "%1/r.dpfm", "--csv", "%1/../o.csv"} << "";
        QTest::newRow("a bundle out of it")
            << QStringList{"bundle", "%1/r.dpfm", "--out", "%1/../o"} << "";
    }
    void theFolderIsWriteProtected() {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, sentence);
        const network::Experiment experiment = smallExperiment();
        const QString protectedFolder = path("open/protected");
        QVERIFY(QDir().mkpath(protectedFolder));
        QVERIFY(writeExperiment(path("e.json"), experiment));
        {
            const auto store = ResultsStore::create(protectedFolder + "/r.dpfm", experiment);
            QVERIFY(store);
            const std::vector<RunEvent> events = trainedEvents(experiment);
            QVERIFY((*store)->addSweep(experiment, currentProvenance(),
                                       std::span(events).first(events.size() / 2)));
            const auto more = ResultsStore::create(path("more.dpfm"), experiment);
            QVERIFY(more && (*more)->addSweep(experiment, currentProvenance(), events));
        }
        QFile::setPermissions(protectedFolder + "/r.dpfm", QFile::Permissions(0x4444));
        QFile::setPermissions(protectedFolder, QFile::Permissions(0x5555));
        QFile::setPermissions(path("open"), QFile::Permissions(0x7777));
        const QByteArray before = contentOf(protectedFolder + "/r.dpfm");
        QStringList all;
        for (QString argument : arguments)
            all << (argument == "e.json" || argument == "more.dpfm"
                        ? path(argument)
                        : argument.replace("%1", protectedFolder));
        if (dpfmSays({"--version"}, true).exitCode != 0)
            QSKIP("the program cannot be started without root's rights");
        const Told told = dpfmSays(all, true);
        QVERIFY2(told.exitCode == (sentence.isEmpty() ? 0 : 2), qPrintable(told.err));
        QVERIFY2(told.err.contains(sentence), qPrintable(told.err));
        QCOMPARE(contentOf(protectedFolder + "/r.dpfm"), before);
        QCOMPARE(QDir(protectedFolder).entryList(QDir::Files | QDir::Hidden),
                 QStringList{"r.dpfm"});
    }

    /// Of a file with a damaged page the commands read what is whole, and say what is not.
    void whatIsWholeOfADamagedFileIsRecovered() {
        network::Experiment experiment = smallExperiment(40);
        experiment.sweep.seeds = {1, 2, 3, 4, 5, 6, 7};
        QVERIFY(writeExperiment(path("e.json"), experiment));
        {
            const auto store = ResultsStore::create(path("r.dpfm"), experiment);
            QVERIFY(store);
            QVERIFY((*store)->addSweep(experiment, currentProvenance(), trainedEvents(experiment)));
            const std::vector<MarkedRun> marked{{0, {"an odd note"}}};
            QVERIFY((*store)->setMarks(1, marked));
        }
        QByteArray content = contentOf(path("r.dpfm"));
        content.replace("an odd note", "an odd vote");
        content.chop(4096);
        {
            QFile file(path("r.dpfm"));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        }
        const Told exported = dpfmSays({"export", path("r.dpfm"), "--csv", path("r.csv")});
        QCOMPARE(exported.exitCode, 0);
        QVERIFY2(exported.err.contains("of 28 runs are damaged and left out"),
                 qPrintable(exported.err));
        const Told resumed = dpfmSays({"sweep", path("e.json"), "--out", path("r.dpfm")});
        QCOMPARE(resumed.exitCode, 2);
        QVERIFY2(resumed.err.contains("dpfm recover"), qPrintable(resumed.err));
        const Told recovered = dpfmSays({"recover", path("r.dpfm"), path("new.dpfm")});
        QCOMPARE(recovered.exitCode, 0);
        QVERIFY2(recovered.err.contains("and notes, pins, colours and deletions of 1;"),
                 qPrintable(recovered.err));
        QVERIFY2(recovered.err.contains("new.dpfm with"), qPrintable(recovered.err));
        QCOMPARE(contentOf(path("r.dpfm")), content);
        const Told again = dpfmSays({"recover", path("r.dpfm"), path("new.dpfm")});
        QCOMPARE(again.exitCode, 2);
        QVERIFY(again.err.contains("There is a file of this name"));
        QCOMPARE(dpfmSays({"sweep", path("e.json"), "--out", path("new.dpfm")}).exitCode, 0);
        const auto record = recordOf(path("new.dpfm"));
        QVERIFY(record && record->complete());
        QVERIFY(holds(*record, trainedEvents(experiment)));
    }

    /// What cannot be printed is no success.
    void theDiskOfTheOutputIsFull_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("version") << QStringList{"--version"};
        QTest::newRow("help") << QStringList{"--help"};
        QTest::newRow("help of a command") << QStringList{"sweep", "--help"};
        QTest::newRow("dry run") << QStringList{"sweep", "e.json", "--dry-run"};
        QTest::newRow("sentences")
            << QStringList{"export", "r.dpfm", "--plot", "minima", "--sentences"};
        QTest::newRow("table of a sweep") << QStringList{"sweep", "e.json", "--out", "r.dpfm"};
        QTest::newRow("table of a merge") << QStringList{"merge", "r.dpfm", "--out", "m.dpfm"};
    }
    void theDiskOfTheOutputIsFull() {
        QFETCH(const QStringList, arguments);
        QVERIFY(writeExperiment(path("e.json"), smallExperiment()));
        {
            const auto store = ResultsStore::create(path("r.dpfm"), smallExperiment());
            QVERIFY(store);
            QVERIFY((*store)->addSweep(smallExperiment(), currentProvenance(),
                                       trainedEvents(smallExperiment())));
        }
        QProcess process;
        process.setWorkingDirectory(folder_->path());
        process.setStandardOutputFile(QStringLiteral("/dev/full"));
        process.start(QStringLiteral(DPFM_PROGRAM), arguments);
        QVERIFY(process.waitForFinished(kTimeout));
        const QString err = QString::fromLocal8Bit(process.readAllStandardError());
        QCOMPARE(process.exitCode(), 1);
        QVERIFY2(err.count("What was to be printed could not be written: No space left") == 1,
                 qPrintable(err));
    }

    /// A merge that fails leaves no file, or the one that was there.
    void aFailedMergeLeavesWhatWasThere_data() {
        QTest::addColumn<int>("sweeps"); // in the file before; -1: there is none
        QTest::newRow("no file") << -1;
        QTest::newRow("an empty document") << 0;
        QTest::newRow("a part") << 1;
    }
    void aFailedMergeLeavesWhatWasThere() {
        QFETCH(const int, sweeps);
        const TinyDisk disk;
        if (!disk.mounted())
            QSKIP("this process cannot mount a small disk");
        network::Experiment experiment = smallExperiment(400);
        experiment.sweep.seeds = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        const std::vector<RunEvent> all = trainedEvents(experiment);
        {
            const auto store = ResultsStore::create(path("r.dpfm"), experiment);
            QVERIFY(store);
            QVERIFY((*store)->addSweep(experiment, currentProvenance(), all));
        }
        const QString target = disk.filePath("m.dpfm");
        std::vector<RunEvent> before = all;
        std::erase_if(before, [](const RunEvent& event) { return event.run.index > 0; });
        if (sweeps >= 0) {
            const auto store = ResultsStore::create(target, experiment);
            QVERIFY(store);
            if (sweeps > 0)
                QVERIFY((*store)->addSweep(experiment, currentProvenance(), before));
        }
        disk.fill(80'000);
        const Told failed = dpfmSays({"merge", path("r.dpfm"), "--out", target});
        QCOMPARE(failed.exitCode, 1);
        QVERIFY2(failed.err.contains("make room"), qPrintable(failed.err));
        const QStringList left = QDir(QFileInfo(target).path())
                                     .entryList({"*m.dpfm*"}, QDir::Files | QDir::Hidden)
                                     .filter(QRegularExpression("^(?!.*lock)"));
        QCOMPARE(left, sweeps < 0 ? QStringList() : QStringList{"m.dpfm"});
        if (sweeps == 0)
            QVERIFY((*ResultsStore::open(target, Access::Read))->sweeps()->empty());
        if (sweeps > 0)
            QVERIFY(holds(*recordOf(target), before));
        QVERIFY(disk.grow());
        QCOMPARE(dpfmSays({"merge", path("r.dpfm"), "--out", target}).exitCode, 0);
        QVERIFY(holds(*recordOf(target), all));
    }

    /// A run that a disk damaged is named, left out, and trained again.
    void aDamagedRunIsTrainedAgain() {
        const network::Experiment experiment = smallExperiment(200);
        QVERIFY(writeExperiment(path("e.json"), experiment));
        const QStringList sweep{"sweep", path("e.json"), "--out", path("r.dpfm")};
        QCOMPARE(dpfmSays(sweep).exitCode, 0);
        const SweepRecord whole = *recordOf(path("r.dpfm"));
        // The last bit of an epoch of run 4, where it lies in the file.
        const double value = whole.runs[4].epochs[100].loss;
        QByteArray content = contentOf(path("r.dpfm"));
        const QByteArray bits(reinterpret_cast<const char*>(&value), sizeof value);
        const qsizetype at = content.indexOf(bits);
        QVERIFY(at > 0 && content.lastIndexOf(bits) == at);
        content[at] = static_cast<char>(content[at] ^ 1);
        QFile file(path("r.dpfm"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();

        const Told exported = dpfmSays({"export", path("r.dpfm"), "--csv", path("o.csv")});
        QCOMPARE(exported.exitCode, 0);
        QVERIFY2(exported.err.contains("Run 4 is damaged"), qPrintable(exported.err));
        const Told bundled = dpfmSays({"bundle", path("r.dpfm"), "--out", path("o")});
        QCOMPARE(bundled.exitCode, 2);
        QVERIFY2(bundled.err.contains("Run 4 is damaged"), qPrintable(bundled.err));
        const Told again = dpfmSays(sweep);
        QCOMPARE(again.exitCode, 0);
        QVERIFY2(again.err.contains("7 of 8 runs are done; resuming with the other 1"),
                 qPrintable(again.err));
        QCOMPARE(toCsv(*recordOf(path("r.dpfm"))), toCsv(whole));
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
