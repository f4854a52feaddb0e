#include "tests/support/idx_files.h"
#include "tests/views/window_fixture.h"
#include "ui/views/field_row.h"
#include "ui/views/number_field.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QWheelEvent>
#include <QWindow>
#include <QtTest>

using namespace dpfm;
using dpfm::test::WindowFixture;

/// The experiment's fields: what is typed reaches the experiment, what is wrong is said beside it,
/// and everything can be undone.
class TestFields : public QObject {
    Q_OBJECT

    static QString messageAt(const WindowFixture& f, const QString& field) {
        for (const auto* row : f.window->findChildren<views::FieldRow*>())
            if (row->field() == field) {
                const auto* label = row->findChild<QLabel*>("message", Qt::FindDirectChildrenOnly);
                return label->isVisible() ? label->text() : QString();
            }
        qFatal("there is no such field");
    }

    static void wheel(QWidget& widget, int turn) {
        const QPointF at = QRectF(widget.rect()).center();
        QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, turn}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        // Only what comes from outside goes on to what the widget lies in.
        QSpontaneKeyEvent::setSpontaneous(&event);
        qApp->notify(&widget, &event);
    }

    /// Takes the dock that a widget lies in out of the window.
    static void letFloat(const QWidget& widget) {
        QDockWidget* dock = nullptr;
        for (QWidget* at = widget.parentWidget(); dock == nullptr; at = at->parentWidget())
            dock = qobject_cast<QDockWidget*>(at);
        QTest::mouseClick(dock->findChild<QAbstractButton*>("qt_dockwidget_floatbutton"),
                          Qt::LeftButton);
        QTRY_VERIFY(dock->isFloating() && dock->isVisible());
        dock->resize(dock->width(), 300);
        dock->activateWindow();
        QTRY_VERIFY(dock->isActiveWindow());
    }

