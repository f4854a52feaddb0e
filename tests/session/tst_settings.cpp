#include "ui/session/settings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace dpfm::session;

class TestSettings : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> folder_;

private slots:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("dpfm-test"));
        QCoreApplication::setApplicationName(QStringLiteral("settings"));
    }
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_->path());
        QVERIFY(QSettings().fileName().startsWith(folder_->path()));
    }

    void tellWhetherTheyAreKept() {
        QVERIFY(Settings().writable());
        QVERIFY(Settings().place().startsWith(folder_->path()));
        // A file where their folder should be: as a read-only home is, for root as well.
        QFile file(folder_->filePath(QStringLiteral("home")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, file.fileName());
        Settings settings;
        QVERIFY(!settings.writable());
        settings.setTheme(Theme::Dark); // is set for this time, without a word
        QCOMPARE(settings.theme(), Theme::Dark);
    }

    void recentFilesAreTheLatestFirst() {
        Settings settings;
        QVERIFY(settings.recentFiles().isEmpty());
        for (const char* path : {"/a.dpfm", "/b.dpfm", "/c.dpfm", "/a.dpfm"})
            settings.addRecentFile(QString::fromLatin1(path));
        const QStringList expected{QStringLiteral("/a.dpfm"), QStringLiteral("/c.dpfm"),
                                   QStringLiteral("/b.dpfm")};
        QCOMPARE(settings.recentFiles(), expected);
        QCOMPARE(Settings().recentFiles(), expected); // another start of the program
    }

    void hiddenColumnsAreKept() {
        QVERIFY(Settings().hiddenRunColumns().isEmpty());
        const QStringList names{QStringLiteral("seed"), QStringLiteral("best_epoch")};
        Settings().setHiddenRunColumns(names);
        QCOMPARE(Settings().hiddenRunColumns(), names);
        Settings().setHiddenRunColumns({});
        QVERIFY(Settings().hiddenRunColumns().isEmpty());
    }

    void recentFilesAreAbsolute() {
        Settings settings;
        settings.addRecentFile(QStringLiteral("a.dpfm"));
        QCOMPARE(settings.recentFiles(), QStringList{QDir::current().absoluteFilePath("a.dpfm")});
        settings.addRecentFile(QDir::current().absoluteFilePath("a.dpfm"));
        QCOMPARE(settings.recentFiles().size(), 1);
        settings.removeRecentFile(QStringLiteral("a.dpfm"));
        QVERIFY(settings.recentFiles().isEmpty());
    }

    void recentFilesAreLimited() {
        Settings settings;
        for (int i = 0; i < Settings::kMaxRecentFiles + 3; ++i)
            settings.addRecentFile(QStringLiteral("/%1.dpfm").arg(i));
        const QStringList files = settings.recentFiles();
        QCOMPARE(files.size(), Settings::kMaxRecentFiles);
        QCOMPARE(files.front(), QStringLiteral("/%1.dpfm").arg(Settings::kMaxRecentFiles + 2));
        QCOMPARE(files.back(), QStringLiteral("/3.dpfm"));
    }

    void recentFilesCanBeRemoved() {
        Settings settings;
        settings.addRecentFile(QStringLiteral("/a.dpfm"));
        settings.addRecentFile(QStringLiteral("/b.dpfm"));
        settings.removeRecentFile(QStringLiteral("/none.dpfm"));
        QCOMPARE(settings.recentFiles().size(), 2);
        settings.removeRecentFile(QStringLiteral("/b.dpfm"));
        QCOMPARE(settings.recentFiles(), QStringList{QStringLiteral("/a.dpfm")});
        settings.removeRecentFile(QStringLiteral("/a.dpfm"));
        QVERIFY(Settings().recentFiles().isEmpty());
    }

    void themeIsRemembered_data() {
        QTest::addColumn<Theme>("theme");
        QTest::newRow("system") << Theme::System;
        QTest::newRow("light") << Theme::Light;
        QTest::newRow("dark") << Theme::Dark;
    }
    void themeIsRemembered() {
        QFETCH(const Theme, theme);
        QCOMPARE(Settings().theme(), Theme::System);
        Settings().setTheme(Theme::Dark);
        Settings().setTheme(theme);
        QCOMPARE(Settings().theme(), theme);
    }

    void liveSweepIsRemembered() {
        QVERIFY(Settings().liveSweep());
        Settings().setLiveSweep(false);
        QVERIFY(!Settings().liveSweep());
    }

    void whatCannotBeReadIsAtItsDefault() {
        QSettings().setValue(QStringLiteral("window/theme"), QStringLiteral("purple"));
        QCOMPARE(Settings().theme(), Theme::System);
    }

    void windowAndFolderAreRemembered() {
        Settings settings;
        QVERIFY(settings.windowGeometry().isEmpty() && settings.windowState().isEmpty());
        settings.setWindow(QByteArray("g\0x", 3), QByteArray("state"));
        QCOMPARE(Settings().windowGeometry(), QByteArray("g\0x", 3));
        QCOMPARE(Settings().windowState(), QByteArray("state"));

        QVERIFY(!settings.tourSeen());
        settings.setTourSeen(true);
        QVERIFY(Settings().tourSeen());
        QVERIFY(settings.perspective().isEmpty() && settings.perspectiveState("teach").isEmpty());
        settings.setPerspective("paper");
        settings.setPerspectiveState("teach", QByteArray("t\0x", 3));
        QCOMPARE(Settings().perspective(), QString("paper"));
        QCOMPARE(Settings().perspectiveState("teach"), QByteArray("t\0x", 3));
        QVERIFY(Settings().perspectiveState("paper").isEmpty());

        const QString byDefault = settings.folder();
        settings.setFolder(folder_->path());
        QCOMPARE(Settings().folder(), folder_->path());
        settings.setFolder(folder_->filePath(QStringLiteral("gone")));
        QCOMPARE(Settings().folder(), byDefault);
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
