#include "core/data/csv.h"
#include "tests/support/csv_bytes.h"

#include <QTest>

using namespace dpfm;
using data::ByteSource;
using data::CsvReader;
using network::CsvSeparator;
using network::DecimalSign;
using test::bytesOf;
using test::endless;

Q_DECLARE_METATYPE(dpfm::network::CsvSeparator)
Q_DECLARE_METATYPE(dpfm::network::DecimalSign)

namespace {

using Rows = QList<QStringList>;

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

} // namespace

/// The syntax of CSV: rows and fields, and what a field is.
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

QTEST_APPLESS_MAIN(TestCsv)
#include "tst_csv.moc"
