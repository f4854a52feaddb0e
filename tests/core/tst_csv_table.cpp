#include "core/data/csv_head.h"
#include "core/data/csv_source.h"
#include "tests/support/csv_bytes.h"

#include <QTest>

using namespace dpfm;
using data::ByteSource;
using network::CsvColumn;
using network::CsvFile;
using network::CsvFormat;
using network::CsvSeparator;
using network::CsvTask;
using network::DecimalSign;
using network::MissingValues;
using test::bytesOf;
using test::endless;

Q_DECLARE_METATYPE(dpfm::network::CsvFile)
Q_DECLARE_METATYPE(dpfm::network::CsvSeparator)
Q_DECLARE_METATYPE(dpfm::network::CsvTask)
Q_DECLARE_METATYPE(dpfm::network::DecimalSign)

namespace {

/// All columns but the last as inputs, by their numbers.
CsvFile numbered(int columns, CsvTask task, CsvFormat format = {}) {
    CsvFile file;
    file.path = "f.csv";
    file.format = format;
    file.task = task;
    for (int column = 1; column < columns; ++column)
        file.inputs.push_back({{}, column});
    file.targets = {{{}, columns}};
    return file;
}

constexpr CsvFormat kPlain{CsvSeparator::Comma, DecimalSign::Point, false};
constexpr CsvFormat kGerman{CsvSeparator::Semicolon, DecimalSign::Comma, true};

} // namespace

/// What is made of a CSV file: its format and columns as they are guessed, and the table that an
/// experiment takes from it.
class TestCsvTable : public QObject {
    Q_OBJECT
private slots:
    void guesses_data();
    void guesses();
    void proposes_data();
    void proposes();
    void headsAreCut();
    void inspects_data();
    void inspects();
    void troubles_data();
    void troubles();
    void leavesOutRows();
    void pointsAreFromAllOver();
    void tooMuch_data();
    void tooMuch();
    void stopsAtOnce();
};

void TestCsvTable::guesses_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<CsvSeparator>("separator");
    QTest::addColumn<DecimalSign>("decimal");
    QTest::addColumn<bool>("header");
    using enum CsvSeparator;
    const auto row = [](const char* name, const QByteArray& content, CsvSeparator separator,
                        DecimalSign decimal, bool header) {
        QTest::newRow(name) << content << separator << decimal << header;
    };
    constexpr auto kPoint = DecimalSign::Point;
    constexpr auto kComma = DecimalSign::Comma;
    row("plain", "a,b\n1,2.5\n3,4\n", Comma, kPoint, true);
    row("without a header", "1,2.5\n3,4\n", Comma, kPoint, false);
    row("a class without a header", "1,2.5,x\n3,4,y\n", Comma, kPoint, false);
    row("German", "a;b\n1,5;2,5\n3;4,25\n", Semicolon, kComma, true);
    row("German without a header", "1,5;2,5\n3;4,25\n", Semicolon, kComma, false);
    row("semicolons and points", "a;b\n1.5;2.5\n", Semicolon, kPoint, true);
    row("tabs and commas", "a\tb\n1,5\t2\n", Tab, kComma, true);
    row("tabs, commas in text", "a\tb\nx, y\t2.5\nz\t1.5\n", Tab, kPoint, true);
    row("commas, semicolons in text", "a,b\nx; y,2\nz,1\nu,3\n", Comma, kPoint, true);
    row("whole numbers", "a;b\n1;2\n", Semicolon, kPoint, true);
    row("text alone", "a,b\nx,y\n", Comma, kPoint, true);
    row("a separator line", "sep=;\na;b\n1,5;2\n", Semicolon, kComma, true);
    row("one column", "a\n1\n2\n", Comma, kPoint, true);
    row("one row", "1,2\n", Comma, kPoint, false);
    row("nothing", "", Comma, kPoint, false);
    row("an uneven file", "a,b\n1,2\n3,4\n5,6,7\n8,9\n", Comma, kPoint, true);
    row("missing values", "NA,2\n3,\n", Comma, kPoint, false);
}

