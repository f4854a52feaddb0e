#include "tests/support/program.h"

#include <QRegularExpression>
#include <QTest>

using namespace dpfm;

class TestCommandLine : public QObject {
    Q_OBJECT
private slots:
    void help();
    void helpOfASubcommand();
    void version();
    void badUsage_data();
    void badUsage();
};

void TestCommandLine::help() {
    for (const QString& option : {QString("--help"), QString("-h")}) {
        const test::Outcome outcome = test::runProgram({option});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.out.contains("Usage: dpfm replay TRACE.json [--tolerance T]\n"));
        QCOMPARE(outcome.err, QString());
    }
}

void TestCommandLine::helpOfASubcommand() {
    const test::Outcome outcome = test::runProgram({"replay", "--help"});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(outcome.out.startsWith("Usage: dpfm replay TRACE.json [--tolerance T]\n"));
    QVERIFY(outcome.out.contains("--tolerance <T>"));
    QCOMPARE(outcome.err, QString());
}

void TestCommandLine::version() {
    const test::Outcome outcome = test::runProgram({"--version"});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(QRegularExpression("^dpfm \\d+\\.\\d+\\.\\d+\n$").match(outcome.out).hasMatch());
}

void TestCommandLine::badUsage_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const QStringList& arguments, const char* expected) {
        QTest::newRow(name) << arguments << QString("dpfm: ") + expected + '\n';
    };
    row("unknown subcommand", {"swep", "a.json"},
        "There is no subcommand \"swep\". See \"dpfm --help\".");
    row("unknown option of a subcommand", {"replay", "--speed", "a.json"},
        "Unknown option 'speed'. See \"dpfm replay --help\".");
    row("missing file", {"replay"}, "TRACE.json is missing. See \"dpfm replay --help\".");
    row("too many files", {"replay", "a", "b"},
        "\"b\" is one argument too many. See \"dpfm replay --help\".");
    row("missing value", {"replay", "a", "--tolerance"},
        "Missing value after '--tolerance'. See \"dpfm replay --help\".");
    for (const char* tolerance : {"small", "nan", "inf", "-1", ""})
        QTest::newRow(qPrintable(QString("tolerance %1").arg(tolerance)))
            << QStringList{"replay", "a.json", "--tolerance", tolerance}
            << QString("dpfm: The tolerance is \"%1\"; it must be 0 or a positive number. See "
                       "\"dpfm replay --help\".\n")
                   .arg(tolerance);
}

void TestCommandLine::badUsage() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, expected);
    const test::Outcome outcome = test::runProgram(arguments);
    QCOMPARE(outcome.exitCode, 2);
    QCOMPARE(outcome.err, expected);
    QCOMPARE(outcome.out, QString());
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
