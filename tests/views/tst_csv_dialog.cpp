#include "core/data/source_files.h"
#include "tests/support/idx_files.h"
#include "tests/views/window_fixture.h"
#include "ui/views/csv_dialog.h"
#include "ui/views/field_row.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QtTest>

#include <algorithm>
#include <optional>

using namespace dpfm;
using dpfm::test::WindowFixture;
using network::CsvTask;
using network::DataSource;
using network::Experiment;
using views::CsvDialog;

/// A table becomes the experiment's data, through the dialog.
class TestCsvDialog : public QObject {
    Q_OBJECT

    /// The dialog that is open, with what is in it.
    struct Open {
        CsvDialog* dialog = nullptr;

        template <class Widget>
        Widget& child(const char* name) const {
            auto* found = dialog->findChild<Widget*>(QString::fromLatin1(name));
            if (found == nullptr)
                qFatal("there is no %s", name);
            return *found;
        }
        QString statement() const { return child<QLabel>("csvStatement").text(); }
        QPushButton& ok() const {
            return *child<QDialogButtonBox>("csvButtons").button(QDialogButtonBox::Ok);
        }
        bool good() const {
            return QTest::qWaitFor([this] { return ok().isEnabled(); });
        }
        bool says(const QString& text) const {
            return QTest::qWaitFor([&] { return statement().contains(text); });
        }
        void choose(const char* name, int index) const {
            auto& box = child<QComboBox>(name);
            box.setFocus();
            QTest::keyClick(&box, Qt::Key_Home);
            for (int i = 0; i < index; ++i)
                QTest::keyClick(&box, Qt::Key_Down);
        }
        /// Chooses columns of the list by keys, and then what they are by the button's mnemonic.
        void use(int first, int last, Qt::Key as) const {
            auto& columns = child<QTableView>("csvColumns");
            columns.setFocus();
            QTest::keyClick(&columns, Qt::Key_PageUp);
            for (int i = 0; i < first; ++i)
                QTest::keyClick(&columns, Qt::Key_Down);
            for (int i = first; i < last; ++i)
                QTest::keyClick(&columns, Qt::Key_Down, Qt::ShiftModifier);
            QTest::keyClick(&columns, as, Qt::AltModifier);
            // A button that is pressed by its mnemonic is seen to be down for a moment.
            QTRY_VERIFY(std::ranges::none_of(dialog->findChildren<QPushButton*>(),
                                             [](auto* button) { return button->isDown(); }));
        }
        void take() const { QTest::mouseClick(&ok(), Qt::LeftButton); }
    };

