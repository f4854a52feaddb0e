#include "tests/support/program.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QMap>
#include <QMimeDatabase>
#include <QRegularExpression>
#include <QSet>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace dpfm;

namespace {

const QString kId = QStringLiteral("org.dpfm.Workbench");

QString read(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Exit code and all that a program said.
std::pair<int, QString> outcome(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    process.waitForFinished(60'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromLocal8Bit(process.readAll())};
}

QSet<QString> captured(const char* pattern, const QString& text) {
    QSet<QString> found;
    for (const QRegularExpressionMatch& match :
         QRegularExpression(QLatin1String(pattern), QRegularExpression::MultilineOption)
             .globalMatch(text))
        found << match.captured(1);
    return found;
}

/// What --help says of each option, in one line each.
QMap<QString, QString> optionsOf(const QString& help) {
    static const QRegularExpression begin(
        "^  (?:-[a-z], )?(--?[a-z][a-z-]*)(?: <[^>]*>)?(?: +(.*))?$");
    QMap<QString, QString> options;
    QString option;
    const QString listed = help.section("\nOptions:\n", 1).section("\nArguments:", 0, 0);
    for (const QString& line : listed.split('\n')) {
        const QRegularExpressionMatch match = begin.match(line);
        if (match.hasMatch())
            option = match.captured(1);
        options[option] += ' ' + (match.hasMatch() ? match.captured(2) : line);
    }
    for (QString& text : options)
        text = text.simplified();
    return options;
}

} // namespace

/// What an installation puts beside the program, in a folder of the test's own.
class TestPackage : public QObject {
    Q_OBJECT
private:
    QTemporaryDir root_;
    QString share(const QString& path) const { return root_.filePath("share/" + path); }
    QString desktopEntry(const QString& key) const {
        QSettings entry(share("applications/" + kId + ".desktop"), QSettings::IniFormat);
        return entry.value("Desktop Entry/" + key).toString();
    }

private slots:
    void initTestCase() {
        const auto [exitCode, text] =
            outcome(DPFM_CMAKE, {"--install", DPFM_BINARY_DIR, "--prefix", root_.path()});
        QVERIFY2(exitCode == 0, qPrintable(text));
        // As a package's trigger does on a desktop, whose own types are there as well.
        QVERIFY(QFile::link("/usr/share/mime/packages/freedesktop.org.xml",
                            share("mime/packages/freedesktop.org.xml")));
        const auto [updated, said] = outcome("update-mime-database", {share("mime")});
        QVERIFY2(updated == 0, qPrintable(said));
        qputenv("XDG_DATA_DIRS", root_.filePath("share").toLocal8Bit());
    }

    void isThere_data() {
        QTest::addColumn<QString>("path");
        for (const char* path :
             {"bin/dpfm", "share/applications/org.dpfm.Workbench.desktop",
              "share/metainfo/org.dpfm.Workbench.metainfo.xml",
              "share/mime/packages/org.dpfm.Workbench.xml", "share/man/man1/dpfm.1.gz",
              "share/icons/hicolor/scalable/apps/org.dpfm.Workbench.svg",
              "share/doc/dpfm-workbench/copyright", "share/doc/dpfm-workbench/changelog.gz",
              "share/doc/dpfm-workbench/examples/workshop-exact.json",
              "share/doc/dpfm-workbench/examples/figure-styles/slide.json"})
            QTest::newRow(path) << QString(path);
    }
    void isThere() {
        QFETCH(QString, path);
        const QFileInfo info(root_.filePath(path));
        QVERIFY(info.isFile() && info.size() > 0);
        QCOMPARE(info.isExecutable(), path.startsWith("bin/"));
    }

    void lessonsAreThereToWriteOthersBy() {
        const QDir lessons(DPFM_SOURCE_DIR "/resources/lessons");
        const QDir installed(share("doc/dpfm-workbench/examples/lessons"));
        const QStringList files = lessons.entryList(QDir::Files);
        QVERIFY(!files.isEmpty());
        QCOMPARE(installed.entryList(QDir::Files), files);
        for (const QString& file : files)
            QCOMPARE(read(installed.filePath(file)), read(lessons.filePath(file)));
    }

    void passesItsValidator_data() {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("desktop entry")
            << "desktop-file-validate"
            << QStringList{"--no-hints", share("applications/" + kId + ".desktop")};
        QTest::newRow("metainfo") << "appstreamcli"
                                  << QStringList{"validate", "--no-net",
                                                 share("metainfo/" + kId + ".metainfo.xml")};
        QTest::newRow("man page") << "groff"
                                  << QStringList{"-man", "-Tutf8", "-ww", "-z",
                                                 DPFM_BINARY_DIR "/resources/dpfm.1"};
    }
    void passesItsValidator() {
        QFETCH(QString, program);
        QFETCH(QStringList, arguments);
        if (QStandardPaths::findExecutable(program).isEmpty())
            QSKIP(qPrintable(program + " is not installed"));
        const auto [exitCode, text] = outcome(program, arguments);
        QVERIFY2(exitCode == 0, qPrintable(text));
        if (program != "appstreamcli") // which says what is good, too
            QCOMPARE(text, QString());
    }

    void theDesktopEntryFitsTheRest() {
        QVERIFY(
            QFileInfo(root_.filePath("bin/" + desktopEntry("Exec").section(' ', 0, 0))).exists());
        QCOMPARE(desktopEntry("Icon"), kId);
        for (const char* key : {"Name", "Comment", "Keywords", "GenericName"})
            QVERIFY2(!desktopEntry(QLatin1String(key) + "[es]").isEmpty(), key);
    }

    void iconsHaveTheirSizes() {
        const QDir icons(share("icons/hicolor"));
        for (const QString& size : icons.entryList({"*x*"}, QDir::Dirs)) {
            const QImageReader image(icons.filePath(size + "/apps/" + kId + ".png"));
            QCOMPARE(QString("%1x%1").arg(image.size().width()), size);
            QCOMPARE(image.size().width(), image.size().height());
        }
    }

    void aResultsDocumentHasATypeOfItsOwn() {
        const QString named = root_.filePath("a.dpfm");
        QFile experiment(root_.filePath("e.json"));
        QVERIFY(experiment.open(QIODevice::WriteOnly));
        experiment.write(read(DPFM_SOURCE_DIR "/resources/presets/xor.json")
                             .replace(QRegularExpression("\"epochs\": *\\d+"), "\"epochs\": 1")
                             .toUtf8());
        experiment.close();
        QCOMPARE(test::runProgram({"sweep", experiment.fileName(), "--out", named}).exitCode, 0);
        const QMimeDatabase types;
        const QString type = types.mimeTypeForFile(named, QMimeDatabase::MatchExtension).name();
        QCOMPARE(type, QString("application/x-dpfm-results"));
        QCOMPARE(desktopEntry("MimeType").remove(';'), type);
        // By what is in it, under any name.
        QCOMPARE(types.mimeTypeForFile(named, QMimeDatabase::MatchContent).name(), type);
        // Another database is none.
        QFile other(named);
        QVERIFY(other.open(QIODevice::ReadWrite) && other.seek(68) && other.write("XXXX") == 4);
        other.close();
        QVERIFY(types.mimeTypeForFile(named, QMimeDatabase::MatchContent).name() != type);
    }

    void theManPageHasWhatTheHelpHas() {
        const QString page = read(DPFM_SOURCE_DIR "/resources/man/dpfm.1.in")
                                 .replace("\\-", "-")
                                 .replace("\\(+-", "±");
        const QString help = test::runProgram({"--help"}).out;
        const QSet<QString> commands = captured("^Usage: dpfm ([a-z]+)", help);
        QVERIFY(commands.size() >= 6);
        QSet<QString> told = captured("(--?[a-z][a-z-]*)", help);
        for (const QString& command : commands) {
            QVERIFY2(page.contains("\n.SS dpfm " + command + " "), qPrintable(command));
            const QString section =
                page.section("\n.SS dpfm " + command + " ", 1).section("\n.S", 0, 0);
            const QMap<QString, QString> options =
                optionsOf(test::runProgram({command, "--help"}).out);
            QVERIFY(!options.isEmpty()); // --help at least
            for (auto option = options.begin(); option != options.end(); ++option) {
                told << option.key();
                if (option.key() == "--help")
                    continue;
                const QRegularExpression begin("\n\\.BI? " + option.key() + "(?=[ \n])");
                const QString entry =
                    section.section(begin, 1).section("\n.", 0, 0).section('\n', 1).simplified();
                const QString name = command + ' ' + option.key() + ": ";
                QCOMPARE(name + entry, name + option.value());
            }
        }
        // And nothing that the program does not have.
        const QSet<QString> options = captured("^\\.BI? (--?[a-z][a-z-]*)", page);
        QVERIFY2((options - told).isEmpty(), qPrintable((options - told).values().join(' ')));
    }
};

QTEST_GUILESS_MAIN(TestPackage)
#include "tst_package.moc"
