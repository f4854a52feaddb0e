#include "tests/support/sample_sweep.h"
#include "ui/models/register_colors.h"
#include "ui/models/runs_table_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QTest>
#include <QUndoStack>

#include <array>

using namespace dpfm;
using namespace dpfm::models;
using network::Method;
using session::RunStatus;
using tests::sampleRun;
using Table = RunsTableModel;

namespace {

/// Runs of every kind: done, waiting, interrupted, training, diverged, and one of backpropagation.
session::SweepRecord kinds() {
    session::SweepRecord sweep;
    sweep.runs = {sampleRun(0, 50, 0, 1, {0.5, 0.25, 0.75}, {3.0, 2.0, 1.0}),
                  sampleRun(1, 50, 16, 1, {}),
                  sampleRun(2, 50, 2, 1, {0.5}),
                  sampleRun(3, 100, 8, 1, {0.5, 0.123456}),
                  sampleRun(4, 100, 4, 2, {4.0}),
                  sampleRun(5, 400, 0, 3, {1.0, 2.0})};
    sweep.experiment.validationShare = 0.2;
    sweep.runs[0].seconds = 1.234;
    sweep.runs[0].marks.note = QStringLiteral("odd");
    sweep.runs[0].epochs[2].valAccuracy = 0.975;
    sweep.runs[1].status = RunStatus::Pending;
    sweep.runs[2].status = RunStatus::Pending;
    sweep.runs[3].status = RunStatus::Running;
    sweep.runs[4].status = RunStatus::Diverged;
    sweep.runs[4].divergence = QStringLiteral("a weight");
    sweep.runs[4].divergedEpoch = 2;
    sweep.runs[5].run.parameters.method = Method::Backpropagation;
    return sweep;
}

} // namespace

