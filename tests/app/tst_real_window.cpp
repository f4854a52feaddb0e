#include "ui/session/results_store.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace dpfm;

/// The program on a real X server, driven from outside: what offscreen windows cannot show.
class TestRealWindow : public QObject {
    Q_OBJECT

    static constexpr int kCallTimeout = 3'000; ///< milliseconds

    QTemporaryDir home_;
    QProcess server_;
    QProcess manager_;
    QProcess program_;
    QProcessEnvironment environment_ = QProcessEnvironment::systemEnvironment();

    QString xdotool(const QStringList& arguments) {
        QProcess process;
        process.setProcessEnvironment(environment_);
        process.start(QStringLiteral("xdotool"), arguments);
        process.waitForFinished(kCallTimeout);
        return QString::fromLocal8Bit(process.readAllStandardOutput()).trimmed();
    }

    QString windowTitle() {
        const QString window = xdotool({"search", "--onlyvisible", "--name", "DPFM Workbench"});
        return window.isEmpty() ? QString()
                                : xdotool({"getwindowname", window.section(u'\n', 0, 0)});
    }

    /// How many of the program's windows are seen. A call that meets a window as it goes finds
    /// none.
    qsizetype visibleWindows() {
        return xdotool({"search", "--onlyvisible", "--class", "dpfm"})
            .split(u'\n', Qt::SkipEmptyParts)
            .size();
    }

    /// The sweep in the program's untitled document; none before there is one.
    std::optional<session::SweepRecord> sweep() {
        const QDir folder(home_.filePath("share/dpfm/untitled"));
        for (const QString& name : folder.entryList({"*.dpfm"}, QDir::Files)) {
            const auto store =
                session::ResultsStore::open(folder.filePath(name), session::Access::Read);
            if (!store)
                continue;
            const auto sweeps = (*store)->sweeps();
            if (!sweeps || sweeps->empty())
                continue;
            auto record = (*store)->load(sweeps->back().id);
            if (record)
                return *std::move(record);
        }
        return std::nullopt;
    }

    /// Whether the program's window is on a server of its own now.
    bool start() {
        // -noreset: without it the server starts over whenever its last client leaves, as each call
        // of xdotool may be while the program is still connecting.
        server_.start("Xvfb", {"-displayfd", "1", "-screen", "0", "1280x720x24", "-nolisten", "tcp",
                               "-noreset"});
        if (!server_.waitForReadyRead(20'000))
            return false;
        const QString display = ":" + QString::fromLatin1(server_.readLine()).trimmed();
        environment_.insert("DISPLAY", display);
        environment_.insert("QT_QPA_PLATFORM", "xcb");
        environment_.insert("HOME", home_.path());
        environment_.insert("XDG_CONFIG_HOME", home_.filePath("config"));
        environment_.insert("XDG_DATA_HOME", home_.filePath("share"));
        manager_.setProcessEnvironment(environment_);
        manager_.start("openbox", {});
        program_.setProcessEnvironment(environment_);
        program_.start(QStringLiteral(DPFM_PROGRAM), {});
        return QTest::qWaitFor([this] { return !windowTitle().isEmpty(); }, 10'000);
    }

    void stop() {
        for (QProcess* process : {&program_, &manager_, &server_})
            if (process->state() != QProcess::NotRunning) {
                process->kill();
                process->waitForFinished(5'000);
            }
    }

private slots:
    void initTestCase() {
        for (const char* needed : {"Xvfb", "xdotool", "openbox"})
            if (QStandardPaths::findExecutable(QString::fromLatin1(needed)).isEmpty())
                QSKIP(qPrintable(QStringLiteral("%1 is not installed").arg(needed)));
        // Now and then a virtual server accepts its clients and answers none: then another is
        // tried.
        for (int tries = 0; tries < 5; ++tries) {
            if (start())
                return;
            stop();
        }
        QSKIP("no virtual X server answers on this machine");
    }

    void cleanupTestCase() { stop(); }

    void spaceRunsTheWorkshopPreset() {
        xdotool({"search", "--sync", "--onlyvisible", "--name", "DPFM Workbench", "windowfocus",
                 "--sync"});
        // A key that comes before the window has its first document is not heard.
        for (int tries = 0; tries < 5 && !sweep(); ++tries) {
            xdotool({"key", "space"});
            (void)QTest::qWaitFor([this] { return sweep().has_value(); }, 6'000);
        }
        QVERIFY(sweep().has_value());
        QCOMPARE(sweep()->runs.size(), std::size_t{28});
        QTRY_VERIFY_WITH_TIMEOUT(sweep()->complete(), 120'000);
        QCOMPARE(sweep()->runs[27].epochs.size(), std::size_t{250});
        QTRY_COMPARE_WITH_TIMEOUT(windowTitle(), QString("untitled* – DPFM Workbench"), 30'000);
    }

    void closingAsksAndKeepsTheResultsUntilAnswered() {
        qsizetype before = 0;
        QTRY_VERIFY_WITH_TIMEOUT((before = visibleWindows()) > 0, 10'000);
        xdotool({"key", "ctrl+q"});
        QTRY_VERIFY_WITH_TIMEOUT(visibleWindows() > before, 10'000); // it asks
        xdotool({"key", "Escape"});
        QTRY_COMPARE_WITH_TIMEOUT(visibleWindows(), before, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(!windowTitle().isEmpty(), 10'000);
        QVERIFY(sweep().has_value());
        QCOMPARE(program_.state(), QProcess::Running);
    }
};

QTEST_GUILESS_MAIN(TestRealWindow)
#include "tst_real_window.moc"
