#include "core/data/csv.h"
#include "core/data/csv_head.h"
#include "core/data/csv_source.h"

#include <QTest>

#include <algorithm>
#include <cstring>

using namespace dpfm;
using data::ByteSource;
using data::CsvReader;
using network::CsvColumn;
using network::CsvFile;
using network::CsvFormat;
using network::CsvSeparator;
using network::CsvTask;
using network::DecimalSign;
using network::MissingValues;

Q_DECLARE_METATYPE(dpfm::network::CsvFile)
Q_DECLARE_METATYPE(dpfm::network::CsvSeparator)
Q_DECLARE_METATYPE(dpfm::network::CsvTask)
Q_DECLARE_METATYPE(dpfm::network::DecimalSign)

namespace {

using Rows = QList<QStringList>;

ByteSource bytesOf(const QByteArray& content) {
    return [content, position = qsizetype{0}](std::span<std::uint8_t> bytes) mutable {
        const qsizetype part =
            std::min(static_cast<qsizetype>(bytes.size()), content.size() - position);
        std::memcpy(bytes.data(), content.constData() + position, static_cast<std::size_t>(part));
        position += part;
        return Result<std::size_t>(static_cast<std::size_t>(part));
    };
}

/// `head`, then `line` over and over: `bytes` bytes in all that are nowhere at once.
ByteSource endless(const QByteArray& head, const QByteArray& line, std::size_t bytes) {
    return [head, line, position = std::size_t{0}, bytes](std::span<std::uint8_t> out) mutable {
        const std::size_t part = std::min(out.size(), bytes - position);
        for (std::size_t i = 0; i < part; ++i, ++position) {
            const auto at = static_cast<qsizetype>(position);
            out[i] = static_cast<std::uint8_t>(
                at < head.size() ? head[at] : line[(at - head.size()) % line.size()]);
        }
        return Result<std::size_t>(part);
    };
}

struct Read {
    Rows rows;
    std::vector<std::size_t> lines;
    QString error;
};

Read readAll(const QByteArray& content, CsvSeparator separator = CsvSeparator::Comma) {
    CsvReader reader(bytesOf(content), "f.csv", separator);
    Read read;
    for (;;) {
        const auto next = reader.next();
        if (!next)
            read.error = QString::fromStdString(next.error().text());
        if (!next || !*next)
            return read;
        QStringList row;
        for (std::size_t column = 0; column < reader.width(); ++column)
            row.append(
                QString::fromUtf8(QByteArray::fromStdString(std::string(reader.field(column)))));
        read.rows.append(row);
        read.lines.push_back(reader.line());
    }
}

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

class TestCsv : public QObject {
    Q_OBJECT
private slots:
    void reads_data();
    void reads();
    void readsAcrossChunks();
    void tellsLines();
    void badText_data();
    void badText();
    void longRows_data();
    void longRows();
    void numbers_data();
    void numbers();
    void missing_data();
    void missing();
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

void TestCsv::reads_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<CsvSeparator>("separator");
    QTest::addColumn<Rows>("rows");
    using enum CsvSeparator;
    const auto row = [](const char* name, const QByteArray& content, CsvSeparator separator,
                        const Rows& rows) { QTest::newRow(name) << content << separator << rows; };
    const Rows two{{"a", "b"}, {"1", "2"}};
    row("LF", "a,b\n1,2\n", Comma, two);
    row("no line end at the end", "a,b\n1,2", Comma, two);
    row("CRLF", "a,b\r\n1,2\r\n", Comma, two);
    row("CR", "a,b\r1,2\r", Comma, two);
    row("all of them", "a,b\r1,2\r\n3,4\n5,6", Comma,
        {{"a", "b"}, {"1", "2"}, {"3", "4"}, {"5", "6"}});
    row("semicolons", "a;b\n1;2\n", Semicolon, two);
    row("tabs", "a\tb\n1\t2\n", Tab, two);
    row("a tab that is a blank", "a\t,\tb\n1,2\n", Comma, two);
    row("another separator is text", "a;b,c\n", Comma, {{"a;b", "c"}});
    row("byte order mark",
        "\xEF\xBB\xBF"
        "a,b\n1,2\n",
        Comma, two);
    row("byte order mark and quotes", "\xEF\xBB\xBF\"a\",b\n1,2\n", Comma, two);
    row("quotes", "\"a\",\"b\"\n\"1\",\"2\"\n", Comma, two);
    row("separator in quotes", "\"a,b\",c\n", Comma, {{"a,b", "c"}});
    row("quote in quotes", "\"say \"\"hi\"\"\",c\n", Comma, {{"say \"hi\"", "c"}});
    row("nothing but a quote", "\"\"\"\",c\n", Comma, {{"\"", "c"}});
    row("line ends in quotes", "\"a\nb\r\nc\rd\",e\n", Comma, {{"a\nb\r\nc\rd", "e"}});
    row("blanks about quotes", " \"a\" , \"b\"\n1,2\n", Comma, two);
    row("blanks in quotes", "\" a \",b\n", Comma, {{" a ", "b"}});
    row("blanks about fields", " a ,b \n 1,2\n", Comma, two);
    row("blanks in fields", "a b,c d\n", Comma, {{"a b", "c d"}});
    row("a quote within a field", "5\" pipe,b\n", Comma, {{"5\" pipe", "b"}});
    row("empty fields", ",\n,\"\"\n", Comma, {{"", ""}, {"", ""}});
    row("an empty field in quotes alone", "\"\"\na\n", Comma, {{""}, {"a"}});
    row("separator at the end", "1,2,\n", Comma, {{"1", "2", ""}});
    row("blank lines at the end", "a,b\n1,2\n\n\r\n  \n\n", Comma, two);
    row("blank lines anywhere", "\n\na,b\n\n1,2\n", Comma, two);
    row("uneven rows", "a\nb,c\n", Comma, {{"a"}, {"b", "c"}});
    row("separator line", "sep=;\r\na;b\r\n1;2\r\n", Semicolon, two);
    row("separator line of this separator", "SEP=,\na,b\n1,2\n", Comma, two);
    row("separator line later is text", "a\nsep=;\n", Comma, {{"a"}, {"sep=;"}});
    row("nothing", "", Comma, {});
    row("a byte order mark alone", "\xEF\xBB\xBF", Comma, {});
    row("line ends alone", "\n\r\n\r\r", Comma, {});
    row("UTF-8",
        "gr\xC3\xB6\xC3\x9F"
        "e,\xE2\x82\xAC,\xF0\x9F\x8C\xB7\n",
        Comma, {{QStringLiteral("größe"), QStringLiteral("€"), QStringLiteral("🌷")}});
}

void TestCsv::reads() {
    QFETCH(QByteArray, content);
    QFETCH(CsvSeparator, separator);
    QFETCH(Rows, rows);
    const Read read = readAll(content, separator);
    QCOMPARE(read.error, QString());
    QCOMPARE(read.rows, rows);
}

/// A row may lie anywhere about the end of what is read at a time.
void TestCsv::readsAcrossChunks() {
    const QByteArray row = "1,\"a\"\"\r\nb\",\xC3\xA4\r\n";
    for (qsizetype before = 65'536 - row.size(); before <= 65'536; ++before) {
        const Read read = readAll(QByteArray(before - 1, 'x') + '\n' + row + row);
        QCOMPARE(read.error, QString());
        QCOMPARE(read.rows.size(), 3);
        const QStringList expected{"1", "a\"\r\nb", QStringLiteral("ä")};
        QCOMPARE(read.rows[1], expected);
        QCOMPARE(read.rows[2], expected);
        QVERIFY((read.lines == std::vector<std::size_t>{1, 2, 4}));
    }
}

void TestCsv::tellsLines() {
    const Read read = readAll("\xEF\xBB\xBF\r\na,b\r\n\"x\r\ny\",\"\n\r\"\r\r1,2\n\n\n3,4");
    QCOMPARE(read.error, QString());
    QVERIFY((read.lines == std::vector<std::size_t>{2, 3, 8, 11}));

    CsvReader reader(bytesOf("\"x\ny\",1,\"\n\",2"), "f.csv", CsvSeparator::Comma);
    QVERIFY(*reader.next());
    QCOMPARE(reader.line(0), std::size_t{1});
    QCOMPARE(reader.line(1), std::size_t{2});
    QCOMPARE(reader.line(2), std::size_t{2});
    QCOMPARE(reader.line(3), std::size_t{3});
}

void TestCsv::badText_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    QTest::newRow("UTF-16, little") << QByteArray("\xFF\xFE"
                                                  "a\0,\0b\0",
                                                  8)
                                    << "text in UTF-16";
    QTest::newRow("UTF-16, big") << QByteArray("\xFE\xFF"
                                               "\0a\0,\0b",
                                               8)
                                 << "text in UTF-16";
    QTest::newRow("UTF-16 without a mark")
        << QByteArray("a\0,\0b\0\n\0", 8) << "Line 1 of the file f.csv has bytes that are zero";
    QTest::newRow("binary") << QByteArray("a,b\n1,\x01\0\x02", 9)
                            << "Line 2 of the file f.csv has bytes that are zero: it is binary";
    QTest::newRow("a spreadsheet") << QByteArray("PK\x03\x04xyz") << "export it as CSV";
    QTest::newRow("an old spreadsheet") << QByteArray("\xD0\xCF\x11\xE0") << "export it as CSV";
    const QString second = "In line 2 of the file f.csv, column 2, the byte %1 is not UTF-8";
    QTest::newRow("Latin-1") << QByteArray("a,b\n1,gr\xF6\xDF"
                                           "e\n")
                             << second.arg("0xf6");
    QTest::newRow("Latin-1 among ASCII")
        << QByteArray("a,b\n1,abcdefghijklmnopqrstuvwxyz\xE4z\n") << second.arg("0xe4");
    QTest::newRow("cut short") << QByteArray("a,b\n1,\xE2\x82\n") << second.arg("0xe2");
    QTest::newRow("longer than need be") << QByteArray("a,b\n1,\xC0\xAF\n") << second.arg("0xc0");
    QTest::newRow("a surrogate") << QByteArray("a,b\n1,\xED\xA0\x80\n") << second.arg("0xed");
    QTest::newRow("beyond the last")
        << QByteArray("a,b\n1,\xF4\x90\x80\x80\n") << second.arg("0xf4");
    QTest::newRow("a line of quotes") << QByteArray("a,b\n1,\"x\ny\r\nz\xE4\"\n")
                                      << "In line 4 of the file f.csv, column 2, the byte 0xe4";
    QTest::newRow("text behind quotes") << QByteArray("a,b\n\"x\"y,2\n")
                                        << "In line 2 of the file f.csv, column 1, there is text "
                                           "behind the closing quote";
    QTest::newRow("quotes behind quotes") << QByteArray("a,b\n1,\"x\" \"y\"\n") << "column 2";
    QTest::newRow("a quote that is not closed")
        << QByteArray("a,b\n1,\"x\n3,4\n5,6\n") << "the quote that opens in line 2 is not closed";
    QTest::newRow("a quote at the end") << QByteArray("a,b\n1,\"") << "opens in line 2";
}

