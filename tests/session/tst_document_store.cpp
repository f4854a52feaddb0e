#include "tests/session/small_sweep.h"
#include "tests/support/full_disk.h"
#include "ui/session/document_store.h"
#include "ui/session/provenance.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace dpfm;
using namespace dpfm::session;
using namespace dpfm::tests;

namespace {

/// A document store and what it answered, as words in their order.
struct Fixture {
    Fixture() {
        using Store = DocumentStore;
        const auto say = [this](const QString& word) {
            answers << word;
            onThisThread = onThisThread && QThread::currentThread() == store->thread();
        };
        QObject::connect(store.get(), &Store::opened, [=, this](const OpenedDocument& document) {
            opened = document;
            say(QStringLiteral("opened"));
        });
        QObject::connect(store.get(), &Store::openFailed, [=, this](const Error& failure) {
            error = failure;
            say(QStringLiteral("openFailed"));
        });
        QObject::connect(store.get(), &Store::closed, [=] { say(QStringLiteral("closed")); });
        QObject::connect(store.get(), &Store::sweepAdded, [=, this](qint64 id) {
            sweep = id;
            say(QStringLiteral("sweepAdded"));
        });
        QObject::connect(store.get(), &Store::sweepLoaded, [=, this](const SweepRecord& record) {
            loaded = record;
            say(QStringLiteral("sweepLoaded"));
        });
        QObject::connect(store.get(), &Store::saved, [=, this](const QString& path) {
            savedTo = path;
            say(QStringLiteral("saved"));
        });
        QObject::connect(store.get(), &Store::saveFailed, [=, this](const Error& failure) {
            error = failure;
            say(QStringLiteral("saveFailed"));
        });
        QObject::connect(store.get(), &Store::writeFailed, [=, this](const Error& failure) {
            error = failure;
            say(QStringLiteral("writeFailed"));
        });
    }
    /// Whether it answered so, and nothing else, since it was asked last.
    bool answered(const QStringList& expected) {
        if (!QTest::qWaitFor([&] { return answers.size() >= expected.size(); }))
            return false;
        const QStringList got = std::exchange(answers, {});
        if (got != expected)
            qWarning() << got;
        return got == expected;
    }

    std::unique_ptr<DocumentStore> store = std::make_unique<DocumentStore>();
    QStringList answers;
    bool onThisThread = true;
    OpenedDocument opened;
    Error error;
    qint64 sweep = 0;
    SweepRecord loaded;
    QString savedTo;
};

QString kOpened = QStringLiteral("opened");
QString kOpenFailed = QStringLiteral("openFailed");
QString kClosed = QStringLiteral("closed");
QString kSweepAdded = QStringLiteral("sweepAdded");
QString kSweepLoaded = QStringLiteral("sweepLoaded");
QString kSaved = QStringLiteral("saved");
QString kSaveFailed = QStringLiteral("saveFailed");
QString kWriteFailed = QStringLiteral("writeFailed");

} // namespace

class TestDocumentStore : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> folder_;
    QString path(const QString& name) const { return folder_->filePath(name); }
    const QString a = QStringLiteral("a.dpfm");
    const QString b = QStringLiteral("b.dpfm");
    const network::Experiment experiment = smallExperiment();
    const std::vector<RunEvent> events = trainedEvents(experiment);

