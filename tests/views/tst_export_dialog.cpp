#include "tests/views/window_fixture.h"
#include "ui/figures/style_store.h"
#include "ui/session/files.h"
#include "ui/views/compare_view.h"
#include "ui/views/curves_view.h"
#include "ui/views/export_dialog.h"
#include "ui/views/look_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QInputDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QtTest>

using namespace dpfm;
using dpfm::test::WindowFixture;
using models::Metric;
using models::Reading;

Q_DECLARE_METATYPE(dpfm::figures::PlotKind)

/// What is exported is what was seen.
class TestExportDialog : public QObject {
    Q_OBJECT
private:
    /// Chooses as a person does, by keys.
    static void choose(QComboBox& box, int index) {
        QTest::keyClick(&box, Qt::Key_Home);
        for (int i = 0; i < index; ++i)
            QTest::keyClick(&box, Qt::Key_Down);
        QCOMPARE(box.currentIndex(), index);
    }
    static views::ExportDialog& open(const WindowFixture& f) {
        f.child<QAction>("exportFigure").trigger();
        return f.child<views::ExportDialog>("exportDialog");
    }
    static bool savable(const views::ExportDialog& dialog) {
        return dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save)->isEnabled();
    }

    static QByteArray read(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// Does something with the next dialog of a kind that is shown.
    template <class Dialog, class Answer>
    static void whenShown(const WindowFixture& f, Answer answer) {
        auto* timer = new QTimer(f.window.get());
        QObject::connect(timer, &QTimer::timeout, f.window.get(), [timer, answer] {
            for (QWidget* widget : QApplication::topLevelWidgets())
                if (auto* shown = qobject_cast<Dialog*>(widget); shown && shown->isVisible()) {
                    timer->stop();
                    timer->deleteLater();
                    answer(*shown);
                    return;
                }
        });
        timer->start(20);
    }
    static void answerMessages(const WindowFixture& f, QMessageBox::StandardButton button) {
        whenShown<QMessageBox>(f,
                               [button](const QMessageBox& box) { box.button(button)->click(); });
    }
    static void answerText(const WindowFixture& f, const QString& text) {
        whenShown<QInputDialog>(f, [text](QInputDialog& dialog) {
            QTest::keyClicks(dialog.findChild<QLineEdit*>(), text);
            dialog.accept();
        });
    }

    /// Of the dialog's labels and buttons that are seen and have a key.
    static QStringList textsWithKeys(const WindowFixture& f) {
        QStringList texts;
        const auto& dialog = f.child<views::ExportDialog>("exportDialog");
        for (const auto* label : dialog.findChildren<QLabel*>())
            if (label->buddy() != nullptr && label->isVisible())
                texts.append(label->text());
        for (const auto* button : dialog.findChildren<QAbstractButton*>())
            if (button->isVisible())
                texts.append(button->text());
        texts.removeIf([](const QString& text) { return QKeySequence::mnemonic(text).isEmpty(); });
        return texts;
    }

private slots:
    void startsFromTheCurves() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        choose(f.child<QComboBox>("metrics"), 2);
        choose(f.child<QComboBox>("curvesCorpus"), 1);
        f.child<QCheckBox>("curvesLogY").click();
        const std::array hidden{std::size_t{1}};
        f.workbench->results().setShown(hidden, false);

        const figures::FigureOptions options = open(f).options();
        QCOMPARE(options.plot, figures::PlotKind::Curves);
        QVERIFY(options.metrics == std::vector{Metric::ValLoss});
        QVERIFY(options.filter.corpora == std::vector{20});
        QVERIFY(options.filter.shown == std::vector({true, false, true, true}));
        QVERIFY(!options.logY);
    }

    void startsFromTheComparison() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        QTest::keyClick(f.window.get(), Qt::Key_2, Qt::ControlModifier);
        choose(f.child<QComboBox>("comparePlot"), 1);
        choose(f.child<QComboBox>("compareMetric"), 1);
        choose(f.child<QComboBox>("reading"), 2);

        views::ExportDialog& dialog = open(f);
        QCOMPARE(dialog.options().plot, figures::PlotKind::Matrix);
        QCOMPARE(dialog.options().readingOf, Metric::Loss);
        QCOMPARE(dialog.options().reading, Reading::Lowest);
        choose(f.child<QComboBox>("exportMetric"), 0);
        choose(f.child<QComboBox>("exportReading"), 1);
        QCOMPARE(dialog.options().readingOf, Metric::ValLoss);
        QCOMPARE(dialog.options().reading, Reading::Final);
        QVERIFY(!f.child<QComboBox>("exportMetrics").isVisible());
        choose(f.child<QComboBox>("plot"), 0);
        QVERIFY(f.child<QComboBox>("exportMetrics").isVisible());
        QVERIFY(!f.child<QComboBox>("exportReading").isVisible());
    }

    void startsFromTheDifferences() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        QTest::keyClick(f.window.get(), Qt::Key_2, Qt::ControlModifier);
        choose(f.child<QComboBox>("comparePlot"), 2);
        choose(f.child<QComboBox>("reading"), 1);

        const views::ExportDialog& dialog = open(f);
        QCOMPARE(dialog.options().plot, figures::PlotKind::Paired);
        QCOMPARE(dialog.options().reading, Reading::Final);
        for (const char* name : {"exportMetric", "exportReading", "exportCorpus"})
            QVERIFY2(f.child<QComboBox>(name).isVisible(), name);
        QVERIFY(!f.child<QComboBox>("exportMetrics").isVisible());
        QVERIFY(f.child<QCheckBox>("exportLogY").isEnabled());
        QTRY_VERIFY(savable(dialog));
    }

    void curvesAreDrawnAsSeen() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        f.child<QToolButton>("curvesLines").click();
        choose(f.child<QComboBox>("curvesBand"), 5);
        f.child<QCheckBox>("curvesBestEpochs").click();
        QTest::keyClick(&f.child<QComboBox>("curvesBand"), Qt::Key_Escape);

        const views::ExportDialog& dialog = open(f);
        models::CurveOptions seen;
        seen.band = models::CurveBand::Range;
        seen.bestEpochs = true;
        QVERIFY(dialog.options().curves == seen);
        QVERIFY(f.child<QToolButton>("exportLines").isVisible());
        f.child<QToolButton>("exportLines").click();
        choose(f.child<QComboBox>("exportX"), 2);
        QCOMPARE(dialog.options().curves.x, models::CurveX::Multiplications);
        f.child<QDoubleSpinBox>("exportSmoothing").setValue(0.9);
        QCOMPARE(dialog.options().curves.smoothing, 0.9);
        QTest::keyClick(&f.child<QComboBox>("exportX"), Qt::Key_Escape);
        choose(f.child<QComboBox>("plot"), 1);
        QVERIFY(!f.child<QToolButton>("exportLines").isVisible());
        QTRY_VERIFY(savable(dialog));
    }

    void startsFromTheOtherComparisons_data() {
        QTest::addColumn<int>("place");
        QTest::addColumn<figures::PlotKind>("plot");
        QTest::addColumn<bool>("reading");
        QTest::newRow("cost") << 3 << figures::PlotKind::Cost << true;
        QTest::newRow("minima") << 4 << figures::PlotKind::Minima << false;
    }
    void startsFromTheOtherComparisons() {
        QFETCH(int, place);
        QFETCH(figures::PlotKind, plot);
        QFETCH(bool, reading);
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        QTest::keyClick(f.window.get(), Qt::Key_2, Qt::ControlModifier);
        if (reading)
            choose(f.child<QComboBox>("comparePanels"), 1);
        choose(f.child<QComboBox>("comparePlot"), place);
        f.child<QCheckBox>("compareLogY").click();

        const views::ExportDialog& dialog = open(f);
        QCOMPARE(dialog.options().plot, plot);
        QCOMPARE(dialog.options().panelsBy, reading ? QString("corpus") : QString());
        QVERIFY(!dialog.options().logY);
        QCOMPARE(f.child<QComboBox>("exportReading").isVisible(), reading);
        QCOMPARE(f.child<QComboBox>("exportPanels").isVisible(), reading);
        QVERIFY(f.child<QComboBox>("exportCorpus").isVisible());
        QTRY_VERIFY(savable(dialog));
    }

    void panelsComeBackWithTheirPlot() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        const views::ExportDialog& dialog = open(f);
        auto& plot = f.child<QComboBox>("plot");
        choose(plot, 4); // loss against cost
        choose(f.child<QComboBox>("exportPanels"), 2);
        QCOMPARE(dialog.options().panelsBy, "registers");
        choose(plot, 1); // cross-section, whose axis they are
        QCOMPARE(dialog.options().panelsBy, "");
        choose(plot, 4);
        QCOMPARE(dialog.options().panelsBy, "registers");
    }

    void startsFromTheMap() {
        network::Experiment experiment = test::smallExperiment();
        network::chooseSource(experiment, network::DataSource::Xor);
        const WindowFixture f(experiment);
        QVERIFY(f.runToTheEnd());
        QTest::keyClick(f.window.get(), Qt::Key_4, Qt::ControlModifier);
        models::OutputMapModel& maps = f.workbench->outputMap();
        QTRY_VERIFY(maps.map() && maps.map()->probe->epoch == 5);
        const auto seen = maps.map();

        views::ExportDialog& dialog = open(f);
        QCOMPARE(dialog.options().plot, figures::PlotKind::OutputMap);
        QVERIFY(dialog.options().map == seen);
        for (const char* name : {"exportMetrics", "exportMetric", "exportReading", "exportCorpus"})
            QVERIFY2(!f.child<QComboBox>(name).isVisible(), name);
        QVERIFY(!f.child<QCheckBox>("exportLogY").isEnabled());
        QTRY_VERIFY(savable(dialog));
        choose(f.child<QComboBox>("plot"), 0);
        QCOMPARE(dialog.options().plot, figures::PlotKind::Curves);
        QVERIFY(f.child<QComboBox>("exportCorpus").isVisible());
    }

    void startsFromTheConfusionMatrix() {
        network::Experiment experiment = test::smallExperiment();
        network::chooseSource(experiment, network::DataSource::Iris);
        const WindowFixture f(experiment);
        QVERIFY(f.runToTheEnd());
        QTest::keyClick(f.window.get(), Qt::Key_4, Qt::ControlModifier);
        models::ConfusionModel& model = f.workbench->confusion();
        QTRY_VERIFY(model.matrix() && model.matrix()->probe().epoch == 5);
        const auto seen = model.matrix();

        const views::ExportDialog& dialog = open(f);
        QCOMPARE(dialog.options().plot, figures::PlotKind::Confusion);
        QVERIFY(dialog.options().confusion == seen);
        QVERIFY(!f.child<QComboBox>("exportCorpus").isVisible());
        QTRY_VERIFY(savable(dialog));
    }

    void mapsAreOfferedWhereTheyAreSeen() {
        network::Experiment experiment = test::smallExperiment();
        experiment.data.inputs = 4;
        const WindowFixture f(experiment); // a network without one
        QVERIFY(f.runToTheEnd());
        QTest::keyClick(f.window.get(), Qt::Key_4, Qt::ControlModifier);
        const views::ExportDialog& dialog = open(f);
        QCOMPARE(dialog.options().plot, figures::PlotKind::Curves);
        QCOMPARE(f.child<QComboBox>("plot").count(), 6);
    }

    void manyPixelsHinderPngOnly() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        views::ExportDialog& dialog = open(f);
        const auto& label = f.child<QLabel>("preview");
        for (const char* name : {"widthMm", "heightMm"})
            f.child<QDoubleSpinBox>(name).setValue(2000.0);
        f.child<QSpinBox>("dpi").setValue(600);
        QTRY_VERIFY(!label.pixmap().isNull());
        QVERIFY(savable(dialog));
        QVERIFY(label.pixmap().width() <= label.width() &&
                label.pixmap().height() <= label.height());
        choose(f.child<QComboBox>("format"), 2);
        QTRY_VERIFY(!savable(dialog));
        QVERIFY(label.text().contains("million pixels"));
        f.child<QSpinBox>("dpi").setValue(30);
        QTRY_VERIFY(savable(dialog));
    }

    void shapesWhatIsExported() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        const views::ExportDialog& dialog = open(f);
        auto& pages = f.child<views::LookForm>("lookForm");
        pages.setCurrentIndex(1);
        choose(f.child<QComboBox>("sizePreset"), 0);
        choose(f.child<QComboBox>("decimals"), 1);
        f.child<QCheckBox>("transparent").click();
        pages.setCurrentIndex(2);
        choose(f.child<QComboBox>("palette"), 2);
        choose(f.child<QComboBox>("legendPlace"), 2);
        f.child<QCheckBox>("markers").click();
        f.child<QCheckBox>("grid").click();
        f.child<QDoubleSpinBox>("lineWidth").setValue(1.5);
        pages.setCurrentIndex(3);
        WindowFixture::type(f.child<QLineEdit>("yTitles"), "A | B");
        WindowFixture::type(f.child<QLineEdit>("yMin"), "1e-4");
        WindowFixture::type(f.child<QLineEdit>("xMax"), "3");

        const figures::FigureLook look = dialog.options().look;
        QCOMPARE(look.widthMm, 85.0);
        QCOMPARE(look.heightMm, 65.0);
        QVERIFY(look.decimals == figures::Decimals::Spanish && look.transparent);
        QVERIFY(look.palette == figures::Palette::Greys && look.markers && !look.grid);
        QVERIFY(look.legend == figures::LegendPlace::Below);
        QCOMPARE(look.lineWidth, 1.5);
        QCOMPARE(look.y.titles, (QStringList{"A", "B"}));
        QVERIFY(look.y.min == 1e-4 && !look.y.max && look.x.max == 3.0);
        QTRY_VERIFY(savable(dialog));
        // Another size than a preset's is free.
        f.child<QDoubleSpinBox>("widthMm").setValue(86.0);
        QCOMPARE(f.child<QComboBox>("sizePreset").currentText(), QString("Free size"));
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<int>("plot");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("sentence"); // empty: nothing
        QTest::newRow("no number") << 0 << "yMin"
                                   << "low"
                                   << "“low” is not a number";
        QTest::newRow("0 on a logarithmic axis") << 0 << "yMin"
                                                 << "0"
                                                 << "logarithmic axis";
        QTest::newRow("beyond the data") << 0 << "xMin"
                                         << "77"
                                         << "cannot go from 77";
        QTest::newRow("a limit") << 0 << "yMin"
                                 << "1e-9"
                                 << "";
        QTest::newRow("no limit of names") << 1 << "xMin"
                                           << "7"
                                           << "";
    }
    void saysWhatIsWrong() {
        QFETCH(const int, plot);
        QFETCH(const QString, field);
        QFETCH(const QString, text);
        QFETCH(const QString, sentence);
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        const views::ExportDialog& dialog = open(f);
        auto& line = f.child<QLineEdit>(qPrintable(field));
        f.child<views::LookForm>("lookForm").setCurrentIndex(3);
        WindowFixture::type(line, text);
        choose(f.child<QComboBox>("plot"), plot);
        const auto& preview = f.child<QLabel>("preview");
        if (sentence.isEmpty()) {
            QTRY_VERIFY(!preview.pixmap().isNull());
            QVERIFY(savable(dialog));
            QCOMPARE(line.isEnabled(), plot == 0);
            return;
        }
        QTRY_VERIFY2(preview.text().contains(sentence), qPrintable(preview.text()));
        QVERIFY(!savable(dialog));
        QVERIFY(!f.child<QPushButton>("copyCommand").isEnabled());
        line.clear();
        QTRY_VERIFY(savable(dialog));
    }

    void stylesGoByName() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        const views::ExportDialog& dialog = open(f);
        auto& style = f.child<QComboBox>("style");
        auto& erase = f.child<QPushButton>("deleteStyle");
        QCOMPARE(style.count(), 4);
        QCOMPARE(style.currentText(),
                 QString("Paper, two columns")); // what a new figure looks like
        QVERIFY(!erase.isEnabled());
        WindowFixture::type(f.child<QLineEdit>("xTitles"), "mine");
        choose(style, 2);
        QCOMPARE(dialog.options().look.widthMm, 254.0);
        QCOMPARE(dialog.options().look.x.titles, QStringList{"mine"}); // no part of a style
        f.child<QDoubleSpinBox>("fontPoints").setValue(15.5);
        QCOMPARE(style.currentIndex(), -1);

        answerText(f, "Talk");
        QTest::mouseClick(&f.child<QPushButton>("saveStyle"), Qt::LeftButton);
        QCOMPARE(style.currentText(), QString("Talk"));
        QVERIFY(erase.isEnabled());
        choose(style, 0);
        QCOMPARE(dialog.options().look.fontPoints, 7.0);
        QVERIFY(!erase.isEnabled());
        choose(style, 4);
        QCOMPARE(dialog.options().look.fontPoints, 15.5);

        answerMessages(f, QMessageBox::Yes);
        QTest::mouseClick(&erase, Qt::LeftButton);
        QCOMPARE(style.count(), 4);
        QVERIFY(figures::StyleStore(f.settings->figureStylesFolder()).list().styles.empty());
    }

    void theChosenStyleIsThereTheNextTime_data() {
        QTest::addColumn<session::Language>("language");
        QTest::addColumn<figures::Decimals>("decimals");
        QTest::newRow("English") << session::Language::English << figures::Decimals::English;
        QTest::newRow("Spanish") << session::Language::Spanish << figures::Decimals::Spanish;
    }

    void theChosenStyleIsThereTheNextTime() {
        QFETCH(const session::Language, language);
        QFETCH(const figures::Decimals, decimals);
        const WindowFixture f;
        session::speak(language);
        QVERIFY(f.runToTheEnd());
        {
            const views::ExportDialog& dialog = open(f);
            QVERIFY(f.child<QComboBox>("style").currentIndex() >= 0); // as it comes
            choose(f.child<QComboBox>("style"), 2);
            QCOMPARE(f.child<QComboBox>("style").currentIndex(), 2);
            QCOMPARE(dialog.options().look.decimals, decimals);
        }
        f.child<views::ExportDialog>("exportDialog").reject();
        QTRY_VERIFY(f.window->findChild<QDialog*>("exportDialog") == nullptr);
        const views::ExportDialog& again = open(f);
        QCOMPARE(f.child<QComboBox>("style").currentIndex(), 2);
        QCOMPARE(again.options().look.widthMm, 254.0);
        QCOMPARE(again.options().look.decimals, decimals);
    }

    void noKeyIsUsedTwice_data() {
        QTest::addColumn<session::Language>("language");
        QTest::newRow("English") << session::Language::English;
        QTest::newRow("Spanish") << session::Language::Spanish;
    }

    void noKeyIsUsedTwice() {
        QFETCH(const session::Language, language);
        const WindowFixture f;
        session::speak(language);
        QVERIFY(f.runToTheEnd());
        open(f);
        auto& pages = f.child<QTabWidget>("lookForm");
        auto& plot = f.child<QComboBox>("plot");
        for (int page = 0; page < pages.count(); ++page)
            for (int kind = 0; kind < plot.count(); ++kind) {
                pages.setCurrentIndex(page);
                choose(plot, kind);
                const QStringList texts = textsWithKeys(f);
                QVERIFY(texts.size() > 4);
                QHash<QKeySequence, QString> found;
                for (const QString& text : texts) {
                    const QKeySequence key = QKeySequence::mnemonic(text);
                    QVERIFY2(!found.contains(key), qPrintable(text + " / " + found.value(key)));
                    found.insert(key, text);
                }
            }
    }

    void exportsAllPlots() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        const views::ExportDialog& dialog = open(f);
        QTRY_VERIFY(savable(dialog));
        choose(f.child<QComboBox>("format"), 1);
        WindowFixture::type(f.child<QLineEdit>("yTitles"), "only the curves'");
        QDir folder(f.folder.filePath("all"));
        QVERIFY(QDir().mkdir(folder.path()));
        const QStringList names{"cost-val_loss-best.svg",
                                "cross-section-val_loss-best.svg",
                                "curves-loss-val_loss.svg",
                                "matrix-val_loss-best.svg",
                                "minima.svg",
                                "paired-val_loss-best.svg"};
        const auto& note = f.child<QLabel>("exportNote");
        f.answerFileDialog(folder.path());
        QTest::mouseClick(&f.child<QPushButton>("exportAll"), Qt::LeftButton);
        QTRY_VERIFY2(note.text().startsWith("Wrote 6"), qPrintable(note.text()));
        QCOMPARE(folder.entryList(QDir::Files), names);
        for (const QString& name : names)
            QCOMPARE(read(folder.filePath(name)).contains("only the curves'"),
                     name.startsWith("curves"));

        // What is there is replaced only if the person says so.
        QVERIFY(session::writeFile(folder.filePath(names[0]), "mine"));
        f.answerFileDialog(folder.path());
        answerMessages(f, QMessageBox::No);
        QTest::mouseClick(&f.child<QPushButton>("exportAll"), Qt::LeftButton);
        QCOMPARE(read(folder.filePath(names[0])), QByteArray("mine"));
        QVERIFY(folder.remove(names[1]));
        f.answerFileDialog(folder.path());
        answerMessages(f, QMessageBox::Yes);
        QTest::mouseClick(&f.child<QPushButton>("exportAll"), Qt::LeftButton);
        QTRY_COMPARE(folder.entryList(QDir::Files), names);
        QTRY_VERIFY(read(folder.filePath(names[0])).startsWith("<?xml"));
    }

    void saves() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        const views::ExportDialog& dialog = open(f);
        const QPointer<const QDialog> alive(&dialog);
        QTRY_VERIFY(savable(dialog));
        const QString path = f.folder.filePath("seen.svg");
        choose(f.child<QComboBox>("format"), 1);
        f.answerFileDialog(path);
        dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save)->click();
        QTRY_VERIFY(alive.isNull());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("<?xml"));
    }
};

QTEST_MAIN(TestExportDialog)
#include "tst_export_dialog.moc"