void TestCsvTable::guesses() {
    QFETCH(QByteArray, content);
    QFETCH(CsvSeparator, separator);
    QFETCH(DecimalSign, decimal);
    QFETCH(bool, header);
    const CsvFormat format = data::guessFormat({"f.csv", content.toStdString(), true});
    QCOMPARE(network::name(format.separator), network::name(separator));
    QCOMPARE(network::name(format.decimal), network::name(decimal));
    QCOMPARE(format.header, header);
}

void TestCsvTable::proposes_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("inputs");
    QTest::addColumn<QString>("target");
    QTest::addColumn<CsvTask>("task");
    QTest::newRow("values") << QByteArray("a,b,c\n1,2,3\n") << QStringList{"a", "b"} << "c"
                            << CsvTask::Regression;
    QTest::newRow("classes") << QByteArray("a,b,c\n1,2,x\n") << QStringList{"a", "b"} << "c"
                             << CsvTask::Classification;
    QTest::newRow("text and empty columns") << QByteArray("id,a,none,b,y\nx,1,,2,3\ny,,,NA,3\n")
                                            << QStringList{"a", "b"} << "y" << CsvTask::Regression;
    QTest::newRow("a text among numbers") << QByteArray("a,b,y\n1,2,3\nx,4,5\n6,7,z\n8,9,1\n")
                                          << QStringList{"a", "b"} << "y" << CsvTask::Regression;
    QTest::newRow("no header") << QByteArray("1,2,x\n") << QStringList{"column 1", "column 2"}
                               << "column 3" << CsvTask::Classification;
    QTest::newRow("names there are twice, and none")
        << QByteArray("a,a,,b,y\n1,2,3,4,5\n")
        << QStringList{"column 1", "column 2", "column 3", "b"} << "y" << CsvTask::Regression;
    QTest::newRow("one column") << QByteArray("a\n1\n") << QStringList() << ""
                                << CsvTask::Regression;
    QTest::newRow("nothing") << QByteArray() << QStringList() << "" << CsvTask::Regression;
}

void TestCsvTable::proposes() {
    QFETCH(QByteArray, content);
    QFETCH(QStringList, inputs);
    QFETCH(QString, target);
    QFETCH(CsvTask, task);
    const data::CsvHead head{"f.csv", content.toStdString(), true};
    CsvFile file;
    file.path = head.path;
    file.format = data::guessFormat(head);
    data::proposeColumns(file, data::rowsOf(head, file.format.separator, 200));
    QStringList proposed;
    for (const CsvColumn& column : file.inputs)
        proposed.append(QString::fromStdString(column.text()));
    QCOMPARE(proposed, inputs);
    QCOMPARE(file.targets.size(), target.isEmpty() ? std::size_t{0} : std::size_t{1});
    QVERIFY(file.targets.empty() || file.targets[0].text() == target.toStdString());
    QCOMPARE(file.task, task);
}

void TestCsvTable::headsAreCut() {
    const auto rows = [](const char* bytes, bool whole, std::size_t most) {
        return data::rowsOf({"f.csv", bytes, whole}, CsvSeparator::Comma, most);
    };
    QCOMPARE(rows("a,b\n1,2\n3,4", true, 200).rows.size(), std::size_t{3});
    QCOMPARE(rows("a,b\n1,2\n3,4", false, 200).rows.size(), std::size_t{2});
    QCOMPARE(rows("a,b\n1,2\n3,4", false, 2).rows.size(), std::size_t{2});
    // A quote that the end of the head leaves open is closed further on; one of the file is not.
    QVERIFY(!rows("a,b\n1,\"x", false, 200).error);
    QVERIFY(rows("a,b\n1,\"x", true, 200).error.has_value());
    QCOMPARE(rows("a,b\n1,\"x", true, 200).rows.size(), std::size_t{1});
    QCOMPARE(rows("a,b\n\n1,2", true, 200).rows[1].line, std::size_t{3});
}