void TestCsv::badText() {
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    const Read read = readAll(content);
    QVERIFY2(read.error.startsWith("data.path: "), qPrintable(read.error));
    QVERIFY2(read.error.contains(says), qPrintable(read.error));
}

void TestCsv::longRows_data() {
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("says");
    QTest::newRow("a text") << QByteArray("a,b\n1,") << QByteArray("x")
                            << "The row that begins in line 2 of the file f.csv is longer than a "
                               "mebibyte";
    QTest::newRow("separators") << QByteArray("a,b\n") << QByteArray(",") << "begins in line 2";
    QTest::newRow("blanks in quotes") << QByteArray("a,b\n1,\"") << QByteArray(" ")
                                      << "the quote that opens in line 2 is not closed";
    QTest::newRow("rows in quotes") << QByteArray("a,b\n1,2\n\"") << QByteArray("1,2\n")
                                    << "the quote that opens in line 3 is not closed";
    QTest::newRow("zeros") << QByteArray() << QByteArray(1, '\0') << "it is binary";
    QTest::newRow("no UTF-8") << QByteArray() << QByteArray("\xE4") << "is not UTF-8";
    QTest::newRow("characters that are cut")
        << QByteArray("a") << QByteArray("\xF0\x9F\x8C\xB7") << "longer than a mebibyte";
}

