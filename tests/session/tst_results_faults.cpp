#include "core/network/validation.h"
#include "tests/session/document_files.h"
#include "tests/session/small_sweep.h"
#include "tests/support/full_disk.h"
#include "ui/session/provenance.h"
#include "ui/session/results_file.h"
#include "ui/session/results_store.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>

using namespace dpfm;
using namespace dpfm::session;
using namespace dpfm::tests;

/// What a results document refuses, and what it survives.
class TestResultsFaults : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> folder_;
    QString path(const QString& name = QStringLiteral("a.dpfm")) const {
        return folder_->filePath(name);
    }

private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void survivesAKill() {
        const network::Experiment experiment = smallExperiment();
        const std::vector<RunEvent> events = trainedEvents(experiment);
        const auto store = created(path(), experiment);
        const auto id = store->addSweep(experiment, currentProvenance());
        QVERIFY(store->append(*id, std::span(events).first(9)));
        QVERIFY(QFile::exists(path() + QStringLiteral("-wal")));
        // What a killed program leaves on the disk, its lock file included.
        QDir().mkdir(path(QStringLiteral("killed")));
        for (const QString& name : QDir(folder_->path()).entryList(QDir::Files | QDir::Hidden))
            QVERIFY(QFile::copy(path(name), path(QStringLiteral("killed/") + name)));
        QFile lock(path(QStringLiteral("killed/.a.dpfm.lock")));
        QVERIFY(lock.open(QIODevice::ReadWrite));
        QVERIFY(lock.setFileTime(QDateTime::currentDateTime().addSecs(-1),
                                 QFileDevice::FileModificationTime));
        lock.close();

        const auto left = opened(path(QStringLiteral("killed/a.dpfm")));
        QVERIFY(left);
        QVERIFY(!left->readOnly());
        const auto record = left->load(*id);
        QVERIFY(record);
        QVERIFY(holds(*record, {events.begin(), events.begin() + 9}));
        QCOMPARE(record->runs[0].status, RunStatus::Completed);
        QCOMPARE(record->runs[1].status, RunStatus::Pending); // was running
        QCOMPARE(record->runs[1].epochs.size(), std::size_t{2});
        QCOMPARE(record->remaining().size(), std::size_t{7});
    }

    void opensReadOnlyWhatAnotherUses() {
        const network::Experiment experiment = smallExperiment();
        const std::vector<RunEvent> events = trainedEvents(experiment);
        auto writer = created(path(), experiment);
        const auto id = writer->addSweep(experiment, currentProvenance());
        QVERIFY(QFile::link(path(), path(QStringLiteral("link.dpfm"))));
        for (const QString& name : {QStringLiteral("a.dpfm"), QStringLiteral("link.dpfm")}) {
            const auto reader = opened(path(name));
            QVERIFY(reader);
            QVERIFY(reader->readOnly());
            const auto refused = reader->setExperiment(experiment);
            QVERIFY(!refused);
            QVERIFY(refused.error().message().starts_with("Another program is using this file"));
            QCOMPARE(refused.error().place, path(name).toStdString());
            QVERIFY(!reader->append(*id, events));
        }
        const auto reader = opened(path());
        QVERIFY(writer->append(*id, std::span(events).first(2)));
        QCOMPARE(reader->load(*id)->runs[0].status, RunStatus::Running);
        QVERIFY(writer->append(*id, std::span(events).subspan(2)));
        QVERIFY(holds(*reader->load(*id), events));

        // A copy can be made of it, and is whole and writable.
        QVERIFY(reader->copyTo(path(QStringLiteral("copy.dpfm"))));
        const auto copy = opened(path(QStringLiteral("copy.dpfm")));
        QVERIFY(copy && !copy->readOnly());
        QVERIFY(holds(*copy->load(*id), events));

        // Closing the writer folds everything in although a reader is there.
        writer.reset();
        QVERIFY(QFile::copy(path(), path(QStringLiteral("mailed.dpfm"))));
        const auto mailed = opened(path(QStringLiteral("mailed.dpfm")));
        QVERIFY(mailed);
        QVERIFY(holds(*mailed->load(*id), events));
        const auto next = opened(path());
        QVERIFY(next && !next->readOnly());
    }

    void refusesWhatIsNoDocument_data() {
        QTest::addColumn<std::function<void(QString)>>("make");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("sentence");
        using Make = std::function<void(QString)>;
        const auto document = [](const QString& at) { (void)created(at, smallExperiment()); };
        const QString notOurs = QStringLiteral("This is not a results file of this program.");
        const QString damaged = QStringLiteral(
            "The file is cut off or damaged, and nothing in it can be read; take an earlier copy.");
        const int format = static_cast<int>(ErrorCode::FileFormat);
        const int access = static_cast<int>(ErrorCode::FileAccess);
        QTest::newRow("missing") << Make([](const QString&) {}) << access
                                 << QStringLiteral("There is no such file.");
        QTest::newRow("folder") << Make([](const QString& at) { QDir().mkpath(at); }) << access
                                << QStringLiteral("This is not a file.");
        QTest::newRow("empty") << Make([](const QString& at) { write(at, {}); }) << format
                               << notOurs;
        QTest::newRow("text") << Make([](const QString& at) {
            write(at, QByteArray("{\"format\": 1}\n").repeated(20));
        }) << format << notOurs;
        QTest::newRow("other database") << Make([](const QString& at) {
            execute(at, {QStringLiteral("CREATE TABLE runs (id INTEGER)")});
        }) << format << notOurs;
        QTest::newRow("newer") << Make([=](const QString& at) {
            document(at);
            execute(at, {QStringLiteral("PRAGMA user_version = 7")});
        }) << static_cast<int>(ErrorCode::UnsupportedVersion)
                               << QStringLiteral("The file's format has version 7, this program "
                                                 "reads version %1; open it with a newer program.")
                                      .arg(kResultsVersion);
        QTest::newRow("header only") << Make([=](const QString& at) {
            document(at);
            write(at, contentOf(at).left(50));
        }) << format << QStringLiteral("The file is cut off or damaged.");
        QTest::newRow("truncated") << Make([=](const QString& at) {
            document(at);
            write(at, contentOf(at).left(5000));
        }) << format << damaged;
        QTest::newRow("overwritten") << Make([=](const QString& at) {
            document(at);
            QByteArray content = contentOf(at);
            content.replace(4096, 4096, QByteArray(4096, 'x'));
            write(at, content);
        }) << format << damaged;
    }
    void refusesWhatIsNoDocument() {
        QFETCH(const std::function<void(QString)>, make);
        make(path());
        const int files = QFileInfo(path()).isFile() ? 1 : 0;
        const QByteArray before = contentOf(path());
        const auto store = ResultsStore::open(path());
        QVERIFY(!store);
        QTEST(static_cast<int>(store.error().code), "code");
        QTEST(QString::fromStdString(store.error().message()), "sentence");
        QCOMPARE(store.error().place, path().toStdString());
        QCOMPARE(contentOf(path()), before);
        QCOMPARE(QDir(folder_->path()).entryList(QDir::Files | QDir::Hidden).size(), files);
    }

    void leavesOutWhatDoesNotFit_data() {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<int>("damaged"); ///< runs; none of a sweep that is left out
        QTest::addColumn<bool>("readOnly");
        const auto row = [](const char* name, const char* statement, int damaged, bool readOnly) {
            QTest::newRow(name) << QString::fromLatin1(statement) << damaged << readOnly;
        };
        row("an experiment that cannot be run",
            "UPDATE sweeps SET experiment = replace(experiment, '\"epochs\": 4', '\"epochs\": 0')",
            0, true);
        row("another grid",
            "UPDATE sweeps SET experiment = replace(experiment, '[10, 20]', '[10, 30]')", 4, true);
        row("a column's name", "ALTER TABLE runs RENAME COLUMN layers TO mayers", 0, true);
        row("less in the grid",
            "UPDATE sweeps SET experiment = replace(experiment, '[10, 20]', '[10]')", 0, true);
        row("method", "UPDATE runs SET method = 'magic' WHERE run = 3", 1, true);
        row("corpus", "UPDATE runs SET corpus = 4294967306 WHERE run = 0", 1, true);
        row("registers", "UPDATE runs SET registers = 7 WHERE run = 3", 1, true);
        row("seed", "UPDATE runs SET seed = -1 WHERE run = 3", 1, true);
        row("a run is missing", "DELETE FROM runs WHERE run = 7", 1, true);
        row("too few weights", "UPDATE runs SET weights = zeroblob(64) WHERE run = 3", 1, false);
        row("too many weights", "UPDATE runs SET weights = zeroblob(80) WHERE run = 3", 1, false);
        row("half a weight", "UPDATE runs SET weights = zeroblob(76) WHERE run = 3", 1, false);
    }
    void leavesOutWhatDoesNotFit() {
        QFETCH(const QString, statement);
        QFETCH(const int, damaged);
        QFETCH(const bool, readOnly);
        {
            const auto store = created(path(), smallExperiment());
            const auto id = store->addSweep(smallExperiment(), currentProvenance());
            QVERIFY(store->load(*id));
        }
        // Without the checksum, which would find it first.
        execute(path(), {statement, QStringLiteral("UPDATE sweeps SET checksum = NULL")});
        const auto store = opened(path());
        QVERIFY(store);
        QCOMPARE(store->readOnly(), readOnly);
        QCOMPARE(store->damage().has_value(), readOnly);
        std::size_t found = 0;
        const auto sweeps = store->sweeps();
        for (const SweepListing& listing : *sweeps) {
            const auto record = store->load(listing.id);
            QVERIFY2(record, record ? "" : record.error().text().c_str());
            found += record->damaged().size();
        }
        QCOMPARE(found, static_cast<std::size_t>(damaged));
    }

    /// Which sweeps may be started is another question than what a file holds of those that were.
    void readsWhatItWouldNotStart_data() {
        QTest::addColumn<network::Experiment>("experiment");
        QTest::addColumn<network::Experiment>("trained"); ///< the same for less
        network::Experiment small = smallExperiment(1);
        small.sweep.registers = {1};
        small.sweep.corpus = {10};
        const auto row = [](const char* name, const network::Experiment& trained,
                            const std::function<void(network::Experiment&)>& change) {
            network::Experiment experiment = trained;
            change(experiment);
            QTest::newRow(name) << experiment << trained;
        };
        network::Experiment large = small;
        large.data.inputs = 4;
        large.network.layers = {{300, autodiff::Activation::Sigmoid},
                                {300, autodiff::Activation::Sigmoid},
                                {1, autodiff::Activation::Linear}};
        row("recorded fidelity of a large network", large,
            [](network::Experiment& experiment) { experiment.record.fidelity = true; });
        row("many epochs", small, [](network::Experiment& experiment) {
            experiment.training.epochs = network::kMaxEpochs + 1;
        });
        row("an optimizer's rule", small, [](network::Experiment& experiment) {
            experiment.training.optimizer.learningRate = 0.0;
        });
    }
    void readsWhatItWouldNotStart() {
        QFETCH(const network::Experiment, experiment);
        QFETCH(const network::Experiment, trained);
        QVERIFY(!network::check(experiment));
        const std::vector<RunEvent> events = trainedEvents(trained);
        QVERIFY(createdWithSweep(path(), experiment)->append(1, events));
        {
            const auto store = opened(path());
            QVERIFY(store && !store->readOnly());
            QVERIFY(!store->damage());
            const auto record = store->load(1);
            QVERIFY(record && record->experiment == experiment && record->complete());
            QVERIFY(holds(*record, events));
        }
        // Nor does a salvage for another cause leave it out.
        execute(path(), {QStringLiteral("UPDATE document SET experiment = '{}'")});
        const QString kept = path(QStringLiteral("kept.dpfm"));
        QVERIFY(opened(path())->damage());
        QVERIFY(opened(path())->copyTo(kept));
        const auto record = opened(kept)->load(1);
        QVERIFY(record && record->experiment == experiment);
        QVERIFY(holds(*record, events));
    }

    void othersTablesAreNoDamage_data() {
        QTest::addColumn<QString>("statement");
        QTest::newRow("statistics") << "ANALYZE";
        QTest::newRow("a table") << "CREATE TABLE mine (layers TEXT, another INTEGER)";
        QTest::newRow("an index") << "CREATE INDEX mine ON runs (corpus, seed)";
        QTest::newRow("a view") << "CREATE VIEW mine AS SELECT run, seed AS other FROM runs";
    }
    void othersTablesAreNoDamage() {
        QFETCH(const QString, statement);
        const std::vector<RunEvent> events = trainedEvents(smallExperiment());
        QVERIFY(createdWithSweep(path(), smallExperiment())->append(1, events));
        execute(path(), {statement});
        const auto store = opened(path());
        QVERIFY(store && !store->readOnly());
        QVERIFY(!store->damage());
        QVERIFY(store->setNotes(1, QStringLiteral("a note")));
        QVERIFY(holds(*store->load(1), events));
    }

    void opensWithoutATable() {
        (void)created(path(), smallExperiment());
        execute(path(), {QStringLiteral("DROP TABLE epochs")});
        const auto store = opened(path());
        QVERIFY(store && store->readOnly() && store->damage());
        QVERIFY(store->damage()->message().find("its experiment is whole") != std::string::npos);
        QVERIFY(*store->experiment() == smallExperiment());
    }

    void createsOnlyWhereItCan_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("existing file")
            << QStringLiteral("file") << QStringLiteral("There is a file of this name");
        QTest::newRow("no folder")
            << QStringLiteral("none/a.dpfm") << QStringLiteral("The folder ");
        QTest::newRow("a file for a folder")
            << QStringLiteral("file/a.dpfm") << QStringLiteral("The folder ");
        QTest::newRow("a folder nobody writes to")
            << QStringLiteral("/proc/a.dpfm") << QStringLiteral("The file cannot be opened, or");
    }
    void createsOnlyWhereItCan() {
        QFETCH(const QString, name);
        QFETCH(const QString, sentence);
        write(path(QStringLiteral("file")), "mine");
        const QString at = QDir(folder_->path()).absoluteFilePath(name);
        const auto store = ResultsStore::create(at, smallExperiment());
        QVERIFY(!store);
        QCOMPARE(store.error().code, ErrorCode::FileAccess);
        QCOMPARE(store.error().place, at.toStdString());
        QVERIFY2(QString::fromStdString(store.error().message()).startsWith(sentence),
                 store.error().text().c_str());
        QCOMPARE(contentOf(path(QStringLiteral("file"))), QByteArray("mine"));
    }

    void isNotMisledByLeftoversOfADeletedFile() {
        const network::Experiment experiment = smallExperiment();
        {
            const auto store = created(path(), experiment);
            QVERIFY(store->addSweep(experiment, currentProvenance()));
            QVERIFY(QFile::copy(path() + QStringLiteral("-wal"), path(QStringLiteral("old"))));
        }
        QFile::remove(path());
        QVERIFY(QFile::rename(path(QStringLiteral("old")), path() + QStringLiteral("-wal")));
        const auto store = created(path(), experiment);
        QVERIFY(store);
        QVERIFY(store->sweeps()->empty());
    }

    void aFullDiskLosesNothingThatWasWritten() {
        const network::Experiment experiment = smallExperiment();
        const std::vector<RunEvent> events = trainedEvents(experiment);
        const auto store = created(path(), experiment);
        const auto id = store->addSweep(experiment, currentProvenance());
        QVERIFY(store->append(*id, std::span(events).first(5)));
        write(path(QStringLiteral("target.dpfm")), "mine");
        {
            const FullDisk full(4096);
            const auto refused = store->append(*id, std::span(events).subspan(5));
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::FileAccess);
            QCOMPARE(refused.error().place, path().toStdString());
            QVERIFY(refused.error().message().find("make room") != std::string::npos);
            const auto copied = store->copyTo(path(QStringLiteral("target.dpfm")));
            QVERIFY(!copied);
            QCOMPARE(copied.error().place, path(QStringLiteral("target.dpfm")).toStdString());
            QVERIFY(!ResultsStore::create(path(QStringLiteral("new.dpfm")), experiment));
        }
        QCOMPARE(contentOf(path(QStringLiteral("target.dpfm"))), QByteArray("mine"));
        QCOMPARE(QDir(folder_->path()).entryList(QDir::Files).filter(QStringLiteral("new")),
                 QStringList());
        QVERIFY(
            QDir(folder_->path()).entryList({QStringLiteral("*.part")}, QDir::Hidden).isEmpty());
        QVERIFY(holds(*store->load(*id), {events.begin(), events.begin() + 5}));
        QVERIFY(store->append(*id, std::span(events).subspan(5)));
        QVERIFY(holds(*store->load(*id), events));
    }
};

QTEST_GUILESS_MAIN(TestResultsFaults)
#include "tst_results_faults.moc"