void TestCsvTable::inspects_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<CsvFile>("file");
    QTest::addColumn<int>("rows");
    QTest::addColumn<QStringList>("classes");
    const auto row = [](const char* name, const QByteArray& content, const CsvFile& file, int rows,
                        const QStringList& classes = {}) {
        QTest::newRow(name) << content << file << rows << classes;
    };
    using enum CsvTask;
    row("regression", "a,b,y\n1,2,3\n4,5,6\n", numbered(3, Regression), 2);
    row("without a header", "1,2,3\n4,5,6\n", numbered(3, Regression, kPlain), 2);
    row("one row", "1,2,3\n", numbered(3, Regression, kPlain), 1);
    row("German", "a;b\n1,5;\"2,5\"\n-3;4e2\n", numbered(2, Regression, kGerman), 2);
    row("classes as text", "x,c\n1,b\n2,a\n3,b\n", numbered(2, Classification), 3, {"a", "b"});
    row("classes as numbers", "x,c\n1,10\n2,9\n3,-1\n", numbered(2, Classification), 3,
        {"-1", "9", "10"});
    row("numbers among the classes", "x,c\n1,10\n2,9\n3,a\n", numbered(2, Classification), 3,
        {"10", "9", "a"});
    row("one number written in two ways", "x,c\n1,1.0\n2,1\n", numbered(2, Classification), 2,
        {"1", "1.0"});
    row("blanks about a class", "x,c\n1, a\n2,a \n3,b\n", numbered(2, Classification), 3,
        {"a", "b"});
    row("classes in quotes", "x,c\n1,\"a, b\"\n2,\"a\nb\"\n", numbered(2, Classification), 2,
        {"a\nb", "a, b"});
    CsvFile byName = numbered(2, Regression);
    byName.inputs = {{"größe", 0}, {"a b", 0}};
    byName.targets = {{"y", 0}, {{}, 2}};
    row("by name", "y,other,a b,größe\n1,7,3,4\n", byName, 1);
    row(
        "text in a column that is not taken", "y,z,a b,größe\n1,7,3,4\n2,8,x,1\n",
        [] {
            CsvFile file = numbered(2, Regression);
            file.inputs = {{"größe", 0}};
            file.targets = {{"y", 0}};
            return file;
        }(),
        2);
}

void TestCsvTable::inspects() {
    QFETCH(QByteArray, content);
    QFETCH(CsvFile, file);
    QFETCH(int, rows);
    QFETCH(QStringList, classes);
    const auto found = data::inspectCsv(bytesOf(content), file);
    QVERIFY2(found.ok(), found.ok() ? "" : found.error().text().c_str());
    const data::CsvContents& contents = **found;
    QCOMPARE(contents.shape.rows, rows);
    QCOMPARE(contents.shape.leftOut, 0);
    QCOMPARE(contents.points.size(), static_cast<std::size_t>(rows));
    QStringList labels;
    for (const std::string& label : contents.shape.classes)
        labels.append(QString::fromStdString(label));
    QCOMPARE(labels, classes);
    std::size_t counted = 0;
    for (const std::size_t count : contents.classCounts)
        counted += count;
    QCOMPARE(counted, classes.isEmpty() ? std::size_t{0} : static_cast<std::size_t>(rows));
}

