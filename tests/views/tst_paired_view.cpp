#include "tests/views/window_fixture.h"
#include "ui/views/compare_view.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QtTest>

using namespace dpfm;
using dpfm::test::WindowFixture;

/// The paired differences in the Compare tab, as a person comes to them.
class TestPairedView : public QObject {
    Q_OBJECT
private:
    static network::Experiment sixSeeds() {
        network::Experiment experiment = test::smallExperiment();
        experiment.sweep.registers = {1, 2, 0};
        experiment.sweep.corpus = {10, 20};
        experiment.sweep.seeds = {1, 2, 3, 4, 5, 6};
        return experiment;
    }
    /// Compare, and the third plot, by keys.
    static views::CompareView& open(const WindowFixture& f) {
        QTest::keyClick(f.window.get(), Qt::Key_2, Qt::ControlModifier);
        auto& plot = f.child<QComboBox>("comparePlot");
        QTest::keyClick(&plot, Qt::Key_Home);
        for (int i = 0; i < 2; ++i)
            QTest::keyClick(&plot, Qt::Key_Down);
        return *f.window->findChild<views::CompareView*>();
    }
    static QStringList sentences(const WindowFixture& f) {
        return f.child<QPlainTextEdit>("compareSentences").toPlainText().split(u'\n');
    }
    static void clickLegend(figures::PairedFigure& figure, std::size_t entry) {
        figure.plot().replot(); // which lays the legend out
        QTest::mouseClick(figure.widget(), Qt::LeftButton, {},
                          figure.legendEntries().at(entry)->outerRect().center());
    }

private slots:
    void saysSoBeforeARun() {
        const WindowFixture f(sixSeeds());
        views::CompareView& compare = open(f);
        QCOMPARE(compare.figureOptions().plot, figures::PlotKind::Paired);
        QTRY_VERIFY(compare.paired().widget()->isVisible());
        QVERIFY(compare.paired().empty());
        QVERIFY(compare.paired().message().startsWith("No pairs yet"));
        QVERIFY(!f.child<QPlainTextEdit>("compareSentences").isVisible());
    }

    void saysASentenceForEachComparison() {
        const WindowFixture f(sixSeeds());
        QVERIFY(f.runToTheEnd());
        views::CompareView& compare = open(f);
        QTRY_VERIFY(!compare.paired().empty());
        QVERIFY(f.child<QPlainTextEdit>("compareSentences").isVisible());
        QVERIFY(f.child<QWidget>("compareLogY").isVisible());
        const QStringList said = sentences(f);
        QCOMPARE(said.size(), 2 * 2 + 1);
        QVERIFY2(said[0].startsWith("Corpus 10: ") && said[0].contains("R = 1") &&
                     said[0].contains("of 6 seeds; median difference "),
                 qPrintable(said[0]));
        QVERIFY2(said[3].startsWith("Corpus 20: ") && said[3].contains("R = 2") &&
                     said[3].contains("Wilcoxon p "),
                 qPrintable(said[3]));
        QVERIFY(said[4].startsWith("Difference: val_loss at the lowest training loss"));
    }

    void growsWhileItIsSeen() {
        const WindowFixture f(sixSeeds());
        views::CompareView& compare = open(f);
        QVERIFY(compare.paired().empty());
        f.clickAction("run");
        QTRY_COMPARE(sentences(f).size(), 2 * 2 + 1);
        QTRY_VERIFY(sentences(f).constFirst().contains("of 6 seeds"));
    }

    void metricAndReadingAreChosen() {
        const WindowFixture f(sixSeeds());
        QVERIFY(f.runToTheEnd());
        open(f);
        const QStringList before = sentences(f);
        QTest::keyClick(&f.child<QComboBox>("compareMetric"), Qt::Key_Down);
        QVERIFY(sentences(f).constLast().startsWith("Difference: loss at the lowest"));
        QTest::keyClick(&f.child<QComboBox>("reading"), Qt::Key_Down);
        QVERIFY(sentences(f).constLast().startsWith("Difference: loss after the last epoch"));
        QVERIFY(sentences(f).constFirst() != before.constFirst());
    }

    void legendHidesRuns() {
        const WindowFixture f(sixSeeds());
        QVERIFY(f.runToTheEnd());
        figures::PairedFigure& figure = open(f).paired();
        QTRY_VERIFY(figure.widget()->isVisible());
        QCOMPARE(figure.legendEntries().size(), std::size_t{4}); // R = 1, 2, corpus 10, 20
        clickLegend(figure, 0);
        QCOMPARE(sentences(f).size(), 2 + 1);
        QVERIFY(!figure.legendEntries()[0]->look().shown);
        QVERIFY(!sentences(f)[0].contains("R = 1"));
        QVERIFY2(sentences(f)[2].contains("number of comparisons, 2"), qPrintable(sentences(f)[2]));
        clickLegend(figure, 3);
        QCOMPARE(sentences(f).size(), 1 + 1);
        QVERIFY(sentences(f)[0].startsWith("Corpus 10: "));
        clickLegend(figure, 3);
        clickLegend(figure, 0);
        QCOMPARE(sentences(f).size(), 2 * 2 + 1);
    }

    void sentencesAreReadAndCopiedByKeys() {
        const WindowFixture f(sixSeeds());
        QVERIFY(f.runToTheEnd());
        open(f);
        auto& text = f.child<QPlainTextEdit>("compareSentences");
        QVERIFY(!text.accessibleName().isEmpty());
        const QString before = text.toPlainText();
        text.setFocus();
        QTest::keyClicks(&text, QStringLiteral("x"));
        QCOMPARE(text.toPlainText(), before);
        QTest::keySequence(&text, QKeySequence::SelectAll);
        QTest::keySequence(&text, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), before);
        QTest::keyClick(&text, Qt::Key_Tab);
        QVERIFY(f.window->focusWidget() != &text);
    }
};

QTEST_MAIN(TestPairedView)
#include "tst_paired_view.moc"
