#include "tests/house/dependency_rule.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using dpfm::test::violations;

class TestDependencies : public QObject {
    Q_OBJECT

private slots:
    void allowed_data();
    void allowed();
    void forbidden_data();
    void forbidden();
    void tellsTheLine();
    void codeOnly_data();
    void codeOnly();
    void theHouseKeepsTheRule();
};

void TestDependencies::allowed_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("content");
    const auto row = [](const char* name, const char* path, const char* content) {
        QTest::newRow(name) << QString::fromUtf8(path) << QString::fromUtf8(content);
    };
    row("own room", "core/base/a.h", "#include \"core/base/b.h\"\n#include <vector>");
    row("room below", "core/sweep/a.h", "#include \"core/base/b.h\"");
    row("Eigen in core", "core/training/a.cpp", "#include <Eigen/Dense>");
    row("TBB in a source of core", "core/sweep/a.cpp", "#include <oneapi/tbb/parallel_for.h>");
    row("Qt Core in session", "ui/session/a.h", "#include <QString>\n#include <QtCore/QObject>");
    row("Sql in session", "ui/session/a.cpp", "#include <QSqlQuery>");
    row("Gui in models", "ui/models/a.h", "#include <QColor>\n#include <QUndoStack>");
    row("core in views", "ui/views/a.cpp", "#include \"core/base/error.h\"\n#include <QWidget>");
    row("QCustomPlot in figures", "ui/figures/a.cpp", "#include <qcustomplot.h>");
    row("printing in app", "app/main.cpp", "#include <iostream>\nint f() { exit(1); }");
    row("app itself", "app/main.cpp", "#include \"app/arguments.h\"");
    row("include in a comment", "core/base/a.h",
        "// #include <QString>\n/*\n#include <QColor>\n*/");
    row("printf in a string", "core/base/a.cpp", "const char* text = \"printf(\";");
    row("a word that ends in exit", "core/base/a.cpp", "void onExit(); void f() { atexit_(1); }");
    row("std::exit not called", "core/base/a.cpp", "bool exit = true;");
    row("tests may do all", "tests/core/a.cpp", "#include \"ui/views/a.h\"\n#include <cstdio>");
}

void TestDependencies::allowed() {
    QFETCH(QString, path);
    QFETCH(QString, content);
    QCOMPARE(violations(path, content), QStringList());
}

void TestDependencies::forbidden_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("fragment");
    const auto row = [](const char* name, const char* path, const char* content,
                        const char* fragment) {
        QTest::newRow(name) << QString::fromUtf8(path) << QString::fromUtf8(content)
                            << QString::fromUtf8(fragment);
    };
    row("Qt in core", "core/base/a.h", "#include <QString>", "QString of QtCore");
    row("Qt by module in core", "core/base/a.h", "#include <QtCore/QString>", "of QtCore");
    row("Qt by small name in core", "core/base/a.h", "#include <qstring.h>", "of QtCore");
    row("session in core", "core/sweep/a.h", "#include \"ui/session/mailbox.h\"", "core/sweep");
    row("base looks up", "core/base/a.h", "#include \"core/autodiff/loss.h\"", "core/base");
    row("autodiff looks up", "core/autodiff/a.h", "#include \"core/network/topology.h\"",
        "core/autodiff");
    row("network looks up", "core/network/a.h", "#include \"core/data/split.h\"", "core/network");
    row("data looks up", "core/data/a.h", "#include \"core/training/run.h\"", "core/data");
    row("training looks up", "core/training/a.h", "#include \"core/sweep/grid.h\"",
        "core/training");
    row("unknown room", "core/attic/a.h", "", "not a room");
    row("include of no room", "core/base/a.h", "#include \"core/attic/a.h\"", "core/attic");
    row("TBB in a header", "core/sweep/a.h", "#include <tbb/parallel_for.h>", "header");
    row("TBB outside core", "ui/session/a.cpp", "#include <oneapi/tbb/info.h>", "TBB");
    row("iostream in core", "core/base/a.cpp", "#include <iostream>", "never prints");
    row("printf in core", "core/base/a.cpp", "void f() { printf(\"x\"); }", "printf");
    row("std::fprintf in core", "core/base/a.cpp", "void f() { std::fprintf(stderr, \"x\"); }",
        "fprintf");
    row("cerr in core", "core/base/a.cpp", "void f() { std::cerr << 1; }", "std::cerr");
    row("exit in core", "core/base/a.cpp", "void f() { std::exit (1); }", "exit");
    row("abort in core", "core/base/a.cpp", "void f() { abort(); }", "abort");
    row("Gui in session", "ui/session/a.h", "#include <QColor>", "QColor of QtGui");
    row("Widgets in session", "ui/session/a.h", "#include <QWidget>", "QtWidgets");
    row("Widgets in models", "ui/models/a.h", "#include <QWidget>", "QtWidgets");
    row("Sql in models", "ui/models/a.cpp", "#include <QSqlQuery>", "QtSql");
    row("figures in models", "ui/models/a.h", "#include \"ui/figures/curves.h\"", "ui/models");
    row("models in session", "ui/session/a.h", "#include \"ui/models/b.h\"", "ui/session");
    row("views in models", "ui/models/a.h", "#include \"ui/views/b.h\"", "ui/models");
    row("QCustomPlot in models", "ui/models/a.h", "#include <qcustomplot.h>", "QCustomPlot");
    row("views in figures", "ui/figures/a.h", "#include \"ui/views/b.h\"", "ui/figures");
    row("Sql in figures", "ui/figures/a.h", "#include <QSqlQuery>", "QtSql");
    row("app in views", "ui/views/a.h", "#include \"app/main.h\"", "ui/views");
    row("tests in core", "core/base/a.cpp", "#include \"tests/support/b.h\"", "tests/support");
    row("after a comment", "core/base/a.cpp", "/* one */ int x; // two\n  #  include <QString>",
        "QtCore");
}

