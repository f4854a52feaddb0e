#include "tests/support/experiments.h"
#include "tests/support/idx_files.h"
#include "ui/models/experiment_document.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace dpfm;
using namespace dpfm::models;
using network::Experiment;

class TestExperimentDocument : public QObject {
    Q_OBJECT
private:
    const Experiment start_ = test::workshop();

    static void setRate(ExperimentDocument& document, double rate, const QString& key = {}) {
        document.edit(
            QStringLiteral("Learning rate"),
            [=](Experiment& e) { e.training.optimizer.learningRate = rate; }, key);
    }
    static double rate(const ExperimentDocument& document) {
        return document.experiment().training.optimizer.learningRate;
    }

private slots:
    void editsAreUndone() {
        ExperimentDocument document;
        document.reset(start_);
        QSignalSpy changed(&document, &ExperimentDocument::changed);
        document.edit(QStringLiteral("Name"), [](Experiment& e) { e.name = "Other"; });
        setRate(document, 0.5);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(document.undoStack().undoText(), QStringLiteral("Learning rate"));
        Experiment after = start_;
        after.name = "Other";
        after.training.optimizer.learningRate = 0.5;
        QCOMPARE(document.experiment(), after);

        document.undoStack().undo();
        QCOMPARE(document.experiment().name, std::string("Other"));
        QCOMPARE(rate(document), start_.training.optimizer.learningRate);
        document.undoStack().undo();
        QCOMPARE(document.experiment(), start_);
        QVERIFY(!document.undoStack().canUndo());
        document.undoStack().redo();
        document.undoStack().redo();
        QCOMPARE(document.experiment(), after);
        QCOMPARE(changed.count(), 6);
    }

    void anEditWithoutChangeLeavesNoStep() {
        ExperimentDocument document;
        document.reset(start_);
        QSignalSpy changed(&document, &ExperimentDocument::changed);
        document.edit(QStringLiteral("Nothing"), [](Experiment&) {});
        setRate(document, start_.training.optimizer.learningRate, QStringLiteral("rate"));
        QCOMPARE(document.undoStack().count(), 0);
        QVERIFY(changed.isEmpty());
        QVERIFY(!document.modified());
    }

    void mergesByKey() {
        ExperimentDocument document;
        document.reset(start_);
        for (const double value : {0.2, 0.3, 0.4})
            setRate(document, value, QStringLiteral("rate"));
        QCOMPARE(document.undoStack().count(), 1);
        document.edit(
            QStringLiteral("Name"), [](Experiment& e) { e.name = "Other"; },
            QStringLiteral("name"));
        QCOMPARE(document.undoStack().count(), 2);
        setRate(document, 0.5, QStringLiteral("rate"));
        QCOMPARE(document.undoStack().count(), 3);
        setRate(document, 0.6); // without a key nothing is merged
        setRate(document, 0.7);
        QCOMPARE(document.undoStack().count(), 5);
        document.undoStack().setIndex(1);
        QCOMPARE(rate(document), 0.4);
        document.undoStack().undo();
        QCOMPARE(document.experiment(), start_);
    }

    void endMergeClosesARow() {
        ExperimentDocument document;
        document.reset(start_);
        setRate(document, 0.2, QStringLiteral("rate"));
        document.endMerge();
        setRate(document, 0.3, QStringLiteral("rate"));
        setRate(document, 0.4, QStringLiteral("rate"));
        QCOMPARE(document.undoStack().count(), 2);
        document.undoStack().undo();
        QCOMPARE(rate(document), 0.2);
    }

    void anUndoClosesARow() {
        ExperimentDocument document;
        document.reset(start_);
        setRate(document, 0.2, QStringLiteral("rate"));
        document.edit(QStringLiteral("Name"), [](Experiment& e) { e.name = "Other"; });
        document.undoStack().undo();
        setRate(document, 0.3, QStringLiteral("rate"));
        QCOMPARE(document.undoStack().count(), 2);
        document.undoStack().undo();
        QCOMPARE(rate(document), 0.2);
    }

