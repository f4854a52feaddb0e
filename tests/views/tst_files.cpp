#include "tests/views/window_fixture.h"
#include "ui/session/bundle_reader.h"
#include "ui/session/csv_export.h"
#include "ui/session/weights_json.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>
#include <QTreeView>
#include <QtTest>

#include <vector>

using namespace dpfm;
using dpfm::test::WindowFixture;

/// Saving, opening, exporting and closing, through the dialogs.
class TestFiles : public QObject {
    Q_OBJECT

    static QByteArray contentOf(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static QMessageBox* openBox(const WindowFixture& f) {
        return f.window->findChild<QMessageBox*>();
    }

private slots:
    void savedDocumentOpensAgain() {
        QTemporaryDir folder;
        const QString path = folder.filePath("kept.dpfm");
        session::SweepRecord before;
        {
            const WindowFixture f;
            QVERIFY(f.runToTheEnd());
            f.answerFileDialog(path);
            QTest::keyClick(f.window.get(), Qt::Key_S, Qt::ControlModifier);
            QTRY_VERIFY(!f.workbench->isUntitled());
            QCOMPARE(f.workbench->path(), path);
            QVERIFY(f.window->windowTitle().startsWith("kept"));
            QVERIFY(!f.workbench->needsSaving());
            QCOMPARE(f.settings->recentFiles(), QStringList{path});
            before = f.workbench->results().sweep();
            f.window->close();
        }
        const WindowFixture f;
        f.window->openPath(path);
        QTRY_COMPARE(f.workbench->results().runCount(), std::size_t{4});
        for (std::size_t run = 0; run < 4; ++run) {
            QCOMPARE(f.workbench->results().run(run).epochs, before.runs[run].epochs);
            QCOMPARE(f.workbench->results().run(run).weights, before.runs[run].weights);
        }
    }

    void csvIsWhatTheResultsAre_data() {
        QTest::addColumn<int>("choice");
        QTest::addColumn<bool>("wide");
        QTest::addColumn<QString>("filter");
        QTest::addColumn<std::vector<std::size_t>>("runs");
        using Runs = std::vector<std::size_t>;
        QTest::newRow("everything, long") << 0 << false << "" << Runs{0, 1, 2, 3};
        QTest::newRow("everything, filtered") << 0 << false << "run > 1" << Runs{0, 1, 2, 3};
        QTest::newRow("the rows") << 1 << false << "" << Runs{0, 1, 2, 3};
        QTest::newRow("the filter's rows") << 1 << false << "run > 1" << Runs{2, 3};
        QTest::newRow("the filter's rows, wide") << 1 << true << "run = 0" << Runs{0};
        QTest::newRow("ticked ones, wide") << 2 << true << "" << Runs{0, 3};
        QTest::newRow("ticked ones, filtered") << 2 << false << "run > 1" << Runs{0, 3};
    }
    void csvIsWhatTheResultsAre() {
        QFETCH(const int, choice);
        QFETCH(const bool, wide);
        QFETCH(const QString, filter);
        QFETCH(const std::vector<std::size_t>, runs);
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        const std::vector<std::size_t> hidden{1, 2};
        f.workbench->results().setShown(hidden, false);
        // Sorted the other way about, which a file does not follow.
        f.child<QTreeView>("runsTable").sortByColumn(0, Qt::DescendingOrder);
        WindowFixture::type(f.child<QLineEdit>("runsFilter"), filter);
        const QString path = f.folder.filePath("runs.csv");
        f.answerFileDialog(path);
        QTimer::singleShot(0, f.window.get(), [&] {
            auto* dialog = f.window->findChild<QDialog*>("csvExportDialog");
            if (dialog == nullptr)
                return;
            for (int i = 0; i < choice; ++i)
                QTest::keyClick(dialog->findChild<QComboBox*>("csvRuns"), Qt::Key_Down);
            if (wide)
                QTest::keyClick(dialog->findChild<QComboBox*>("csvLayout"), Qt::Key_Down);
            auto* save = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save);
            QTest::mouseClick(save, Qt::LeftButton);
        });
        f.child<QAction>("exportCsv").trigger();
        QTRY_VERIFY(QFile::exists(path + ".json"));
        session::CsvOptions options;
        options.runs = runs;
        if (wide)
            options.layout = session::CsvLayout::Wide;
        QCOMPARE(contentOf(path), session::toCsv(f.workbench->results().sweep(), options));
    }