void TestCsvTable::troubles_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<CsvFile>("file");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const QByteArray& content, const CsvFile& file,
                        const char* says, const char* place = "data.path") {
        QTest::newRow(name) << content << file << place << says;
    };
    using enum CsvTask;
    const CsvFile values = numbered(2, Regression);
    const CsvFile classes = numbered(2, Classification);
    const CsvFile bare = numbered(2, Regression, kPlain);
    const CsvFile german = numbered(2, Regression, kGerman);
    row("empty", "", values, "The file f.csv is empty");
    row("blank lines alone", "\n\n", values, "is empty");
    row("a header alone", "a,b\n", values, "has no row besides its header");
    row("text for a number", "a,b\n1,2\n\n3,x y\n", values,
        "In line 4 of the file f.csv, column \"b\", \"x y\" is not a number");
    row("text for a number, by the column's number", "1,2\n3,x\n", bare,
        "In line 2 of the file f.csv, column 2, \"x\" is not a number; mend the file");
    row("infinity", "a,b\n1,inf\n", values, "\"inf\" is not a number");
    row("in a field of several lines", "a,b\n\"\n1\",2\n", values, "In line 2 of the file f.csv");
    row(
        "behind a field of several lines", "a,b,c\n1,\"\nx\",z\n",
        [] {
            CsvFile file = numbered(2, Regression);
            file.targets = {{"c", 0}};
            return file;
        }(),
        "In line 3 of the file f.csv, column \"c\"");
    row("a header that is not said to be one", "a,b\n1,2\n", bare,
        "In line 1 of the file f.csv, column 1, \"a\" is not a number; if the first line names "
        "the columns, say that there is a header");
    row("a decimal comma", "a;b\n1;2,5\n",
        numbered(2, Regression, {CsvSeparator::Semicolon, DecimalSign::Point, true}),
        "line 2 of the file f.csv, column \"b\", \"2,5\" is a number with a decimal comma");
    row("a decimal point", "a;b\n1;2.5\n", german, "\"2.5\" is a number with a decimal point");
    row("grouped digits", "a;b\n1;1.234,5\n", german, "\"1.234,5\" is not a number");
    row("a long text", "a,b\n1," + QByteArray(500, 'x') + '\n', values,
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\" is not");
    for (const char* nothing : {"", "NA", "NaN", "\"\""})
        row(nothing, QByteArray("a,b\n1,2\n3,") + nothing + "\n", values,
            "Line 3 of the file f.csv has no value in column \"b\"; mend the file, or leave out");
    row("a class that is missing", "a,c\n1,x\n2,\n", classes,
        "Line 3 of the file f.csv has no value in column \"c\"");
    row("a short row", "a,b\n1,2\n3\n", values,
        "Line 3 of the file f.csv has a different number of columns, 1, than line 1, which has 2");
    row("a long row", "a,b\n1,2\n3,4,5\n", values, "different number of columns, 3, than line 1");
    row("a decimal comma among commas", "a,b\n1,5,2\n", values, "Line 2 of the file f.csv has a");
    row("one class", "a,c\n1,x\n2,x\n", classes,
        "Column \"c\" of the file f.csv holds one class alone, \"x\"");
    row(
        "no such column", "x,y\n1,2\n",
        [] {
            CsvFile file = numbered(2, Regression);
            file.inputs = {{{}, 1}, {"z", 0}};
            return file;
        }(),
        "The file f.csv has no column \"z\"; its columns are \"x\", \"y\"", "data.inputs[1]");
    row("a class with a long name", "a,c\n1,x\n2,\"" + QByteArray(257, 'y') + "\"\n", classes,
        "In line 3 of the file f.csv, column \"c\", the text "
        "\"yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…"
        "\" has 257 bytes");
    row("no such number", "x,y\n1,2\n", numbered(3, Regression),
        "The file f.csv has 2 columns, so there is no column 3", "data.targets[0]");
    row("another separator", "x;y\n1;2\n", values, "there is no column 2; is its separator",
        "data.targets[0]");
    row(
        "a name there is twice", "x,x,y\n1,2,3\n",
        [] {
            CsvFile file = numbered(3, Regression);
            file.inputs = {{"x", 0}};
            return file;
        }(),
        "The file f.csv has 2 columns called \"x\"", "data.inputs[0]");
    row(
        "a column by name and number", "x,y\n1,2\n",
        [] {
            CsvFile file = numbered(2, Regression);
            file.targets = {{"x", 0}};
            return file;
        }(),
        "Column \"x\" of the file f.csv is chosen twice", "data.targets[0]");
    row("Latin-1 in a column that is not taken", "x,y,z\n1,2,\xE4\n", values, "is not UTF-8");
}

void TestCsvTable::troubles() {
    QFETCH(QByteArray, content);
    QFETCH(CsvFile, file);
    QFETCH(QString, place);
    QFETCH(QString, says);
    const auto found = data::inspectCsv(bytesOf(content), file);
    QVERIFY(!found.ok());
    const QString message = QString::fromStdString(found.error().message());
    QVERIFY2(message.contains(says), qPrintable(message));
    QVERIFY2(!message.contains('%'), qPrintable(message));
    QCOMPARE(QString::fromStdString(found.error().place), place);
}

