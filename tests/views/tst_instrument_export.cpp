#include "tests/views/window_fixture.h"
#include "ui/views/autodiff_view.h"
#include "ui/views/cost_view.h"
#include "ui/views/export_dialog.h"
#include "ui/views/fidelity_view.h"
#include "ui/views/toper_view.h"
#include "ui/views/two_pass_view.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStatusBar>
#include <QTabWidget>
#include <QTableView>
#include <QtTest>

using namespace dpfm;
using dpfm::test::WindowFixture;

namespace {

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// What the instruments show, on its way to files, by keys and clicks.
class TestInstrumentExport : public QObject {
    Q_OBJECT
private:
    static void open(const WindowFixture& f, const char* action) {
        f.child<QAction>(action).trigger();
    }
    static void pressExport(const WindowFixture& f) {
        f.window->activateWindow(); // after a dialog
        if (!QTest::qWaitForWindowActive(f.window.get()))
            qFatal("the window is not active");
        QTest::keyClick(f.window.get(), Qt::Key_E, Qt::ControlModifier);
    }
    /// Saves what the export dialog shows; whether there is a file then.
    static bool save(const WindowFixture& f, const QString& path) {
        const auto& dialog = f.child<views::ExportDialog>("exportDialog");
        auto* button = dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save);
        if (!QTest::qWaitFor([button] { return button->isEnabled(); }))
            return false;
        f.answerFileDialog(path);
        QTest::mouseClick(button, Qt::LeftButton);
        return QTest::qWaitFor([&] {
            return QFile::exists(path) &&
                   f.window->findChild<QDialog*>(QStringLiteral("exportDialog")) == nullptr;
        });
    }
    /// The content of what is seen now, saved; empty if it cannot be, or is another the next time.
    static QByteArray savedTwice(const WindowFixture& f) {
        const QString first = f.folder.filePath(QStringLiteral("first.pdf"));
        const QString second = f.folder.filePath(QStringLiteral("second.pdf"));
        for (const QString& path : {first, second}) {
            pressExport(f);
            if (!save(f, path))
                return {};
        }
        return contentOf(first) == contentOf(second) ? contentOf(first) : QByteArray();
    }
    static QString said(const WindowFixture& f) { return f.window->statusBar()->currentMessage(); }

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void costIsAFigureBeforeAnyRun() {
        const WindowFixture f;
        open(f, "opencostView");
        f.child<QTabWidget>("costPages").setCurrentIndex(2);
        QTRY_VERIFY(!f.child<views::CostView>("costView").overRegisters().empty());
        QVERIFY(savedTwice(f).startsWith("%PDF"));
    }