void TestDependencies::forbidden() {
    QFETCH(QString, path);
    QFETCH(QString, content);
    QFETCH(QString, fragment);
    const QStringList found = violations(path, content);
    QCOMPARE(found.size(), 1);
    QVERIFY2(found.front().contains(fragment), qPrintable(found.front()));
}

void TestDependencies::tellsTheLine() {
    const QStringList found =
        violations("core/base/a.h", "/* one\n   two */\n#include <vector>\n#include <QString>\n");
    QCOMPARE(found, QStringList("core/base/a.h:4: core/base must not include QString of QtCore"));
}

void TestDependencies::codeOnly_data() {
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("code");
    QTest::newRow("plain") << "int x;"
                           << "int x;";
    QTest::newRow("comment") << "x; // y\nz;"
                             << "x;     \nz;";
    QTest::newRow("block") << "x; /* y\nz */ w;"
                           << "x;     \n     w;";
    QTest::newRow("string") << "f(\"a // b\", c);"
                            << "f(        , c);";
    QTest::newRow("escaped quote") << "f(\"a\\\"b\", c);"
                                   << "f(      , c);";
    QTest::newRow("quote as a character") << "f('\"'); g(\"x\");"
                                          << "f(   ); g(   );";
    QTest::newRow("digit separators") << "x = 1'000'000; y"
                                      << "x = 1'000'000; y";
    QTest::newRow("raw string") << "f(R\"(a\" b)\", c);"
                                << "f(         , c);";
}

void TestDependencies::codeOnly() {
    QFETCH(QString, content);
    QTEST(dpfm::test::codeOnly(content), "code");
}

void TestDependencies::theHouseKeepsTheRule() {
    const QDir root(DPFM_SOURCE_DIR);
    QStringList found;
    int files = 0;
    for (const char* folder : {"core", "ui", "app"}) {
        QDirIterator entries(root.filePath(folder), {"*.h", "*.cpp"}, QDir::Files,
                             QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            QFile file(entries.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            found << violations(root.relativeFilePath(file.fileName()),
                                QString::fromUtf8(file.readAll()));
            ++files;
        }
    }
    QVERIFY2(found.isEmpty(), qPrintable('\n' + found.join('\n')));
    QVERIFY(files > 40);
}

QTEST_APPLESS_MAIN(TestDependencies)
#include "tst_dependencies.moc"