    /// One run is not "the 1 rows", and a pinned one is a row whatever the filter says.
    void csvChoicesSayHowManyRuns() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        QTRY_VERIFY(f.workbench->marking().permitted());
        const std::vector<std::size_t> hidden{0, 1, 2};
        f.workbench->results().setShown(hidden, false);
        WindowFixture::type(f.child<QLineEdit>("runsFilter"), "run = 0");
        QStringList choices;
        for (int look = 0; look < 2; ++look) {
            QTimer::singleShot(0, f.window.get(), [&] {
                auto* dialog = f.window->findChild<QDialog*>("csvExportDialog");
                const auto* runs = dialog->findChild<QComboBox*>("csvRuns");
                for (int i = 0; i < runs->count(); ++i)
                    choices << runs->itemText(i);
                dialog->reject();
            });
            f.child<QAction>("exportCsv").trigger();
            const std::vector<std::size_t> last{3};
            f.workbench->marking().setPinned(last, true);
        }
        QCOMPARE(choices,
                 (QStringList{"all 4 runs of the sweep", "1 row, the only one of the Runs table",
                              "1 run, the only one that is ticked, as in the plots",
                              "all 4 runs of the sweep", "the 2 rows of the Runs table",
                              "1 run, the only one that is ticked, as in the plots"}));
    }

    void bundleHoldsTheSweep_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("archive") << "paper.zip";
        QTest::newRow("an archive without its ending") << "paper";
    }
    void bundleHoldsTheSweep() {
        QFETCH(const QString, name);
        const WindowFixture f;
        QVERIFY(!f.child<QAction>("bundle").isEnabled());
        QVERIFY(f.runToTheEnd());
        QTRY_VERIFY(f.child<QAction>("bundle").isEnabled());
        f.answerFileDialog(f.folder.filePath(name));
        f.child<QAction>("bundle").trigger();
        const QString path = f.folder.filePath("paper.zip");
        QTRY_VERIFY(QFile::exists(path));
        QTRY_VERIFY(f.child<QAction>("bundle").isEnabled());
        const auto bundle = session::openBundle(path);
        QVERIFY(bundle);
        QVERIFY(session::checkHashes(*bundle));
        const auto bundled = session::readBundledSweep(*bundle);
        QVERIFY(bundled);
        QCOMPARE(session::toCsv(bundled->sweep), session::toCsv(f.workbench->results().sweep()));
        for (const char* figure : {"curves", "cross-section", "matrix"})
            QVERIFY(contentOf(QStringLiteral("%1/figures/%2.pdf").arg(bundle->folder, figure))
                        .startsWith("%PDF"));
    }

    void figureIsExported() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        const QString path = f.folder.filePath("curves.pdf");
        QTest::keyClick(f.window.get(), Qt::Key_E, Qt::ControlModifier);
        auto* dialog = f.window->findChild<QDialog*>("exportDialog");
        QVERIFY(dialog != nullptr);
        f.answerFileDialog(path);
        auto* save = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save);
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_VERIFY(f.window->findChild<QDialog*>("exportDialog") == nullptr);
        QVERIFY(contentOf(path).startsWith("%PDF"));
    }

    void weightsGoOutAndComeInAgain() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        const QString path = f.folder.filePath("weights.json");
        f.answerFileDialog(path);
        f.child<QAction>("exportWeights").trigger();
        QTRY_VERIFY(QFile::exists(path));
        const auto weights = session::readWeights(path);
        QVERIFY(weights.ok());
        const std::size_t selected = *f.workbench->results().selected();
        QCOMPARE(network::flatten(*weights), f.workbench->results().run(selected).weights);

        f.answerFileDialog(path);
        auto& choice = f.child<QComboBox>("network.initial_weights");
        choice.setFocus();
        QTest::keyClick(&choice, Qt::Key_Down);
        QTRY_VERIFY(f.workbench->document().experiment().network.initialWeights == *weights);
    }

    void closingAsksBeforeAnythingIsLost_data() {
        QTest::addColumn<int>("button");
        QTest::addColumn<bool>("closes");
        QTest::newRow("cancel") << int(QMessageBox::Cancel) << false;
        QTest::newRow("discard") << int(QMessageBox::Discard) << true;
    }

    void closingAsksBeforeAnythingIsLost() {
        QFETCH(const int, button);
        QFETCH(const bool, closes);
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        const QString untitled = f.workbench->path();
        f.window->close();
        QVERIFY(f.window->isVisible());
        QMessageBox* box = openBox(f);
        QVERIFY(box != nullptr && box->isVisible());
        QTest::mouseClick(box->button(QMessageBox::StandardButton(button)), Qt::LeftButton);
        QTRY_COMPARE(f.window->isVisible(), !closes);
        QTRY_COMPARE(QFile::exists(untitled), !closes);
    }

    void nothingDoneClosesAtOnce() {
        const WindowFixture f;
        f.window->close();
        QTRY_VERIFY(!f.window->isVisible());
    }

    void closingWhileTrainingAsks() {
        network::Experiment experiment = test::smallExperiment();
        experiment.training.epochs = 200'000;
        const WindowFixture f(experiment);
        f.clickAction("run");
        QTRY_VERIFY(!f.workbench->results().run(0).epochs.empty());
        f.window->close();
        QVERIFY(f.window->isVisible());
        QMessageBox* box = openBox(f);
        QVERIFY(box != nullptr && box->text().contains("running"));
        QTest::mouseClick(box->button(QMessageBox::Discard), Qt::LeftButton);
        QTRY_VERIFY(!f.window->isVisible());
    }

    void theQuestionFollowsASweepThatEnds_data() {
        QTest::addColumn<bool>("named");
        QTest::newRow("in a file: nothing is left to ask") << true;
        QTest::newRow("untitled: it is still to be saved") << false;
    }

    void theQuestionFollowsASweepThatEnds() {
        QFETCH(const bool, named);
        network::Experiment experiment = test::smallExperiment();
        experiment.training.epochs = 200'000;
        const WindowFixture f(experiment);
        if (named) {
            f.workbench->saveAs(f.folder.filePath("named.dpfm"));
            QTRY_VERIFY(!f.workbench->isUntitled());
        }
        f.clickAction("run");
        f.window->close();
        const QPointer<QMessageBox> box = openBox(f);
        QVERIFY(box != nullptr && box->text().contains("running"));
        QCOMPARE(box->windowTitle(), QString("DPFM Workbench"));
        f.workbench->stop();
        if (named) {
            QTRY_VERIFY(!f.window->isVisible());
            QVERIFY(box == nullptr || !box->isVisible());
        } else {
            QTRY_VERIFY(box->text().contains("Save this document"));
            QVERIFY(!box->informativeText().contains("resumed"));
            QVERIFY(f.window->isVisible());
        }
    }

    void brokenFileIsToldAndNothingIsLost_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("text as results") << "a.dpfm" << QByteArray("this is no database");
        QTest::newRow("empty results") << "b.dpfm" << QByteArray();
        QTest::newRow("broken experiment") << "c.json" << QByteArray("{\"format\": ");
        QTest::newRow("other json") << "d.json" << QByteArray("{\"format\": \"other\"}");
    }

    void brokenFileIsToldAndNothingIsLost() {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, content);
        const WindowFixture f;
        const QString path = f.folder.filePath(name);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        f.window->openPath(path);
        QTRY_VERIFY(openBox(f) != nullptr);
        QVERIFY(openBox(f)->informativeText().contains(name));
        QCOMPARE(f.workbench->document().experiment(), test::smallExperiment());
        QVERIFY(f.workbench->isUntitled());
    }

    void unwritableTargetIsTold() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        f.workbench->saveAs("/proc/nowhere/x.dpfm");
        QTRY_VERIFY(openBox(f) != nullptr);
        QVERIFY(f.workbench->isUntitled());
        QCOMPARE(f.workbench->results().runCount(), std::size_t{4});
    }
};

QTEST_MAIN(TestFiles)
#include "tst_files.moc"