    void aRowThatReturnsToItsStartVanishes() {
        ExperimentDocument document;
        document.reset(start_);
        setRate(document, 0.2, QStringLiteral("rate"));
        QVERIFY(document.modified());
        setRate(document, start_.training.optimizer.learningRate, QStringLiteral("rate"));
        QCOMPARE(document.undoStack().count(), 0);
        QCOMPARE(document.experiment(), start_);
        QVERIFY(!document.modified());
    }

    void knowsWhetherItIsSaved() {
        ExperimentDocument document;
        document.reset(start_);
        QVERIFY(!document.modified());
        setRate(document, 0.2, QStringLiteral("rate"));
        QVERIFY(document.modified());
        document.setSaved();
        QVERIFY(!document.modified());
        setRate(document, 0.3, QStringLiteral("rate")); // what is saved stays a step of its own
        QVERIFY(document.modified());
        document.undoStack().undo();
        QVERIFY(!document.modified());
        QCOMPARE(rate(document), 0.2);
        document.undoStack().undo();
        QVERIFY(document.modified());
    }

    /// Naming both files makes the experiment one that can be run, by steps that can be undone.
    void namedFilesAreLookedInto() {
        const QTemporaryDir folder;
        const std::string images = test::put(folder.path(), "i", test::idxImages(40, 3, 3));
        const std::string labels = test::put(folder.path(), "l", test::idxLabels(40, 4));
        using network::IdxFiles;
        ExperimentDocument document;
        document.reset(start_);
        document.edit(QStringLiteral("Source"),
                      [](Experiment& e) { network::chooseSource(e, network::DataSource::Idx); });
        QCOMPARE(document.experiment().data.scaling, network::Scaling::Unit);
        QVERIFY(!document.valid());
        document.nameFile(QStringLiteral("Images"), &IdxFiles::images,
                          QString::fromStdString(images));
        QVERIFY(!document.valid());
        document.nameFile(QStringLiteral("Labels"), &IdxFiles::labels,
                          QString::fromStdString(labels + "x"), QStringLiteral("labels"));
        QCOMPARE(document.problems().front().place, std::string("data.labels"));
        document.nameFile(QStringLiteral("Labels"), &IdxFiles::labels,
                          QString::fromStdString(labels), QStringLiteral("labels"));
        QVERIFY(document.valid());
        QCOMPARE(network::layerSizes(document.experiment()), (std::vector<int>{9, 5, 5, 4}));
        QCOMPARE(document.undoStack().count(), 3);

        // Gone meanwhile, and there again: the next edit tells.
        QVERIFY(QFile::rename(folder.filePath("i"), folder.filePath("other")));
        setRate(document, 0.5);
        QCOMPARE(document.problems().front().place, std::string("data.images"));
        QVERIFY(QFile::rename(folder.filePath("other"), folder.filePath("i")));
        setRate(document, 0.25);
        QVERIFY(document.valid());
        while (document.undoStack().canUndo())
            document.undoStack().undo();
        QCOMPARE(document.experiment(), start_);
    }

    void resetForgetsTheHistory() {
        ExperimentDocument document;
        setRate(document, 0.2);
        QSignalSpy changed(&document, &ExperimentDocument::changed);
        document.reset(start_);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(document.experiment(), start_);
        QCOMPARE(document.undoStack().count(), 0);
        QVERIFY(!document.modified());
    }

    void problemsAndWarningsFollow() {
        ExperimentDocument document;
        QVERIFY(!document.valid()); // an empty experiment has no layers
        document.reset(start_);
        QVERIFY(document.valid());
        QVERIFY(document.problems().empty() && document.warnings().empty());

        document.edit(QStringLiteral("Batch"), [](Experiment& e) { e.training.batchSize = 0; });
        QVERIFY(!document.valid());
        QCOMPARE(document.problems().size(), std::size_t{1});
        QCOMPARE(document.problems().front().place, std::string("training.batch_size"));
        document.undoStack().undo();
        QVERIFY(document.valid());

        bool seen = false; // a listener sees the problems that go with the experiment
        connect(&document, &ExperimentDocument::changed, this,
                [&] { seen = document.warnings().size() == 1; });
        document.edit(QStringLiteral("Batch"), [](Experiment& e) { e.training.batchSize = 20; });
        QVERIFY(seen);
        QVERIFY(document.valid());
    }
};

QTEST_GUILESS_MAIN(TestExperimentDocument)
#include "tst_experiment_document.moc"
