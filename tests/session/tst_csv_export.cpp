#include "tests/session/small_sweep.h"
#include "ui/session/csv_export.h"
#include "ui/session/experiment_json.h"
#include "ui/session/provenance.h"
#include "ui/session/results_store.h"
#include "ui/session/run_list.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <limits>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace dpfm;
using namespace dpfm::session;
using namespace dpfm::tests;

namespace {

/// The record of a trained sweep, or of its first events.
SweepRecord record(const network::Experiment& experiment, std::size_t first = 1'000'000) {
    const QTemporaryDir folder;
    const auto store = ResultsStore::create(folder.filePath(QStringLiteral("a.dpfm")), experiment);
    const auto id = (*store)->addSweep(experiment, currentProvenance());
    const std::vector<RunEvent> events = trainedEvents(experiment);
    (void)(*store)->append(*id, std::span(events).first(std::min(first, events.size())));
    return *(*store)->load(*id);
}

QList<QByteArrayList> cells(const QByteArray& csv) {
    QList<QByteArrayList> rows;
    for (const QByteArray& line : csv.split('\n'))
        if (!line.isEmpty())
            rows << line.chopped(1).split(',');
    return rows;
}

} // namespace

class TestCsvExport : public QObject {
    Q_OBJECT
private slots:
    void readsBackToTheSameBits_data() {
        QTest::addColumn<bool>("classification");
        QTest::newRow("regression") << false;
        QTest::newRow("classification") << true;
    }
    void readsBackToTheSameBits() {
        QFETCH(const bool, classification);
        SweepRecord sweep = record(classification ? smallClassification() : smallExperiment());
        sweep.runs[0].epochs[0].loss = std::numeric_limits<double>::denorm_min();
        sweep.runs[0].epochs[1].loss = std::numeric_limits<double>::max();
        sweep.runs[0].epochs[1].valLoss = 1.0 / 3.0;
        const QByteArray csv = toCsv(sweep);
        const QByteArray header = "run,corpus,registers,seed,epoch,loss,val_loss,method";
        QVERIFY(csv.startsWith(header + (classification ? ",accuracy,val_accuracy" : "") + "\r\n"));
        QCOMPARE(csv.count('\n'), csv.count("\r\n"));
        const QList<QByteArrayList> rows = cells(csv).sliced(1);
        qsizetype row = 0;
        for (const RunRecord& run : sweep.runs)
            for (const training::EpochMetrics& epoch : run.epochs) {
                const QByteArrayList& cell = rows[row++];
                QCOMPARE(cell.size(), classification ? 10 : 8);
                QCOMPARE(cell[0].toULongLong(), run.run.index);
                QCOMPARE(cell[1].toInt(), run.run.parameters.corpus);
                QCOMPARE(cell[2].toInt(), run.run.parameters.registers);
                QCOMPARE(cell[3].toULongLong(), run.run.parameters.seed);
                QCOMPARE(cell[4].toInt(), epoch.epoch);
                QVERIFY(sameBits(cell[5].toDouble(), epoch.loss));
                QVERIFY(sameBits(cell[6].toDouble(), epoch.valLoss));
                QCOMPARE(cell[7], QByteArray("dpfm"));
                if (!classification)
                    continue;
                QVERIFY(sameBits(cell[8].toDouble(), *epoch.accuracy));
                QVERIFY(sameBits(cell[9].toDouble(), *epoch.valAccuracy));
            }
        QCOMPARE(row, rows.size());
    }

