#include "tests/views/window_fixture.h"
#include "ui/views/pass_canvas.h"
#include "ui/views/two_pass_view.h"

#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTableView>
#include <QtTest>

using namespace dpfm;
using dpfm::test::WindowFixture;
using models::TwoPasses;

namespace {

/// A window at Two passes, with a sweep of 2-2-1 that is through.
struct Fixture : WindowFixture {
    Fixture() {
        trained = runToTheEnd();
        child<QAction>("opentwoPassView").trigger();
        view = &child<views::TwoPassView>("twoPassView");
        seen = QTest::qWaitFor([this] { return view->model().passes() != nullptr; });
    }

    template <class Widget>
    Widget& part(const char* name) const {
        auto* found = view->findChild<Widget*>(QString::fromLatin1(name));
        if (found == nullptr)
            qFatal("there is no %s", name);
        return *found;
    }
    void key(Qt::Key key) const { QTest::keyClick(view, key); }
    QString sentence(const char* name) const { return part<QLabel>(name).text(); }
    QString cell(int row, int column) const {
        return part<QTableView>("passTable").model()->index(row, column).data().toString();
    }

    views::TwoPassView* view = nullptr;
    bool trained = false;
    bool seen = false;
};

} // namespace

class TestTwoPassView : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void withoutARunItSaysSo() {
        WindowFixture f;
        f.child<QAction>("opentwoPassView").trigger();
        auto& view = f.child<views::TwoPassView>("twoPassView");
        QVERIFY(view.model().passes() == nullptr);
        bool said = false;
        for (const QLabel* label : view.findChildren<QLabel*>())
            said = said || (label->isVisible() && label->text() == "No network yet: press Run.");
        QVERIFY(said);
        QVERIFY(!view.findChild<QPushButton*>("stepForward")->isVisible());
    }

    void keysStepBothSides() {
        Fixture f;
        QVERIFY(f.trained && f.seen);
        QCOMPARE(f.sentence("backwardSentence"), "The 2 inputs are there.");
        f.key(Qt::Key_Right);
        QVERIFY(f.sentence("backwardSentence").startsWith("Forward, layer 1, neuron 1: a = "));
        QVERIFY(f.sentence("forwardSentence").startsWith("Candidates, layer 1, neuron 1: s = "));
        f.key(Qt::Key_Right);
        QVERIFY(f.sentence("backwardSentence").startsWith("Forward, layer 1, neuron 2: a = "));
        QVERIFY(f.sentence("forwardSentence").startsWith("Selection, layer 1, neuron 1: a = "));
        f.key(Qt::Key_Left);
        QVERIFY(f.sentence("forwardSentence").startsWith("Candidates"));
        f.key(Qt::Key_End);
        QCOMPARE(f.sentence("backwardSentence"), "Done: the gradient of all 9 weights.");
        QVERIFY(f.sentence("forwardSentence").startsWith("Done: the gradient of "));
        QCOMPARE(f.cell(models::TwoPassTable::Total, 0), "9");
        f.key(Qt::Key_Home);
        QCOMPARE(f.cell(models::TwoPassTable::Total, 0), "2");
        QCOMPARE(f.cell(models::TwoPassTable::Total, 1), "2");
    }

    void nodesSayWhatTheyKeep() {
        Fixture f;
        QVERIFY(f.trained && f.seen);
        views::PassCanvas& forward = f.view->canvas(TwoPasses::ForwardMode);
        views::PassCanvas& backward = f.view->canvas(TwoPasses::Backpropagation);
        QCOMPARE(forward.textOf({1, 0}), QStringList());
        QCOMPARE(forward.textOf({0, 0}).size(), 1);
        f.key(Qt::Key_Right);
        QCOMPARE(forward.textOf({1, 0}).at(1), "cand. 3");
        QVERIFY(forward.textOf({1, 0}).at(0).startsWith("s = "));
        QCOMPARE(backward.textOf({1, 0}).size(), 1);
        f.key(Qt::Key_Right);
        QVERIFY(forward.textOf({1, 0}).at(1).startsWith("reg. "));
        for (int i = 0; i < 3; ++i)
            f.key(Qt::Key_Right); // the output's own step on the way back
        QVERIFY(backward.textOf({2, 0}).at(1).startsWith("δ "));
        QVERIFY(!backward.neuronRect({1, 0}).isEmpty());
        QVERIFY(backward.neuronRect({1, 0}).right() < backward.neuronRect({2, 0}).left());
    }

    void aSampleAndRAreChosen() {
        Fixture f;
        QVERIFY(f.trained && f.seen);
        auto& sample = f.part<QSpinBox>("passSample");
        sample.setFocus();
        QTest::keyClick(&sample, Qt::Key_Up);
        QVERIFY(QTest::qWaitFor([&] { return f.view->model().passes()->probe->sample == 1; }));
        auto& registers = f.part<QSpinBox>("passRegisters");
        registers.setFocus();
        registers.selectAll();
        QTest::keyClicks(&registers, "1");
        QTest::keyClick(&registers, Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([&] { return f.view->model().passes()->probe->registers == 1; }));
        f.key(Qt::Key_End);
        QVERIFY(f.sentence("forwardSentence").startsWith("Done: the gradient of 1 of 9 weights"));
        QVERIFY(f.workbench->probe().whatIf() == std::optional<std::size_t>(1));
    }

    void itPlays() {
        Fixture f;
        QVERIFY(f.trained && f.seen);
        f.part<QSlider>("stepSpeed").setValue(20);
        f.key(Qt::Key_P);
        QTRY_COMPARE(f.view->model().step(), f.view->model().lastStep());
    }
};

QTEST_MAIN(TestTwoPassView)
#include "tst_two_pass_view.moc"