/// A gigabyte without an end of its row is not read, and does not fill the memory.
void TestCsv::longRows() {
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, line);
    QFETCH(QString, says);
    std::size_t bytes = 0;
    CsvReader reader(
        [&, source = endless(head, line, std::size_t{1} << 30)](std::span<std::uint8_t> out) {
            bytes += out.size();
            return source(out);
        },
        "f.csv", CsvSeparator::Comma);
    for (;;) {
        const auto next = reader.next();
        if (next) {
            QVERIFY(*next);
            continue;
        }
        const QString error = QString::fromStdString(next.error().message());
        QVERIFY2(error.contains(says), qPrintable(error));
        break;
    }
    QVERIFY(bytes < 3 * data::kMaxCsvRow);
}

void TestCsv::numbers_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("point");
    QTest::addColumn<double>("comma");
    const double none = std::numeric_limits<double>::quiet_NaN();
    const auto row = [](const char* text, double point, double comma) {
        QTest::newRow(text) << QByteArray(text) << point << comma;
    };
    row("1", 1.0, 1.0);
    row("-2", -2.0, -2.0);
    row("+3", 3.0, 3.0);
    row("0.1", 0.1, none);
    row("0,1", none, 0.1);
    row(".5", 0.5, none);
    row(",5", none, 0.5);
    row("5.", 5.0, none);
    row("1e3", 1000.0, 1000.0);
    row("1.5E-3", 0.0015, none);
    row("-1,5e+3", none, -1500.0);
    row("1.7976931348623157e308", 1.7976931348623157e308, none);
    row("1e309", none, none);
    row("inf", none, none);
    row("-infinity", none, none);
    row("nan", none, none);
    row("0x10", none, none);
    row("1.234,5", none, none);
    row("1,234.5", none, none);
    row("1,2,3", none, none);
    row("1 234", none, none);
    row("+-1", none, none);
    row("++1", none, none);
    row("+", none, none);
    row("-", none, none);
    row("", none, none);
    row("12a", none, none);
    row("5%", none, none);
    row("\xE2\x88\x92"
        "5",
        none, none);
    row("0.1000000000000000055511151231257827021181583404541015625", 0.1, none);
}