    static std::optional<Open> openDialog(const WindowFixture& f) {
        CsvDialog* dialog = nullptr;
        if (!QTest::qWaitFor([&] {
                dialog = f.window->findChild<CsvDialog*>();
                return dialog != nullptr && dialog->isVisible();
            }))
            return std::nullopt;
        return Open{dialog};
    }
    static bool isClosed(const WindowFixture& f) {
        return QTest::qWaitFor([&] { return f.window->findChild<CsvDialog*>() == nullptr; });
    }
    static QString put(const WindowFixture& f, const QString& name, const QByteArray& content) {
        return QString::fromStdString(test::put(f.folder.path(), name, content));
    }
    static QByteArray flowers() {
        QFile file(QStringLiteral(DPFM_SOURCE_DIR "/resources/data/iris.csv"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static const Experiment& experiment(const WindowFixture& f) {
        return f.workbench->document().experiment();
    }
    static void drop(const WindowFixture& f, const QString& path) {
        QMimeData files;
        files.setUrls({QUrl::fromLocalFile(path)});
        const QPoint place(400, 300);
        QDragEnterEvent enter(place, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(f.window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(place, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(f.window.get(), &event);
    }
    /// What is said below the field that is seen.
    static QString messageAt(const WindowFixture& f, const QString& field) {
        for (const auto* row : f.window->findChildren<views::FieldRow*>())
            if (row->isVisible() && row->field() == field)
                return row->findChild<QLabel*>("message", Qt::FindDirectChildrenOnly)->text();
        return {};
    }
    /// Chooses "CSV file…", the last source, by keys.
    static void chooseSource(const WindowFixture& f) {
        auto& source = f.child<QComboBox>("data.source");
        source.setFocus();
        QTest::keyClick(&source, Qt::Key_End);
    }

private slots:
    void sourceOpensTheDialog() {
        const WindowFixture f;
        const Experiment before = experiment(f);
        const QString path = put(f, "iris.csv", flowers());
        f.answerFileDialog(path);
        chooseSource(f);
        QCOMPARE(f.child<QComboBox>("data.source").currentIndex(), 0); // not yet
        const auto open = openDialog(f);
        QVERIFY(open && open->good());
        QCOMPARE(open->statement(),
                 QString("150 rows, 4 inputs, 3 classes: setosa 50, versicolor 50, virginica 50."));
        QCOMPARE(open->child<QLineEdit>("csvPath").text(), path);
        QCOMPARE(open->dialog->figure().legendEntries().size(), std::size_t{3});
        QVERIFY(experiment(f) == before);
        open->take();
        QVERIFY(isClosed(f));

        const network::DataSettings& data = experiment(f).data;
        QCOMPARE(data.source, DataSource::Csv);
        QCOMPARE(data.scaling, network::Scaling::Standard);
        QCOMPARE(data.csv.shape.rows, 150);
        QCOMPARE(network::layerSizes(experiment(f)), (std::vector<int>{4, 2, 3}));
        QCOMPARE(experiment(f).training.loss, autodiff::Loss::CrossEntropy);
        QVERIFY(f.workbench->document().valid());
        QCOMPARE(f.child<QLineEdit>("data.path").text(), path);
        QVERIFY(f.child<QLineEdit>("data.path").isVisible());
        QVERIFY(f.child<QLineEdit>("data.inputs").text().startsWith("sepal_length_cm, "));
        QCOMPARE(f.child<QLineEdit>("data.targets").text(), QString("species"));
        QCOMPARE(f.child<QComboBox>("data.source").currentText(), QString("CSV file…"));
        f.clickAction("run");
        QTRY_VERIFY(!f.workbench->results().empty() && f.workbench->results().sweep().complete());

        QCOMPARE(f.workbench->document().undoStack().count(), 1);
        f.workbench->document().undoStack().undo();
        QVERIFY(experiment(f) == before);
        QVERIFY(!f.child<QLineEdit>("data.path").isVisible());
    }

    void cancelChangesNothing_data() {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("Escape") << true;
        QTest::newRow("the button") << false;
    }
    void cancelChangesNothing() {
        QFETCH(const bool, byKey);
        const WindowFixture f;
        const Experiment before = experiment(f);
        f.window->openPath(put(f, "t.csv", "a,b\n1,2\n3,4\n"));
        const auto open = openDialog(f);
        QVERIFY(open && open->good());
        if (byKey)
            QTest::keyClick(open->dialog, Qt::Key_Escape);
        else
            QTest::mouseClick(
                open->child<QDialogButtonBox>("csvButtons").button(QDialogButtonBox::Cancel),
                Qt::LeftButton);
        QVERIFY(isClosed(f));
        QVERIFY(experiment(f) == before);
        QCOMPARE(f.workbench->document().undoStack().count(), 0);
    }

    void whatIsDetectedIsShownAndCanBeChanged() {
        const WindowFixture f;
        f.window->openPath(put(f, "t.csv", "1,5;2\n2,5;3\n;4\n"));
        const auto open = openDialog(f);
        QVERIFY(open);
        QVERIFY(open->says("Line 3 of the file"));
        QVERIFY(!open->ok().isEnabled());
        QCOMPARE(open->child<QComboBox>("csvSeparator").currentIndex(), 1);
        QCOMPARE(open->child<QComboBox>("csvDecimal").currentIndex(), 1);
        QCOMPARE(open->child<QComboBox>("csvHeader").currentIndex(), 1);
        QCOMPARE(open->child<QComboBox>("csvMissing").currentIndex(), 0);
        open->choose("csvMissing", 1);
        QVERIFY(open->says("2 rows, 1 input, 1 target. 1 row with missing values is left out."));
        open->choose("csvDecimal", 0);
        QVERIFY(open->says("is a number with a decimal comma"));
        QVERIFY(!open->ok().isEnabled());
        open->choose("csvDecimal", 1);
        open->choose("csvHeader", 0);
        QVERIFY(open->says("1 row, 1 input, 1 target."));
        open->choose("csvTask", 1);
        QVERIFY(open->says("holds one class alone"));
        open->choose("csvHeader", 1);
        QVERIFY(open->says("2 rows, 1 input, 2 classes: 2 1, 3 1."));
        open->choose("csvScaling", 1);
        QVERIFY(open->good());
        open->take();
        QVERIFY(isClosed(f));
        const network::DataSettings& data = experiment(f).data;
        QVERIFY(data.csv.task == CsvTask::Classification && !data.csv.format.header);
        QCOMPARE(data.csv.shape.leftOut, 1);
        QCOMPARE(data.scaling, network::Scaling::MinMax);
        QVERIFY(data::validate(experiment(f)) == f.workbench->document().problems());
    }

    void columnsAreChosenByKeys() {
        const WindowFixture f;
        f.window->openPath(put(f, "t.csv", "a,b,c,d\n1,2,3,x\n4,5,6,y\n"));
        const auto open = openDialog(f);
        QVERIFY(open && open->good());
        open->use(0, 1, Qt::Key_U);
        QVERIFY(open->says("2 rows, 1 input, 2 classes"));
        open->use(0, 0, Qt::Key_T);
        QVERIFY(open->says("2 rows, 1 input, 2 classes: 1 1, 4 1."));
        open->use(1, 3, Qt::Key_I);
        QVERIFY(open->says("column \"d\", \"x\" is not a number"));
        open->use(3, 3, Qt::Key_U);
        QVERIFY(open->good());
        auto* header = open->child<QTableView>("csvTable").horizontalHeader()->model();
        QCOMPARE(header->headerData(0, Qt::Horizontal).toString(), QString("a\ntarget"));
        QCOMPARE(header->headerData(3, Qt::Horizontal).toString(), QString("d\nunused"));
        QTest::keyClick(open->dialog, Qt::Key_Return);
        QVERIFY(isClosed(f));
        const network::CsvFile& file = experiment(f).data.csv;
        QCOMPARE(file.inputs.size(), std::size_t{2});
        QCOMPARE(file.targets[0].name, std::string("a"));
    }

    void reopensAsItWasSet() {
        const WindowFixture f;
        const QString path = put(f, "t.csv", "a,b,c\n1,2,3\n4,,6\n7,8,9\n");
        f.window->openPath(path);
        auto open = openDialog(f);
        QVERIFY(open && open->says("Line 3"));
        open->choose("csvMissing", 1);
        open->choose("csvScaling", 0);
        open->use(0, 0, Qt::Key_T);
        open->use(2, 2, Qt::Key_I);
        QVERIFY(open->good());
        open->take();
        QVERIFY(isClosed(f));
        const Experiment before = experiment(f);

        QTest::mouseClick(&f.child<QPushButton>("data.path.columns"), Qt::LeftButton);
        open = openDialog(f);
        QVERIFY(open && open->good());
        QCOMPARE(open->statement(),
                 QString("2 rows, 2 inputs, 1 target. 1 row with missing values is left out."));
        QCOMPARE(open->child<QComboBox>("csvMissing").currentIndex(), 1);
        QCOMPARE(open->child<QComboBox>("csvScaling").currentIndex(), 0);
        QCOMPARE(open->child<QTableView>("csvColumns").model()->index(0, 2).data().toString(),
                 QString("target"));
        open->take();
        QVERIFY(isClosed(f));
        QVERIFY(experiment(f) == before);
        QCOMPARE(f.workbench->document().undoStack().count(), 1);

        // Another file by a guess of its own.
        QTest::mouseClick(&f.child<QPushButton>("data.path.columns"), Qt::LeftButton);
        open = openDialog(f);
        QVERIFY(open);
        const QString other = put(f, "other.csv", "x;y\n1;2\n3;4\n");
        f.answerFileDialog(other);
        QTest::mouseClick(&open->child<QPushButton>("csvBrowse"), Qt::LeftButton);
        QVERIFY(open->says("2 rows, 1 input, 1 target."));
        QCOMPARE(open->child<QLineEdit>("csvPath").text(), other);
        QCOMPARE(open->child<QComboBox>("csvSeparator").currentIndex(), 1);
        QCOMPARE(open->child<QComboBox>("csvMissing").currentIndex(), 0);
    }

    void checkingIsStopped() {
        const WindowFixture f;
        f.window->openPath(put(f, "t.csv", "a,b\n" + QByteArray("1,2\n3,4\n").repeated(100'000)));
        const auto open = openDialog(f);
        QVERIFY(open && open->good());
        auto& stop = open->child<QPushButton>("csvStop");
        QVERIFY(!stop.isVisible());
        open->choose("csvTask", 1);
        QVERIFY(stop.isVisible());
        QVERIFY(open->child<QWidget>("csvProgress").isVisible());
        QVERIFY(!open->ok().isEnabled());
        QTest::mouseClick(&stop, Qt::LeftButton);
        QVERIFY(open->statement().startsWith("The check was stopped"));
        QVERIFY(!open->child<QWidget>("csvProgress").isVisible());
        QVERIFY(!open->ok().isEnabled());
        QTest::mouseClick(&stop, Qt::LeftButton);
        QVERIFY(open->good());
        QVERIFY(!stop.isVisible());
        // Closing ends a check as well.
        open->choose("csvTask", 0);
        QTest::keyClick(open->dialog, Qt::Key_Escape);
        QVERIFY(isClosed(f));
    }

    /// A column that the file has no more is told below the inputs, though the sum has a field of
    /// that name as well.
    void columnsAreToldBesideTheirField() {
        const WindowFixture f;
        const QString path = put(f, "t.csv", "a,b\n" + QByteArray("1,2\n").repeated(30));
        f.window->openPath(path);
        auto open = openDialog(f);
        QVERIFY(open && open->good());
        open->take();
        QVERIFY(isClosed(f));
        put(f, "t.csv", "other,b\n" + QByteArray("1,2\n").repeated(30));
        QTest::mouseClick(&f.child<QPushButton>("data.path.columns"), Qt::LeftButton);
        open = openDialog(f);
        QVERIFY(open && open->says("has no column \"a\""));
        QTest::keyClick(open->dialog, Qt::Key_Escape);
        QVERIFY(isClosed(f));
        f.workbench->document().edit("Name", [](Experiment& e) { e.name = "other"; });
        QVERIFY(messageAt(f, "data.inputs").contains("has no column \"a\""));
    }

    void dropsOpen_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("packed");
        QTest::newRow("csv") << "t.csv" << false;
        QTest::newRow("tsv") << "t.TSV" << false;
        QTest::newRow("txt") << "t.txt" << false;
        QTest::newRow("packed") << "t.csv.gz" << true;
    }
    void dropsOpen() {
        QFETCH(const QString, name);
        QFETCH(const bool, packed);
        const WindowFixture f;
        const QByteArray content = "a\tb\n1\t2\n3\t4\n";
        const QString path = put(f, name, packed ? test::gzip(content) : content);
        drop(f, path);
        const auto open = openDialog(f);
        QVERIFY(open && open->good());
        QCOMPARE(open->child<QLineEdit>("csvPath").text(), path);
        QCOMPARE(open->child<QComboBox>("csvSeparator").currentIndex(), 2);
    }

    void otherDropsAreAsTheyWere() {
        const WindowFixture f;
        drop(f, put(f, "e.json", "{\"format\": "));
        QTRY_VERIFY(f.window->findChild<QMessageBox*>() != nullptr);
        QVERIFY(f.window->findChild<CsvDialog*>() == nullptr);
    }

    void aFileThatWentIsTold() {
        const WindowFixture f;
        const QString path = put(f, "t.csv", "a,b\n1,2\n" + QByteArray("3,4\n").repeated(30));
        f.window->openPath(path);
        auto open = openDialog(f);
        QVERIFY(open && open->good());
        open->take();
        QVERIFY(isClosed(f));
        QVERIFY(f.workbench->document().valid());
        QVERIFY(QFile::remove(path));
        f.workbench->document().edit("Name", [](Experiment& e) { e.name = "other"; });
        QVERIFY(!f.workbench->document().valid());
        QVERIFY(!f.child<QAction>("run").isEnabled());
        QVERIFY(messageAt(f, "data.path").contains("There is no file"));
        QTest::mouseClick(&f.child<QPushButton>("data.path.columns"), Qt::LeftButton);
        open = openDialog(f);
        QVERIFY(open && open->says("There is no file"));
        QVERIFY(!open->ok().isEnabled());
    }

    void tabGoesRound() {
        const WindowFixture f;
        f.window->openPath(put(f, "t.csv", "a,b\n1,2\n3,4\n"));
        const auto open = openDialog(f);
        QVERIFY(open && open->good());
        open->child<QWidget>("csvPath").setFocus();
        for (const char* next :
             {"csvBrowse", "csvSeparator", "csvDecimal", "csvHeader", "csvMissing", "csvTask",
              "csvScaling", "csvColumns", "csvInput", "csvTarget", "csvUnused", "csvTable"}) {
            QTest::keyClick(open->dialog->focusWidget(), Qt::Key_Tab);
            QCOMPARE(open->dialog->focusWidget()->objectName(), QString(next));
        }
    }

    void fitsASmallScreenAndHasNames() {
        const WindowFixture f;
        QByteArray wide = "a0";
        QByteArray row = "1";
        for (int column = 1; column < 600; ++column) {
            wide += ",a rather long name of column " + QByteArray::number(column);
            row += ",123456.789";
        }
        f.window->openPath(put(f, "t.csv", wide + '\n' + row + '\n' + row + '\n'));
        const auto open = openDialog(f);
        QVERIFY(open && open->good());
        QVERIFY(open->dialog->minimumSizeHint().width() <= 1280);
        QVERIFY(open->dialog->minimumSizeHint().height() <= 680);
        QVERIFY(open->dialog->width() <= 1280 && open->dialog->height() <= 680);
        for (const auto* box : open->dialog->findChildren<QComboBox*>())
            QVERIFY2(!box->accessibleName().isEmpty(), qPrintable(box->objectName()));
        for (const char* name : {"csvColumns", "csvTable"})
            QVERIFY(!open->child<QTableView>(name).accessibleName().isEmpty());
    }
};

QTEST_MAIN(TestCsvDialog)
#include "tst_csv_dialog.moc"