    void wideHasAColumnForEachRunAndMetric_data() {
        QTest::addColumn<bool>("classification");
        QTest::newRow("regression") << false;
        QTest::newRow("classification") << true;
    }
    void wideHasAColumnForEachRunAndMetric() {
        QFETCH(const bool, classification);
        SweepRecord sweep = record(classification ? smallClassification() : smallExperiment());
        sweep.runs[1].epochs.resize(1); // one that ended before the others
        const CsvOptions options{CsvLayout::Wide, std::vector<std::size_t>{1, 2, 7}};
        const QList<QByteArrayList> rows = cells(toCsv(sweep, options));
        const qsizetype metrics = classification ? 4 : 2;
        QCOMPARE(rows[0].size(), 1 + 3 * metrics);
        QCOMPARE(rows[0].first(4),
                 (QByteArrayList{"epoch", "loss r1 c10 s2", "val_loss r1 c10 s2",
                                 classification ? "accuracy r1 c10 s2" : "loss r0 c10 s1"}));
        QCOMPARE(rows.size(), 1 + static_cast<qsizetype>(sweep.runs[2].epochs.size()));
        for (qsizetype row = 1; row < rows.size(); ++row) {
            const auto epoch = static_cast<std::size_t>(row - 1);
            QCOMPARE(rows[row][0].toInt(), static_cast<int>(row));
            qsizetype column = 1;
            for (const std::size_t run : *options.runs) {
                const QByteArrayList& cell = rows[row];
                if (epoch >= sweep.runs[run].epochs.size()) {
                    for (qsizetype i = 0; i < metrics; ++i)
                        QVERIFY(cell[column + i].isEmpty());
                } else {
                    const training::EpochMetrics& metric = sweep.runs[run].epochs[epoch];
                    QVERIFY(sameBits(cell[column].toDouble(), metric.loss));
                    QVERIFY(sameBits(cell[column + 1].toDouble(), metric.valLoss));
                    if (classification)
                        QVERIFY(sameBits(cell[column + 3].toDouble(), *metric.valAccuracy));
                }
                column += metrics;
            }
        }
        const QJsonObject json =
            QJsonDocument::fromJson(toSidecarJson(sweep, QStringLiteral("x.csv"), options))
                .object();
        QCOMPARE(json["layout"].toString(), QStringLiteral("wide"));
        QCOMPARE(json["runs_chosen"].toString(), QStringLiteral("1-2,7"));
        QCOMPARE(json["runs"].toArray().size(), 3);
        QByteArrayList names;
        for (const QJsonValue& column : json["columns"].toArray())
            names << column["name"].toString().toUtf8();
        QCOMPARE(names, rows[0]);
        QCOMPARE(json["columns"].toArray().at(1).toObject()["run"].toInt(), 1);
    }

    void wideTellsRunsApart() {
        network::Experiment experiment = smallExperiment(1);
        experiment.sweep.baseline = true;
        SweepRecord sweep = record(experiment);
        sweep.runs[1].run.parameters = sweep.runs[0].run.parameters; // only the index differs now
        const QByteArrayList header = cells(toCsv(sweep, {CsvLayout::Wide, {}}))[0];
        QCOMPARE(header.size(), 1 + 2 * 12);
        QCOMPARE(QSet<QByteArray>(header.begin(), header.end()).size(), header.size());
        QVERIFY(header.contains("loss r1 c10 s1 run 0"));
        QVERIFY(header.contains("loss r1 c10 s1 run 1"));
        QVERIFY(header.contains("val_loss backpropagation c20 s2"));
    }

    void wideNamesSweptSettings() {
        network::Experiment experiment = smallExperiment(1);
        experiment.sweep.fields = {{"training.optimizer.learning_rate", {"0.01", "0.1"}}};
        const SweepRecord sweep = record(experiment);
        const QByteArrayList header = cells(toCsv(sweep, {CsvLayout::Wide, {}}))[0];
        QCOMPARE(header.size(), 1 + 2 * 16);
        QVERIFY(header.contains("val_loss r1 c10 s1 learning_rate=0.01"));
        QVERIFY(header.contains("val_loss r0 c20 s2 learning_rate=0.1"));
    }

    void chosenRunsAreWrittenAsTheyWere() {
        const SweepRecord sweep = record(smallExperiment());
        const QList<QByteArrayList> all = cells(toCsv(sweep));
        const QList<QByteArrayList> some =
            cells(toCsv(sweep, {CsvLayout::Long, std::vector<std::size_t>{0, 5}}));
        QList<QByteArrayList> expected;
        for (const QByteArrayList& row : all)
            if (row[0] == "run" || row[0] == "0" || row[0] == "5")
                expected << row;
        QCOMPARE(some, expected);
        const QJsonObject json =
            QJsonDocument::fromJson(toSidecarJson(sweep, QStringLiteral("x.csv"))).object();
        QCOMPARE(json["layout"].toString(), QStringLiteral("long"));
        QCOMPARE(json["runs_chosen"].toString(), QStringLiteral("all"));
        QCOMPARE(json["build"].toString(), sweep.provenance.build);
    }

