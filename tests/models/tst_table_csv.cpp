#include "ui/models/table_csv.h"
#include "ui/models/text_table.h"

#include <QLocale>
#include <QTest>

#include <cmath>

using namespace dpfm;
using models::TextTable;

/// Tables on their way to a spreadsheet.
class TestTableCsv : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void numbersReadBackToTheSameBits() {
        QLocale::setDefault(QLocale(QLocale::German));
        const double third = 1.0 / 3.0;
        TextTable table;
        table.set({{QStringLiteral("part")}, {QStringLiteral("cosine")}},
                  {{{QStringLiteral("layer 1"), QLocale().toString(third, 'f', 3)},
                    false,
                    {},
                    {std::nullopt, third}}});
        QCOMPARE(table.data(table.index(0, 1), Qt::DisplayRole).toString(),
                 QStringLiteral("0,333"));
        const QList<QByteArray> lines = models::tableCsv(table).split('\n');
        QCOMPARE(lines[0], QByteArray("part,cosine\r"));
        QVERIFY(lines[1].startsWith("layer 1,"));
        bool read = false;
        QCOMPARE(lines[1].mid(8).trimmed().toDouble(&read), third);
        QVERIFY(read);
    }

    void whatIsSeen_data() {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("seen");
        QTest::addColumn<QByteArray>("written");
        const QLocale english(QLocale::English, QLocale::UnitedStates);
        const QLocale german(QLocale::German, QLocale::Germany);
        const auto row = [](const char* name, const QLocale& locale, const QString& seen,
                            const char* written) {
            QTest::newRow(name) << locale << seen << QByteArray(written);
        };
        row("groups", english, QStringLiteral("4,250"), "4250");
        row("groups, German", german, QStringLiteral("4.250"), "4250");
        row("decimals, German", german, QStringLiteral("0,5"), "0.5");
        row("a unit stays", german, QStringLiteral("1,5 ms"), "1.5 ms");
        row("per cent", german, QStringLiteral("96,6 %"), "96.6 %");
        row("true minus", english, QString(QChar(0x2212)) + u'2', "-2");
        row("zeros at the end", english, QStringLiteral("0.500"), "0.500");
        row("zeros in front", english, QStringLiteral("007 agents"), "007 agents");
        row("an exponent", english, QStringLiteral("1e3 runs"), "1e3 runs");
        row("a name", english, QStringLiteral("layer 1"), "layer 1");
        row("a dash for none", english, QStringLiteral("–"), "–");
        row("a comma in a text", english, QStringLiteral("DPFM, all"), "\"DPFM, all\"");
        row("quotes", english, QStringLiteral("so \"called\""), "\"so \"\"called\"\"\"");
        row("lines", english, QStringLiteral("one\ntwo"), "\"one\ntwo\"");
        row("empty", english, QString(), "");
    }

    void whatIsSeen() {
        QFETCH(QLocale, locale);
        QFETCH(QString, seen);
        QFETCH(QByteArray, written);
        QLocale::setDefault(locale);
        TextTable table;
        table.set({{QStringLiteral("a")}}, {{{seen}}});
        QCOMPARE(models::tableCsv(table), "a\r\n" + written + "\r\n");
    }

    void rowNamesStandInFront() {
        TextTable table;
        table.set({{QStringLiteral("a")}, {QStringLiteral("b")}},
                  {{{QStringLiteral("1"), QStringLiteral("2")}}});
        QCOMPARE(models::tableCsv(table), QByteArray("a,b\r\n1,2\r\n"));
        QCOMPARE(models::tableCsv(table, true).count(','), 4);
        QVERIFY(models::tableCsv(table, true).startsWith(",a,b\r\n"));
    }

    void anEmptyTableHasItsHeader() {
        TextTable table;
        table.set({{QStringLiteral("a")}}, {});
        QCOMPARE(models::tableCsv(table), QByteArray("a\r\n"));
    }
};

QTEST_APPLESS_MAIN(TestTableCsv)
#include "tst_table_csv.moc"
