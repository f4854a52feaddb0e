#include <QProcess>
#include <QRegularExpression>
#include <QTest>

/// Code that is built for more than every processor has must not be entered but by its kernel
/// tables. An inline function of a shared header that was compiled there too would be one of
/// several equal copies of which the linker keeps any, for the whole program.
class TestKernelSymbols : public QObject {
    Q_OBJECT

private slots:
    void nothingIsShared();
};

void TestKernelSymbols::nothingIsShared() {
    QProcess nm;
    nm.start("nm", {"--demangle", "--defined-only", DPFM_CORE_LIBRARY});
    QVERIFY(nm.waitForFinished());
    QCOMPARE(nm.exitCode(), 0);
    static const QRegularExpression member("^(\\S+\\.o):$");
    // A letter in capitals is visible to other files; W, V and u may be kept of several copies.
    static const QRegularExpression visible("^[0-9a-f]+ ([A-Zu]) (.*)$");
    // What runs before main() would run on every processor.
    static const QRegularExpression initializer("_GLOBAL__sub_I|static_initialization");
    QString object;
    int tables = 0;
    for (const QString& line : QString::fromUtf8(nm.readAllStandardOutput()).split('\n')) {
        if (const auto match = member.match(line); match.hasMatch())
            object = match.captured(1);
        QVERIFY2(!object.contains("_avx") || !line.contains(initializer),
                 qPrintable(object + ": " + line));
        const auto match = visible.match(line);
        if (!object.contains("_avx") || !match.hasMatch())
            continue;
        const QString name = match.captured(2);
        QVERIFY2(name.contains("engine::kernels::k") && !QString("WVu").contains(match.captured(1)),
                 qPrintable(object + ": " + line));
        ++tables;
    }
    QVERIFY(tables >= 2);
}

QTEST_APPLESS_MAIN(TestKernelSymbols)
#include "tst_kernel_symbols.moc"
