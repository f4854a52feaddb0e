#include "tests/session/small_sweep.h"
#include "ui/session/keeping_folders.h"
#include "ui/session/unsaved_edits.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace dpfm;
using namespace dpfm::session;
using File = UnsavedEditsFile;

class TestUnsavedEdits : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> folder_;
    network::Experiment experiment_ = tests::smallExperiment();

    QStringList folders() const { return {folder_->filePath("edits")}; }
    QString document() const { return folder_->filePath("a.dpfm"); }
    QStringList files(const QString& pattern = "*.edits.json") const {
        return QDir(folders().front()).entryList({pattern}, QDir::Files);
    }
    /// As a program that is killed leaves them.
    void leave(const network::Experiment& experiment,
               const QDateTime& edited = QDateTime::currentDateTimeUtc()) const {
        auto file = File::make(folders(), document());
        QVERIFY(file.ok());
        QVERIFY((*file)->keep(experiment, edited).ok());
    }
    std::vector<std::unique_ptr<File>> take(const QString& of, std::vector<Error>& broken) const {
        return File::takeLeft(folders(), of, broken);
    }

private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void comeBackToTheBit() {
        experiment_.data.noise = 0.1 + 0.2;
        experiment_.name = "Ñandú \"R = 8\"";
        leave(experiment_);
        std::vector<Error> broken;
        const auto left = take(document(), broken);
        QCOMPARE(left.size(), std::size_t{1});
        QCOMPARE(left[0]->edits().experiment, experiment_);
        QCOMPARE(QFileInfo(left[0]->edits().document), QFileInfo(document()));
        QVERIFY(left[0]->edits().edited.secsTo(QDateTime::currentDateTimeUtc()) < 60);
        QVERIFY(broken.empty());
        QVERIFY(left[0]->remove());
        QVERIFY(files().isEmpty());
    }

    void thereIsNoFileBeforeAnEdit() {
        const auto file = File::make(folders(), document());
        QVERIFY(file.ok());
        QVERIFY(files().isEmpty());
    }

    void whatAProgramHoldsIsNotTaken() {
        const auto held = File::make(folders(), document());
        QVERIFY(held.ok());
        QVERIFY((*held)->keep(experiment_).ok());
        std::vector<Error> broken;
        QVERIFY(take(document(), broken).empty());
        QVERIFY(take({}, broken).empty());
        QVERIFY(broken.empty());
    }

    void severalOfOneDocumentComeTheLatestFirst() {
        const QDateTime noon(QDate(2026, 1, 2), QTime(12, 0), Qt::UTC);
        network::Experiment later = experiment_;
        later.name = "later";
        leave(later, noon.addMSecs(1));
        leave(experiment_, noon);
        std::vector<Error> broken;
        const auto left = take(document(), broken);
        QCOMPARE(left.size(), std::size_t{2});
        QCOMPARE(left[0]->edits().experiment, later);
        QCOMPARE(left[1]->edits().experiment, experiment_);
    }

    void otherDocumentsAreLeftAlone() {
        leave(experiment_);
        std::vector<Error> broken;
        QVERIFY(take(folder_->filePath("b.dpfm"), broken).empty());
        QCOMPARE(take({}, broken).size(), std::size_t{1});
    }

    void aLinkIsTheSameDocument() {
        QFile file(document());
        QVERIFY(file.open(QIODevice::WriteOnly));
        leave(experiment_);
        const QString link = folder_->filePath("link.dpfm");
        QVERIFY(QFile::link(document(), link));
        std::vector<Error> broken;
        QCOMPARE(take(link, broken).size(), std::size_t{1});
    }

    void broken_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("empty") << QByteArray() << QByteArray();
        QTest::newRow("a digit of a number")
            << QByteArray("epochs\\\": ") << QByteArray("epochs\\\": 1");
        QTest::newRow("of another format") << QByteArray("dpfm-unsaved-edits") << QByteArray("x");
        QTest::newRow("its time") << QByteArray("\"edited\": \"2") << QByteArray("\"edited\": \"3");
        QTest::newRow("its document") << QByteArray("a.dpfm") << QByteArray("b.dpfm");
        QTest::newRow("no checksum") << QByteArray("checksum") << QByteArray("checksun");
        QTest::newRow("cut off") << QByteArray("cut") << QByteArray();
    }

    void broken() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        leave(experiment_);
        const QString path = QDir(folders().front()).filePath(files().constFirst());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray content = file.readAll();
        const QByteArray before = content;
        if (from == "cut")
            content.chop(content.size() / 2);
        else
            from.isEmpty() ? content.clear() : void(content.replace(from, to));
        QVERIFY(content != before);
        QVERIFY(file.resize(0) && file.seek(0) && file.write(content) == content.size());
        file.close();

        std::vector<Error> broken;
        QVERIFY(take(document(), broken).empty());
        QCOMPARE(broken.size(), std::size_t{1});
        QCOMPARE(broken[0].code, ErrorCode::FileFormat);
        QCOMPARE(broken[0].sentence,
                 std::string("The unsaved edits of the last time are damaged and cannot be "
                             "restored; what is left of them is in this file."));
        // Kept as it is, named by the error, and never taken again.
        QFile aside(QString::fromStdString(broken[0].place));
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), content);
        broken.clear();
        QVERIFY(take(document(), broken).empty() && take({}, broken).empty());
        QVERIFY(broken.empty());
    }

    void aNewerVersionIsLeftForANewerProgram() {
        leave(experiment_);
        QFile file(QDir(folders().front()).filePath(files().constFirst()));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray content = file.readAll();
        content.replace("\"version\": 2", "\"version\": 7");
        QVERIFY(file.seek(0) && file.write(content) == content.size());
        file.close();
        std::vector<Error> broken;
        QVERIFY(take(document(), broken).empty());
        QCOMPARE(broken.size(), std::size_t{1});
        QCOMPARE(broken[0].code, ErrorCode::UnsupportedVersion);
        QCOMPARE(files().size(), 1);
    }

    void aFileOfTheFirstVersionIsTakenIfItIsWhole_data() {
        QTest::addColumn<QByteArray>("from"); // what is damaged in it,
        QTest::addColumn<QByteArray>("to");   // and how
        QTest::newRow("whole") << QByteArray() << QByteArray();
        QTest::newRow("a digit of a number")
            << QByteArray("epochs\\\": ") << QByteArray("epochs\\\": 1");
        QTest::newRow("its time") << QByteArray("\"edited\": \"2") << QByteArray("\"edited\": \"3");
        QTest::newRow("its document") << QByteArray("a.dpfm") << QByteArray("b.dpfm");
        QTest::newRow("no hash") << QByteArray("sha256") << QByteArray("sha255");
        QTest::newRow("an empty hash")
            << QByteArray("\"sha256\": \"") << QByteArray("\"sha256\": \"\", \"was\": \"");
        QTest::newRow("called version 2")
            << QByteArray("\"version\": 1") << QByteArray("\"version\": 2");
    }

    void aFileOfTheFirstVersionIsTakenIfItIsWhole() {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        leave(experiment_);
        QFile file(QDir(folders().front()).filePath(files().constFirst()));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (const char* key : {"document", "edited", "experiment"}) {
            const QByteArray text = object[QLatin1String(key)].toString().toUtf8();
            hash.addData(QByteArray::number(text.size()) + ' ' + text);
        }
        object["version"] = 1;
        object.remove("checksum");
        object["sha256"] = QString::fromLatin1(hash.result().toHex());
        QByteArray content = QJsonDocument(object).toJson();
        if (!from.isEmpty()) {
            QCOMPARE(content.count(from), 1);
            content.replace(from, to);
        }
        QVERIFY(file.resize(0) && file.seek(0) && file.write(content) == content.size());
        file.close();
        std::vector<Error> broken;
        const auto left = take(document(), broken);
        QCOMPARE(left.size(), std::size_t{from.isEmpty()});
        QCOMPARE(broken.size(), std::size_t{!from.isEmpty()});
        if (from.isEmpty())
            QVERIFY(left[0]->edits().experiment == experiment_);
        else
            QCOMPARE(broken[0].code, ErrorCode::FileFormat);
    }

    /// A folder in the place of the file, which nobody can remove as a file.
    void tellsWhatCannotBeRemoved() {
        const auto made = File::make(folders(), document());
        QVERIFY(made && (*made)->keep(experiment_));
        const QString path = QDir(folders().front()).filePath(files().constFirst());
        QVERIFY(QFile::remove(path) && QDir().mkpath(path + "/inside"));
        const auto kept = (*made)->remove();
        QVERIFY(!kept);
        QCOMPARE(kept.error().place, path.toStdString());
        QVERIFY(QDir(path).removeRecursively());
        QVERIFY((*made)->remove()); // gone already
    }

    void theNextFolderIsTakenWhereOneCannotBeMade() {
        QFile file(folder_->filePath("not-a-folder"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QStringList folders{folder_->filePath("not-a-folder/edits"),
                                  folder_->filePath("spare")};
        {
            const auto made = File::make(folders, document());
            QVERIFY(made.ok());
            QVERIFY((*made)->keep(experiment_).ok());
        }
        std::vector<Error> broken;
        QCOMPARE(File::takeLeft(folders, document(), broken).size(), std::size_t{1});
        const auto none = File::make({folders[0]}, document());
        QVERIFY(!none.ok());
        QCOMPARE(none.error().code, ErrorCode::FileAccess);
        QCOMPARE(none.error().place, folders[0].toStdString());
    }

    /// A folder that anybody may write in, as /tmp is.
    void amongEverybodysFilesAFolderIsOnesOwn() {
        const QString everybodys = folder_->filePath("tmp");
        QVERIFY(QDir().mkdir(everybodys));
        QVERIFY(QFile::setPermissions(everybodys, QFileDevice::Permissions(0x7777)));
        const QString own = everybodys + "/dpfm";
        QVERIFY(makeKeepingFolder(own));
        QVERIFY(!QFileInfo(own).permission(QFileDevice::ReadGroup) &&
                !QFileInfo(own).permission(QFileDevice::ReadOther));
        QVERIFY(makeKeepingFolder(own)); // again
        if (::geteuid() != 0)
            return; // only root can give a folder to somebody else
        QCOMPARE(::chown(own.toLocal8Bit().constData(), 65534, 65534), 0);
        QVERIFY(!makeKeepingFolder(own));
    }
};

QTEST_GUILESS_MAIN(TestUnsavedEdits)
#include "tst_unsaved_edits.moc"
