#include "core/engine/instruction_set.h"
#include "tests/support/experiments.h"
#include "ui/session/experiment_json.h"

#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

using namespace dpfm;

namespace {

struct Told {
    int exitCode = -1;
    QString err;
};

Told dpfmOn(const QString& set, const QStringList& arguments) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DPFM_ISA"), set);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(DPFM_PROGRAM), arguments);
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardError())};
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// DPFM_ISA, and what it must not change.
class TestInstructionSets : public QObject {
    Q_OBJECT

private slots:
    void giveTheSameBits_data();
    void giveTheSameBits();
    void unknownOnesAreRefused_data();
    void unknownOnesAreRefused();
};

void TestInstructionSets::giveTheSameBits_data() {
    QTest::addColumn<network::Experiment>("experiment");
    network::Experiment workshop = test::workshop();
    workshop.sweep.registers = {1, 2, 8, 16, 32, 0};
    workshop.sweep.seeds = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    workshop.sweep.baseline = true;
    workshop.training.epochs = 20;
    QTest::newRow("workshop") << workshop;
    network::Experiment policies = test::workshop();
    policies.sweep.fields = {
        {"training.selection",
         {"random", "layer-quota", "largest-times-weight", "error-feedback", "streaming"}}};
    QTest::newRow("selections") << policies;
    network::Experiment sparse = test::irises();
    sparse.training.method = network::Method::MeProp;
    sparse.sweep.registers = {1, 2, 0};
    QTest::newRow("meprop") << sparse;
    network::Experiment irises = test::irises();
    irises.training.epochs = 20;
    QTest::newRow("irises") << irises;
    network::Experiment digits = test::irises();
    digits.data.source = network::DataSource::Digits;
    digits.data.scaling = network::Scaling::MinMax;
    digits.network.layers = {{12, autodiff::Activation::Sigmoid},
                             {10, autodiff::Activation::Softmax}};
    digits.sweep.registers = {16, 64};
    QTest::newRow("digits") << digits;
}

void TestInstructionSets::giveTheSameBits() {
    QFETCH(const network::Experiment, experiment);
    const QTemporaryDir folder;
    QVERIFY(session::writeExperiment(folder.filePath("e.json"), experiment));
    QByteArray expected;
    for (const engine::InstructionSet set : engine::supportedInstructionSets()) {
        const QString name = QString::fromLatin1(engine::name(set).data());
        const QString results = folder.filePath(name + ".dpfm");
        const QString csv = folder.filePath(name + ".csv");
        QCOMPARE(dpfmOn(name, {"sweep", folder.filePath("e.json"), "--out", results}).exitCode, 0);
        QCOMPARE(dpfmOn(name, {"export", results, "--csv", csv}).exitCode, 0);
        const QByteArray content = contentOf(csv);
        QVERIFY(content.count('\n') > 20);
        if (expected.isEmpty())
            expected = content;
        QVERIFY2(content == expected, qPrintable(name));
    }
}

void TestInstructionSets::unknownOnesAreRefused_data() {
    QTest::addColumn<QString>("set");
    QTest::newRow("another") << "sse9";
    QTest::newRow("capitals") << "AVX2";
    QTest::newRow("a number") << "2";
}

void TestInstructionSets::unknownOnesAreRefused() {
    QFETCH(const QString, set);
    const Told told = dpfmOn(set, {"sweep", "missing.json", "--out", "x.dpfm"});
    QCOMPARE(told.exitCode, 2);
    QVERIFY2(told.err.contains("DPFM_ISA: The instruction set is \"" + set +
                               "\"; it must be plain, avx2 or avx512."),
             qPrintable(told.err));
}

QTEST_GUILESS_MAIN(TestInstructionSets)
#include "tst_instruction_sets.moc"