    void theDialogShowsTheInstrumentFirst() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        open(f, "opencostView");
        f.child<QTabWidget>("costPages").setCurrentIndex(3);
        QVERIFY(!f.child<views::CostView>("costView").lossFigure().empty());
        pressExport(f);
        const auto& dialog = f.child<views::ExportDialog>("exportDialog");
        auto* plot = dialog.findChild<QComboBox*>(QStringLiteral("plot"));
        QCOMPARE(plot->currentText(), QStringLiteral("Loss against cost"));
        QCOMPARE(dialog.options().plot, figures::PlotKind::Instrument);
        QVERIFY(!dialog.findChild<QComboBox*>(QStringLiteral("exportCorpus"))->isVisible());
        QVERIFY(plot->findText(QStringLiteral("curves")) >= 0);
    }

    void fidelityOverRegisters() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        open(f, "openfidelityView");
        auto& pages = f.child<views::FidelityPages>("fidelityView");
        QTRY_VERIFY(!pages.overRegisters().figure().empty());
        // Once: the instrument may still turn to another run.
        pressExport(f);
        const QString figure = f.folder.filePath(QStringLiteral("fidelity.pdf"));
        QVERIFY(save(f, figure));
        QVERIFY(contentOf(figure).startsWith("%PDF"));

        auto& table = f.child<QTableView>("fidelityTable");
        table.findChild<QAction*>(QStringLiteral("copyTable"))->trigger();
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY(copied.startsWith("part,R,cosine,"));
        QCOMPARE(copied.count(u'\n'), table.model()->rowCount() + 1);
        // The full gradient beside itself.
        QVERIFY(copied.contains("whole network,all,1,1,1,"));
        QVERIFY(QDir(f.folder.path()).mkdir(QStringLiteral("tables")));
        const QString path = f.folder.filePath(QStringLiteral("tables/table.csv"));
        table.findChild<QAction*>(QStringLiteral("saveTable"))->trigger();
        QCOMPARE(f.window->findChild<QFileDialog*>()->directory(), QDir(f.folder.path()));
        f.answerFileDialog(path);
        QTRY_VERIFY(said(f).contains(path));
        QCOMPARE(f.settings->folder(), QFileInfo(path).absolutePath());
        QCOMPARE(contentOf(path), copied.toUtf8());
    }

    void withoutAFigureItSaysWhatIsMissing() {
        const WindowFixture f;
        open(f, "openfidelityView");
        pressExport(f);
        QVERIFY(f.window->findChild<QDialog*>(QStringLiteral("exportDialog")) == nullptr);
        QCOMPARE(said(f),
                 f.child<views::FidelityPages>("fidelityView").overRegisters().figure().message());
        open(f, "opentwoPassView");
        pressExport(f);
        QCOMPARE(said(f), QStringLiteral("No network yet: press Run."));
        open(f, "opencostView");
        pressExport(f);
        QVERIFY(said(f).contains("no figure"));
        open(f, "opentoperView");
        pressExport(f);
        QCOMPARE(said(f), f.child<views::ToperView>("toperView").model().missing());
        open(f, "openautodiffView");
        f.child<QTabWidget>("autodiffPages").setCurrentIndex(2);
        pressExport(f);
        QCOMPARE(said(f), QStringLiteral("Press Descend"));
    }

    void descentsAreAFigure() {
        const WindowFixture f;
        open(f, "openautodiffView");
        f.child<QTabWidget>("autodiffPages").setCurrentIndex(2);
        QTest::mouseClick(&f.child<QPushButton>("autodiffDescend"), Qt::LeftButton);
        QTRY_VERIFY(f.child<views::AutodiffView>("autodiffView").model().descents() != nullptr);
        QVERIFY(savedTwice(f).startsWith("%PDF"));
    }

    void canvasesArePictures_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    /// Whatever the theme, a picture is on white.
    void canvasesArePictures() {
        QFETCH(bool, dark);
        const WindowFixture f;
        views::applyTheme(dark ? session::Theme::Dark : session::Theme::Light);
        const auto saved = [&f](const char* name) {
            const QString path = f.folder.filePath(QLatin1String(name));
            f.answerFileDialog(path);
            pressExport(f);
            return QTest::qWaitFor([&] { return QFile::exists(path); }) ? contentOf(path)
                                                                        : QByteArray();
        };
        open(f, "openautodiffView");
        QTRY_VERIFY(f.child<views::AutodiffView>("autodiffView").model().lesson() != nullptr);
        const QImage graph = QImage::fromData(saved("graph.png"));
        QVERIFY(graph.width() > 200);
        QCOMPARE(graph.pixelColor(2, 2), QColor(Qt::white));
        QVERIFY(saved("graph.svg").contains("<svg"));

        open(f, "opentoperView");
        QTest::keyClick(&f.child<QComboBox>("toperSource"), Qt::Key_Down);
        const QImage cells = QImage::fromData(saved("cells.png"));
        QVERIFY(cells.width() > 200);
        QCOMPARE(cells.pixelColor(2, 2), QColor(Qt::white));
        const QByteArray pdf = saved("cells.pdf");
        QVERIFY(pdf.startsWith("%PDF"));
        QCOMPARE(saved("again.pdf"), pdf);
        QTRY_VERIFY(said(f).contains("again.pdf"));
    }

    void twoPassesGiveAFigureAndAPicture() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        open(f, "opentwoPassView");
        auto& view = f.child<views::TwoPassView>("twoPassView");
        QTRY_VERIFY(view.model().passes() != nullptr);
        pressExport(f);
        auto* menu = f.window->findChild<QMenu*>(QStringLiteral("exportChoice"));
        QVERIFY(menu != nullptr);
        QTRY_VERIFY(menu->isVisible());
        QTest::keyClick(menu, Qt::Key_Return);
        const QString figure = f.folder.filePath(QStringLiteral("memory.pdf"));
        QVERIFY(save(f, figure));
        QVERIFY(contentOf(figure).startsWith("%PDF"));

        pressExport(f);
        menu = f.window->findChild<QMenu*>(QStringLiteral("exportChoice"));
        QVERIFY(menu != nullptr);
        QTRY_VERIFY(menu->isVisible());
        const QString picture = f.folder.filePath(QStringLiteral("passes.svg"));
        f.answerFileDialog(picture);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_VERIFY(QFile::exists(picture));
        const QByteArray svg = contentOf(picture);
        QVERIFY(svg.contains("DPFM: one pass"));
        QVERIFY(svg.contains("Backpropagation: two passes"));
    }

    void whatAPictureCannotBeIsSaid() {
        const WindowFixture f;
        open(f, "openautodiffView");
        QTRY_VERIFY(f.child<views::AutodiffView>("autodiffView").model().lesson() != nullptr);
        bool told = false;
        auto* timer = new QTimer(f.window.get());
        connect(timer, &QTimer::timeout, f.window.get(), [&told] {
            for (QWidget* widget : QApplication::topLevelWidgets())
                if (auto* box = qobject_cast<QMessageBox*>(widget); box && box->isVisible()) {
                    told = told || box->text().contains("not written as TeX");
                    box->accept();
                }
        });
        timer->start(20);
        f.answerFileDialog(f.folder.filePath(QStringLiteral("graph.tex")));
        pressExport(f);
        QTRY_VERIFY(told);
        QVERIFY(!QFile::exists(f.folder.filePath(QStringLiteral("graph.tex"))));
    }
};

QTEST_MAIN(TestInstrumentExport)
#include "tst_instrument_export.moc"
