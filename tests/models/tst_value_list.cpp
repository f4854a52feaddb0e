#include "ui/models/sweep_estimate.h"
#include "ui/session/value_list.h"

#include <QTest>

using namespace dpfm;
using namespace dpfm::models;
using namespace dpfm::session;

class TestValueList : public QObject {
    Q_OBJECT
private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void writesWhatItReads();
    void wholeNumbers_data();
    void wholeNumbers();
    void howManyWholeNumbersIsTheCallersToSay();
    void aboutTimes_data();
    void aboutTimes();
};

void TestValueList::reads_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("values");
    QTest::addColumn<std::string>("field");
    const auto row = [](const char* text, const char* values, const char* field = "data.noise") {
        QTest::addRow("%s of %s", text, field)
            << QString::fromLatin1(text) << QString::fromLatin1(values) << std::string(field);
    };
    row("", "");
    row(" , ; ", "");
    row("0.1", "0.1");
    row("0.001, 0.01;0.1 1", "0.001|0.01|0.1|1");
    row("sigmoid, tanh", "sigmoid|tanh");
    row("5-5, 8, none", "5-5|8|none", "network.hidden");
    row("5-8", "5-8", "network.hidden");
    row("5-8", "5|6|7|8", "training.batch_size");
    row("3, 5-7", "3|5|6|7");
    row("1e-3", "1e-3");
    row("3 -5", "3|-5");
    row("1..4", "1|2|3|4");
    row("4..2", "4|3|2");
    row("3..3", "3");
    row("-1..1", "-1|0|1");
    row("0.1..0.5 in 5", "0.1|0.2|0.3|0.4|0.5");
    row("0.1 .. 0.3 in 3", "0.1|0.2|0.3");
    row("0.001..0.1 in 3 log", "0.001|0.01|0.1");
    row("1e-3..1e-1 in 3 log, 0.5", "0.001|0.01|0.1|0.5");
    row("5, 10..12, 20..40 in 3", "5|10|11|12|20|30|40");
    row("1..2 logarithm", "1|2|logarithm");
}

void TestValueList::reads() {
    QFETCH(QString, text);
    QFETCH(QString, values);
    QFETCH(std::string, field);
    const auto read = parseValues(text, field);
    QVERIFY2(read.ok(), read ? "" : read.error().text().c_str());
    QCOMPARE(valuesText(*read).replace(QStringLiteral(", "), QStringLiteral("|")), values);
}

void TestValueList::refuses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("named");
    const auto row = [](const char* text, const char* named) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(named);
    };
    row("a..b", "a..b");
    row("0.1..0.5", "in 5");
    row("1..5 in 0", "1..5 in 0");
    row("1..5 in 2.5", "1..5 in 2.5");
    row("1..5 in many", "1..5 in many");
    row("1..5000", "1..5000");
    row("0..1 in 3 log", "one side of 0");
    row("1..5 in 1", "at least two");
    row("5-2", "5-2");
    row("0-99999999999999999999", "0-99999999999999999999");
}

void TestValueList::refuses() {
    QFETCH(QString, text);
    QFETCH(QString, named);
    const auto read = parseValues(text, "data.noise");
    QVERIFY(!read.ok());
    QVERIFY2(read.error().text().find(named.toStdString()) != std::string::npos,
             read.error().text().c_str());
}

void TestValueList::writesWhatItReads() {
    const std::vector<std::string> values{"0.1", "1e-07", "5-5", "adam"};
    const auto read = parseValues(valuesText(values), "network.hidden");
    QVERIFY(read.ok());
    QCOMPARE(*read, values);
}

void TestValueList::wholeNumbers_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("numbers"); ///< none: refused
    const auto row = [](const char* text, const char* numbers) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(numbers);
    };
    row("18446744073709551615-18446744073709551615", "");
    row("9223372036854775806-9223372036854775807", "9223372036854775806 9223372036854775807");
    row("2, 4;8 all", "2 4 8 0");
    row("1-4, 9", "1 2 3 4 9");
    row("1..4, ALL", "1 2 3 4 0");
    row("2..64 in 6 log", "2 4 8 16 32 64");
    row("10..50 in 5", "10 20 30 40 50");
    row("-3", "-3");
    row("1e3", "");
    row("2.5", "");
    row("some", "");
    row("4-1", "");
    row("1-20000", "");
    row("0..1 in 3", "");
}

void TestValueList::wholeNumbers() {
    QFETCH(QString, text);
    QFETCH(QString, numbers);
    const auto read = parseWholeNumbers(text, {QStringLiteral("all")});
    QCOMPARE(read.ok(), !numbers.isEmpty());
    if (!read)
        return;
    QStringList texts;
    for (const std::int64_t number : *read)
        texts << QString::number(number);
    QCOMPARE(texts.join(u' '), numbers);
}

void TestValueList::howManyWholeNumbersIsTheCallersToSay() {
    const auto count = [](const QString& text, std::size_t most) {
        const auto read = parseWholeNumbers(text, {}, most);
        return read ? read->size() : std::size_t{0};
    };
    QCOMPARE(count(QStringLiteral("1-20000"), 20'000), std::size_t{20'000});
    QCOMPARE(count(QStringLiteral("1..20000"), 20'000), std::size_t{20'000});
    QCOMPARE(count(QStringLiteral("0-20000"), 20'000), std::size_t{0});
    QCOMPARE(count(QStringLiteral("1-4"), 3), std::size_t{0});
}

void TestValueList::aboutTimes_data() {
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("short") << 0.4 << QStringLiteral("under 1 s");
    QTest::newRow("seconds") << 3.4 << QStringLiteral("about 3 s");
    QTest::newRow("two digits") << 87.4 << QStringLiteral("about 87 s");
    QTest::newRow("minutes") << 130.0 << QStringLiteral("about 2 min");
    QTest::newRow("hours") << 2.4 * 3600.0 << QStringLiteral("about 2 h");
    QTest::newRow("many hours") << 30.0 * 3600.0 << QStringLiteral("about 30 h");
    QTest::newRow("days") << 1234.0 * 86400.0 << QStringLiteral("about 1,200 days");
}

void TestValueList::aboutTimes() {
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QFETCH(double, seconds);
    QFETCH(QString, text);
    QCOMPARE(aboutTime(seconds), text);
}

QTEST_GUILESS_MAIN(TestValueList)
#include "tst_value_list.moc"
