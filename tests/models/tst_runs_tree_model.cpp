#include "tests/support/sample_sweep.h"
#include "ui/models/runs_tree_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <array>

using namespace dpfm;
using namespace dpfm::models;
using session::MarkedRun;
using session::RunMarks;
using session::RunStatus;
using tests::sampleRun;
using Table = RunsTableModel;

namespace {

/// Corpora 50 and 100, R = 2, 8 and all, two seeds; best val_loss of run i is 12 − i, times ten.
/// Run 5 diverged, 7 is in training, 11 waits.
session::SweepRecord twelve() {
    session::SweepRecord sweep;
    for (const int corpus : {50, 100})
        for (const int registers : {2, 8, 0})
            for (const std::uint64_t seed : {1U, 2U}) {
                const std::size_t index = sweep.runs.size();
                sweep.runs.push_back(
                    sampleRun(index, corpus, registers, seed, {12.0 - static_cast<double>(index)}));
            }
    sweep.runs[5].status = RunStatus::Diverged;
    sweep.runs[7].status = RunStatus::Running;
    sweep.runs[11].status = RunStatus::Pending;
    sweep.runs[11].epochs.clear();
    return sweep;
}

/// As the model lists it: "0 1", or "[Corpus: 50 – …] 0 1 [Corpus: 100 – …] 2".
QString listing(const RunsTreeModel& model, bool titles = true) {
    QStringList parts;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex top = model.index(row, 0);
        if (!model.isGroup(top)) {
            parts << QString::number(*model.runAt(top));
            continue;
        }
        parts << u'[' + (titles ? top.data().toString() : model.groupName(top)) + u']';
        for (int below = 0; below < model.rowCount(top); ++below)
            parts << QString::number(*model.runAt(model.index(below, 0, top)));
    }
    return parts.join(u' ');
}

struct Fixture {
    Fixture() { results.reset(twelve()); }
    bool filter(const char* text) { return model.setFilter(QString::fromLatin1(text)).ok(); }
    void mark(std::size_t run, const RunMarks& marks) {
        results.setMarks(std::array{MarkedRun{run, marks}});
    }
    void finish(std::size_t run) {
        results.apply(std::array{session::RunEvent{results.run(run).run,
                                                   session::RunEnded{training::Completed{}, 1.0}}});
    }

    ResultsModel results;
    Table table{results};
    RunsTreeModel model{table, results};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

const RunMarks kPinned{{}, true, false};
const RunMarks kDeleted{{}, false, true};

} // namespace

class TestRunsTreeModel : public QObject {
    Q_OBJECT
private slots:
    void isEmptyWithoutRuns() {
        Fixture f;
        f.results.reset({});
        QCOMPARE(f.model.rowCount(), 0);
        f.model.groupBy(QStringLiteral("corpus"));
        QCOMPARE(f.model.rowCount(), 0);
        QVERIFY(f.filter("corpus = 50"));
        QVERIFY(!f.model.indexOf(0).isValid());
        QVERIFY(f.model.listed().empty());
    }