class TestRunsTableModel : public QObject {
    Q_OBJECT
private:
    static QString text(const Table& table, int row, int column) {
        return table.index(row, column).data().toString();
    }
    static QVariant sort(const Table& table, int row, int column) {
        return table.index(row, column).data(Table::SortRole);
    }

private slots:
    void isAWellBehavedModel() {
        ResultsModel results;
        Table table(results);
        const QAbstractItemModelTester tester(
            &table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(table.rowCount(), 0);
        results.reset(kinds());
        QCOMPARE(table.rowCount(), 6);
        QCOMPARE(table.columnCount(), int(Table::ColumnCount));
        results.setShown(std::array<std::size_t, 1>{2}, false);
        results.apply(std::array{session::RunEvent{results.run(3).run, session::RunStarted{}}});
        results.reset(tests::sampleSweep());
        results.reset({});
        QCOMPARE(table.rowCount(), 0);
    }

    void texts_data() {
        QTest::addColumn<int>("column");
        QTest::addColumn<QStringList>("texts"); // of runs 0, 1 and 4
        const auto row = [](const char* name, int column, const QStringList& texts) {
            QTest::newRow(name) << column << texts;
        };
        row("run", Table::Run, {"0", "1", "4"});
        row("corpus", Table::Corpus, {"50", "50", "100"});
        row("registers", Table::Registers, {"all", "16", "4"});
        row("seed", Table::Seed, {"1", "1", "2"});
        row("settings", Table::Settings, {"", "", ""});
        row("status", Table::Status, {"done", "waiting", "diverged"});
        row("epoch", Table::Epoch, {"3", "0", "1"});
        row("final loss", Table::FinalLoss, {"0.75", "", "4"});
        row("final val_loss", Table::FinalValLoss, {"1", "", "40"});
        row("best epoch", Table::BestEpoch, {"2", "", "1"});
        row("best loss", Table::BestLoss, {"0.25", "", "4"});
        row("best val_loss", Table::BestValLoss, {"2", "", "40"});
        row("lowest val_loss", Table::LowestValLoss, {"1", "", "40"});
        row("lowest epoch", Table::LowestEpoch, {"3", "", "1"});
        row("accuracy", Table::ValAccuracy, {"97.5 %", "", ""});
        row("seconds", Table::Seconds, {"1.23 s", "", ""});
        // 40 of 50 samples, three epochs, 1.234 s
        row("samples a second", Table::SamplesPerSecond, {"97", "", ""});
        row("divergence", Table::Divergence, {"", "", "epoch 2: a weight"});
        row("note", Table::Note, {"odd", "", ""});
    }
    void texts() {
        QFETCH(const int, column);
        QFETCH(const QStringList, texts);
        ResultsModel results;
        results.reset(kinds());
        const Table table(results);
        QCOMPARE(
            (QStringList{text(table, 0, column), text(table, 1, column), text(table, 4, column)}),
            texts);
        QVERIFY(!table.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }

    void starvingLayersAreNamed() {
        session::SweepRecord sweep = kinds();
        sweep.runs[0].run.parameters.registers = 8;
        sweep.runs[0].layers = {{1000, 0, 0}, {100, 5, 1}, {10, 10, 19}};
        sweep.runs[5].layers = {{1000, 0, 0}, {10, 10, 0}}; // by backpropagation
        sweep.runs[3].layers = {{1000, 400, 30}, {100, 50, 3}, {10, 10, 9}};
        ResultsModel results;
        results.reset(sweep);
        const Table table(results);
        QCOMPARE(text(table, 0, Table::Starving), QStringLiteral("layer 1, 2"));
        QCOMPARE(text(table, 1, Table::Starving), QString());
        QCOMPARE(text(table, 3, Table::Starving), QString());
        QCOMPARE(text(table, 5, Table::Starving), QString());
        const QString tip = table.index(0, Table::Starving).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains("Layer 2: 5.0 % of its weights were updated at least once; it holds "
                              "5.0 % of the registers that reached the outputs."),
                 qPrintable(tip));
    }

    void sortValues_data() {
        QTest::addColumn<int>("column");
        QTest::addColumn<QVariant>("value"); // of run 0
        QTest::addColumn<bool>("alsoWithoutEpochs");
        const auto row = [](const char* name, int column, const QVariant& value, bool always) {
            QTest::newRow(name) << column << value << always;
        };
        row("run", Table::Run, 0, true);
        row("corpus", Table::Corpus, 50, true);
        row("seed", Table::Seed, 1, true);
        row("settings", Table::Settings, 0, true);
        row("status", Table::Status, "done", true);
        row("epoch", Table::Epoch, 3, true);
        row("final loss", Table::FinalLoss, 0.75, false);
        row("final val_loss", Table::FinalValLoss, 1.0, false);
        row("best epoch", Table::BestEpoch, 2, false);
        row("best loss", Table::BestLoss, 0.25, false);
        row("best val_loss", Table::BestValLoss, 2.0, false);
        row("lowest val_loss", Table::LowestValLoss, 1.0, false);
        row("lowest epoch", Table::LowestEpoch, 3, false);
        row("accuracy", Table::ValAccuracy, 0.975, false);
        row("seconds", Table::Seconds, 1.234, true);
        row("samples a second", Table::SamplesPerSecond, 120 / 1.234, false);
        row("note", Table::Note, "odd", false);
        row("starving", Table::Starving, 0, true);
    }
    void sortValues() {
        QFETCH(const int, column);
        QFETCH(const QVariant, value);
        QFETCH(const bool, alsoWithoutEpochs);
        ResultsModel results;
        results.reset(kinds());
        const Table table(results);
        if (value.typeId() == QMetaType::QString)
            QCOMPARE(sort(table, 0, column).toString(), value.toString());
        else
            QCOMPARE(sort(table, 0, column).toDouble(), value.toDouble());
        QCOMPARE(sort(table, 1, column).isValid(), alsoWithoutEpochs);
    }

    void allSortsAfterNumbersAndBackpropagationLast() {
        ResultsModel results;
        results.reset(kinds());
        Table table(results);
        QSortFilterProxyModel sorted;
        sorted.setSourceModel(&table);
        sorted.setSortRole(Table::SortRole);
        sorted.sort(Table::Registers);
        QStringList order;
        for (int row = 0; row < sorted.rowCount(); ++row)
            order << sorted.index(row, Table::Registers).data().toString();
        QCOMPARE(order, (QStringList{"2", "4", "8", "16", "all", "backprop."}));
    }

    void statuses() {
        ResultsModel results;
        results.reset(kinds());
        const Table table(results);
        QStringList statuses;
        for (int row = 0; row < table.rowCount(); ++row)
            statuses << text(table, row, Table::Status);
        QCOMPARE(statuses,
                 (QStringList{"done", "waiting", "interrupted", "training", "diverged", "done"}));
        QCOMPARE(table.index(4, Table::BestLoss).data(Qt::ToolTipRole).toString(),
                 QStringLiteral("Diverged in epoch 2: a weight is not a finite number."));
    }

    void theCheckBoxShowsAndHides() {
        ResultsModel results;
        results.reset(kinds());
        Table table(results);
        const QModelIndex box = table.index(3, Table::Run);
        QVERIFY(box.flags() & Qt::ItemIsUserCheckable);
        QVERIFY(!(table.index(3, Table::Corpus).flags() & Qt::ItemIsUserCheckable));
        QCOMPARE(box.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QVERIFY(!table.index(3, Table::Corpus).data(Qt::CheckStateRole).isValid());

        QSignalSpy changed(&table, &Table::dataChanged);
        QVERIFY(table.setData(box, Qt::Unchecked, Qt::CheckStateRole));
        QVERIFY(!results.isShown(3));
        QCOMPARE(box.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QCOMPARE(changed.count(), 1);
        QVERIFY(table.setData(box, Qt::Checked, Qt::CheckStateRole));
        QVERIFY(results.isShown(3));
        QVERIFY(!table.setData(box, 1, Qt::EditRole));
        QVERIFY(!table.setData(table.index(3, Table::Seed), Qt::Unchecked, Qt::CheckStateRole));
        QVERIFY(!table.setData({}, Qt::Unchecked, Qt::CheckStateRole));
        QVERIFY(results.isShown(3));
    }

    void notesAreEditedWhereThatIsPermitted() {
        ResultsModel results;
        results.reset(kinds());
        const Table forReading(results);
        QVERIFY(!(forReading.index(3, Table::Note).flags() & Qt::ItemIsEditable));
        bool permitted = true;
        QUndoStack undoStack;
        RunMarking marking(
            results, undoStack, [&] { return permitted; },
            [&](qint64, const auto& runs) { results.setMarks(runs); });
        Table table(results, &marking);
        const QModelIndex note = table.index(3, Table::Note);
        QVERIFY(note.flags() & Qt::ItemIsEditable);
        QVERIFY(!(table.index(3, Table::Seed).flags() & Qt::ItemIsEditable));
        QVERIFY(table.setData(note, QStringLiteral("why?"), Qt::EditRole));
        QCOMPARE(note.data().toString(), QStringLiteral("why?"));
        QCOMPARE(note.data(Qt::EditRole).toString(), QStringLiteral("why?"));
        QVERIFY(!table.setData(table.index(3, Table::Seed), QStringLiteral("9"), Qt::EditRole));
        permitted = false;
        QVERIFY(!(note.flags() & Qt::ItemIsEditable));
        QVERIFY(!table.setData(note, QStringLiteral("no"), Qt::EditRole));
        undoStack.undo();
        QCOMPARE(results.run(3).marks.note, QString());
    }

    void pinnedRunsSaySo() {
        ResultsModel results;
        results.reset(kinds());
        const Table table(results);
        results.setMarks(std::array{session::MarkedRun{3, {{}, true, false}}});
        QVERIFY(table.index(3, Table::Run).data(Qt::FontRole).value<QFont>().bold());
        QCOMPARE(table.index(3, Table::Run).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Run 3, pinned"));
        QVERIFY(!table.index(2, Table::Run).data(Qt::FontRole).isValid());
    }

    void everyColumnHasANameOfItsOwn() {
        QSet<QString> names;
        for (int column = 0; column < Table::ColumnCount; ++column)
            names << Table::columnName(column);
        QCOMPARE(names.size(), qsizetype{Table::ColumnCount});
        QVERIFY(!names.contains(QString()));
    }

    void changesAreToldByRow() {
        ResultsModel results;
        results.reset(kinds());
        Table table(results);
        QSignalSpy changed(&table, &Table::dataChanged);
        results.apply(std::array{session::RunEvent{results.run(2).run, session::RunStarted{}}});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex(), table.index(2, 0));
        QCOMPARE(changed[0][1].toModelIndex(), table.index(2, Table::ColumnCount - 1));
        QCOMPARE(text(table, 2, Table::Status), QStringLiteral("training"));
        QCOMPARE(text(table, 2, Table::FinalLoss), QString());
    }

    void theColourIsTheRegisters() {
        ResultsModel results;
        results.reset(kinds());
        const Table table(results);
        const QColor shown = table.index(3, Table::Run).data(Qt::DecorationRole).value<QColor>();
        QVERIFY(shown == registerColor(Method::Dpfm, 8, Surface::Light) ||
                shown == registerColor(Method::Dpfm, 8, Surface::Dark));
    }
};

QTEST_MAIN(TestRunsTableModel)
#include "tst_runs_table_model.moc"