private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void keepsADocument_data() {
        QTest::addColumn<qsizetype>("before");
        QTest::newRow("trained after its sweep was added") << qsizetype{0};
        QTest::newRow("partly before") << qsizetype{8};
        QTest::newRow("wholly before") << static_cast<qsizetype>(events.size());
    }
    void keepsADocument() {
        QFETCH(const qsizetype, before);
        Fixture f;
        f.store->create(path(a), experiment);
        f.store->addSweep(experiment, currentProvenance(),
                          {events.begin(), events.begin() + before});
        f.store->append({events.begin() + before, events.end()});
        network::Experiment edited = experiment;
        edited.name = "Edited";
        f.store->keepExperiment(edited);
        f.store->close(false);
        QVERIFY(f.answered({kOpened, kSweepAdded, kClosed}));
        QCOMPARE(f.opened.path, path(a));
        QVERIFY(!f.opened.latest);

        f.store->open(path(a));
        f.store->setNotes(f.sweep, QStringLiteral("note"));
        f.store->loadSweep(f.sweep);
        QVERIFY(f.answered({kOpened, kSweepLoaded}));
        QCOMPARE(f.opened.experiment, edited);
        QCOMPARE(f.opened.sweeps.size(), std::size_t{1});
        QVERIFY(f.opened.latest && holds(*f.opened.latest, events));
        QVERIFY(holds(f.loaded, events));
        QCOMPARE(f.loaded.notes, QStringLiteral("note"));
        QVERIFY(f.onThisThread);
    }

    void aSweepIsAddedWithWhatHasHappenedOfIt() {
        Fixture f;
        f.store->create(path(a), experiment);
        f.store->addSweep(experiment, currentProvenance(), events);
        QVERIFY(f.answered({kOpened, kSweepAdded}));
        // Whoever is told of the sweep finds all of it in the file.
        const auto reader = ResultsStore::open(path(a), Access::Read);
        QVERIFY(reader.ok());
        const auto record = (*reader)->load(f.sweep);
        QVERIFY(record.ok() && record->complete() && holds(*record, events));
    }

    void finishesWhatWasAskedWhenDestroyed() {
        {
            DocumentStore store;
            store.create(path(a), experiment);
            store.addSweep(experiment, currentProvenance());
            for (const RunEvent& event : events)
                store.append({event});
        }
        Fixture f;
        f.store->open(path(a));
        QVERIFY(f.answered({kOpened}));
        QVERIFY(f.opened.latest && holds(*f.opened.latest, events));
    }

    void resumesASweep() {
        Fixture f;
        f.store->create(path(a), experiment);
        f.store->addSweep(experiment, currentProvenance());
        f.store->append({events.begin(), events.begin() + 8});
        f.store->close(false);
        f.store->open(path(a));
        QVERIFY(f.answered({kOpened, kSweepAdded, kClosed, kOpened}));
        QCOMPARE(f.opened.latest->remaining().size(), std::size_t{7});
        f.store->resumeSweep(f.sweep);
        f.store->append({events.begin() + 6, events.end()});
        f.store->loadSweep(f.sweep);
        QVERIFY(f.answered({kSweepLoaded}));
        QVERIFY(f.loaded.complete());
        QVERIFY(holds(f.loaded, events));
    }

    void keepsTheOldDocumentIfTheNewOneCannotBeOpened() {
        QFile file(path(b));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("text") == 4);
        file.close();
        Fixture f;
        f.store->create(path(a), experiment);
        f.store->open(path(b));
        f.store->create(path(b), experiment);
        f.store->create(path(a), experiment);
        f.store->keepExperiment(experiment);
        QVERIFY(f.answered({kOpened, kOpenFailed, kOpenFailed, kOpenFailed}));
        // Opening it again is not "in use by another program".
        f.store->open(path(a));
        QVERIFY(f.answered({kOpened}));
        QVERIFY(!f.opened.readOnly);
    }

    void savesAsAnotherFile_data() {
        QTest::addColumn<bool>("deleteOld");
        QTest::newRow("keeps the old") << false;
        QTest::newRow("deletes the old") << true;
    }
    void savesAsAnotherFile() {
        QFETCH(const bool, deleteOld);
        network::Experiment edited = experiment;
        edited.name = "Edited";
        Fixture f;
        f.store->create(path(a), experiment);
        f.store->addSweep(experiment, currentProvenance());
        f.store->append({events.begin(), events.begin() + 9});
        f.store->saveAs(path(b), edited, deleteOld);
        f.store->append({events.begin() + 9, events.end()}); // the sweep goes on there
        f.store->close(false);
        QVERIFY(f.answered({kOpened, kSweepAdded, kSaved, kClosed}));
        QCOMPARE(f.savedTo, path(b));
        QCOMPARE(QFile::exists(path(a)), !deleteOld);
        f.store->open(path(b));
        QVERIFY(f.answered({kOpened}));
        QCOMPARE(f.opened.experiment, edited);
        QVERIFY(holds(*f.opened.latest, events));
        if (!deleteOld) {
            f.store->open(path(a));
            QVERIFY(f.answered({kOpened}));
            QCOMPARE(f.opened.experiment, experiment);
            QVERIFY(holds(*f.opened.latest, {events.begin(), events.begin() + 9}));
        }
        // Onto itself it is a plain save.
        edited.name = "Again";
        f.store->saveAs(f.opened.path, edited, true);
        f.store->open(f.opened.path);
        QVERIFY(f.answered({kSaved, kOpened}));
        QCOMPARE(f.opened.experiment, edited);
    }

    void staysInTheOldFileIfSavingFails() {
        network::Experiment edited = experiment;
        edited.name = "Edited";
        Fixture f;
        f.store->create(path(a), experiment);
        f.store->saveAs(path(QStringLiteral("none/b.dpfm")), edited, true);
        f.store->open(path(a));
        QVERIFY(f.answered({kOpened, kSaveFailed, kOpened}));
        QCOMPARE(f.error.place, path(QStringLiteral("none/b.dpfm")).toStdString());
        QCOMPARE(f.opened.experiment, experiment);
    }

    void closesAndDeletes() {
        Fixture f;
        f.store->create(path(a), experiment);
        f.store->close(true);
        f.store->keepExperiment(experiment);
        f.store->addSweep(experiment, currentProvenance());
        f.store->append(events);
        f.store->saveAs(path(b), experiment, false);
        f.store->loadSweep(1);
        f.store->close(true);
        QVERIFY(f.answered(
            {kOpened, kClosed, kWriteFailed, kWriteFailed, kSaveFailed, kOpenFailed, kClosed}));
        QCOMPARE(f.error.message(), std::string("There is no document open."));
        QVERIFY(!QFile::exists(path(a)));
    }

    void opensReadOnlyWhatAnotherUses() {
        Fixture first;
        first.store->create(path(a), experiment);
        QVERIFY(first.answered({kOpened}));
        Fixture second;
        second.store->open(path(a));
        second.store->keepExperiment(experiment);
        second.store->addSweep(experiment, currentProvenance());
        second.store->append(events);
        QVERIFY(second.answered({kOpened, kWriteFailed, kWriteFailed}));
        QVERIFY(second.opened.readOnly);
        second.store->saveAs(path(b), experiment, true);
        second.store->addSweep(experiment, currentProvenance());
        QVERIFY(second.answered({kSaved, kSweepAdded}));
    }

    void writesLaterWhatAFullDiskRefused() {
        Fixture f;
        f.store->create(path(a), experiment);
        f.store->addSweep(experiment, currentProvenance());
        QVERIFY(f.answered({kOpened, kSweepAdded}));
        {
            const FullDisk full(4096);
            f.store->append({events.begin(), events.begin() + 9});
            f.store->append({events.begin() + 9, events.begin() + 12});
            f.store->keepExperiment(experiment);
            // Once for both, once for the experiment.
            QVERIFY(f.answered({kWriteFailed, kWriteFailed}));
        }
        f.store->append({events.begin() + 12, events.end()});
        f.store->loadSweep(f.sweep);
        QVERIFY(f.answered({kSweepLoaded}));
        QVERIFY(holds(f.loaded, events));
    }

    void aSweepThatComesWholeWaitsForRoomToo() {
        const network::Experiment large = smallExperiment(2000);
        const std::vector<RunEvent> trained = trainedEvents(large);
        Fixture f;
        f.store->create(path(a), large);
        QVERIFY(f.answered({kOpened}));
        {
            const FullDisk full(200'000); // room for the sweep, not for 16 000 epochs
            f.store->addSweep(large, currentProvenance(), trained);
            QVERIFY(f.answered({kWriteFailed, kSweepAdded}));
        }
        f.store->loadSweep(f.sweep);
        QVERIFY(f.answered({kSweepLoaded}));
        QVERIFY(f.loaded.complete() && holds(f.loaded, trained));
    }
};

QTEST_GUILESS_MAIN(TestDocumentStore)
#include "tst_document_store.moc"