void TestCsvTable::leavesOutRows() {
    CsvFile file = numbered(3, CsvTask::Classification);
    file.missing = MissingValues::LeaveOut;
    const auto found = data::inspectCsv(bytesOf("a,b,c\n1,2,x\n,2,x\n1,NA,y\n3,4,\n5,6,y\n"), file);
    QVERIFY(found.ok());
    QCOMPARE((*found)->shape.rows, 2);
    QCOMPARE((*found)->shape.leftOut, 3);
    QVERIFY(((*found)->classCounts == std::vector<std::size_t>{1, 1}));
    // Of a column that is not taken nothing is missing.
    file.inputs = {{"a", 0}};
    QCOMPARE((*data::inspectCsv(bytesOf("a,b,c\n1,,x\n2,NA,y\n"), file))->shape.rows, 2);
    // What is there is read, though another value of its row is missing.
    const auto text = data::inspectCsv(bytesOf("a,b,c\n1,2,x\nz,2,\n"), file);
    QVERIFY(!text.ok() &&
            text.error().message().find("\"z\" is not a number") != std::string::npos);
    const auto none = data::inspectCsv(bytesOf("a,b,c\n,2,x\n,3,y\n"), file);
    QVERIFY(!none.ok() && none.error().message().starts_with("All 2 rows of the file f.csv have"));
}

void TestCsvTable::pointsAreFromAllOver() {
    QByteArray content = "x,y,c\n";
    for (int row = 0; row < 7'001; ++row)
        content += QByteArray::number(row) + ',' + QByteArray::number(2 * row) + ',' +
                   (row % 3 == 0 ? "b" : "a") + '\n';
    const auto found = data::inspectCsv(bytesOf(content), numbered(3, CsvTask::Classification));
    QVERIFY(found.ok());
    const auto& points = (*found)->points;
    QVERIFY(points.size() >= 1'000 && points.size() <= 2'000);
    QCOMPARE(points.front().first, 0.0);
    QVERIFY(points.back().first > 6'900.0);
    for (const data::CsvPoint& point : points) {
        QCOMPARE(point.second, 2.0 * point.first);
        QCOMPARE(point.target, static_cast<int>(point.first) % 3 == 0 ? 1.0 : 0.0);
    }
}

void TestCsvTable::tooMuch_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<CsvFile>("file");
    QTest::addColumn<QString>("says");
    QTest::newRow("numbers") << QByteArray("1,2,3\n") << numbered(3, CsvTask::Regression, kPlain)
                             << "With 3 numbers a row the file f.csv has more than 1000 numbers by "
                                "line 334";
    QTest::newRow("classes count")
        << QByteArray("1,x\n2,y\n") << numbered(2, CsvTask::Classification, kPlain)
        << "With 3 numbers a row the file f.csv has more than 1000 numbers by line 334";
}

/// A file that is larger than any is read until it is too much, and no further.
void TestCsvTable::tooMuch() {
    QFETCH(QByteArray, line);
    QFETCH(CsvFile, file);
    QFETCH(QString, says);
    const auto found = data::inspectCsv(endless({}, line, std::size_t{1} << 40), file, {}, 1'000);
    QVERIFY(!found.ok());
    const QString message = QString::fromStdString(found.error().message());
    QVERIFY2(message.contains(says), qPrintable(message));

    QByteArray labels;
    for (int label = 0; label < 1'001; ++label)
        labels += "1," + QByteArray::number(label) + '\n';
    const auto classes =
        data::inspectCsv(bytesOf(labels), numbered(2, CsvTask::Classification, kPlain));
    QVERIFY(!classes.ok());
    QVERIFY(classes.error().message().starts_with(
        "Column 2 of the file f.csv has more than 1000 different values"));
}

void TestCsvTable::stopsAtOnce() {
    for (const QByteArray& line : {QByteArray("1,2\n"), QByteArray("\n")}) {
        std::stop_source stop;
        std::size_t reads = 0;
        const auto found = data::inspectCsv(
            [&, source = endless({}, line, std::size_t{1} << 40)](std::span<std::uint8_t> out) {
                if (++reads == 3)
                    stop.request_stop();
                return source(out);
            },
            numbered(2, CsvTask::Regression, kPlain), stop.get_token());
        QVERIFY(found.ok() && !found->has_value());
        QCOMPARE(reads, std::size_t{3});
    }
}

QTEST_APPLESS_MAIN(TestCsvTable)
#include "tst_csv_table.moc"