void TestCsv::numbers() {
    QFETCH(QByteArray, text);
    QFETCH(double, point);
    QFETCH(double, comma);
    const std::string field = text.toStdString();
    const auto withPoint = data::numberOf(field, DecimalSign::Point);
    const auto withComma = data::numberOf(field, DecimalSign::Comma);
    QCOMPARE(withPoint.has_value(), !std::isnan(point));
    QCOMPARE(withComma.has_value(), !std::isnan(comma));
    QVERIFY(!withPoint || *withPoint == point);
    QVERIFY(!withComma || *withComma == comma);
}

void TestCsv::missing_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("missing");
    for (const char* text : {"", "NA", "na", "N/A", "NaN", "nan", "NAN", "null", "NULL"})
        QTest::newRow(text) << QByteArray(text) << true;
    for (const char* text : {"0", "-", "nano", "none", "NAs", "n.a."})
        QTest::newRow(text) << QByteArray(text) << false;
}

void TestCsv::missing() {
    QFETCH(QByteArray, text);
    QFETCH(bool, missing);
    QCOMPARE(data::isMissing(text.toStdString()), missing);
}

void TestCsv::guesses_data() {
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

void TestCsv::guesses() {
    QFETCH(QByteArray, content);
    QFETCH(CsvSeparator, separator);
    QFETCH(DecimalSign, decimal);
    QFETCH(bool, header);
    const CsvFormat format = data::guessFormat({"f.csv", content.toStdString(), true});
    QCOMPARE(network::name(format.separator), network::name(separator));
    QCOMPARE(network::name(format.decimal), network::name(decimal));
    QCOMPARE(format.header, header);
}

void TestCsv::proposes_data() {
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

void TestCsv::proposes() {
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

void TestCsv::headsAreCut() {
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

void TestCsv::inspects_data() {
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

void TestCsv::inspects() {
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

void TestCsv::troubles_data() {
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

void TestCsv::troubles() {
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

void TestCsv::leavesOutRows() {
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

void TestCsv::pointsAreFromAllOver() {
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

void TestCsv::tooMuch_data() {
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
void TestCsv::tooMuch() {
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

void TestCsv::stopsAtOnce() {
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

QTEST_APPLESS_MAIN(TestCsv)
#include "tst_csv.moc"
