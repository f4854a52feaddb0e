#include "tests/models/workbench_bench.h"
#include "tests/session/document_files.h"
#include "ui/session/files.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace dpfm;
using namespace dpfm::models;
using tests::Bench;
using tests::kPatienceMs;

/// What becomes of edits and documents when the program ends without closing them. A workbench that
/// is destroyed without closeDocument() leaves its files as a crash does.
class TestEditRecovery : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> folder_;
    const network::Experiment experiment_ = tests::smallExperiment();

    QString path(const QString& name) const { return folder_->filePath(name); }
    session::KeepingFolders folders() const {
        return {path("untitled"), path("edits"), path("spare")};
    }
    QStringList editFiles() const {
        return QDir(path("edits")).entryList({"*.edits.json"}, QDir::Files);
    }

    /// A named document, and its edit of a program that was killed.
    void crashWithEdits(const QString& document, const std::string& edited) {
        Bench bench(folders());
        QVERIFY(bench.starts(experiment_) && bench.saves(document));
        bench.setName(edited);
        QTRY_COMPARE_WITH_TIMEOUT(editFiles().size(), 1, kPatienceMs);
    }

private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void editsOfANamedDocumentAreOfferedAfterACrash() {
        crashWithEdits(path("a.dpfm"), "edited");
        Bench bench(folders());
        QVERIFY(bench.starts(experiment_) && bench.opens(path("a.dpfm")));
        QVERIFY(bench.offered());
        QVERIFY(bench.workbench.recovery().offer()->shown);
        QCOMPARE(bench.workbench.recovery().offer()->document, path("a.dpfm"));
        QCOMPARE(bench.name(), experiment_.name); // as it was saved
        QVERIFY(!bench.workbench.document().modified());

        bench.workbench.recovery().restore();
        QCOMPARE(bench.name(), std::string("edited"));
        QVERIFY(!bench.workbench.recovery().offer());
        bench.workbench.document().undoStack().undo();
        QCOMPARE(bench.name(), experiment_.name);
    }

    void aKilledProgramLosesNoEdit() {
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(),
                      {"--edit-and-wait", folder_->path()});
        QTRY_COMPARE_WITH_TIMEOUT(editFiles().size(), 1, kPatienceMs);
        program.kill();
        QVERIFY(program.waitForFinished());
        Bench bench(folders());
        QVERIFY(bench.starts(experiment_) && bench.opens(path("a.dpfm")));
        QVERIFY(!bench.workbench.readOnly());
        QVERIFY(bench.offered());
        bench.workbench.recovery().restore();
        QCOMPARE(bench.name(), std::string("edited"));
    }

    void restoredEditsAreKeptUntilTheyAreSaved() {
        crashWithEdits(path("a.dpfm"), "edited");
        {
            Bench bench(folders());
            QVERIFY(bench.starts(experiment_) && bench.opens(path("a.dpfm")) && bench.offered());
            bench.workbench.recovery().restore();
        } // and again
        Bench bench(folders());
        QVERIFY(bench.starts(experiment_) && bench.opens(path("a.dpfm")) && bench.offered());
        bench.workbench.recovery().restore();
        QCOMPARE(bench.name(), std::string("edited"));
        QVERIFY(bench.saves(path("a.dpfm")));
        QTRY_VERIFY_WITH_TIMEOUT(editFiles().isEmpty(), kPatienceMs);
    }

    void editsStayUntilAPersonChooses() {
        crashWithEdits(path("a.dpfm"), "edited");
        for (int start = 0; start < 2; ++start) {
            Bench bench(folders());
            QVERIFY(bench.starts(experiment_) && bench.opens(path("a.dpfm")) && bench.offered());
            bench.setName("something else"); // is kept beside them
            QTRY_COMPARE_WITH_TIMEOUT(editFiles().size(), 2, kPatienceMs);
            bench.workbench.document().undoStack().undo();
            QTRY_COMPARE_WITH_TIMEOUT(editFiles().size(), 1, kPatienceMs);
            bench.workbench.closeDocument();
        }
        Bench bench(folders());
        QVERIFY(bench.starts(experiment_) && bench.opens(path("a.dpfm")) && bench.offered());
        bench.workbench.recovery().discard();
        QVERIFY(!bench.workbench.recovery().offer());
        QCOMPARE(bench.name(), experiment_.name);
        QTRY_VERIFY_WITH_TIMEOUT(editFiles().isEmpty(), kPatienceMs);
    }

    void aStartTellsOfThem() {
        crashWithEdits(path("a.dpfm"), "edited");
        Bench bench(folders());
        QVERIFY(bench.starts(experiment_) && bench.offered());
        QCOMPARE(bench.workbench.recovery().offer()->document, path("a.dpfm"));
        QVERIFY(!bench.workbench.recovery().offer()->shown);
        bench.workbench.recovery().restore(); // of a document that is not shown: nothing
        QCOMPARE(bench.name(), experiment_.name);
        QVERIFY(bench.opens(path("a.dpfm")) && bench.offered());
        QVERIFY(bench.workbench.recovery().offer()->shown);
    }

    void twoLooksAtOnceLoseNoOffer() {
        const QString folder = path("edits");
        QVERIFY(
            (*session::UnsavedEditsFile::make({folder}, path("a.dpfm")))->keep(experiment_).ok());
        // A look says that this is not for it, and by that when it is over.
        const QString kept = editFiles().front();
        QJsonObject newer =
            QJsonDocument::fromJson(*session::readFile(folder + u'/' + kept)).object();
        newer["version"] = 99;
        QVERIFY(session::writeFile(folder + "/" + QString(kept).replace(".edits", "0.edits"),
                                   QJsonDocument(newer).toJson())
                    .ok());
        ExperimentDocument document;
        EditRecovery recovery(document, {folder});
        QSignalSpy told(&recovery, &EditRecovery::trouble);
        for (int look = 0; look < 3; ++look)
            recovery.follow(path("a.dpfm"));
        QTRY_VERIFY_WITH_TIMEOUT(told.count() == 3, kPatienceMs);
        QVERIFY(recovery.offer());
    }

    void editsOfADocumentThatIsGoneCanBeTakenIntoAnother() {
        crashWithEdits(path("a.dpfm"), "edited");
        QVERIFY(QFile::remove(path("a.dpfm")));
        Bench bench(folders());
        QVERIFY(bench.starts(experiment_) && bench.offered());
        QVERIFY(bench.workbench.recovery().offer()->shown);
        bench.workbench.recovery().restore();
        QCOMPARE(bench.name(), std::string("edited"));
        QTRY_VERIFY_WITH_TIMEOUT(editFiles().isEmpty(), kPatienceMs);
    }

    void restoredEditsGoWhenTheyAreKeptElsewhere_data() {
        QTest::addColumn<bool>("undone");
        QTest::newRow("as they are") << false;
        QTest::newRow("undone before") << true;
    }

    void restoredEditsGoWhenTheyAreKeptElsewhere() {
        QFETCH(bool, undone);
        network::Experiment edited = experiment_;
        edited.name = "edited";
        QVERIFY((*session::UnsavedEditsFile::make({path("edits")}, path("gone.dpfm")))
                    ->keep(edited)
                    .ok());
        ExperimentDocument document;
        document.reset(experiment_);
        {
            EditRecovery recovery(document, {path("edits")});
            recovery.lookForAny();
            QTRY_VERIFY_WITH_TIMEOUT(recovery.offer(), kPatienceMs);
            recovery.restore();
            if (undone)
                document.undoStack().undo();
            recovery.keptElsewhere(document.experiment());
        } // when all is done
        QCOMPARE(editFiles().size(), undone ? 1 : 0);
    }

    void restoredEditsThatWereUndoneAreOfferedAgain() {
        crashWithEdits(path("a.dpfm"), "edited");
        QVERIFY(QFile::remove(path("a.dpfm")));
        {
            Bench bench(folders());
            QVERIFY(bench.starts(experiment_) && bench.offered());
            bench.workbench.recovery().restore();
            bench.workbench.document().undoStack().undo();
            QVERIFY(bench.saves(path("b.dpfm")));
        }
        Bench bench(folders());
        QVERIFY(bench.starts(experiment_) && bench.offered());
        bench.workbench.recovery().restore();
        QCOMPARE(bench.name(), std::string("edited"));
    }

    void closingGivesUpWhatIsNotSaved() {
        Bench bench(folders());
        QVERIFY(bench.starts(experiment_) && bench.saves(path("a.dpfm")));
        bench.setName("edited");
        QTRY_COMPARE_WITH_TIMEOUT(editFiles().size(), 1, kPatienceMs);
        bench.workbench.closeDocument();
        QTRY_VERIFY_WITH_TIMEOUT(editFiles().isEmpty(), kPatienceMs);
    }

    void whatIsRunIsInTheDocumentItself() {
        Bench bench(folders());
        QVERIFY(bench.starts(experiment_) && bench.saves(path("a.dpfm")));
        bench.setName("edited");
        QTRY_COMPARE_WITH_TIMEOUT(editFiles().size(), 1, kPatienceMs);
        bench.workbench.run();
        QTRY_VERIFY_WITH_TIMEOUT(!bench.workbench.document().modified(), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(editFiles().isEmpty(), kPatienceMs);
        const auto store = session::ResultsStore::open(path("a.dpfm"), session::Access::Read);
        QVERIFY(store.ok());
        QCOMPARE((*store)->experiment()->name, std::string("edited"));
    }

    void anEditOfTheLastMomentIsKept() {
        {
            Bench bench(folders());
            QVERIFY(bench.starts(experiment_) && bench.saves(path("a.dpfm")));
            bench.setName("edited");
        }
        QCOMPARE(editFiles().size(), 1);
    }

    void untitledDocumentsNeedNone() {
        Bench bench(folders());
        QVERIFY(bench.starts(experiment_));
        bench.setName("edited");
        QVERIFY(bench.saves(path("a.dpfm")));
        QVERIFY(editFiles().isEmpty());
    }

    void twoProgramsDoNotTakeEachOthersEdits() {
        Bench first(folders());
        QVERIFY(first.starts(experiment_) && first.saves(path("a.dpfm")));
        first.setName("of the first");
        QTRY_COMPARE_WITH_TIMEOUT(editFiles().size(), 1, kPatienceMs);
        Bench second(folders());
        QVERIFY(second.starts(experiment_) && second.opens(path("a.dpfm")));
        QVERIFY(second.workbench.readOnly());
        second.setName("of the second");
        QTRY_COMPARE_WITH_TIMEOUT(editFiles().size(), 2, kPatienceMs);
        QVERIFY(!second.workbench.recovery().offer());
    }

    void brokenEditsAreToldAndTheDocumentOpensAsItWasSaved() {
        crashWithEdits(path("a.dpfm"), "edited");
        QFile file(QDir(path("edits")).filePath(editFiles().constFirst()));
        QVERIFY(file.resize(file.size() / 2));
        Bench bench(folders());
        QVERIFY(bench.starts(experiment_) && bench.opens(path("a.dpfm")));
        QTRY_COMPARE_WITH_TIMEOUT(bench.notices.count(), 1, kPatienceMs);
        QVERIFY(bench.notices[0][0].toString().contains("damaged-"));
        QCOMPARE(bench.name(), experiment_.name);
        QVERIFY(!bench.workbench.recovery().offer());
        QVERIFY(bench.failures.empty());
    }

    void brokenLeftovers_data() {
        QTest::addColumn<int>("keep"); // of its bytes
        QTest::addColumn<int>("flip"); // the byte that has another bit
        QTest::newRow("empty") << 0 << -1;
        QTest::newRow("cut off in its header") << 60 << -1;
        QTest::newRow("cut off") << 5000 << -1;
        QTest::newRow("a bit of its first page's tree") << -1 << 101;
        QTest::newRow("a bit of its name") << -1 << 3;
    }

    void brokenLeftovers() {
        QFETCH(int, keep);
        QFETCH(int, flip);
        {
            Bench bench(folders());
            QVERIFY(bench.starts(experiment_));
            bench.setName("edited");
        }
        const QStringList left = QDir(path("untitled")).entryList({"untitled-*.dpfm"});
        QCOMPARE(left.size(), 1);
        QFile file(path("untitled/" + left[0]));
        QVERIFY(file.open(QIODevice::ReadWrite));
        if (keep >= 0) {
            QVERIFY(file.resize(keep));
        } else {
            QVERIFY(file.seek(flip));
            const char byte = file.read(1).at(0);
            QVERIFY(file.seek(flip));
            QVERIFY(file.putChar(static_cast<char>(byte ^ 4)));
        }
        file.close();
        {
            Bench bench(folders());
            QVERIFY(bench.starts(experiment_));
            QCOMPARE(bench.notices.count(), 1);
            QVERIFY(bench.notices[0][0].toString().contains("damaged-" + left[0]));
            QVERIFY(bench.failures.empty());
            QCOMPARE(bench.workbench.document().experiment(), experiment_);
            QVERIFY(QFile::exists(path("untitled/damaged-" + left[0])));
        }
        Bench bench(folders());
        QVERIFY(bench.starts(experiment_));
        QCOMPARE(bench.notices.count(), 0); // once is enough
    }

    /// A file that is damaged is nobody's to remove, even where it cannot get another name.
    void damagedLeftoversStay() {
        QVERIFY(QDir().mkpath(path("untitled")));
        const QString empty = path("untitled/untitled-b.dpfm");
        const QString damaged = path("untitled/untitled-a.dpfm");
        QVERIFY(tests::created(empty, experiment_));
        QVERIFY(tests::createdWithSweep(damaged, experiment_));
        tests::execute(damaged, {"UPDATE sweeps SET build = 'another'"});
        tests::write(path("untitled/damaged-untitled-a.dpfm"), "in the way");
        // The newest is tried first.
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (const auto& [name, age] : {std::pair(empty, 10), std::pair(damaged, 20)}) {
            QFile file(name);
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.setFileTime(now.addSecs(-age), QFileDevice::FileModificationTime));
        }
        Bench bench(folders());
        QVERIFY(bench.starts(experiment_));
        QCOMPARE(bench.notices.count(), 1);
        QVERIFY(QFile::exists(damaged));
        QVERIFY(!QFile::exists(empty));
    }

    void aFolderThatCannotBeWrittenHasASpareOne() {
        // As for everyone, root included, a read-only home is.
        QFile file(path("home"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const session::KeepingFolders folders{path("home/untitled"), path("home/edits"),
                                              path("spare")};
        {
            Bench bench(folders);
            QVERIFY(bench.starts(experiment_));
            QCOMPARE(bench.notices.count(), 1);
            QVERIFY(bench.notices[0][0].toString().contains(path("home/untitled")));
            QVERIFY(bench.notices[0][0].toString().contains(path("spare")));
            QVERIFY(bench.failures.empty());
            QVERIFY(bench.workbench.isUntitled());
            QCOMPARE(QFileInfo(bench.workbench.path()).absolutePath(), path("spare"));
            bench.setName("edited");
            const auto kept = [&] {
                const auto store =
                    session::ResultsStore::open(bench.workbench.path(), session::Access::Read);
                const auto experiment = (*store)->experiment();
                return experiment && experiment->name == "edited";
            };
            QTRY_VERIFY_WITH_TIMEOUT(kept(), kPatienceMs);
        }
        {
            Bench bench(folders); // what is there is recovered as from anywhere
            QVERIFY(bench.starts(experiment_));
            QCOMPARE(bench.name(), std::string("edited"));
            QVERIFY(bench.workbench.isUntitled());
            QVERIFY(bench.saves(path("a.dpfm")));
            bench.setName("edited again");
            QTRY_COMPARE_WITH_TIMEOUT(QDir(path("spare")).entryList({"*.edits.json"}).size(), 1,
                                      kPatienceMs);
        }
    }

    void withoutAnyFolderTheWindowSaysWhy() {
        QFile file(path("home"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        Bench bench({path("home/untitled"), path("home/edits"), path("home/spare")});
        bench.workbench.startWithUntitled(experiment_);
        QTRY_COMPARE_WITH_TIMEOUT(bench.failures.size(), std::size_t{1}, kPatienceMs);
    }
};

namespace {

/// The program that is killed: makes a named document in a folder, edits it, and goes on.
int editAndWait(QCoreApplication& application, const QString& folder) {
    Workbench workbench({folder + "/untitled", folder + "/edits", {}});
    QObject::connect(
        &workbench, &Workbench::documentShown, &workbench,
        [&] { workbench.saveAs(folder + "/a.dpfm"); }, Qt::QueuedConnection);
    QObject::connect(&workbench, &Workbench::saved, &workbench, [&] {
        workbench.document().edit("Name", [](network::Experiment& e) { e.name = "edited"; });
    });
    workbench.startWithUntitled(tests::smallExperiment());
    return application.exec();
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    if (argc == 3 && QByteArray(argv[1]) == "--edit-and-wait")
        return editAndWait(application, QString::fromLocal8Bit(argv[2]));
    TestEditRecovery test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_edit_recovery.moc"