    void filtersAndKeepsTheTableAfterAnError() {
        Fixture f;
        QCOMPARE(listing(f.model), QStringLiteral("0 1 2 3 4 5 6 7 8 9 10 11"));
        QVERIFY(f.filter("corpus = 100 and registers < all"));
        QCOMPARE(listing(f.model), QStringLiteral("6 7 8 9"));
        QCOMPARE(f.model.listedCount(), std::size_t{4});
        const auto refused = f.model.setFilter(QStringLiteral("corpus = 100 and"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().place, std::string("column 17"));
        QCOMPARE(listing(f.model), QStringLiteral("6 7 8 9"));
        QVERIFY(f.filter(""));
        QCOMPARE(f.model.listedCount(), std::size_t{12});
    }

    void filterFollowsTheRuns() {
        Fixture f;
        QVERIFY(f.filter("status = done"));
        QCOMPARE(listing(f.model), QStringLiteral("0 1 2 3 4 6 8 9 10"));
        f.finish(7);
        QCOMPARE(listing(f.model), QStringLiteral("0 1 2 3 4 6 7 8 9 10"));
        f.results.apply(std::array{session::RunEvent{f.results.run(0).run, session::RunStarted{}}});
        QCOMPARE(listing(f.model), QStringLiteral("1 2 3 4 6 7 8 9 10"));
    }

    void sorts_data() {
        QTest::addColumn<int>("column");
        QTest::addColumn<bool>("ascending");
        QTest::addColumn<QString>("expected");
        QTest::newRow("run, down") << int(Table::Run) << false << "11 10 9 8 7 6 5 4 3 2 1 0";
        QTest::newRow("val_loss, up")
            << int(Table::BestValLoss) << true << "10 9 8 7 6 5 4 3 2 1 0 11";
        QTest::newRow("val_loss, down; without a value still last")
            << int(Table::BestValLoss) << false << "0 1 2 3 4 5 6 7 8 9 10 11";
        QTest::newRow("registers, up; equal ones in grid order")
            << int(Table::Registers) << true << "0 1 6 7 2 3 8 9 4 5 10 11";
        QTest::newRow("registers, down")
            << int(Table::Registers) << false << "4 5 10 11 2 3 8 9 0 1 6 7";
        QTest::newRow("status") << int(Table::Status) << true << "5 0 1 2 3 4 6 8 9 10 7 11";
        QTest::newRow("divergence")
            << int(Table::Divergence) << true << "5 0 1 2 3 4 6 7 8 9 10 11";
    }
    void sorts() {
        QFETCH(const int, column);
        QFETCH(const bool, ascending);
        QFETCH(const QString, expected);
        Fixture f;
        f.model.sort(column, ascending ? Qt::AscendingOrder : Qt::DescendingOrder);
        QCOMPARE(listing(f.model), expected);
    }

    void groups() {
        Fixture f;
        f.model.groupBy(QStringLiteral("registers"));
        QCOMPARE(listing(f.model),
                 QStringLiteral("[Registers: 2 – 4 runs, median best val_loss 85] 0 1 6 7 "
                                "[Registers: 8 – 4 runs, median best val_loss 65] 2 3 8 9 "
                                "[Registers: all – 4 runs, median best val_loss 80] 4 5 10 11"));
        f.model.sort(Table::BestValLoss, Qt::AscendingOrder);
        f.model.groupBy(QStringLiteral("corpus"));
        QVERIFY(f.filter("registers = all"));
        // One of the two diverged, and counts as the worst there is.
        QCOMPARE(listing(f.model),
                 QStringLiteral("[Corpus: 50 – 2 runs, median best val_loss ∞] 5 4 "
                                "[Corpus: 100 – 2 runs, median best val_loss 20] 10 11"));
        QVERIFY(f.filter("run = 11"));
        QCOMPARE(listing(f.model), QStringLiteral("[Corpus: 100 – 1 run] 11"));
        f.model.groupBy({});
        QCOMPARE(listing(f.model), QStringLiteral("11"));
    }

    void runsMoveBetweenGroups() {
        Fixture f;
        f.model.groupBy(QStringLiteral("status"));
        QCOMPARE(listing(f.model, false),
                 QStringLiteral("[Status: diverged] 5 [Status: done] 0 1 2 3 4 6 8 9 10 "
                                "[Status: training] 7 [Status: waiting] 11"));
        const QPersistentModelIndex seven(f.model.indexOf(7, Table::Seed));
        const QPersistentModelIndex training(f.model.indexOf(7).parent());
        const QPersistentModelIndex waiting(f.model.indexOf(11).parent());
        f.finish(7);
        QCOMPARE(listing(f.model, false),
                 QStringLiteral("[Status: diverged] 5 [Status: done] 0 1 2 3 4 6 7 8 9 10 "
                                "[Status: waiting] 11"));
        QCOMPARE(f.model.runAt(seven), std::optional<std::size_t>(7));
        QCOMPARE(seven.column(), int(Table::Seed));
        QVERIFY(!training.isValid());
        QCOMPARE(f.model.groupName(waiting), QStringLiteral("Status: waiting"));
    }

    void groupsByNotesAndWhatHasNone() {
        Fixture f;
        f.mark(3, {QStringLiteral("odd"), false, false});
        QVERIFY(f.filter("run <= 4"));
        f.model.groupBy(QStringLiteral("note"));
        QCOMPARE(listing(f.model, false), QStringLiteral("[Note: none] 0 1 2 4 [Note: odd] 3"));
        QVERIFY(f.filter("run >= 10"));
        f.model.groupBy(QStringLiteral("best_epoch"));
        QCOMPARE(listing(f.model, false),
                 QStringLiteral("[Best epoch: 1] 10 [Best epoch: none] 11"));
    }

    void pinnedComeFirstWhateverElse() {
        Fixture f;
        f.mark(9, kPinned);
        f.mark(2, kPinned);
        QCOMPARE(listing(f.model), QStringLiteral("2 9 0 1 3 4 5 6 7 8 10 11"));
        QVERIFY(f.model.endsPinned(f.model.index(1, 0)));
        QVERIFY(!f.model.endsPinned(f.model.index(0, 0)));
        f.model.sort(Table::Run, Qt::DescendingOrder);
        QVERIFY(f.filter("run < 2"));
        QCOMPARE(listing(f.model), QStringLiteral("9 2 1 0"));
        f.model.groupBy(QStringLiteral("seed"));
        QCOMPARE(listing(f.model, false), QStringLiteral("[Pinned] 9 2 [Seed: 1] 0 [Seed: 2] 1"));
        QVERIFY(f.filter("run > 99"));
        QCOMPARE(listing(f.model, false), QStringLiteral("[Pinned] 9 2"));
        f.mark(9, {});
        f.mark(2, {});
        QCOMPARE(f.model.rowCount(), 0);
    }

    void deletedAreNotListed() {
        Fixture f;
        f.mark(4, kDeleted);
        f.mark(0, {{}, true, true});
        QCOMPARE(listing(f.model), QStringLiteral("1 2 3 5 6 7 8 9 10 11"));
        QVERIFY(!f.model.indexOf(4).isValid());
        f.mark(4, {});
        QCOMPARE(listing(f.model), QStringLiteral("1 2 3 4 5 6 7 8 9 10 11"));
    }

    void persistentIndexesStayWithTheirRun() {
        Fixture f;
        const QPersistentModelIndex three(f.model.indexOf(3, Table::Note));
        const QPersistentModelIndex nine(f.model.indexOf(9));
        f.model.sort(Table::Run, Qt::DescendingOrder);
        QCOMPARE(three.row(), 8);
        f.model.groupBy(QStringLiteral("corpus"));
        QCOMPARE(f.model.runAt(three), std::optional<std::size_t>(3));
        QCOMPARE(f.model.groupName(three.parent()), QStringLiteral("Corpus: 50"));
        const QPersistentModelIndex corpus(nine.parent());
        QVERIFY(f.filter("corpus = 100"));
        QVERIFY(!three.isValid());
        QCOMPARE(f.model.runAt(nine), std::optional<std::size_t>(9));
        QCOMPARE(corpus.row(), 0);
        f.model.groupBy({});
        QVERIFY(!corpus.isValid());
        QCOMPARE(f.model.runAt(nine), std::optional<std::size_t>(9));
    }

    void changesAreToldWithoutANewOrder() {
        Fixture f;
        QSignalSpy changed(&f.model, &RunsTreeModel::dataChanged);
        QSignalSpy arranged(&f.model, &RunsTreeModel::layoutChanged);
        f.results.setShown(std::array<std::size_t, 1>{3}, false);
        QCOMPARE(changed.count(), 1);
        f.model.sort(Table::BestValLoss, Qt::AscendingOrder);
        f.finish(7);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(changed[1][0].toModelIndex(), f.model.indexOf(7));
        QCOMPARE(arranged.count(), 1); // by the sort
        f.model.groupBy(QStringLiteral("seed"));
        changed.clear();
        f.finish(7);
        QCOMPARE(changed.count(), 2); // and the header, whose median may be another
        QVERIFY(f.model.isGroup(changed[1][0].toModelIndex()));
    }

    void runsOfAHeaderAreItsGroups() {
        Fixture f;
        f.model.groupBy(QStringLiteral("corpus"));
        QCOMPARE(f.model.runsAt(f.model.index(1, 0)),
                 (std::vector<std::size_t>{6, 7, 8, 9, 10, 11}));
        QCOMPARE(f.model.runsAt(f.model.indexOf(3)), std::vector<std::size_t>{3});
        QVERIFY(f.model.runsAt({}).empty());
        QVERIFY(!f.model.runAt(f.model.index(0, 0)));
        QCOMPARE(f.model.flags(f.model.index(0, 0)), Qt::ItemIsEnabled);
        QVERIFY(!f.model.setData(f.model.index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
        QVERIFY(f.model.setData(f.model.indexOf(3), Qt::Unchecked, Qt::CheckStateRole));
        QVERIFY(!f.results.isShown(3));
    }

    void whatTheSweepVariesIsAField() {
        Fixture f;
        const QString rate = QStringLiteral("training.optimizer.learning_rate");
        QVERIFY(!f.model.setFilter(rate + QStringLiteral(" < 1")));
        session::SweepRecord sweep = twelve();
        sweep.experiment.sweep.fields = {{rate.toStdString(), {"0.1", "0.02"}},
                                         {"network.layers[0].activation", {"tanh", "relu"}}};
        sweep.experiment.sweep.combination = network::FieldCombination::Zipped;
        for (std::size_t run = 6; run < 12; ++run)
            sweep.runs[run].run.parameters.variant = 1;
        f.results.reset(sweep);
        QCOMPARE(f.table.index(7, Table::Settings).data().toString(),
                 QStringLiteral("learning rate 0.02, activation of layer 1 relu"));
        QVERIFY(f.model.setFilter(rate + QStringLiteral(" < 0.05 and registers = 2")));
        QCOMPARE(listing(f.model), QStringLiteral("6 7"));
        QVERIFY(f.filter("network.layers[0].activation = Tanh and seed = 2"));
        QCOMPARE(listing(f.model), QStringLiteral("1 3 5"));
        f.model.groupBy(rate);
        QCOMPARE(listing(f.model, false), QStringLiteral("[Learning rate: 0.1] 1 3 5"));
        f.model.sort(Table::Settings, Qt::DescendingOrder);
        QVERIFY(f.filter("seed = 1"));
        QCOMPARE(listing(f.model, false),
                 QStringLiteral("[Learning rate: 0.02] 6 8 10 [Learning rate: 0.1] 0 2 4"));
        QVERIFY(f.filter("network.layers[0].activation = tanh"));
        f.results.reset(twelve()); // another sweep varies nothing of it
        QCOMPARE(f.model.listedCount(), std::size_t{12});
        QCOMPARE(f.model.rowCount(), 12);
    }

    void everyFieldThatGroupsDoes() {
        Fixture f;
        for (const RunField& field : f.model.fields().all()) {
            if (!field.groups)
                continue;
            f.model.groupBy(field.name);
            QCOMPARE(f.model.listedCount(), std::size_t{12});
            QVERIFY2(f.model.isGroup(f.model.index(0, 0)), qPrintable(field.name));
        }
    }
};

QTEST_MAIN(TestRunsTreeModel)
#include "tst_runs_tree_model.moc"