    void runListsAreRead_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<std::size_t>("runCount");
        QTest::addColumn<QString>("runs"); // in their shortest form
        const auto row = [](const char* name, const char* text, std::size_t runCount,
                            const char* runs) {
            QTest::newRow(name) << QString::fromLatin1(text) << runCount
                                << QString::fromLatin1(runs);
        };
        row("one", "3", 10, "3");
        row("a range", "0-5,8", 10, "0-5,8");
        row("unordered, spaces, twice", " 8, 1 - 2 ,1,0", 10, "0-2,8");
        row("all", "0-9", 10, "0-9");
        row("neighbours", "4,5", 10, "4-5");
        row("more than registers or seeds", "0-15000", 20'000, "0-15000");
        row("all of the largest sweep", "0-999999", 1'000'000, "0-999999");
        row("with dots", "9..19999", 20'000, "9-19999");
    }
    void runListsAreRead() {
        QFETCH(const QString, text);
        QFETCH(const std::size_t, runCount);
        QFETCH(const QString, runs);
        const auto list = parseRunList(text, runCount);
        QVERIFY2(list.ok(), list ? "" : list.error().text().c_str());
        QCOMPARE(runListText(*list), runs);
    }

    void whatIsNoRunListIsRefused_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<std::size_t>("runCount");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, const char* text, std::size_t runCount,
                            const char* sentence) {
            QTest::newRow(name) << QString::fromLatin1(text) << runCount
                                << QString::fromLatin1(sentence);
        };
        row("nothing", "", 10, "\"\" is no list of runs; write it like 0-5,8.");
        row("a word", "1,some", 10, "\"some\" is not a whole number.");
        row("negative", "-2", 10, "\"-2\" is no list of runs; write it like 0-5,8.");
        row("two dashes", "1-2-3", 10, "\"1-2-3\" is not a whole number.");
        row("backwards", "5-2", 10,
            "\"5-2\" is not a range that goes up over at most 10000 numbers.");
        row("past the end", "3-10", 10, "There is no run 10; the sweep has 10, counted from 0.");
        row("far past the end", "0-99999999999999999999", 20'000,
            "\"0-99999999999999999999\" is not a range that goes up over at most 20000 numbers.");
    }
    void whatIsNoRunListIsRefused() {
        QFETCH(const QString, text);
        QFETCH(const std::size_t, runCount);
        QFETCH(const QString, sentence);
        const auto list = parseRunList(text, runCount);
        QVERIFY(!list.ok());
        QCOMPARE(QString::fromStdString(list.error().message()), sentence);
    }

    void isTheSameInEveryLocale() {
        const SweepRecord sweep = record(smallExperiment());
        const QByteArray before = toCsv(sweep);
        const QLocale locale;
        QLocale::setDefault(QLocale(QLocale::German));
        const QByteArray german = toCsv(sweep);
        QLocale::setDefault(locale);
        QCOMPARE(german, before);
    }

    void sidecarHoldsTheProvenance() {
        SweepRecord sweep = record(smallExperiment(), 9); // the first run, and a part of the second
        sweep.notes = QStringLiteral("\"Über\"\n");
        sweep.runs[3].status = RunStatus::Diverged;
        sweep.runs[3].divergedEpoch = 5;
        sweep.runs[3].divergence = QStringLiteral("a weight");
        QJsonParseError broken;
        const QJsonObject json =
            QJsonDocument::fromJson(toSidecarJson(sweep, QStringLiteral("x.csv")), &broken)
                .object();
        QCOMPARE(broken.error, QJsonParseError::NoError);
        QCOMPARE(json["csv"].toString(), QStringLiteral("x.csv"));
        QCOMPARE(json["program_version"].toString(), programVersion());
        QCOMPARE(json["machine"].toString(), sweep.provenance.machine);
        QCOMPARE(json["operating_system"].toString(), sweep.provenance.operatingSystem);
        QCOMPARE(QDateTime::fromString(json["started"].toString(), Qt::ISODateWithMs),
                 sweep.provenance.started);
        QCOMPARE(json["notes"].toString(), sweep.notes);
        QCOMPARE(json["complete"].toBool(true), false);
        const auto experiment =
            experimentFromJson(QJsonDocument(json["experiment"].toObject()).toJson());
        QVERIFY(experiment);
        QCOMPARE(*experiment, sweep.experiment);
        QByteArrayList columns;
        for (const QJsonValue& column : json["columns"].toArray()) {
            columns << column["name"].toString().toUtf8();
            QVERIFY(!column["description"].toString().isEmpty());
        }
        QVERIFY(toCsv(sweep).startsWith(columns.join(',') + "\r\n"));
        const QJsonArray runs = json["runs"].toArray();
        QCOMPARE(static_cast<std::size_t>(runs.size()), sweep.runs.size());
        QCOMPARE(runs[0]["status"].toString(), QStringLiteral("completed"));
        QCOMPARE(runs[0]["seconds"].toDouble(), sweep.runs[0].seconds);
        QCOMPARE(runs[1]["status"].toString(), QStringLiteral("incomplete"));
        QCOMPARE(runs[1]["epochs"].toInt(), 2);
        QCOMPARE(runs[3]["status"].toString(), QStringLiteral("diverged"));
        QCOMPARE(runs[3]["diverged_epoch"].toInt(), 5);
        QCOMPARE(runs[3]["diverged_in"].toString(), QStringLiteral("a weight"));
    }

    void deletedRunsLeaveNothingButTheirCount() {
        SweepRecord sweep = record(smallExperiment());
        const std::size_t runs = sweep.runs.size();
        sweep.runs[0].marks.note = QStringLiteral("a \"note\"");
        sweep.runs[1].marks.deleted = true;
        sweep.runs[1].status = RunStatus::Pending;
        const QList<QByteArrayList> rows = cells(toCsv(sweep)).sliced(1);
        QCOMPARE(static_cast<std::size_t>(rows.size()), (runs - 1) * sweep.runs[0].epochs.size());
        for (const QByteArrayList& row : rows)
            QVERIFY(row[0] != "1");
        const QJsonDocument sidecar =
            QJsonDocument::fromJson(toSidecarJson(sweep, QStringLiteral("a.csv")));
        QCOMPARE(sidecar["complete"].toBool(), true);
        QCOMPARE(sidecar["deleted_runs"].toInt(), 1);
        const QJsonArray listed = sidecar["runs"].toArray();
        QCOMPARE(static_cast<std::size_t>(listed.size()), runs - 1);
        QCOMPARE(listed[0]["note"].toString(), QStringLiteral("a \"note\""));
        QCOMPARE(listed[1]["run"].toInt(), 2);
        QVERIFY(!listed[1].toObject().contains("note"));
    }

    void writesBothFiles() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.csv"));
        const SweepRecord sweep = record(smallExperiment());
        for (int time = 0; time < 2; ++time) // the second replaces the first
            QVERIFY(exportCsv(sweep, path));
        QFile csv(path);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readAll(), toCsv(sweep));
        QFile sidecar(path + QStringLiteral(".json"));
        QVERIFY(sidecar.open(QIODevice::ReadOnly));
        QCOMPARE(QJsonDocument::fromJson(sidecar.readAll())["csv"].toString(),
                 QStringLiteral("a.csv"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 2);
    }

    void saysWhereItCannotWrite_data() {
        QTest::addColumn<QString>("path");
        QTest::newRow("no folder") << QStringLiteral("none/a.csv");
        QTest::newRow("folder") << QStringLiteral(".");
        QTest::newRow("not a regular file") << QStringLiteral("pipe");
        QTest::newRow("a folder nobody writes to") << QStringLiteral("/proc/a.csv");
    }
    void saysWhereItCannotWrite() {
        QFETCH(const QString, path);
        const QTemporaryDir folder;
        QCOMPARE(::mkfifo(qPrintable(folder.filePath(QStringLiteral("pipe"))), 0600), 0);
        const QString at = QDir(folder.path()).absoluteFilePath(path);
        const auto written = exportCsv(record(smallExperiment(1)), at);
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::FileAccess);
        QCOMPARE(written.error().place, at.toStdString());
    }

    void aFullDiskLeavesTheOldFile() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.csv"));
        QVERIFY(exportCsv(record(smallExperiment(1)), path));
        const SweepRecord sweep = record(smallExperiment(200));
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const rlimit full{4096, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &full);
        const auto written = exportCsv(sweep, path);
        ::setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!written);
        QCOMPARE(written.error().place, path.toStdString());
        QCOMPARE(written.error().message(),
                 std::string("The file cannot be written: File too large."));
        QFile csv(path);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(cells(csv.readAll()).size(), 9);
    }
};

QTEST_GUILESS_MAIN(TestCsvExport)
#include "tst_csv_export.moc"