private slots:
    void typedTextIsCheckedBesideItsField_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message"); // part of it; empty if all is well
        const auto row = [](const char* field, const char* text, const char* message) {
            QTest::addRow("%s = %s", field, text) << field << text << message;
        };
        const char* rate = "training.optimizer.learning_rate";
        row(rate, "0.05", "");
        row(rate, "1e-3", "");
        row(rate, "0", "must be a positive number");
        row(rate, "-1", "must be a positive number");
        row(rate, "nan", "must be a positive number");
        row(rate, "inf", "must be a positive number");
        row(rate, "abc", "is not a number");
        row(rate, "", "A number is missing");
        row("data.noise", "-0.5", "must be 0 or a positive number");
        row("validation_share", "1", "must lie between 0 and 1");
        row("sweep.registers", "2, all", "");
        row("sweep.registers", "1-4", "");
        row("sweep.registers", " ", "The list is empty");
        row("sweep.registers", "-2", "must be 0 (all) or positive");
        row("sweep.registers", "2.5", "is not a whole number");
        row("sweep.registers", "4 4", "twice");
        row("sweep.corpus", "1", "leaves no training sample");
        row("sweep.registers", "99999999999", "is too large");
        row("sweep.corpus", "99999999999", "is too large");
        row("sweep.corpus", "2000000000", "samples");
        row("sweep.seeds", "-1", "is too small");
        row("sweep.seeds", "99999999999999999999", "is too large");
        row("sweep.seeds", "18446744073709551615-18446744073709551615", "is not a range");
        row("sweep.seeds", "9223372036854775807-9223372036854775807", "at most 2^53");
        row("sweep.seeds", "9007199254740993", "at most 2^53");
        row("sweep.seeds", "x", "is not a whole number");
    }

    void typedTextIsCheckedBesideItsField() {
        QFETCH(const QString, field);
        QFETCH(const QString, text);
        QFETCH(const QString, message);
        const WindowFixture f;
        QVERIFY(f.child<QAction>("run").isEnabled());
        auto& edited = f.child<QLineEdit>(field.toLatin1().constData());
        WindowFixture::type(edited, text);
        if (text.isEmpty())
            QTest::keyClick(&edited, Qt::Key_Delete);
        const QString shown = messageAt(f, field);
        QVERIFY2(message.isEmpty() ? shown.isEmpty() : shown.contains(message), qPrintable(shown));
        QCOMPARE(f.child<QAction>("run").isEnabled(), message.isEmpty());
        QCOMPARE(edited.text(), text); // it stays
    }

    void messageFollowsTheText() {
        const WindowFixture f;
        auto& rate = f.child<QLineEdit>("training.optimizer.learning_rate");
        WindowFixture::type(rate, "ab");
        QVERIFY(messageAt(f, "training.optimizer.learning_rate").contains("“ab”"));
        WindowFixture::type(rate, "0.1");
        QCOMPARE(messageAt(f, "training.optimizer.learning_rate"), QString());
    }

    void fieldsTakeNoMenuKeys() {
        const WindowFixture f;
        for (const QLabel* label : f.window->findChildren<QLabel*>())
            QVERIFY2(label->buddy() == nullptr || !label->text().contains('&'),
                     qPrintable(label->text()));
    }

    void typedCountIsRunWithoutEnter() {
        const WindowFixture f;
        auto& epochs = f.child<QSpinBox>("training.epochs");
        epochs.setFocus();
        epochs.selectAll();
        QTest::keyClicks(&epochs, "12");
        f.clickAction("run");
        QTRY_VERIFY(!f.workbench->results().empty() && f.workbench->results().sweep().complete());
        QCOMPARE(f.workbench->results().run(0).epochs.size(), std::size_t{12});
        f.child<QAction>("undo").trigger();
        QCOMPARE(epochs.value(), 5); // one step, although two keys were pressed
    }

    void editsOfAFieldThatWasLeftAreStepsOfTheirOwn() {
        const WindowFixture f;
        auto& neurons = f.child<QSpinBox>("neurons1");
        for (const char* count : {"6", "7"}) {
            neurons.setFocus();
            neurons.selectAll();
            QTest::keyClicks(&neurons, count);
            QTest::keyClick(&neurons, Qt::Key_Return);
        }
        f.child<QAction>("undo").trigger();
        QCOMPARE(neurons.value(), 6);
        f.child<QAction>("undo").trigger();
        QCOMPARE(neurons.value(), 2);
    }

    void theWheelScrollsThePanelAndChangesNothing_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<bool>("floats");
        QTest::newRow("choice") << "data.source" << false;
        QTest::newRow("number") << "training.epochs" << false;
        QTest::newRow("of a layer") << "neurons1" << false;
        QTest::newRow("in a dock that floats") << "training.epochs" << true;
    }

    void theWheelScrollsThePanelAndChangesNothing() {
        QFETCH(const QString, field);
        QFETCH(const bool, floats);
        const WindowFixture f;
        auto& widget = f.child<QWidget>(field.toLatin1().constData());
        QTRY_VERIFY(widget.isVisible()); // layers' fields are shown a moment later
        if (floats)
            letFloat(widget);
        QScrollArea* panel = nullptr;
        for (QWidget* at = &widget; panel == nullptr; at = at->parentWidget())
            panel = qobject_cast<QScrollArea*>(at);
        panel->ensureWidgetVisible(&widget);
        QVERIFY(panel->verticalScrollBar()->maximum() > 0);
        const int before = panel->verticalScrollBar()->value();
        const int turn = before > 0 ? 120 : -120;
        for (int i = 0; i < 2; ++i)
            wheel(widget, turn);
        QVERIFY(panel->verticalScrollBar()->value() != before);
        QCOMPARE(f.workbench->document().experiment(), test::smallExperiment());
        QVERIFY(!widget.hasFocus());
        // Where the keys are, the wheel is as good as they.
        widget.setFocus();
        wheel(widget, -120);
        QVERIFY(f.workbench->document().experiment() != test::smallExperiment());
    }

    void theWindowsShortcutsActInFields_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<bool>("floats");
        QTest::newRow("line") << "runsFilter" << false;
        QTest::newRow("list") << "sweep.registers" << false;
        QTest::newRow("number") << "training.epochs" << false;
        QTest::newRow("in a dock that floats") << "sweep.registers" << true;
    }

    void theWindowsShortcutsActInFields() {
        QFETCH(const QString, field);
        QFETCH(const bool, floats);
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        QTRY_VERIFY(f.child<QAction>("exportFigure").isEnabled());
        auto& widget = f.child<QWidget>(field.toLatin1().constData());
        if (floats)
            letFloat(widget);
        widget.setFocus();
        QTest::keyClick(widget.window()->windowHandle(), Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(f.window->findChild<QDialog*>("exportDialog") != nullptr);
    }

    void fieldsKeepTheKeysThatEditText() {
        const WindowFixture f;
        auto& filter = f.child<QLineEdit>("runsFilter");
        WindowFixture::type(filter, "R=2");
        QTest::keyClick(f.window->windowHandle(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(filter.text() != QString("R=2"));
        QCOMPARE(f.workbench->document().experiment(), test::smallExperiment());
    }

    void commaIsNoGroupSeparator_data() {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("value"); // 0: unreadable
        QTest::newRow("English point") << "en_US"
                                       << "0.001" << 0.001;
        QTest::newRow("English comma") << "en_US"
                                       << "0,001" << 0.0;
        QTest::newRow("Spanish point") << "es_ES"
                                       << "0.001" << 0.001;
        QTest::newRow("Spanish comma") << "es_ES"
                                       << "0,001" << 0.001;
        QTest::newRow("thousands") << "en_US"
                                   << "1,000" << 0.0;
    }

    void commaIsNoGroupSeparator() {
        QFETCH(const QString, locale);
        QFETCH(const QString, text);
        QFETCH(const double, value);
        const QLocale before;
        QLocale::setDefault(QLocale(locale));
        const std::optional<double> read = views::parseNumber(text);
        QLocale::setDefault(before);
        QCOMPARE(read.value_or(0.0), value);
    }

    void typedNumberIsOneUndoStep() {
        const WindowFixture f;
        auto& rate = f.child<QLineEdit>("training.optimizer.learning_rate");
        const QString before = rate.text();
        WindowFixture::type(rate, "0.0125");
        QTest::keyClick(&rate, Qt::Key_Return);
        models::ExperimentDocument& document = f.workbench->document();
        QCOMPARE(document.experiment().training.optimizer.learningRate, 0.0125);
        f.child<QAction>("undo").trigger();
        QCOMPARE(document.experiment().training.optimizer.learningRate,
                 test::smallExperiment().training.optimizer.learningRate);
        QCOMPARE(rate.text(), before);
        QVERIFY(!f.child<QAction>("undo").isEnabled());
        f.child<QAction>("redo").trigger();
        QCOMPARE(rate.text(), QString("0.0125"));
    }

    /// The field with the keys keeps an undo of its own text, and leaves all others to the window.
    void undoReachesTheExperimentFromAnotherField() {
        const WindowFixture f;
        f.window->activateWindow();
        auto& rate = f.child<QLineEdit>("training.optimizer.learning_rate");
        auto& batch = f.child<QSpinBox>("training.batch_size");
        const network::Experiment& experiment = f.workbench->document().experiment();
        const double before = experiment.training.optimizer.learningRate;
        WindowFixture::type(rate, "0.0125");
        QTest::keyClick(&rate, Qt::Key_Tab);
        batch.setFocus();
        QWindow* window = f.window->windowHandle();
        QTest::keyClick(window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(experiment.training.optimizer.learningRate, before);
        QTest::keyClick(window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(experiment.training.optimizer.learningRate, 0.0125);
        batch.selectAll();
        QTest::keyClicks(&batch, "7");
        QTest::keyClick(window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(experiment.training.optimizer.learningRate, 0.0125);
        QCOMPARE(batch.value(), test::smallExperiment().training.batchSize);
    }

    void layersAreAddedAndRemoved() {
        const WindowFixture f;
        const auto layers = [&] { return f.workbench->document().experiment().network.layers; };
        QTest::mouseClick(&f.child<QPushButton>("addLayer"), Qt::LeftButton);
        QCOMPARE(layers().size(), std::size_t{3});
        QCOMPARE(layers().back().neurons, 1);
        auto& neurons = f.child<QSpinBox>("neurons2");
        neurons.setFocus();
        neurons.selectAll();
        QTest::keyClicks(&neurons, "7");
        QTest::keyClick(&neurons, Qt::Key_Return);
        QCOMPARE(layers()[1].neurons, 7);
        QTest::mouseClick(&f.child<QToolButton>("removeLayer1"), Qt::LeftButton);
        QCOMPARE(layers().size(), std::size_t{2});
        QCOMPARE(layers()[0].neurons, 7);
        for (int i = 0; i < 3; ++i)
            f.child<QAction>("undo").trigger();
        QCOMPARE(f.workbench->document().experiment(), test::smallExperiment());
    }

    void anotherSourceBringsAFittingLastLayer() {
        const WindowFixture f;
        auto& source = f.child<QComboBox>("data.source");
        source.setFocus();
        const network::Experiment& experiment = f.workbench->document().experiment();
        QTest::keyClick(&source, Qt::Key_Down);
        QCOMPARE(experiment.data.source, network::DataSource::Xor);
        QCOMPARE(experiment.network.layers.back().neurons, 2);
        QVERIFY(f.child<QWidget>("data.noise").isVisible());
        QVERIFY(!f.child<QSpinBox>("data.inputs").isVisible());
        for (int i = 0; i < 6; ++i)
            QTest::keyClick(&source, Qt::Key_Down);
        QCOMPARE(experiment.data.source, network::DataSource::Iris);
        QVERIFY(!f.child<QWidget>("data.noise").isVisible());
        QCOMPARE(experiment.network.layers.back().neurons, 3);
        QVERIFY(f.workbench->document().valid());
        QVERIFY(!f.child<QSpinBox>("data.inputs").isVisible());
    }

    void imageFilesAreBrowsedFor() {
        const WindowFixture f;
        const std::string images = test::put(f.folder.path(), "images", test::idxImages(40, 3, 3));
        const std::string labels = test::put(f.folder.path(), "labels", test::idxLabels(40, 3));
        auto& source = f.child<QComboBox>("data.source");
        auto& imagesField = f.child<QLineEdit>("data.images");
        QVERIFY(!imagesField.isVisible());
        source.setFocus();
        QTest::keyClicks(&source, "image");
        QVERIFY(imagesField.isVisible());
        QVERIFY(messageAt(f, "data.images").contains("Name the file of images"));
        QVERIFY(messageAt(f, "data.labels").contains("Name the file of labels"));
        QCOMPARE(f.child<QComboBox>("data.scaling").currentText(), QString("unit"));

        f.answerFileDialog(QString::fromStdString(labels));
        QTest::mouseClick(&f.child<QPushButton>("data.images.browse"), Qt::LeftButton);
        QTRY_COMPARE(imagesField.text(), QString::fromStdString(labels));
        WindowFixture::type(f.child<QLineEdit>("data.labels"), QString::fromStdString(labels));
        QVERIFY(messageAt(f, "data.images").contains("exchange the two files"));
        QVERIFY(!f.child<QAction>("run").isEnabled());
        WindowFixture::type(imagesField, QString::fromStdString(images));
        QCOMPARE(messageAt(f, "data.images"), QString());
        const network::Experiment& experiment = f.workbench->document().experiment();
        QVERIFY(f.workbench->document().valid());
        QCOMPARE(network::layerSizes(experiment), (std::vector<int>{9, 2, 3}));
        f.child<QAction>("run").trigger();
        QTRY_VERIFY(!f.workbench->results().empty() && f.workbench->results().sweep().complete());
        // What is looked into and predicted from are pixels, too.
        QTRY_VERIFY(f.workbench->probe().probe() != nullptr);
        QTRY_COMPARE(f.workbench->probe().probe()->pass.topology().inputs(), std::size_t{9});
    }

    void largeBatchWarnsAndStillRuns() {
        const WindowFixture f;
        auto& batch = f.child<QSpinBox>("training.batch_size");
        batch.setFocus();
        batch.selectAll();
        QTest::keyClicks(&batch, "500");
        QTest::keyClick(&batch, Qt::Key_Return);
        QVERIFY(messageAt(f, "sweep.corpus").contains("larger than the training part"));
        QVERIFY(f.child<QAction>("run").isEnabled());
    }

    void presetCanBeUndone() {
        const WindowFixture f;
        f.child<QAction>("preset-workshop-published").trigger();
        QCOMPARE(f.child<QLineEdit>("name").text(), QString("Workshop 2024, as published"));
        f.child<QAction>("undo").trigger();
        QCOMPARE(f.workbench->document().experiment(), test::smallExperiment());
    }
};

QTEST_MAIN(TestFields)
#include "tst_fields.moc"
