#include "tests/support/idx_files.h"
#include "ui/models/csv_columns.h"
#include "ui/models/csv_preview.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace dpfm;
using models::CsvColumns;
using models::CsvPreview;
using network::CsvColumn;
using network::CsvFile;
using network::CsvSeparator;
using network::CsvTask;
using network::DecimalSign;
using network::MissingValues;
using State = CsvPreview::State;
using Use = CsvPreview::Use;

class TestCsvPreview : public QObject {
    Q_OBJECT
private:
    QTemporaryDir folder_;

    QString put(const QByteArray& content) const {
        return QString::fromStdString(test::put(folder_.path(), "t.csv", content));
    }
    static bool settled(const CsvPreview& preview) {
        return QTest::qWaitFor(
            [&] { return preview.state() == State::Good || preview.state() == State::Wrong; });
    }
    static QStringList texts(const std::vector<CsvColumn>& columns) {
        QStringList texts;
        for (const CsvColumn& column : columns)
            texts.append(QString::fromStdString(column.text()));
        return texts;
    }
    static QStringList uses(const CsvPreview& preview) {
        QStringList uses;
        for (int column = 0; column < preview.fileColumns(); ++column)
            uses.append(CsvPreview::useName(preview.use(column)));
        return uses;
    }

private slots:
    void guessesAndChecks() {
        CsvPreview preview;
        const QAbstractItemModelTester tester(
            &preview, QAbstractItemModelTester::FailureReportingMode::Fatal);
        CsvColumns columns(preview);
        const QAbstractItemModelTester columnsTester(
            &columns, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(preview.state(), State::Empty);
        QCOMPARE(preview.statement(), QString("Choose a file."));
        preview.open(put("id;größe;b;art\r\nx;1,5;2;rot\r\ny;2,5;3;blau\r\nz;3;-1;rot\r\n"));
        QCOMPARE(preview.state(), State::Opening);
        QVERIFY(settled(preview));
        QCOMPARE(preview.statement(), QString("3 rows, 2 inputs, 2 classes: blau 1, rot 2."));
        const CsvFile& file = preview.settings();
        QCOMPARE(network::name(file.format.separator), std::string_view("semicolon"));
        QVERIFY(file.format.decimal == DecimalSign::Comma && file.format.header);
        QVERIFY(file.task == CsvTask::Classification);
        QVERIFY((file.shape == network::CsvShape{3, 0, {"blau", "rot"}}));
        QCOMPARE(uses(preview), (QStringList{"unused", "input", "input", "target"}));

        QCOMPARE(preview.rowCount(), 3);
        QCOMPARE(preview.columnCount(), 4);
        QCOMPARE(preview.index(1, 1).data().toString(), QString("2,5"));
        QCOMPARE(preview.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("größe\ninput"));
        QCOMPARE(preview.headerData(1, Qt::Vertical, Qt::DisplayRole).toInt(), 3);
        QCOMPARE(columns.rowCount(), 4);
        QCOMPARE(columns.index(0, CsvColumns::Holds).data().toString(), QString("text"));
        QCOMPARE(columns.index(2, CsvColumns::Holds).data().toString(), QString("numbers"));
        QCOMPARE(columns.index(3, CsvColumns::UsedAs).data().toString(), QString("target"));
    }

    void drawsWhatIsTaken() {
        CsvPreview preview;
        preview.open(put("a,b,c\n1,10,x\n2,20,y\n3,30,x\n"));
        QVERIFY(settled(preview));
        models::TablePoints points = preview.points();
        QCOMPARE(points.x, QString("a"));
        QCOMPARE(points.y, QString("b"));
        QCOMPARE(points.groups.size(), std::size_t{2});
        QCOMPARE(points.groups[0].name, QString("x"));
        QCOMPARE(points.groups[0].points, (QVector<QPointF>{{1, 10}, {3, 30}}));
        preview.setUse({0}, Use::Unused); // one input: its classes one above the other
        QVERIFY(settled(preview));
        points = preview.points();
        QCOMPARE(points.y, QString("c"));
        QCOMPARE(points.groups[1].points, (QVector<QPointF>{{20, 1}}));
        preview.setTask(CsvTask::Regression);
        QVERIFY(settled(preview));
        QVERIFY(preview.points().groups.empty());
        preview.setUse({1}, Use::Target);
        preview.setUse({0}, Use::Input);
        preview.setUse({2}, Use::Unused);
        QVERIFY(settled(preview));
        points = preview.points();
        QCOMPARE(points.groups.size(), std::size_t{1});
        QCOMPARE(points.groups[0].points, (QVector<QPointF>{{1, 10}, {2, 20}, {3, 30}}));
    }

    void manyClassesShareAColour() {
        QByteArray content = "a,b,c\n";
        for (int row = 0; row < 24; ++row)
            content += "1,2,class" + QByteArray::number(row % 12 + 10) + '\n';
        CsvPreview preview;
        preview.open(put(content));
        QVERIFY(settled(preview));
        QVERIFY(preview.statement().startsWith("24 rows, 2 inputs, 12 classes: class10 2, "));
        QVERIFY(preview.statement().endsWith("class15 2, …."));
        const models::TablePoints points = preview.points();
        QCOMPARE(points.groups.size(), std::size_t{9});
        QCOMPARE(points.groups[8].name, QString("others"));
        QCOMPARE(points.groups[8].points.size(), 8);
    }

    void columnsAreChosen() {
        CsvPreview preview;
        preview.open(put("a,b,c,d\n1,2,3,4\n5,6,7,8\n"));
        QVERIFY(settled(preview));
        QCOMPARE(uses(preview), (QStringList{"input", "input", "input", "target"}));
        QCOMPARE(preview.statement(), QString("2 rows, 3 inputs, 1 target."));
        preview.setUse({1, 2}, Use::Target);
        QCOMPARE(texts(preview.settings().targets), (QStringList{"b", "c", "d"}));
        preview.setTask(CsvTask::Classification); // which has one target
        QCOMPARE(texts(preview.settings().targets), QStringList{"d"});
        preview.setUse({0}, Use::Target);
        QCOMPARE(uses(preview), (QStringList{"target", "unused", "unused", "unused"}));
        QCOMPARE(preview.state(), State::Wrong);
        QVERIFY(preview.statement().startsWith("No column is an input"));
        preview.setUse({2, 3}, Use::Input);
        QVERIFY(settled(preview));
        QCOMPARE(preview.statement(), QString("2 rows, 2 inputs, 2 classes: 1 1, 5 1."));
        const QSignalSpy changed(&preview, &CsvPreview::changed);
        preview.setUse({2, 3}, Use::Input);
        preview.setUse({}, Use::Target);
        QCOMPARE(changed.count(), 0);
    }

    void formatsAreChosen() {
        CsvPreview preview;
        preview.open(put("1,2,3\n4,5,6\n"));
        QVERIFY(settled(preview));
        QCOMPARE(preview.settings().format.header, false);
        QCOMPARE(texts(preview.settings().inputs), (QStringList{"column 1", "column 2"}));
        preview.setUse({1}, Use::Unused);
        preview.setHeader(true); // the same columns by their names
        QVERIFY(settled(preview));
        QCOMPARE(texts(preview.settings().inputs), QStringList{"1"});
        QCOMPARE(texts(preview.settings().targets), QStringList{"3"});
        QCOMPARE(preview.rowCount(), 1);
        QCOMPARE(preview.statement(), QString("1 row, 1 input, 1 target."));
        preview.setHeader(false);
        QCOMPARE(preview.rowCount(), 2);
        QCOMPARE(texts(preview.settings().inputs), QStringList{"column 1"});

        preview.setSeparator(CsvSeparator::Semicolon);
        QCOMPARE(preview.state(), State::Wrong);
        QCOMPARE(preview.columnCount(), 1);
        QVERIFY(preview.statement().startsWith("With this separator the file has one column"));
        QCOMPARE(preview.index(0, 0).data().toString(), QString("1,2,3"));
        preview.setSeparator(CsvSeparator::Comma); // other columns, which are proposed anew
        QVERIFY(settled(preview));
        QCOMPARE(texts(preview.settings().inputs), (QStringList{"column 1", "column 2"}));
        preview.setDecimal(DecimalSign::Comma);
        QVERIFY(preview.statement().contains("cannot be the separator and the decimal sign"));
    }

    void missingValuesAreLeftOut() {
        CsvPreview preview;
        const QColor wrong(Qt::red);
        preview.setColors(Qt::gray, wrong);
        preview.open(put("a,b\n1,2\nNA,4\n5,6\n"));
        QVERIFY(settled(preview));
        QCOMPARE(preview.state(), State::Wrong);
        QVERIFY2(preview.statement().contains("Line 3 of the file"),
                 qPrintable(preview.statement()));
        QCOMPARE(preview.index(1, 0).data(Qt::ForegroundRole).value<QColor>(), wrong);
        QVERIFY(!preview.index(0, 0).data(Qt::ForegroundRole).isValid());
        preview.setMissing(MissingValues::LeaveOut);
        QVERIFY(settled(preview));
        QCOMPARE(preview.statement(),
                 QString("2 rows, 1 input, 1 target. 1 row with missing values is left out."));
        QCOMPARE(preview.settings().shape.leftOut, 1);
    }

    void troubles_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << QByteArray() << "is empty";
        QTest::newRow("one column") << QByteArray("a\n1\n") << "the file has one column";
        QTest::newRow("UTF-16") << QByteArray("\xFF\xFE"
                                              "a\0,\0b\0",
                                              8)
                                << "UTF-16";
        QTest::newRow("a spreadsheet") << QByteArray("PK\x03\x04 and more") << "export it as CSV";
        QTest::newRow("text far below the first rows")
            << "a,b\n" + QByteArray("1,2\n").repeated(5'000) + "1,x\n"
            << "line 5002";
        QTest::newRow("an open quote")
            << QByteArray("a,b\n1,2\n\"3,4\n") << "opens in line 3 is not closed";
        QTest::newRow("uneven rows") << QByteArray("a,b\n1,2\n3,4,5\n") << "Line 3";
    }
    void troubles() {
        QFETCH(const QByteArray, content);
        QFETCH(const QString, says);
        CsvPreview preview;
        preview.open(put(content));
        QVERIFY(settled(preview));
        QCOMPARE(preview.state(), State::Wrong);
        QVERIFY2(preview.statement().contains(says), qPrintable(preview.statement()));
        QVERIFY(preview.points().groups.empty());
    }

    void aFileThatIsNotThere() {
        CsvPreview preview;
        preview.open(put("a,b\n1,2\n"));
        QVERIFY(settled(preview));
        preview.open(folder_.filePath("none.csv"));
        QVERIFY(settled(preview));
        QVERIFY(preview.statement().startsWith("There is no file"));
        QCOMPARE(preview.rowCount(), 0);
        QCOMPARE(preview.columnCount(), 0);
    }

    void presentSettingsStay() {
        CsvFile file;
        file.path = put("a,b,c\n1,,3\n4,5,6\n").toStdString();
        file.inputs = {{"c", 0}, {"a", 0}};
        file.targets = {{{}, 2}}; // a name that is not used
        file.missing = MissingValues::LeaveOut;
        CsvPreview preview;
        preview.open(file);
        QVERIFY(settled(preview));
        QCOMPARE(preview.state(), State::Good);
        QCOMPARE(uses(preview), (QStringList{"input", "target", "input"}));
        CsvFile same = preview.settings();
        same.shape = {};
        QVERIFY(same == file);
    }

    void stopsAndChecksAgain() {
        CsvPreview preview;
        preview.open(put("a,b\n" + QByteArray("1,2\n").repeated(50'000)));
        QVERIFY(QTest::qWaitFor([&] { return preview.state() == State::Checking; }) ||
                preview.state() == State::Good);
        preview.setTask(CsvTask::Classification);
        QCOMPARE(preview.state(), State::Checking);
        preview.stop();
        QCOMPARE(preview.state(), State::Stopped);
        QVERIFY(preview.statement().startsWith("The check was stopped"));
        preview.setTask(CsvTask::Regression);
        preview.stop();
        preview.checkAgain();
        QCOMPARE(preview.state(), State::Checking);
        QVERIFY(settled(preview));
        QCOMPARE(preview.settings().shape.rows, 50'000);
    }

    /// What is read for a preview that is gone, or for settings that are others, is dropped.
    void goesAwayWhileReading() {
        const QString path = put("a,b\n" + QByteArray("1,2\n").repeated(50'000));
        for (int i = 0; i < 5; ++i) {
            CsvPreview preview;
            preview.open(path);
        }
        CsvPreview preview;
        preview.open(folder_.filePath("none.csv"));
        preview.open(path);
        QVERIFY(settled(preview));
        QCOMPARE(preview.state(), State::Good);
        for (int i = 0; i < 4; ++i)
            preview.setMissing(i % 2 == 0 ? MissingValues::LeaveOut : MissingValues::Refuse);
        QVERIFY(settled(preview));
        QCOMPARE(preview.settings().missing, MissingValues::Refuse);
    }
};

QTEST_GUILESS_MAIN(TestCsvPreview)
#include "tst_csv_preview.moc"
