#include "tests/views/window_fixture.h"
#include "ui/figures/figure_command.h"
#include "ui/figures/look_json.h"
#include "ui/views/export_dialog.h"
#include "ui/views/look_form.h"

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace dpfm;
using dpfm::test::WindowFixture;

namespace {

/// Two corpora, so that there is something to choose.
network::Experiment experiment() {
    network::Experiment made = test::smallExperiment();
    made.name = "it's 100 % \"small\"";
    made.sweep.corpus = {20, 40};
    return made;
}

QByteArray content(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// The line that the export dialog copies writes the file that the dialog writes.
class TestCopiedCommand : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { session::speak(session::Language::English); }

    void writesTheSameBytes_data() {
        QTest::addColumn<int>("plot");
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("metrics");
        QTest::addColumn<int>("corpus");
        QTest::addColumn<bool>("hidden");
        QTest::addColumn<figures::FigureLook>("look");
        const figures::FigureLook usual;
        QTest::newRow("curves, pdf") << 0 << 0 << 0 << 0 << false << usual;
        QTest::newRow("curves of one metric without some runs, svg")
            << 0 << 1 << 1 << 0 << true << usual;
        QTest::newRow("cross-section of a corpus, png") << 1 << 2 << 1 << 1 << false << usual;
        QTest::newRow("matrix, tex") << 2 << 3 << 0 << 0 << true << usual;
        QTest::newRow("cost in panels, svg") << 4 << 1 << 1 << 0 << false << usual;
        QTest::newRow("minima, tex") << 5 << 3 << 0 << 0 << true << usual;
        figures::FigureLook look;
        look.widthMm = 85.5;
        look.heightMm = 71.3;
        look.fontFamily = QStringLiteral("DejaVu Serif");
        look.fontPoints = 7.5;
        look.lineWidth = 1.25;
        look.palette = figures::Palette::Greys;
        look.legend = figures::LegendPlace::Below;
        look.decimals = figures::Decimals::Spanish;
        look.transparent = true;
        look.grid = false;
        QTest::newRow("paired in its own style, pdf") << 3 << 0 << 0 << 0 << true << look;
        look.markers = true;
        look.language = session::Language::Spanish;
        look.palette = figures::Palette::Viridis;
        look.dpi = 72;
        QTest::newRow("curves in their own style, png") << 0 << 2 << 0 << 2 << false << look;
    }
    void writesTheSameBytes() {
        QFETCH(const int, plot);
        QFETCH(const int, format);
        QFETCH(const int, metrics);
        QFETCH(const int, corpus);
        QFETCH(const bool, hidden);
        QFETCH(const figures::FigureLook, look);
        const WindowFixture f(experiment());
        QVERIFY(f.runToTheEnd());
        QVERIFY(QDir(f.folder.path()).mkdir(QStringLiteral("it's here")));
        QSignalSpy saved(f.workbench.get(), &models::Workbench::saved);
        f.workbench->saveAs(f.folder.filePath(QStringLiteral("it's here/my results.dpfm")));
        QVERIFY(saved.wait());
        if (hidden)
            f.workbench->results().setShown(std::array{std::size_t{1}, std::size_t{6}}, false);
        f.child<QAction>("exportFigure").trigger();
        auto& dialog = f.child<views::ExportDialog>("exportDialog");
        const auto choose = [&](const char* name, int index) {
            auto& box = f.child<QComboBox>(name);
            QTest::keyClick(&box, Qt::Key_Home);
            for (int i = 0; i < index; ++i)
                QTest::keyClick(&box, Qt::Key_Down);
            QCOMPARE(box.currentIndex(), index);
        };
        choose("plot", plot);
        choose("format", format);
        if (plot != 5) // minima are of val_loss alone
            choose(plot == 0 ? "exportMetrics" : "exportMetric", metrics);
        if (plot == 4)
            choose("exportPanels", 1);
        choose("exportCorpus", corpus);
        f.child<views::LookForm>("lookForm").setStyle(look);
        choose("figureLanguage", static_cast<int>(look.language));
        WindowFixture::type(f.child<QLineEdit>("xTitles"), QStringLiteral("R's & epochs"));
        if (plot != 2 && plot != 5)
            WindowFixture::type(f.child<QLineEdit>("yMax"), QStringLiteral("5"));
        const auto* buttons = dialog.findChild<QDialogButtonBox*>();
        auto* save = buttons->button(QDialogButtonBox::Save);
        QTRY_VERIFY2(save->isEnabled(), qPrintable(f.child<QLabel>("preview").text()));

        QTest::mouseClick(&f.child<QPushButton>("copyCommand"), Qt::LeftButton);
        const QString line = QGuiApplication::clipboard()->text();
        QVERIFY2(line.startsWith(QStringLiteral("dpfm export ")),
                 qPrintable(f.child<QLabel>("exportNote").text()));
        QCOMPARE(line.contains(QStringLiteral(" --runs ")), hidden);
        const QString path = f.folder.filePath(
            figures::figureFileName(dialog.options(), static_cast<figures::FigureFormat>(format)));
        const QPointer<const QDialog> alive(&dialog);
        f.answerFileDialog(path);
        save->click();
        QTRY_VERIFY(alive.isNull());
        const QByteArray byHand = content(path);
        QVERIFY(!byHand.isEmpty());

        // A shell finds the program by its name.
        QVERIFY(QDir(f.folder.path()).mkdir(QStringLiteral("bin")));
        QVERIFY(QFile::link(QStringLiteral(DPFM_PROGRAM),
                            f.folder.filePath(QStringLiteral("bin/dpfm"))));
        QVERIFY(QDir(f.folder.path()).mkdir(QStringLiteral("again")));
        QProcess shell;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PATH"), f.folder.filePath(QStringLiteral("bin:")) +
                                                       environment.value(QStringLiteral("PATH")));
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("es_ES.UTF-8"));
        environment.insert(QStringLiteral("TZ"), QStringLiteral("Asia/Tokyo"));
        environment.insert(QStringLiteral("QT_FONT_DPI"), QStringLiteral("200"));
        shell.setProcessEnvironment(environment);
        shell.setWorkingDirectory(f.folder.filePath(QStringLiteral("again")));
        shell.start(QStringLiteral("sh"), {QStringLiteral("-c"), line});
        QVERIFY(shell.waitForFinished());
        QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
        const QByteArray byCommand =
            content(f.folder.filePath(QStringLiteral("again/") + QFileInfo(path).fileName()));
        QVERIFY2(byCommand == byHand, qPrintable(line));
    }

    void drawsTheSweepThatIsShown() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        QSignalSpy saved(f.workbench.get(), &models::Workbench::saved);
        f.workbench->saveAs(f.folder.filePath(QStringLiteral("r.dpfm")));
        QVERIFY(saved.wait());
        const qint64 first = f.workbench->results().sweep().id;
        network::Experiment changed = test::smallExperiment();
        changed.sweep.registers = {1, 0};
        f.workbench->document().edit(QStringLiteral("other"),
                                     [&](network::Experiment& e) { e = changed; });
        f.workbench->run();
        QTRY_VERIFY(f.workbench->sweeps().size() == 2 &&
                    f.workbench->results().sweep().id != first &&
                    f.workbench->results().sweep().complete() &&
                    f.workbench->controller().state() == session::SweepController::State::Idle);
        f.workbench->showSweep(first);
        QTRY_COMPARE(f.workbench->results().sweep().id, first);
        f.child<QAction>("exportFigure").trigger();
        QTest::mouseClick(&f.child<QPushButton>("copyCommand"), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().endsWith(
            QStringLiteral(" --sweep %1").arg(first)));
    }

    void saysThatAnUntitledDocumentIsInNoFile() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        QGuiApplication::clipboard()->setText(QStringLiteral("before"));
        f.child<QAction>("exportFigure").trigger();
        QTest::mouseClick(&f.child<QPushButton>("copyCommand"), Qt::LeftButton);
        QVERIFY(f.child<QLabel>("exportNote").text().contains(QStringLiteral("Save the document")));
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
    }
};

QTEST_MAIN(TestCopiedCommand)
#include "tst_copied_command.moc"
